"""An agreed appointment: a locked touch, and its reminder letter the working day before (P8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.drafts import Draft
from app.domain.moment import Moment
from app.domain.plan import Appointment, LeadSide
from app.domain.why import Reason
from app.domain.windows import Place
from app.domain.words import Channel

REMINDER_MINUTES = 5
REMINDER_TEMPLATE = "reminder"


@dataclass(frozen=True, slots=True)
class Agreed:
    """An appointment as the planner sees it.

    Attributes:
        day: The lead's local date.
        reminder_day: The business day on which its reminder goes out.
        before: So many business days before it.
    """

    appointment: Appointment
    day: date
    reminder_day: date
    before: int = 1


def agreed(appointment: Appointment, zone: str, business: BusinessDays, before: int = 1) -> Agreed:
    """Return the appointment with its days on the lead's calendar; its reminder goes `before` it."""
    day = appointment.at.seen_from(zone).date()
    return Agreed(appointment, day, business.after(day, -before), before)


def appointment_draft(found: Agreed) -> Draft:
    """Return the locked touch."""
    appointment = found.appointment
    noun = _capital(_noun(appointment))
    why = (Reason("appointment", f"{noun} as agreed"), Reason("P29", "a promise never moves"))
    return Draft(
        appointment.channel, appointment.at, appointment.minutes, appointment.purpose, None, why, locked=True
    )


def reminder_draft(found: Agreed, at: Moment, place: Place) -> Draft:
    """Return the reminder letter as a touch."""
    named = words(found.appointment)
    why = (Reason("P8", f"{_before(found.before)} {named}"), *place.why)
    return Draft(
        Channel.EMAIL, at, REMINDER_MINUTES, f"Remind of {named}", REMINDER_TEMPLATE, why, place.slot
    )


def words(appointment: Appointment) -> str:
    """Return "the agreed meeting" or "the agreed call"."""
    return f"the agreed {_noun(appointment)}"


def concerns(found: Agreed, lead: LeadSide, business: BusinessDays, anchor: datetime) -> tuple[str, ...]:
    """Return what a person should know of an appointment that no rule may move."""
    there = found.appointment.at.seen_from(lead.zones[0])
    noun = _noun(found.appointment)
    said: list[str] = []
    if found.appointment.at.utc <= anchor:
        said.append(f"The agreed {noun} is not after the start of the series.")
    if not business.works(found.day):
        said.append(f"The agreed {noun} is on a day that is free for you or for them.")
    if not lead.awake[0] <= there.time() < lead.awake[1]:
        said.append(f"The agreed {noun} is at {there:%H:%M} there.")
    return tuple(said)


def _before(days: int) -> str:
    return "the working day before" if days == 1 else f"{phrases.number_word(days)} working days before"


def _noun(appointment: Appointment) -> str:
    return "call" if appointment.channel is Channel.CALL else "meeting"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
