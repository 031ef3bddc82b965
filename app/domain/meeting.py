"""A meeting to log: what the four pages of the wizard collect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.words import Channel, LeadState, MeetingKind, NextStep, Outcome, Owner, Permission


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """An agreement as noted: due and remind are naive wall times where the rep is, or None."""

    owner: Owner
    what: str
    due: datetime | None
    remind: datetime | None = None


@dataclass(frozen=True, slots=True)
class TouchEdit:
    """A change to one touch of the suggested plan.

    Attributes:
        number: Which touch of the suggestion, from 1.
        due: New naive wall time where the rep is, or None to keep it.
        off: True to leave this touch out.
    """

    number: int
    due: datetime | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """The state of a lead without a series (design 4.13): waiting, parked or ended.

    Attributes:
        until: The rep's local date at which it comes back; None for ended.
        reason: In words; an end always has one.
    """

    state: LeadState
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingNotes:
    """Everything noted about one meeting.

    Attributes:
        at: UTC instant at which it began.
        minutes: Its length.
        next_at: Naive wall time (rep) of the next meeting when one was agreed.
        remind_at: Naive wall time (rep) at which the next step rings; None leaves it to its day.
        first_channel, then_channel: How they want to be reached first and then, where they said so.
        cadence: Name of a cadence; None takes the suggested one.
        rest: Set when no series is wanted.
        recap_subject, recap_body: None takes the suggested text.
    """

    lead_id: int
    at: datetime
    kind: MeetingKind = MeetingKind.VIDEO
    minutes: int = 30
    outcome: Outcome = Outcome.HELD
    problems: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    agreements: tuple[NewAgreement, ...] = ()
    next_step: NextStep = NextStep.I_SEND
    next_what: str = ""
    next_by: datetime | None = None
    next_at: datetime | None = None
    remind_at: datetime | None = None
    permission: Permission = Permission.NOT_ASKED
    wording: str = ""
    first_channel: Channel | None = None
    then_channel: Channel | None = None
    best_time: str = ""
    cadence: str | None = None
    edits: tuple[TouchEdit, ...] = ()
    rest: Rest | None = None
    recap_subject: str | None = None
    recap_body: str | None = None


@dataclass(frozen=True, slots=True)
class Recap:
    """The summary message after a meeting (P2)."""

    subject: str
    body: str
