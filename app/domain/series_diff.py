"""Series before and after an edit as one list of touches that change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.plan_change import ChangedTouch, PlanChange
from app.domain.series_edit import SeriesChange
from app.domain.touch import Touch
from app.domain.why import Reason
from app.domain.words import OPEN_STATES, TouchState

ADDED, MOVED, DROPPED = "added", "moved", "dropped"
_OPEN = OPEN_STATES | {TouchState.DUE}


def as_plan_change(changes: Sequence[SeriesChange]) -> PlanChange:
    """Return every touch that moves, goes or comes, series by series; what stays is left out."""
    lines = tuple(line for change in changes for line in _lines(change))
    warnings = tuple(dict.fromkeys(words for change in changes for words in change.warnings))
    return PlanChange(lines, warnings)


def _lines(change: SeriesChange) -> Iterator[ChangedTouch]:
    before = {touch.id: touch for touch in change.before.touches}
    for touch in change.after.touches:
        old = before.get(touch.id)
        if old is None:
            yield ChangedTouch(touch, touch.due, ADDED, touch.why)
        elif old.state in _OPEN and touch.state not in _OPEN:
            yield ChangedTouch(old, None, DROPPED, _news(old, touch))
        elif old.due.utc != touch.due.utc:
            yield ChangedTouch(old, touch.due, MOVED, _news(old, touch))


def _news(old: Touch, new: Touch) -> tuple[Reason, ...]:
    return tuple(reason for reason in new.why if reason not in old.why) or new.why
