"""Which channel a step takes for a lead, and what blocks it (P14, P25; design 4.7)."""

from __future__ import annotations

from app.domain import phrases
from app.domain.cadence import Step
from app.domain.plan import LeadSide
from app.domain.why import Reason
from app.domain.words import Channel

_NUDGES = (Channel.EMAIL, Channel.CALL, Channel.MESSAGE, Channel.LINKEDIN)
"""The order in which a nudge takes a channel when the lead has asked for none."""
_NO_ADDRESS = {
    Channel.CALL: "no phone number is known",
    Channel.EMAIL: "no e-mail address is known",
    Channel.MESSAGE: "no number for messages is known",
    Channel.LINKEDIN: "no LinkedIn profile is known",
    Channel.LETTER: "no postal address is known",
}


def channel_of(step: Step, lead: LeadSide) -> tuple[Channel, tuple[Reason, ...]]:
    """Return the channel of a step; a nudge takes the lead's preference, or the first that is known."""
    if step.channel is not None:
        return step.channel, ()
    if lead.preferred is not None and _reachable(lead.preferred, lead):
        return lead.preferred, (Reason("P14", f"they prefer {_plain(lead.preferred)}"),)
    known = next((channel for channel in _NUDGES if channel in lead.channels), None)
    if known is None:
        return lead.preferred or Channel.EMAIL, ()
    return known, (Reason("P14", f"no preference is known, so {_plain(known)}"),)


def blocked_by(channel: Channel, lead: LeadSide) -> Reason | None:
    """Return why a touch of this channel cannot be done now, or None."""
    if lead.permission.forbids:
        return Reason("permission", "they said no to follow-ups")
    if not _reachable(channel, lead):
        return Reason("missing-address", _NO_ADDRESS[channel])
    return None


def _reachable(channel: Channel, lead: LeadSide) -> bool:
    return channel is Channel.MEETING or channel in lead.channels


def _plain(channel: Channel) -> str:
    return "LinkedIn" if channel is Channel.LINKEDIN else phrases.channel(channel, 2)
