"""A due touch, agreement or recap as the desktop hears of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.phrases import day
from app.domain.promise import Promise
from app.domain.reminder import Reminder

if TYPE_CHECKING:
    from app.store.reminders import Ring


def touch_reminder(ring: Ring, now: datetime, zone: str, sentence: str = "") -> Reminder:
    """Return a due touch, seen from the rep's zone, with a sentence of the guard."""
    due, today = wall_time(ring.due, zone), wall_time(now, zone).date()
    details = LeadDetails(ring.first_name, ring.last_name, ring.company, email=ring.email, phone=ring.phone)
    return Reminder(
        touch=ring.touch_id,
        lead=details.name,
        company=ring.company,
        channel=ring.channel.value,
        purpose=ring.purpose,
        time=f"{due:%H:%M}" if due.date() == today else f"{day(due.date())} {due:%H:%M}",
        n=ring.number,
        of=ring.of,
        note=_with_sentence(_note(ring, due, today.toordinal()), sentence),
    )


def agreement_reminder(one: Promise, now: datetime, zone: str, *, mine: bool) -> Reminder:
    """Return an agreement whose day has come."""
    due, today = wall_time(one.due, zone), wall_time(now, zone).date()
    words = f"today {due:%H:%M}" if due.date() == today else f"{day(due.date())} {due:%H:%M}"
    return Reminder(
        touch=one.subject,
        lead=one.lead,
        company="",
        channel="",
        purpose=f"You: {one.what}" if mine else f"They: {one.what}",
        time="",
        note=f"Due {words}",
        kind=one.kind,
    )


def recap_reminder(one: Promise) -> Reminder:
    """Return a recap that lies unsent in the evening."""
    return Reminder(
        touch=one.subject,
        lead=one.lead,
        company="",
        channel="",
        purpose=one.what,
        time="",
        note="Not sent yet; it helps most on the same day",
        kind=one.kind,
    )


def _with_sentence(note: str, sentence: str) -> str:
    """Return both, the clock there only once."""
    if not sentence or not note or note in sentence:
        return sentence or note
    return f"{note}; {sentence}"


def _note(ring: Ring, due: datetime, today: int) -> str:
    """Say how late it is, or what time it is for the lead when that is late or early there."""
    days = today - due.date().toordinal()
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    there = wall_time(ring.due, ring.zones[0]) if len(ring.zones) == 1 else due
    return f"{there:%H:%M} there" if there.time() != due.time() else ""
