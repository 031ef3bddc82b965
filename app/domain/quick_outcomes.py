"""How a contact through a channel can go, and what it is called in the timeline."""

from __future__ import annotations

from app.domain.words import Channel, Outcome

USUAL = {
    Channel.CALL: Outcome.CONNECTED,
    Channel.EMAIL: Outcome.SENT,
    Channel.MESSAGE: Outcome.SENT,
    Channel.LINKEDIN: Outcome.SENT,
    Channel.MEETING: Outcome.HELD,
    Channel.LETTER: Outcome.SENT,
}
FITTING = {
    Channel.CALL: (
        *(Outcome.CONNECTED, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.BUSY, Outcome.WRONG_NUMBER),
        *(Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST),
    ),
    Channel.MEETING: (
        *(Outcome.HELD, Outcome.MOVED, Outcome.NO_SHOW, Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST),
    ),
}
WRITTEN = (Outcome.SENT, Outcome.REPLIED, Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST)
"""Outcomes of a channel in writing."""


def fitting(channel: Channel) -> tuple[Outcome, ...]:
    """Return the outcomes that a channel can have."""
    return FITTING.get(channel, WRITTEN)
