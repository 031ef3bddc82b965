"""What can be done with the ticked leads; it takes the place of the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.words import Stage
from app.ui.leads.words import leads_words
from app.ui.look import brush_on, draw_box
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu

if TYPE_CHECKING:
    from app.domain.cadence import Cadence

_ROOMY = 860


class BulkBar(QWidget):
    """Acts on the ticked leads; each says for how many.

    Signals:
        series_asked: A Cadence. stage_asked: A Stage.
        day_asked, tag_asked: The button under which to ask for a day, or a tag.
        export_asked, delete_asked, copy_asked, back_asked, cleared: Nothing more.
    """

    series_asked = Signal(object)
    stage_asked = Signal(object)
    day_asked = Signal(object)
    tag_asked = Signal(object)
    export_asked = Signal()
    delete_asked = Signal()
    back_asked = Signal()
    copy_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Selected leads")
        self.count = Label("", "bodys", "oninverse")
        self.series = Button("Start series", "inverse", icon="list-plus", caret=True)
        self.day = Button("Reschedule", "inverse", icon="calendar-clock")
        self.stage = Button("Stage", "inverse", icon="git-commit-horizontal", caret=True)
        self.tag = Button("Tag", "inverse", icon="tag")
        self.export = Button("Export", "inverse", icon="download")
        self.back = Button("Bring back", "inverse", icon="archive-restore")
        self.more = IconButton("ellipsis", "More for the selected leads", "inverse")
        self.note = Label("", "body", "oninverse2")
        self.clear = IconButton("x", "Clear selection", "inverse", keys="Esc")
        self.cadences_menu, self.stages_menu, self.more_menu = Menu(self), Menu(self), Menu(self)
        for stage in Stage:
            self.stages_menu.add(stage.capitalize(), self._take_stage).setData(stage)
        self.copy = self.more_menu.add("Copy", self.copy_asked.emit, icon="copy", hint="Ctrl+C")
        self.delete = self.more_menu.add("Delete", self.delete_asked.emit, icon="trash-2", danger=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(4)
        line.addWidget(self.count)
        line.addSpacing(14)
        for part in (self.series, self.day, self.stage, self.tag, self.export, self.back, self.more):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.note)
        line.addSpacing(8)
        line.addWidget(self.clear)
        self.back.hide()

    def _connect(self) -> None:
        self.series.clicked.connect(self._open_cadences)
        self.stage.clicked.connect(self._open_stages)
        self.day.clicked.connect(self._ask_day)
        self.tag.clicked.connect(self._ask_tag)
        self.more.clicked.connect(self._open_more)
        self.export.clicked.connect(self.export_asked)
        self.back.clicked.connect(self.back_asked)
        self.clear.clicked.connect(self.cleared)

    def show_deleted(self, deleted: bool) -> None:  # noqa: FBT001 -- one state
        """Deleted leads can be brought back and exported, no more."""
        for part in (self.series, self.day, self.stage, self.tag, self.more):
            part.setVisible(not deleted)
        self.back.setVisible(deleted)

    def tell(self, ticked: int, shown: int, total: int, *, hidden: int) -> None:
        """Say how many are ticked (and not in the list), how many pass the filter, how many there are."""
        every = ticked == shown and ticked > 1 and not hidden
        words = f"All {ticked:,} shown selected" if every else f"{ticked:,} selected"
        self.count.set_text(f"{words}, {hidden:,} not shown" if hidden else words)
        self.note.set_text(f"{shown:,} shown, {leads_words(total)}")
        self.note.setVisible(self.width() >= _ROOMY)
        whom = leads_words(ticked)
        for part, words in (
            (self.series, f"Start series for {whom}"),
            (self.day, f"Reschedule {whom}"),
            (self.stage, f"Set the stage of {whom}"),
            (self.tag, f"Tag {whom}"),
            (self.export, f"Export {whom}"),
            (self.back, f"Bring back {whom}"),
        ):
            part.setAccessibleName(words)
            part.setToolTip(words)
        self.copy.setText(f"Copy {whom}")
        self.delete.setText(f"Delete {whom}")

    def offer(self, cadences: Sequence[Cadence]) -> None:
        """Fill the menu of series."""
        self.cadences_menu.clear()
        for cadence in cadences:
            hint = f"{len(cadence.steps)} touches"
            self.cadences_menu.add(cadence.title, self._take_cadence, hint=hint).setData(cadence)

    def _open_cadences(self) -> None:
        self.cadences_menu.open_under(self.series)

    def _open_stages(self) -> None:
        self.stages_menu.open_under(self.stage)

    def _open_more(self) -> None:
        self.more_menu.open_under(self.more)

    def _ask_day(self) -> None:
        self.day_asked.emit(self.day)

    def _ask_tag(self) -> None:
        self.tag_asked.emit(self.tag)

    def _take_cadence(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.series_asked.emit(action.data())

    def _take_stage(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.stage_asked.emit(action.data())

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(brush_on(self), QRectF(self.rect()), 10, "inverse")
