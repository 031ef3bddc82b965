"""Today's queue: overdue, due now, later today, done (design 4.17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.domain.moment import wall_time
from app.domain.nagging import touch_is_promise
from app.domain.response_clock import is_inbound
from app.domain.touch import Touch
from app.domain.words import TouchState

_RINGING = frozenset({TouchState.PLANNED, TouchState.SNOOZED, TouchState.DUE})
LATE_AFTER = timedelta(hours=1)
"""A touch of today counts as overdue when it is later than this."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What the rep has before them today.

    Attributes:
        now: UTC instant the queue was drawn up.
        overdue: Before today, or more than an hour late; earliest first.
        due: Their time has come.
        later: The rest of today.
        done: Completed today, latest first.
        capacity: Touches the day can hold.
        tomorrow: Open touches of the next day.
        clocks: The UTC instant by which a lead that asked wants its answer, by touch (P1).
    """

    now: datetime
    zone: str
    overdue: tuple[Touch, ...]
    due: tuple[Touch, ...]
    later: tuple[Touch, ...]
    done: tuple[Touch, ...]
    capacity: int
    tomorrow: int = 0
    clocks: Mapping[int, datetime] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        """All touches of the day, done ones included."""
        return len(self.overdue) + len(self.due) + len(self.later) + len(self.done)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Open touches by urgency."""

    overdue: tuple[Touch, ...]
    due: tuple[Touch, ...]
    later: tuple[Touch, ...]


def sort_open(touches: Iterable[Touch], now: datetime, zone: str, *, presses: bool = False) -> Sorted:
    """Sort open touches of today and before by urgency at the UTC instant `now`, one for each lead.

    Touches after the end of the rep's local day are left out; blocked and held ones ring for nobody and
    are left out as well. What is due stands in the order of `by_urgency`, the rest in that of time. With
    `presses` a lead that waits for its first answer is due whatever time was planned (P1).
    """
    today = wall_time(now, zone).date()
    overdue: list[Touch] = []
    due: list[Touch] = []
    later: list[Touch] = []
    for touch in one_per_lead(touch for touch in touches if touch.state in _RINGING):
        seen = touch.as_of(now)
        day = seen.due.seen_from(zone).date()
        if seen.state is TouchState.DUE:
            is_late = day < today or now - seen.due.utc > LATE_AFTER
            (overdue if is_late else due).append(seen)
        elif presses and is_inbound(seen) and seen.due == seen.planned:
            due.append(replace(seen, state=TouchState.DUE))
        elif day == today:
            later.append(seen)
    return Sorted(by_urgency(overdue), by_urgency(due), tuple(later))


def by_urgency(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return touches in the order in which to take them up.

    Promises, leads that wait for an answer (P1), then the highest score (P23), then the earliest.
    """
    return tuple(sorted(touches, key=_urgency))


def _urgency(touch: Touch) -> tuple[int, int, datetime, int]:
    rank = 1 if is_inbound(touch) else 0 if touch_is_promise(touch) else 2
    score = -1 if touch.score is None else touch.score
    return rank, -score if rank > 1 else 0, touch.due.utc, touch.id


def one_per_lead(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return the earliest touch of each lead, earliest first, with how many come behind it (design 4.17)."""
    first: dict[int, Touch] = {}
    behind: Counter[int] = Counter()
    for touch in sorted(touches, key=lambda touch: (touch.due.utc, touch.id)):
        if touch.lead_id in first:
            behind[touch.lead_id] += 1
        else:
            first[touch.lead_id] = touch
    return tuple(
        replace(touch, behind=max(touch.behind, behind[touch.lead_id])) if behind[touch.lead_id] else touch
        for touch in first.values()
    )
