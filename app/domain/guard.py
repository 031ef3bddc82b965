"""The last look before every act: send, remind, suggest (design 4.16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.gaps import Contacts, gaps_of
from app.domain.moment import wall_time
from app.domain.plan import Busy, LeadSide, RepSide
from app.domain.words import Channel, Permission
from app.errors import InputError

_RINGS = frozenset({Channel.CALL, Channel.MESSAGE})
"""Channels that reach a person at once, wherever they are."""


_FORBIDDING = frozenset({"permission", "stopped", "held"})


class GuardedAct(StrEnum):
    """What is about to be done."""

    SEND = "send"
    REMIND = "remind"
    SUGGEST = "suggest"


@dataclass(frozen=True, slots=True)
class GuardFacts:
    """What the guard looks at.

    Attributes:
        permission: As it is now.
        lead, rep: Both sides, for hours and days.
        stopped, held: Why the series was stopped or is on hold; empty where it is not.
        by_hand: The time was set by hand: it stands, and the guard only adds a sentence.
        locked: An appointment or a promise: it stands as well.
        contacts: What was done with the lead of late, by the lead's local date; not this act itself.
    """

    permission: Permission
    channel: Channel
    lead: LeadSide
    rep: RepSide
    stopped: str = ""
    held: str = ""
    by_hand: bool = False
    locked: bool = False
    contacts: tuple[Busy, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result, to be stored with the act.

    Attributes:
        allowed: Whether it may be done now.
        rule: The rule that decided; empty where nothing stands against it.
        sentence: For a person; empty where there is nothing to say.
    """

    allowed: bool
    rule: str = ""
    sentence: str = ""

    @property
    def forbids(self) -> bool:
        """It must not be done at all; what is only ill-timed may be done later."""
        return not self.allowed and self.rule in _FORBIDDING


def guard(act: GuardedAct, facts: GuardFacts, now: datetime) -> Verdict:
    """Return whether an act may be done at the UTC instant `now`.

    In this order: permission, stop, hold, the hours where the lead is, the weekly cap, a recent contact.
    """
    if facts.permission.forbids:
        return Verdict(allowed=False, rule="permission", sentence="They said no to follow-ups.")
    if facts.stopped:
        return Verdict(allowed=False, rule="stopped", sentence=f"This has ended: {facts.stopped}.")
    there = _outside(facts, now)
    if facts.by_hand or facts.locked:
        return Verdict(allowed=True, rule="by-hand" if there else "", sentence=there)
    if facts.held:
        return Verdict(allowed=False, rule="held", sentence=f"On hold: {facts.held}.")
    if there and facts.channel in _RINGS:
        return Verdict(allowed=False, rule="P9", sentence=f"Nobody is called now: {there}.")
    return _by_contacts(act, facts, now) or Verdict(allowed=True, rule="P9" if there else "", sentence=there)


def _outside(facts: GuardFacts, now: datetime) -> str:
    """Return "22:10 there" where it is night in one of the lead's zones, "Sun 24 May there" on a free day."""
    start, end = facts.rep.playbook.awake
    for zone in facts.lead.zones:
        there = wall_time(now, zone)
        if not start <= there.time() < end:
            sure = "" if len(facts.lead.zones) == 1 else "maybe "
            return f"{sure}{phrases.clock(there.time())} there"
        if not facts.lead.calendar.works(there.date()):
            name = facts.lead.calendar.holidays.get(there.date(), "a free day")
            return f"{phrases.day(there.date())} is {name} there"
    return ""


def _by_contacts(act: GuardedAct, facts: GuardFacts, now: datetime) -> Verdict | None:
    """Return the refusal by the weekly cap or a contact too near, or None."""
    business = BusinessDays(facts.lead.calendar, facts.rep.calendar)
    contacts = Contacts(gaps_of(facts.rep.playbook), business, facts.contacts)
    day = wall_time(now, facts.lead.zones[0]).date()
    try:
        reason = contacts.refuse(facts.channel, day)
    except InputError:  # no day on which both work: distances in business days mean nothing
        return None
    if reason is None:
        return None
    verb = {GuardedAct.SEND: "sent", GuardedAct.REMIND: "reminded of", GuardedAct.SUGGEST: "suggested"}[act]
    return Verdict(allowed=False, rule=reason.rule, sentence=f"Not {verb} now: {reason.text}.")
