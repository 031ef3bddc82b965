"""What a lead asked for: the first contact by one channel, the next by another (P14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.cadence import Cadence, Step
from app.domain.plan import Plan, PlannedTouch
from app.domain.step_words import CHANNELS
from app.domain.why import Reason
from app.domain.words import Channel

Asked = Mapping[int, Channel]
"""The channel asked for, by the number of the step, from 1."""


def as_asked(cadence: Cadence, first: Channel | None, then: Channel | None) -> tuple[Cadence, Asked]:
    """Return the cadence with its first two steps after the recap as asked, and which steps these are.

    A text goes where it was written for another channel.
    """
    places = [number for number, step in enumerate(cadence.steps, 1) if not step.same_day][:2]
    asked = {
        number: channel for number, channel in zip(places, (first, then), strict=False) if channel is not None
    }
    steps = tuple(
        _by(step, asked[number]) if number in asked else step for number, step in enumerate(cadence.steps, 1)
    )
    return replace(cadence, steps=steps), asked


def say_asked(plan: Plan, asked: Asked) -> Plan:
    """Return the plan with the reason at each touch that was asked for."""
    return replace(plan, touches=tuple(_said(touch, asked) for touch in plan.touches))


def _by(step: Step, channel: Channel) -> Step:
    return step if step.channel is channel else replace(step, channel=channel, template=None)


def _said(touch: PlannedTouch, asked: Asked) -> PlannedTouch:
    if touch.step not in asked:
        return touch
    reason = Reason("P14", f"they asked for it by {_plain(asked[touch.step])}")
    return replace(touch, why=(*touch.why[:1], reason, *touch.why[1:]))


def _plain(channel: Channel) -> str:
    name = CHANNELS[channel]
    return name if channel is Channel.LINKEDIN else name.lower()
