"""Two cadences or two versions of one beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.domain.cadence_diff import CadenceDiff, DiffKind, compare
from app.domain.phrases import count, day, listed
from app.ui.cadences.diff_view import DiffView
from app.ui.newest import Newest
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.scroll import Scroll
from app.ui.parts.select import Option, Select

if TYPE_CHECKING:
    from app.services.cadences import CadenceAt, CadenceEntry, Cadences
    from app.ui.tasks import Tasks

Side = tuple[str, int | None]
"""A name and a version; None is the newest one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides with all their versions, and how they differ."""

    sides: tuple[Side, Side]
    versions: tuple[tuple[CadenceAt, ...], tuple[CadenceAt, ...]]
    diff: CadenceDiff


def _compare(cadences: Cadences, left: Side, right: Side) -> Compared:
    versions = (cadences.versions(left[0]), cadences.versions(right[0]))
    diff = compare(cadences.get(*left), cadences.get(*right))
    return Compared((left, right), versions, diff)


class CompareDialog(Dialog):
    """`taken` carries the left cadence when its steps are to be used again as a new version."""

    taken = Signal(object)

    def __init__(
        self, parent: QWidget | None, tasks: Tasks, cadences: Cadences, left: Side, right: Side
    ) -> None:
        super().__init__("Compare cadences", parent, width=1000, height=620)
        self._cadences = cadences
        self._sides = [left, right]
        self._diff: CadenceDiff | None = None
        self._newest = Newest(tasks, self._show, self)
        self.names = (Select("Left cadence"), Select("Right cadence"))
        self.versions = (Select("Left version"), Select("Right version"))
        self.head = Label("", "bodys")
        self.view = DiffView()
        self.take = Button("Use the left steps again", "ghost", icon="rotate-ccw", height=40)
        self.shut = Button("Close", "primary", height=40)
        self._build()
        tasks.run(cadences.all, done=self._offer)
        self._ask()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for side in range(2):
            row.addWidget(self.names[side], 1)
            self.versions[side].setFixedWidth(220)
            row.addWidget(self.versions[side])
            if side == 0:
                row.addSpacing(8)
        self.body.addLayout(row)
        self.body.addWidget(self.head)
        self.body.addWidget(Scroll(self.view), 1)
        self.footer.add_left(self.take)
        self.footer.add_right(self.shut)
        self.take.hide()
        self.take.clicked.connect(self._take)
        self.shut.clicked.connect(self.accept)
        self.names[0].chosen.connect(self._choose_left)
        self.names[1].chosen.connect(self._choose_right)
        self.versions[0].chosen.connect(self._choose_left_version)
        self.versions[1].chosen.connect(self._choose_right_version)

    def _offer(self, entries: tuple[CadenceEntry, ...]) -> None:
        options = [Option(entry.cadence.name, entry.cadence.title) for entry in entries]
        for side in range(2):
            self.names[side].set_options(options)
            self.names[side].choose(self._sides[side][0])

    def _choose_left(self, name: object) -> None:
        self._set(0, (str(name), None))

    def _choose_right(self, name: object) -> None:
        self._set(1, (str(name), None))

    def _choose_left_version(self, version: object) -> None:
        self._set(0, (self._sides[0][0], version if isinstance(version, int) else None))

    def _choose_right_version(self, version: object) -> None:
        self._set(1, (self._sides[1][0], version if isinstance(version, int) else None))

    def _set(self, side: int, choice: Side) -> None:
        self._sides[side] = choice
        self._ask()

    def _ask(self) -> None:
        self._newest.ask(_compare, self._cadences, self._sides[0], self._sides[1])

    def _show(self, compared: Compared) -> None:
        self._diff = compared.diff
        shown = (compared.diff.before, compared.diff.after)
        for side in range(2):
            versions = compared.versions[side]
            self.versions[side].set_options([_option(at) for at in reversed(versions)])
            self.versions[side].choose(shown[side].version)
        self.head.set_text(summary(compared.diff))
        self.view.show_diff(compared.diff)
        self.take.setVisible(_goes_back(compared.diff, compared.versions[1]))

    def _take(self) -> None:
        if self._diff is not None:
            self.taken.emit(self._diff.before)
            self.accept()


def summary(diff: CadenceDiff) -> str:
    """Return "2 steps changed, 1 added and 1 removed"; what differs in the head follows."""
    if diff.same:
        return "Nothing differs"
    numbers = [(diff.count(kind), kind) for kind in (DiffKind.CHANGED, DiffKind.ADDED, DiffKind.REMOVED)]
    found = [(number, kind) for number, kind in numbers if number]
    parts = [f"{number} {kind.value}" for number, kind in found[1:]]
    if found:
        parts.insert(0, f"{count(found[0][0], 'step', 'steps')} {found[0][1].value}")
    if diff.before.name == diff.after.name:
        parts += [f"{change.name.lower()} differs" for change in diff.head]
    text = listed(parts) or "The steps are the same"
    return text[:1].upper() + text[1:]


def _option(at: CadenceAt) -> Option:
    saved = day(at.saved_at.date()) if at.saved_at else "came along"
    runs = count(at.running, "series", "series") if at.running else ""
    return Option(at.cadence.version, f"Version {at.cadence.version}, {saved}", hint=runs)


def _goes_back(diff: CadenceDiff, versions: tuple[CadenceAt, ...]) -> bool:
    """An older version at the left, the newest one of the same cadence at the right."""
    newest = versions[-1].cadence.version
    same: Cadence = diff.after
    return diff.before.name == same.name and same.version == newest and diff.before.version < newest
