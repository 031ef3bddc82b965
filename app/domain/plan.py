"""What the planner takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.domain.moment import Moment
from app.domain.playbook import USUAL, Playbook
from app.domain.why import Reason
from app.domain.words import Asks, Channel, ItemKind, Late, Permission, TouchState

Span = tuple[time, time]
"""Part of a day: start inclusive, end exclusive, wall time."""
AWAKE: Span = (time(8), time(21))
"""Nobody is called before 8 or after 21 where they are (P9; 47 CFR 64.1200(c)(1))."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When one side works.

    Attributes:
        hours: Spans for each weekday (0 is Monday); a missing or empty weekday is free.
        holidays: Free days and their names (public holidays and own days off).
        special: Half days and other days with hours of their own; these win over weekday and holiday.
    """

    hours: Mapping[int, tuple[Span, ...]]
    holidays: Mapping[date, str] = field(default_factory=dict)
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Return whether there are working hours on the day."""
        return bool(self.spans(day))

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the working hours of the day, wall time; none on a free day."""
        if day in self.special:
            return self.special[day]
        return () if day in self.holidays else self.hours.get(day.weekday(), ())


@dataclass(frozen=True, slots=True)
class LeadSide:
    """What planning needs to know of the lead.

    Attributes:
        zones: Possible IANA zones, at least one; several mean that only times that suit all are used.
        zone_known: False where the zone was guessed or is the rep's for want of a better one.
        calendar: The lead's working week and holidays.
        channels: Channels for which an address or number is known.
        preferred: The channel asked for by the lead, if any (P14).
        permission: Refused or withdrawn blocks every touch (P25).
        best_hours: Spans of the day the lead asked for, wall time there; calls go there first (P13).
        avoid_days: Weekdays (0 is Monday) on which the lead does not want to hear from the rep (P13).
        awake: Hours outside which nobody is called, wall time there; planning takes them from the playbook.
    """

    zones: tuple[str, ...]
    calendar: WorkCalendar
    zone_known: bool = True
    channels: frozenset[Channel] = frozenset(Channel)
    preferred: Channel | None = None
    permission: Permission = Permission.GIVEN
    best_hours: tuple[Span, ...] = ()
    avoid_days: frozenset[int] = frozenset()
    awake: Span = AWAKE


@dataclass(frozen=True, slots=True)
class DayLoad:
    """What a day already holds: touches, minutes, and how many are of a channel, where that is known."""

    touches: int = 0
    minutes: int = 0
    channels: Mapping[Channel, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayRoom:
    """What a day can hold: touches, minutes, and most touches of a channel, where there is such a limit."""

    touches: int
    minutes: int
    channels: Mapping[Channel, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepSide:
    """What planning needs to know of the rep.

    Attributes:
        zone: IANA zone of the rep.
        calendar: Working week, holidays, days off.
        touches: Most touches a day (P28).
        minutes: Most minutes a day.
        load: What is already planned, by the rep's local date.
        rooms: Capacity of weekdays (0 is Monday) that differ from `touches` and `minutes`.
        channels: Most touches of a channel a day, where there is such a limit.
        playbook: The figures of the rules.
    """

    zone: str
    calendar: WorkCalendar
    touches: int = 12
    minutes: int = 150
    load: Mapping[date, DayLoad] = field(default_factory=dict)
    rooms: Mapping[int, DayRoom] = field(default_factory=dict)
    channels: Mapping[Channel, int] = field(default_factory=dict)
    playbook: Playbook = USUAL


@dataclass(frozen=True, slots=True)
class Gaps:
    """Minimum business days between two touches of a channel with one lead, and the weekly cap (P5, P13)."""

    email: int = 2
    call: int = 1
    other: int = 1
    per_week: int = 3


@dataclass(frozen=True, slots=True)
class Busy:
    """A touch or contact that a lead already has: it counts for gaps and the weekly cap."""

    channel: Channel
    day: date


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One touch of a plan, not yet saved.

    Attributes:
        number: Its place in the series, from 1.
        channel: After the lead's preference was applied.
        due: In the lead's zone when it is known, otherwise in the rep's.
        minutes: Time it takes.
        why: Reasons in order, at least one.
        state: PLANNED or BLOCKED (an address or permission is missing; the why says which).
        locked: An appointment or promise that never moves.
        window: The span of the lead's day it was placed in, wall time, or None for a set time.
        step: The step of the cadence it comes from, from 1; 0 for an appointment, its reminder, a single one.
        tolerance, late, drop_after, item, asks: As the step says.
        own_window: The span of the day the step asks for, or None.
        answer_by: The lead's local date by which an answer is asked for, or None.
    """

    number: int
    channel: Channel
    due: Moment
    minutes: int
    purpose: str
    template: str | None
    why: tuple[Reason, ...]
    state: TouchState = TouchState.PLANNED
    locked: bool = False
    window: Span | None = None
    step: int = 0
    tolerance: int = 0
    late: Late = Late.SHIFT
    drop_after: int = 5
    own_window: Span | None = None
    item: ItemKind | None = None
    asks: Asks = Asks.NOTHING
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The planned touches in order of due instant, and warnings for the whole plan."""

    touches: tuple[PlannedTouch, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """An agreed call or meeting: a locked touch, and its reminder letter the working day before (P8)."""

    at: Moment
    channel: Channel = Channel.MEETING
    minutes: int = 45
    purpose: str = "Agreed meeting"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a series counts from.

    Attributes:
        at: The aware UTC instant of the meeting, form or quote.
        words: "the demo", "the meeting"; stands in the why.
    """

    at: datetime
    words: str
