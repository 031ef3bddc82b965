"""First by mail, then by phone: what a lead asked for is what is planned (P14)."""

from __future__ import annotations

from app.domain.asked_channels import as_asked
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.words import Channel

RECAP = Step(Channel.EMAIL, Offset(0, Unit.BUSINESS_DAYS), "Recap", "recap", same_day=True)
MAIL = Step(Channel.EMAIL, Offset(1, Unit.BUSINESS_DAYS), "Idea", "one-idea")
CALL = Step(Channel.CALL, Offset(5, Unit.BUSINESS_DAYS), "Talk", "call-start")
LAST = Step(Channel.EMAIL, Offset(9, Unit.BUSINESS_DAYS), "Close", "close-the-loop")
CADENCE = Cadence("x", "X", 1, "the demo", "s", (RECAP, MAIL, CALL, LAST))


def test_the_two_after_the_recap_take_the_channels_asked_for() -> None:
    changed, asked = as_asked(CADENCE, Channel.CALL, Channel.EMAIL)
    assert [step.channel for step in changed.steps] == [
        Channel.EMAIL,
        Channel.CALL,
        Channel.EMAIL,
        Channel.EMAIL,
    ]
    assert [step.template for step in changed.steps] == ["recap", None, None, "close-the-loop"]
    assert asked == {2: Channel.CALL, 3: Channel.EMAIL}


def test_a_text_stays_where_the_channel_is_the_same() -> None:
    changed, asked = as_asked(CADENCE, Channel.EMAIL, None)
    assert changed.steps == CADENCE.steps
    assert asked == {2: Channel.EMAIL}
    assert as_asked(CADENCE, None, None) == (CADENCE, {})
    assert as_asked(Cadence("", "", 1, "a", "", ()), Channel.CALL, Channel.CALL)[1] == {}
