"""Why a series is on hold, and from what day it may go on (design 4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.plan import LeadSide, RepSide


class HoldKind(StrEnum):
    """Why a series waits."""

    OUT_OF_OFFICE = "out-of-office"
    COLLEAGUE = "colleague"
    ABSENCE = "absence"
    WAITING = "waiting"


_WORDS = {
    HoldKind.OUT_OF_OFFICE: "they are out of office",
    HoldKind.COLLEAGUE: "a colleague of theirs answered",
    HoldKind.ABSENCE: "you are away",
    HoldKind.WAITING: "waiting for them",
}


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold.

    Attributes:
        until: The lead's date on which the series may go on; None until somebody lets it.
        reason: In words, stored with it.
    """

    kind: HoldKind
    until: date | None
    reason: str


def hold(kind: HoldKind, until: date | None, lead: LeadSide, rep: RepSide) -> Hold:
    """Return the hold; `until` is the date of return, or the one waited for, or None where nobody knows it.

    After an absence of theirs one working day is left to them first (the playbook says how many).
    """
    if until is None:
        return Hold(kind, None, _WORDS[kind])
    business = BusinessDays(lead.calendar, rep.calendar)
    rest = rep.playbook.after_return if kind is HoldKind.OUT_OF_OFFICE else 0
    day = business.after(business.on_or_after(until), rest)
    return Hold(kind, day, f"{_WORDS[kind]} until {phrases.day(until)}")
