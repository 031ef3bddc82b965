"""What outcomes do (design 4.9), and the short series of each (P2, P6, P8)."""

from __future__ import annotations

from datetime import time

import pytest

from app.domain.cadence import Unit
from app.domain.playbook import USUAL
from app.domain.reactions import Choice, Happening, Then, reaction
from app.domain.shortseries import other_time, short_series
from app.domain.words import Channel, Event, Outcome

STOPS = {Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST, Happening.REFUSED, Happening.WITHDRAWN}
ASKS = {Outcome.REPLIED, Outcome.HELD, Outcome.MOVED, Happening.HUMAN_REPLY, Happening.OUTSIDE_CONTACT,
        Happening.MEETING_BOOKED}  # fmt: skip
HOLDS = {Happening.OUT_OF_OFFICE, Happening.COLLEAGUE_ANSWERED, Happening.REP_ABSENT, Happening.WAITING}
BLOCKS = {Outcome.WRONG_NUMBER: Then.BLOCK_CALLS, Happening.BOUNCED: Then.BLOCK_MAIL}
ALL: list[Outcome | Happening] = [*Outcome, *Happening]


@pytest.mark.parametrize("what", ALL)
def test_reactions(what: Outcome | Happening) -> None:
    expected = BLOCKS.get(what, Then.GO_ON)
    for group, then in ((STOPS, Then.STOP), (ASKS, Then.ASK), (HOLDS, Then.HOLD)):
        expected = then if what in group else expected
    assert reaction(what).then is expected
    assert reaction(what).reason


def test_going_on_is_the_default_of_what_asks() -> None:
    assert next(iter(Choice)) is Choice.GO_ON


@pytest.mark.parametrize(
    ("tried", "channel", "window"),
    [
        ([time(9)], Channel.CALL, (time(16), time(17))),
        ([time(16, 30)], Channel.CALL, (time(8), time(10))),
        ([time(9), time(16)], Channel.CALL, (time(10), time(11))),
        ([time(9), time(16), time(10)], Channel.MESSAGE, None),
    ],
)  # fmt: skip
def test_no_answer_is_tried_twice_more_then_a_message_asks(
    tried: list[time], channel: Channel, window: tuple[time, time] | None
) -> None:
    made = short_series(Outcome.NO_ANSWER, tried, USUAL)
    assert made is not None
    (step,) = made.cadence.steps
    assert (step.channel, step.window) == (channel, window)
    assert made.why[0].rule == "P6"


def test_a_busy_line_is_tried_again_the_same_day() -> None:
    made = short_series(Outcome.BUSY, [time(9)], USUAL)
    assert made is not None
    assert made.cadence.steps[0].offset.unit is Unit.HOURS


def test_every_time_of_day_comes_before_one_is_tried_twice() -> None:
    tried: list[time] = []
    for _ in range(6):
        tried.append(other_time(tried, USUAL)[0])
    assert len(set(tried)) == 6
    assert tried[-1] == time(11)


@pytest.mark.parametrize("what", [Happening.MEETING_BOOKED, Outcome.MOVED])
def test_a_date_is_confirmed_and_reminded_of(what: Outcome | Happening) -> None:
    made = short_series(what, [], USUAL)
    assert made is not None
    confirm, remind = made.cadence.steps
    assert confirm.same_day
    assert (remind.offset.event, remind.offset.amount, remind.template) == (Event.APPOINTMENT, -1, "reminder")


@pytest.mark.parametrize(
    "what", [one for one in ALL if one in STOPS | HOLDS | {Outcome.CONNECTED, Outcome.SENT, Outcome.REPLIED}]
)
def test_nothing_follows_by_itself_where_a_person_decides(what: Outcome | Happening) -> None:
    assert short_series(what, [], USUAL) is None
