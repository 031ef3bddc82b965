"""A new version of a cadence for the series that run on an older one, when the rep says so (design 4.12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.phrases import count, listed
from app.domain.plan_change import ChangedTouch
from app.domain.series_edit import SeriesChange
from app.domain.touch import Touch
from app.domain.words import TouchState
from app.ui.parts.button import Button
from app.ui.parts.change_list import ChangeList
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.why_band import WhyBand
from app.ui.series.rows import CLOSED

_WIDE, _HIGH = 760, 560


class RenewDialog(Dialog):
    """Shows what the newest version would change in every running series; `taken` says to do it."""

    taken = Signal()

    def __init__(
        self,
        title: str,
        version: int,
        changes: Sequence[SeriesChange],
        today: date,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Version {version} of “{title}”", parent, width=_WIDE, height=_HIGH)
        series = count(len(changes), "series follows", "series follow")
        lines = lines_of(changes)
        self.head = Label(said(changes, lines), "bodys")
        self.changes = ChangeList(today, zone)
        self.changes.show_lines(lines)
        warnings = tuple(dict.fromkeys(text for change in changes for text in change.warnings))
        self.body.addWidget(Label(f"Version {version} of “{title}”", "h2"))
        self.body.addWidget(
            Para(f"{series} an older version and stay with it unless you say so. What was done stays done.")
        )
        self.body.addWidget(self.head)
        if warnings:
            self.body.addWidget(
                WhyBand(warnings[0], " ".join(warnings[1:]), icon="triangle-alert", tone="warn")
            )
        self.body.addWidget(Scroll(self.changes), 1)
        leave = Button("Leave them", "ghost", height=40)
        leave.clicked.connect(self.reject)
        self.button = Button(f"Change {count(len(changes), 'series', 'series')}", "primary", height=40)
        self.button.clicked.connect(self._take)
        self.footer.add_right(leave)
        self.footer.add_right(self.button)

    def _take(self) -> None:
        self.taken.emit()
        self.accept()


def lines_of(changes: Sequence[SeriesChange]) -> tuple[ChangedTouch, ...]:
    """Return the touches that move or are left out, by lead."""
    return tuple(line for change in changes for line in _lines(change))


def said(changes: Sequence[SeriesChange], lines: Sequence[ChangedTouch]) -> str:
    """Return "5 touches move, 1 is left out and 2 are added"."""
    added = sum(len(change.after.touches) - len(change.before.touches) for change in changes)
    moved = sum(line.after is not None for line in lines)
    gone = len(lines) - moved
    parts = [count(moved, "touch changes", "touches change")] if moved else []
    parts += [count(gone, "is left out", "are left out")] if gone else []
    parts += [count(added, "is added", "are added")] if added else []
    return listed(parts) or "No open touch changes"


def _lines(change: SeriesChange) -> list[ChangedTouch]:
    after = {touch.id: touch for touch in change.after.touches}
    pairs = [(old, after[old.id]) for old in change.before.touches if old.state not in CLOSED]
    return [_line(old, new) for old, new in pairs if _differs(old, new)]


def _line(old: Touch, new: Touch) -> ChangedTouch:
    gone = new.state is TouchState.SKIPPED
    why = tuple(reason for reason in new.why if reason not in old.why)
    return ChangedTouch(old, None if gone else new.due, "left out" if gone else "changed", why)


def _differs(old: Touch, new: Touch) -> bool:
    same = (old.state, old.due, old.channel, old.purpose, old.template)
    return same != (new.state, new.due, new.channel, new.purpose, new.template)
