"""The rules for who a lead is, and from how many points it is qualified (P23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.score import Fit, FitRule, Thresholds, is_range
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import ErrorLine, TextField

_WIDTH, _HEIGHT = 680, 600
_FIELDS = (
    (Fit.ROLE, "Role"),
    (Fit.SIZE, "Company size"),
    (Fit.INDUSTRY, "Industry"),
    (Fit.COUNTRY, "Country"),
    (Fit.SOURCE, "Source"),
)
_MOST = 100


@dataclass(frozen=True, slots=True)
class Ruled:
    """Rules and thresholds as entered; no rules bring back those of the program."""

    rules: tuple[FitRule, ...]
    thresholds: Thresholds


class RuleLine(QWidget):
    """One rule: field, words, points; `removed` when it is to go."""

    removed = Signal()

    def __init__(self, rule: FitRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Select("Field")
        self.field.set_options([Option(fit, words) for fit, words in _FIELDS])
        self.field.choose(rule.field)
        self.field.setFixedWidth(150)
        self.wanted = TextField("Words, separated by commas; sizes like 50-500", name="Words")
        self.wanted.setText(rule.wanted)
        self.wanted.setCursorPosition(0)
        self.points = TextField("+10", name="Points")
        self.points.setText(f"{rule.points:+d}" if rule.points else "")
        self.points.setFixedWidth(72)
        self.drop = IconButton("x", "Remove rule", size=32)
        self.drop.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.field, self.wanted, self.points, self.drop):
            row.addWidget(part, 1 if part is self.wanted else 0)

    def rule(self) -> FitRule | None:
        """The rule as entered, or None where it is not whole."""
        field, wanted = cast("Fit", self.field.value()), self.wanted.text().strip()
        try:
            points = int(self.points.text().strip().replace("−", "-"))
        except ValueError:
            return None
        whole = wanted and 0 < abs(points) <= _MOST and (field is not Fit.SIZE or is_range(wanted))
        return FitRule(field, wanted, points) if whole else None


class RulesDialog(Dialog):
    """`taken` carries the Ruled."""

    taken = Signal(object)

    def __init__(
        self, rules: Sequence[FitRule], thresholds: Thresholds, parent: QWidget | None = None
    ) -> None:
        super().__init__("Score rules", parent, width=_WIDTH, height=_HEIGHT)
        self.lines: list[RuleLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.mql, self.sql = (
            TextField("50", name="Marketing-qualified from"),
            TextField("75", name="Hot from"),
        )
        self.mql.setText(str(thresholds.mql))
        self.sql.setText(str(thresholds.sql))
        self.error = ErrorLine()
        self.add = Button("Add rule", "secondary", icon="plus")
        self.first = Button("As at first", "ghost", icon="rotate-ccw")
        self.go = Button("Save", "primary", height=40, keys="Ctrl+Return")
        self.cancel = Button("Cancel", "ghost", height=40)
        for rule in rules:
            self._add(rule)
        self._lay_out()
        self.add.clicked.connect(self._add_empty)
        self.first.clicked.connect(self._take_first)
        self.go.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)

    def _lay_out(self) -> None:
        words = (
            "Of each field the rule that says most counts. What leads do gives points by itself, and fades."
        )
        self.body.addWidget(Para(words, "small", "ink2"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.first)
        row.addStretch(1)
        column.addStretch(1)
        self.body.addWidget(Scroll(content), 1)
        self.body.addLayout(row)
        levels = QHBoxLayout()
        for label, field in (("Marketing-qualified from", self.mql), ("Sales-qualified, hot from", self.sql)):
            field.setFixedWidth(72)
            levels.addWidget(Label(label, "smallm", "ink2"))
            levels.addWidget(field)
            levels.addSpacing(16)
        levels.addStretch(1)
        self.body.addLayout(levels)
        self.body.addWidget(self.error)
        self.footer.add_left(self.cancel)
        self.footer.add_right(self.go)

    def _add(self, rule: FitRule) -> RuleLine:
        line = RuleLine(rule)
        line.removed.connect(self._remove)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _add_empty(self) -> None:
        self._add(FitRule(Fit.ROLE, "", 0)).wanted.setFocus()

    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, RuleLine):
            self.lines.remove(line)
            line.hide()
            line.deleteLater()

    def _take_first(self) -> None:
        """Bring back the rules and thresholds of the program."""
        self.taken.emit(Ruled((), Thresholds()))
        self.accept()

    def _take(self) -> None:
        rules = [line.rule() for line in self.lines]
        mql, sql = self.mql.text().strip(), self.sql.text().strip()
        if None in rules:
            place = rules.index(None)
            self.lines[place].wanted.setFocus()
            self.error.say(f"Rule {place + 1} needs words and points from -100 to 100; sizes are like 50-500")
        elif not rules:
            self.error.say("Keep at least one rule, or press “As at first”")
        elif not (mql.isdecimal() and sql.isdecimal() and int(mql) <= int(sql) <= _MOST):
            self.error.say("The first figure is not above the second, and neither above 100")
        else:
            whole = tuple(rule for rule in rules if rule is not None)
            self.taken.emit(Ruled(whole, Thresholds(int(mql), int(sql))))
            self.accept()
