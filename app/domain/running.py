"""What is open, and what becomes of it: the values that every change of running series takes and gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.moment import Moment
from app.domain.plan import Busy, LeadSide, PlannedTouch, Span
from app.domain.why import Reason
from app.domain.words import Channel, Late


@dataclass(frozen=True, slots=True)
class OpenTouch:
    """A touch a person still has to act on.

    Attributes:
        key: Its id.
        number: Its place in the series, from 1.
        step: The step of the cadence it comes from, from 1; 0 without one.
        tolerance: Business days it may move to a day with room.
        locked: An appointment, a promise, or set by hand: it never moves.
        late, drop_after: What its being late means.
        window: The span of the lead's day its step asks for, wall time there, or None.
    """

    key: int
    number: int
    channel: Channel
    due: Moment
    minutes: int
    purpose: str
    template: str | None = None
    step: int = 0
    tolerance: int = 2
    locked: bool = False
    late: Late = Late.SHIFT
    drop_after: int = 5
    window: Span | None = None


@dataclass(frozen=True, slots=True)
class LeadWork:
    """The open touches of one lead that a change concerns.

    Attributes:
        key: The lead's id.
        name: For warnings.
        touches: In order of time.
        busy: What else the lead has: contacts of late, and open touches that the change leaves alone.
    """

    key: int
    name: str
    side: LeadSide
    touches: tuple[OpenTouch, ...]
    busy: tuple[Busy, ...] = ()


class Fate(StrEnum):
    """What becomes of a touch."""

    MOVED = "moved"
    DROPPED = "dropped"
    MERGED = "merged"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """One touch before and after.

    Attributes:
        lead: Id of its lead.
        key: Its id; None for one that is added.
        before, after: When it is due; None where it is not yet, or no longer, there.
        why: Reasons for the change, at least one.
        into: Id of the touch it is merged into.
        touch: What is planned instead, for an added or changed one.
        purpose: What a changed one is for from now on; empty where `touch` says it, or it stays.
    """

    lead: int
    key: int | None
    fate: Fate
    before: Moment | None
    after: Moment | None
    why: tuple[Reason, ...]
    into: int | None = None
    touch: PlannedTouch | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """What a change would do; touches that stay as they are do not stand in it."""

    lines: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def moved(self) -> tuple[Line, ...]:
        """Those that get another time."""
        return self._of(Fate.MOVED)

    @property
    def dropped(self) -> tuple[Line, ...]:
        """Those that are given up."""
        return self._of(Fate.DROPPED)

    def _of(self, fate: Fate) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.fate is fate)


def no_common_day(work: LeadWork) -> Diff:
    """Return what is said of a lead with whom the rep shares no working day: it is left as it is."""
    return Diff(warnings=(f"There is no day on which both you and {work.name} work: nothing moves there.",))


def together(diffs: Iterable[Diff]) -> Diff:
    """Return several changes as one; a warning is said once."""
    every = tuple(diffs)
    said = dict.fromkeys(text for diff in every for text in diff.warnings)
    return Diff(tuple(line for diff in every for line in diff.lines), tuple(said))
