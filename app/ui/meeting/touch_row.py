"""One touch of the plan as the wizard shows it: the suggestion, with the rep's change laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.meeting import TouchEdit
from app.domain.phrases import day
from app.domain.plan import Plan, PlannedTouch
from app.domain.why import why_line
from app.domain.words import TouchState

_ALARMS = frozenset({"no-common-hour", "passed"})
FIFTH = 5


@dataclass(frozen=True, slots=True)
class TouchRow:
    """What a row shows.

    Attributes:
        suggested, due: Naive wall times where the rep is.
        conflict: What stands against its time; empty for nothing.
    """

    touch: PlannedTouch
    suggested: datetime
    due: datetime
    off: bool
    conflict: str = ""

    @property
    def number(self) -> int:
        """Its number in the suggestion."""
        return self.touch.number

    @property
    def moved(self) -> bool:
        """Whether the rep gave it another time."""
        return self.due != self.suggested

    @property
    def alarming(self) -> bool:
        """Whether its line should be read before going on."""
        alarm = any(reason.rule in _ALARMS for reason in self.touch.why)
        blocked = self.touch.state is TouchState.BLOCKED
        return not self.off and (alarm or blocked or bool(self.conflict))

    @property
    def why(self) -> str:
        """The why-line."""
        if self.off:
            return "Left out; Delete brings it back"
        said = "You chose this time" if self.moved else _sentence(why_line(self.touch.why))
        return f"{said}; {self.conflict}" if self.conflict else said

    @property
    def whys(self) -> tuple[str, ...]:
        """The why-line, then shorter ones that leave the last adjustments out."""
        reasons = () if self.off or self.moved else self.touch.why
        if self.conflict and not self.off:
            return (self.why, _sentence(self.conflict))
        shorter = (_sentence(why_line(reasons[:kept])) for kept in range(len(reasons) - 1, 0, -1))
        return (self.why, *shorter)

    @property
    def badge(self) -> str:
        """What stands at its right end."""
        if self.moved and not self.off:
            was = day(self.suggested.date()).rsplit(" ", 1)[0]
            same_day = self.suggested.date() == self.due.date()
            return f"moved from {self.suggested:%H:%M}" if same_day else f"moved from {was}"
        return "fifth touch" if self.number == FIFTH else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def rows_of(
    plan: Plan, edits: Sequence[TouchEdit], zone: str, conflicts: Mapping[int, str] | None = None
) -> tuple[TouchRow, ...]:
    """Return a row for each suggested touch, in the order of their numbers."""
    by_number = {edit.number: edit for edit in edits}
    against = conflicts or {}
    return tuple(
        replace(_row(touch, by_number.get(touch.number), zone), conflict=against.get(touch.number, ""))
        for touch in plan.touches
    )


def _row(touch: PlannedTouch, edit: TouchEdit | None, zone: str) -> TouchRow:
    suggested = touch.due.seen_from(zone)
    due = edit.due if edit is not None and edit.due is not None else suggested
    return TouchRow(touch, suggested, due, edit is not None and edit.off)


def edits_of(rows: Sequence[TouchRow]) -> tuple[TouchEdit, ...]:
    """Return what differs from the suggestion."""
    return tuple(
        TouchEdit(row.number, row.due if row.moved else None, row.off) for row in rows if row.moved or row.off
    )
