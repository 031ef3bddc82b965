"""What can be done with the ticked leads; it takes the place of the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.words import Stage
from app.ui.look import brush_on, draw_box
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu

if TYPE_CHECKING:
    from app.domain.cadence import Cadence


class BulkBar(QWidget):
    """`series_asked` carries a Cadence, `stage_asked` a Stage."""

    series_asked = Signal(object)
    stage_asked = Signal(object)
    copy_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Selected leads")
        self.count = Label("", "bodys", "oninverse")
        self.series = Button("Start series", "inverse", icon="list-plus", caret=True)
        self.stage = Button("Stage", "inverse", icon="git-commit-horizontal", caret=True)
        self.copy = Button("Copy", "inverse", icon="copy")
        self.note = Label("", "body", "oninverse2")
        self.clear = IconButton("x", "Clear selection", "inverse")
        self.cadences_menu, self.stages_menu = Menu(self), Menu(self)
        for stage in Stage:
            self.stages_menu.add(stage.capitalize(), self._take_stage).setData(stage)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)
        self._lay_out()
        self.series.clicked.connect(self._open_cadences)
        self.stage.clicked.connect(self._open_stages)
        self.copy.clicked.connect(self.copy_asked)
        self.clear.clicked.connect(self.cleared)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(4)
        line.addWidget(self.count)
        line.addSpacing(14)
        for part in (self.series, self.stage, self.copy):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.note)
        line.addSpacing(12)
        line.addWidget(self.clear)

    def tell(self, ticked: int, shown: int, total: int) -> None:
        """Say how many are ticked, how many pass the filter, how many there are."""
        self.count.set_text(f"{ticked:,} selected")
        self.note.set_text(f"{shown:,} shown, {total:,} leads")
        self.series.setAccessibleName(f"Start series for {ticked} leads")
        self.stage.setAccessibleName(f"Set the stage of {ticked} leads")

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
