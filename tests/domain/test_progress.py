from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import at_instant
from app.domain.progress import Facts, lead_state, must_explain_stop
from app.domain.queue import one_per_lead, sort_open
from app.domain.touch import Touch
from app.domain.words import Channel, LeadState, TouchState

NOW = datetime(2026, 5, 27, 10, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(days=1), NOW - timedelta(days=1)
PLANNED, DONE, STOPPED, BLOCKED = (
    TouchState.PLANNED,
    TouchState.DONE,
    TouchState.STOPPED,
    TouchState.BLOCKED,
)


def touch(number: int, state: TouchState = PLANNED, lead_id: int = 1, due: datetime | None = None) -> Touch:
    at = at_instant(due or NOW + timedelta(days=number), "Europe/London")
    return Touch(
        id=lead_id * 100 + number,
        lead_id=lead_id,
        lead="Samuel Reid",
        company="",
        email="",
        phone="",
        score=None,
        number=number,
        of=8,
        series_id=1,
        cadence="after-demo",
        cadence_title="After demo",
        channel=Channel.CALL,
        state=state,
        due=at,
        planned=at,
        zone="Europe/London",
        lead_zone="Europe/London",
        lead_zone_known=True,
        minutes=10,
        purpose="",
        template=None,
        why=(),
    )


@pytest.mark.parametrize(("done", "asks"), [(0, True), (4, True), (5, False), (8, False)])
def test_the_fifth_touch_question(done: int, *, asks: bool) -> None:
    assert must_explain_stop(done) is asks


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(), LeadState.NO_NEXT_STEP),
        (Facts(open_touches=1), LeadState.NEXT_STEP),
        (Facts(open_touches=1, rest=LeadState.ENDED), LeadState.NEXT_STEP),
        (Facts(rest=LeadState.ENDED), LeadState.ENDED),
        (Facts(rest=LeadState.ENDED, recurring=True), LeadState.ENDED),
        (Facts(rest=LeadState.WAITING, rest_until=LATER), LeadState.WAITING),
        (Facts(rest=LeadState.WAITING, rest_until=EARLIER), LeadState.NO_NEXT_STEP),
        (Facts(rest=LeadState.PARKED, rest_until=LATER, recurring=True), LeadState.PARKED),
        (Facts(rest=LeadState.PARKED, rest_until=NOW, recurring=True), LeadState.RECURRING),
        (Facts(rest=LeadState.PARKED), LeadState.PARKED),
        (Facts(recurring=True), LeadState.RECURRING),
    ],
)
def test_a_lead_is_in_one_state(facts: Facts, state: LeadState) -> None:
    assert lead_state(facts, NOW) is state


def test_one_row_for_each_lead_with_what_is_behind_it() -> None:
    rows = one_per_lead(
        [touch(3), touch(1), touch(2), touch(2, lead_id=2), replace(touch(1, lead_id=3), behind=4)]
    )
    assert [(row.lead_id, row.number, row.behind) for row in rows] == [(1, 1, 2), (3, 1, 4), (2, 2, 0)]


def test_the_queue_by_urgency() -> None:
    found = sort_open(
        [
            touch(1, due=EARLIER),
            touch(1, lead_id=2, due=NOW - timedelta(minutes=61)),
            touch(1, lead_id=3, due=NOW - timedelta(minutes=60)),
            touch(1, lead_id=4, due=NOW + timedelta(hours=2)),
            touch(1, lead_id=5, due=LATER),
            touch(1, BLOCKED, lead_id=6, due=EARLIER),
            touch(2, lead_id=1, due=NOW),
        ],
        NOW,
        "Europe/London",
    )
    assert [[row.lead_id for row in part] for part in (found.overdue, found.due, found.later)] == [
        [1, 2],
        [3],
        [4],
    ]
    assert found.overdue[0].behind == 1


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), unique=True))
def test_no_touch_is_lost_from_the_rows(pairs: list[tuple[int, int]]) -> None:
    rows = one_per_lead([touch(number, lead_id=lead) for number, lead in pairs])
    assert len(rows) + sum(row.behind for row in rows) == len(pairs)
