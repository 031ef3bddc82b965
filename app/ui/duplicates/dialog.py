"""Duplicates: pairs found across all leads, merged side by side or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import count
from app.domain.undo import Undo
from app.ui.duplicates.pair_row import PairRow
from app.ui.duplicates.sides_view import SidesView
from app.ui.importing.lines import Bar
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.services.merging import Merging, Search, Sides
    from app.ui.tasks import Tasks

_WIDTH, _HEIGHT, _LIST = 1040, 640, 300
_KEPT = (
    "What is not chosen goes to the timeline. Further addresses, notes and tags of both stay, and a no of "
    "either counts for both, also after Undo."
)


class DuplicatesDialog(Dialog):
    """Signals: `merged` carries the Undo and the words for it."""

    merged = Signal(object, str)

    def __init__(self, parent: QWidget | None, tasks: Tasks, merging: Merging, origin: str = "") -> None:
        super().__init__("Duplicates", parent, width=900, height=_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)
        self._tasks, self._merging, self._origin = tasks, merging, origin
        self._search: Search | None = None
        self._words = ""
        self.rows: list[PairRow] = []
        self.title, self.bar = Label("Looking for duplicates", "h1"), Bar()
        self.view, self.kept, self.problem = SidesView(), Para(_KEPT, "small"), Para("", "body", "danger")
        self.swap = Button("Keep the other one", icon="arrow-up-down", height=40)
        self.apart = Button("Not the same person", height=40)
        self.go = Button("Merge into one", "primary", height=40, keys="Ctrl+Return")
        self.leave = Button("Close", "ghost", height=40)
        self._list, self._group = QVBoxLayout(), QButtonGroup(self)
        self._lay_out()
        self._connect()
        self._offer(on=False)
        tasks.run(merging.search, done=self._begin)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        pairs = Scroll(content)
        pairs.setFixedWidth(_LIST)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(Scroll(self.view), 1)
        right.addWidget(self.problem)
        right.addWidget(self.kept)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(pairs)
        both.addLayout(right, 1)
        for part in (self.title, self.bar):
            self.body.addWidget(part)
        self.body.addLayout(both, 1)
        self.problem.hide()
        self.footer.add_left(self.leave)
        for button in (self.swap, self.apart, self.go):
            self.footer.add_right(button)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._merge)
        self.apart.clicked.connect(self._keep_apart)
        self.swap.clicked.connect(self._swap)
        self._group.buttonClicked.connect(self._show_pair)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    # looking

    def _begin(self, search: Search) -> None:
        self._search = search
        self._tasks.run(search.step, done=self._stepped)

    def _stepped(self, share: float) -> None:
        search = self._search
        if search is None:
            return
        self.bar.show_share(share)
        if search.pairs is None:
            self._tasks.run(search.step, done=self._stepped)
            return
        self.bar.hide()
        for pair in search.pairs:
            row = PairRow(pair)
            self._group.addButton(row)
            self._list.insertWidget(self._list.count() - 1, row)
            self.rows.append(row)
        self._show_next()

    def _show_next(self) -> None:
        """Show the first pair that is left, or say that there is none."""
        self.title.set_text(
            count(len(self.rows), "pair may be one person", "pairs may be one person")
            if self.rows
            else "No duplicates are left"
        )
        self.kept.setVisible(bool(self.rows))
        if self.rows:
            self.rows[0].setChecked(True)
            self._show_pair(self.rows[0])
        else:
            self.view.show_sides(None)
            self._offer(on=False)

    # one pair

    def _current(self) -> PairRow | None:
        return next((row for row in self.rows if row.isChecked()), None)

    def _show_pair(self, row: object) -> None:
        if isinstance(row, PairRow):
            pair = row.pair
            self._ask_sides(pair.first, pair.second)

    def _ask_sides(self, one: int, other: int) -> None:
        self.problem.hide()
        sides = self._merging.sides
        self._tasks.run(sides, one, other, done=self._show_sides, failed=self._say_wrong)

    def _show_sides(self, sides: Sides) -> None:
        row = self._current()
        if row is not None and {row.pair.first, row.pair.second} == {sides.one.id, sides.other.id}:
            self.view.show_sides(sides)
            self._offer(on=True)

    def _swap(self) -> None:
        sides = self.view.sides
        if sides is not None:
            self._ask_sides(sides.other.id, sides.one.id)

    def _merge(self) -> None:
        sides = self.view.sides
        if sides is None or not self.go.isEnabled():
            return
        self._offer(on=False)
        self._words = f"{sides.one.name}: two entries made one"
        merge, theirs = self._merging.merge, self.view.theirs()
        self._tasks.run(
            merge,
            sides.one.id,
            sides.other.id,
            theirs,
            origin=self._origin,
            done=self._merged,
            failed=self._say_wrong,
        )

    def _merged(self, undo: Undo) -> None:
        sides = self.view.sides
        self.merged.emit(undo, self._words)
        if sides is not None:
            self._drop(sides.other.id)

    def _keep_apart(self) -> None:
        row = self._current()
        if row is not None:
            self._tasks.run(self._merging.keep_apart, row.pair.first, row.pair.second)
            self._take_out(row)
            self._show_next()

    def _drop(self, lead_id: int) -> None:
        """Take out every pair of a lead that is gone."""
        for row in [row for row in self.rows if lead_id in {row.pair.first, row.pair.second}]:
            self._take_out(row)
        self._show_next()

    def _take_out(self, row: PairRow) -> None:
        self.rows.remove(row)
        self._group.removeButton(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _say_wrong(self, error: BaseException) -> None:
        self.problem.show()
        self.problem.set_text(str(error))
        self.apart.setEnabled(True)

    def _offer(self, *, on: bool) -> None:
        for button in (self.swap, self.apart, self.go):
            button.setEnabled(on)
        if on:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
