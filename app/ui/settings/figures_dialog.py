"""The figures of the rules: each with its rule, meaning, bounds, default and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.phrases import count
from app.domain.playbook import FIGURES, Figure
from app.domain.rules import RULES
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.number_field import NumberField
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.text_field import ErrorLine, TextField

if TYPE_CHECKING:
    from app.domain.playbook import Playbook
    from app.services.preferences import Preferences
    from app.settings import Settings
    from app.ui.tasks import Tasks


class FigureRow(QWidget):
    """One figure. `changed` carries its name and number."""

    changed = Signal(str, int)

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.field = NumberField(_meaning(figure), figure.least, figure.most, width=72, height=32)
        self.reset = IconButton("rotate-ccw", f"Back to {figure.default}", size=28)
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        rule = Label(figure.rule, "smalls", "accentink")
        rule.setFixedWidth(36)
        rule.setToolTip(RULES[figure.rule].title if figure.rule in RULES else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(rule)
        words = QGridLayout()
        words.setVerticalSpacing(0)
        words.addWidget(Label(_meaning(figure), "bodym"), 0, 0)
        bounds = f"{figure.least} to {figure.most:,} {figure.unit}; usual {figure.default}; {figure.source}"
        words.addWidget(Label(bounds, "small", "ink3"), 1, 0)
        row.addLayout(words, 1)
        row.addWidget(self.field)
        row.addWidget(self.reset)
        self.field.changed.connect(self._tell)
        self.reset.clicked.connect(self._reset)

    def show_value(self, value: int) -> None:
        """Show the figure as saved."""
        self.field.set_value(value)
        self.reset.setVisible(value != self.figure.default)
        self.setProperty("differs", value != self.figure.default)

    def _tell(self, value: int) -> None:
        self.changed.emit(self.figure.name, value)

    def _reset(self) -> None:
        self.changed.emit(self.figure.name, self.figure.default)


class FiguresDialog(Dialog):
    """Saves each figure at once; what does not fit together is said and not saved.

    Signals:
        saved: The settings after a change.
    """

    saved = Signal(object)

    def __init__(self, parent: QWidget | None, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__("Figures of the rules", parent, width=760, height=640)
        self._tasks, self._preferences = tasks, preferences
        self.body.addWidget(Label("Figures of the rules", "h2"))
        words = (
            "A rule is never switched off, its figures are yours; every date can be changed by hand. "
            "S0 to S4 are the playbook’s sources."
        )
        self.body.addWidget(Para(words, "small", "ink3"))
        self.search = TextField("Search: week, call, P9", icon="search", height=32, name="Search the figures")
        self.search.textEdited.connect(self._filter)
        self.body.addWidget(self.search)
        self.rows = [FigureRow(figure) for figure in FIGURES]
        self.body.addWidget(Scroll(self._list()), 1)
        self.problem = ErrorLine()
        self.differing = Label("", "small", "ink3")
        self.usual = Button("All back to usual", "ghost", height=40)
        self.usual.clicked.connect(self._reset_all)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_left(self.differing)
        self.footer.add_left(self.problem)
        self.footer.add_right(self.usual)
        self.footer.add_right(close)
        self._show(preferences.playbook())

    def _list(self) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for place, row in enumerate(self.rows):
            row.changed.connect(self._change)
            grid.addWidget(row, place, 0)
        grid.setRowStretch(len(self.rows), 1)
        return content

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in self.rows:
            figure = row.figure
            title = RULES[figure.rule].title if figure.rule in RULES else ""
            words = f"{figure.rule} {figure.meaning} {figure.unit} {title}".casefold()
            row.setVisible(wanted in words)

    def _change(self, name: str, value: int) -> None:
        self._tasks.run(
            self._preferences.set_figure,
            name,
            value,
            origin="settings",
            done=self._saved,
            failed=self._refuse,
        )

    def _reset_all(self) -> None:
        self._tasks.run(
            self._preferences.reset_figures, origin="settings", done=self._saved, failed=self._refuse
        )

    def _saved(self, settings: Settings) -> None:
        self._say("")
        self._show(self._preferences.playbook())
        self.saved.emit(settings)

    def _refuse(self, error: BaseException) -> None:
        self._say(str(error))

    def _say(self, problem: str) -> None:
        self.problem.say(problem)
        self.differing.setVisible(not problem)

    def _show(self, book: Playbook) -> None:
        for row in self.rows:
            row.show_value(getattr(book, row.figure.name))
        self.differing.set_text(differing(book))
        self.usual.setVisible(any(row.property("differs") for row in self.rows))


def differing(book: Playbook) -> str:
    """Return "2 figures differ from the usual ones"."""
    number = sum(getattr(book, figure.name) != figure.default for figure in FIGURES)
    if not number:
        return "All as usual"
    return f"{count(number, 'figure differs', 'figures differ')} from the usual"


def _meaning(figure: Figure) -> str:
    return figure.meaning[:1].upper() + figure.meaning[1:]
