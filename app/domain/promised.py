"""The next step that somebody promised in a meeting, as an agreement that rings in time (P29, P30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from app.domain.dates import END_OF_DAY
from app.domain.folding import fold
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.words import NextStep, Owner

_OWNERS = {NextStep.I_SEND: Owner.MINE, NextStep.THEY_COME_BACK: Owner.THEIRS}
_MORNING, _EVENING, _SATURDAY = time(9), time(16), 5
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def with_promise(notes: MeetingNotes) -> tuple[NewAgreement, ...]:
    """Return the agreements of a meeting, the next step among them, with the time at which it rings.

    One that was noted already is not added again: the same owner, and one text holds the other.
    """
    owner = _OWNERS.get(notes.next_step)
    what = notes.next_what.strip()
    if owner is None or not what or notes.next_by is None:
        return notes.agreements
    place = _noted(notes.agreements, owner, what)
    if place is None:
        said = f"send {what[:1].lower()}{what[1:]}" if owner is Owner.MINE and not _sends(what) else what
        return (*notes.agreements, NewAgreement(owner, said, notes.next_by, notes.remind_at))
    known = notes.agreements[place]
    ringing = replace(known, due=known.due or notes.next_by, remind=notes.remind_at)
    return (*notes.agreements[:place], ringing, *notes.agreements[place + 1 :])


def reminder_times(due: datetime, now: datetime) -> tuple[datetime, ...]:
    """Return the times at which a promise may ring, the usual one first; all later than `now`.

    All are naive wall times where the rep is. The usual one is the morning of the day.
    """
    morning = datetime.combine(due.date(), _MORNING)
    before = datetime.combine(_working_day_before(due), _EVENING)
    timed = due.time() != END_OF_DAY
    wanted = [morning] if morning < due else []
    wanted += [due - _HOUR] if timed else []
    wanted += [before]
    wanted += [due] if timed else []
    return tuple(dict.fromkeys(at for at in wanted if at > now))


def _working_day_before(due: datetime) -> datetime:
    day = due - _DAY
    while day.weekday() >= _SATURDAY:
        day -= _DAY
    return day


def _noted(agreements: Sequence[NewAgreement], owner: Owner, what: str) -> int | None:
    wanted = fold(what)
    for place, one in enumerate(agreements):
        known = fold(one.what)
        if one.owner is owner and (wanted in known or known in wanted):
            return place
    return None


def _sends(what: str) -> bool:
    return fold(what).startswith(("send ", "call ", "write ", "prepare ", "ask ", "give ", "bring "))
