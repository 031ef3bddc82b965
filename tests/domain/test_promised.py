"""The next step as an agreement, and when it rings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from app.domain.dates import END_OF_DAY
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.promised import reminder_times, with_promise
from app.domain.words import NextStep, Owner

BY = datetime(2026, 5, 28, 12)
NINE = datetime(2026, 5, 28, 9)
NOTES = MeetingNotes(
    lead_id=1,
    at=datetime(2026, 5, 27, 9, tzinfo=UTC),
    next_step=NextStep.I_SEND,
    next_what="Slot plan for the Leith gate",
    next_by=BY,
    remind_at=NINE,
)
PLAN = NewAgreement(Owner.MINE, "send the slot plan for the Leith gate", BY)
LIST = NewAgreement(Owner.THEIRS, "send the carrier list", None)


def test_a_promise_that_was_not_noted_becomes_an_agreement() -> None:
    added = NewAgreement(Owner.MINE, "send slot plan for the Leith gate", BY, NINE)
    assert with_promise(replace(NOTES, agreements=(LIST,))) == (LIST, added)


def test_one_that_was_noted_gets_its_time_and_is_not_there_twice() -> None:
    assert with_promise(replace(NOTES, agreements=(LIST, PLAN))) == (LIST, replace(PLAN, remind=NINE))
    theirs = replace(NOTES, next_step=NextStep.THEY_COME_BACK, next_what="carrier list", agreements=(LIST,))
    assert with_promise(theirs) == (replace(LIST, due=BY, remind=NINE),)


@pytest.mark.parametrize(
    "notes",
    [
        replace(NOTES, next_step=NextStep.WE_MEET),
        replace(NOTES, next_step=NextStep.NONE_YET),
        replace(NOTES, next_what=" "),
        replace(NOTES, next_by=None),
    ],
)
def test_without_a_promise_nothing_is_added(notes: MeetingNotes) -> None:
    assert with_promise(replace(notes, agreements=(LIST,))) == (LIST,)


@pytest.mark.parametrize(
    ("due", "now", "times"),
    [
        (BY, datetime(2026, 5, 27, 10), ["28 09:00", "28 11:00", "27 16:00", "28 12:00"]),
        (BY, datetime(2026, 5, 28, 10), ["28 11:00", "28 12:00"]),
        (datetime(2026, 6, 1, 8), datetime(2026, 5, 27, 10), ["01 07:00", "29 16:00", "01 08:00"]),
        (datetime.combine(BY, END_OF_DAY), datetime(2026, 5, 27, 10), ["28 09:00", "27 16:00"]),
        (BY, datetime(2026, 5, 29), []),
    ],
)
def test_a_promise_rings_before_it_is_due(due: datetime, now: datetime, times: list[str]) -> None:
    assert [f"{at:%d %H:%M}" for at in reminder_times(due, now)] == times
    assert all(now < at <= due for at in reminder_times(due, now))
    assert time(9) in {at.time() for at in reminder_times(BY, datetime(2026, 5, 27))}
