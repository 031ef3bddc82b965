"""Who it is: avatar, name, score, title and company, stage, and what else can be done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.words import Stage
from app.ui.parts.avatar import Avatar
from app.ui.parts.chip import Chip
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.parts.score_chip import ScoreChip


class LeadHead(QWidget):
    """`asked` carries an act: "open", "meeting", "calendar"; `staged` the new stage; `copied` the text."""

    asked = Signal(str)
    staged = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: LeadRow | None = None
        self._avatar = Avatar(size=48)
        self._name = Label("", "h1")
        self._score = ScoreChip()
        self._company = Label("", "body", "ink2")
        self._stage = Chip("", caret=True)
        self._stage.clicked.connect(self._open_stages)
        self._more = IconButton("ellipsis", "More for this lead")
        self._more.clicked.connect(self._open_menu)
        self._menu = Menu(self)
        self._stages = Menu(self)
        self._stages.triggered.connect(self._on_stage)
        self._menu.triggered.connect(self._on_act)
        self._lay_out()

    def show_lead(self, row: LeadRow) -> None:
        """Show another lead."""
        self._row = row
        self._avatar.set_name(row.name)
        self._name.set_text(row.name)
        self._name.setToolTip(row.name)
        self._score.setVisible(row.score is not None)
        self._score.set_score(row.score or 0)
        parts = (row.details.title, row.details.company)
        self._company.set_text(", ".join(part for part in parts if part and part != row.name))
        self._stage.set_words(row.details.stage.value.capitalize())
        self._stage.setToolTip("Stage: press to change")

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(12)
        name.addWidget(self._name)
        name.addWidget(self._score)
        name.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(name)
        words.addWidget(self._company)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._stage)
        row.addWidget(self._more)

    def _open_stages(self) -> None:
        self._stages.clear()
        self._stages.head("Stage")
        for stage in Stage:
            action = self._stages.add(stage.value.capitalize())
            action.setData(stage.value)
            if self._row is not None:
                action.setEnabled(stage is not self._row.details.stage)
        self._stages.open_under(self._stage)

    def _open_menu(self) -> None:
        if self._row is None:
            return
        self._menu.clear()
        for act, words, icon in (
            ("open", "Open in Leads", "user"),
            ("meeting", "Log a meeting", "handshake"),
            ("calendar", "Show in calendar", "calendar"),
        ):
            self._menu.add(words, icon=icon).setData(act)
        known = self._row.details
        for text, words in ((known.phone, "Copy phone"), (known.email, "Copy e-mail")):
            if text:
                self._menu.add(words, icon="copy", hint=text).setData(f"copy {text}")
        self._menu.open_under(self._more)

    def _on_stage(self, action: QAction) -> None:
        if action.data():
            self.staged.emit(Stage(action.data()))

    def _on_act(self, action: QAction) -> None:
        act = str(action.data() or "")
        if act.startswith("copy "):
            QGuiApplication.clipboard().setText(act.removeprefix("copy "))
            self.copied.emit(act.removeprefix("copy "))
        elif act:
            self.asked.emit(act)
