"""The pictured day in values: Wed 27 May 2026 in London, a quarter past eleven."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadDetails, LeadRow
from app.domain.message import Message
from app.domain.moment import at_instant, resolve
from app.domain.touch import Touch
from app.domain.why import Reason
from app.domain.words import (
    ActivityKind,
    Channel,
    LeadState,
    MessageKind,
    MessageState,
    Outcome,
    Owner,
    Permission,
    Stage,
    TouchState,
)
from tests.ui.today.fakes import ZONE, Store


def fill(store: Store) -> None:
    """The pictured day."""
    _lead(store, 1, "Marta", "Jensen", "Fjordline Freight", "Operations Manager", "Europe/Copenhagen", 71)
    _lead(store, 2, "Hannah", "Vogt", "Vogtland Papier", "Head of Logistics", "Europe/Berlin", 77)
    _lead(store, 3, "Priya", "Raman", "Northfold Foods", "Planner", "America/Toronto", 88)
    for number, name in enumerate(("Tomasz Wilk", "Greta Sandoval", "Samuel Reid", "Omar Haddad"), 4):
        first, last = name.split()
        company = ("Baltica Cold Store", "Alto Ceramics", "Glenmore Distillers", "Cedar Express")[number - 4]
        _lead(store, number, first, last, company, "Director", "Europe/Warsaw", None)
    _series(store, 1, "Quote sent", ("2026-05-20 10:00", "2026-05-26 15:00", "2026-06-02 10:00"), 2, 6)
    days = ("2026-04-28", "2026-05-05", "2026-05-12", "2026-05-19", "2026-05-27", "2026-06-03", "2026-06-09")
    times = [f"{day} 11:{'15' if day == '2026-05-27' else '00'}" for day in (*days, "2026-06-16")]
    _series(store, 2, "Quote sent", times, 5, 8)
    for number, clock in ((4, "09:58"), (5, "09:47"), (6, "08:30"), (7, "08:10")):
        at = datetime.fromisoformat(f"2026-05-27 {clock}").replace(tzinfo=UTC)
        store.touches[100 + number] = replace(
            touch_of(store, 100 + number, number, "2026-05-27 09:00", 1, 1, Channel.CALL),
            series_id=None,
            state=TouchState.DONE,
            outcome=Outcome.CONNECTED,
            done_at=at,
        )
    store.touches[31] = touch_of(store, 31, 3, "2026-05-27 15:00", 6, 8, Channel.MESSAGE)
    store.messages[31] = _message(store, 31, 3, Channel.MESSAGE, "", "Hello {{ first_name }}, welcome back.")
    store.activities[2] = _activities()
    store.agreements[2] = (
        Agreement(1, 2, Owner.THEIRS, "ask IT about the scanner export", _utc("2026-05-22 17:00")),
        Agreement(
            2, 2, Owner.MINE, "price for two sites", _utc("2026-05-19 17:00"), _utc("2026-05-19 13:00")
        ),
    )


def touch_of(
    store: Store, number: int, lead_id: int, due: str, place: int, of: int, channel: Channel
) -> Touch:
    row = store.leads[lead_id]
    moment = at_instant(resolve(datetime.fromisoformat(due), ZONE).utc, ZONE)
    return Touch(
        id=number,
        lead_id=lead_id,
        lead=row.name,
        company=row.details.company,
        email=row.details.email,
        phone=row.details.phone,
        score=row.score,
        number=place,
        of=of,
        series_id=lead_id,
        cadence="quote-sent",
        cadence_title="Quote sent",
        channel=channel,
        state=TouchState.PLANNED,
        due=moment,
        planned=moment,
        zone=ZONE,
        lead_zone=row.zone,
        lead_zone_known=True,
        minutes=10,
        purpose="answers calls 12 to 13",
        template=None,
        why=(
            Reason("P6", "the fifth touch, 5 business days after your price"),
            Reason("P9", "answered 3 of 4 calls between 12 and 13"),
        ),
    )


def _lead(
    store: Store, number: int, first: str, last: str, company: str, title: str, zone: str, score: int | None
) -> None:
    email = f"{first[0].lower()}.{last.lower()}@example.com"
    details = LeadDetails(
        first, last, company, title, email, "+49 341 555 0182", stage=Stage.PROPOSAL, preferred=Channel.CALL
    )
    store.leads[number] = LeadRow(
        id=number,
        details=details,
        zone=zone,
        zone_known=True,
        permission=Permission.GIVEN,
        state=LeadState.NEXT_STEP,
        score=score,
        next_touch=None,
        done=4,
        of=8,
        last_activity=None,
    )


def _series(
    store: Store, lead_id: int, title: str, times: tuple[str, ...] | list[str], at: int, of: int
) -> None:
    for place, due in enumerate(times, 1):
        channel = Channel.CALL if place in {at, 7} else Channel.EMAIL
        touch = replace(
            touch_of(store, lead_id * 10 + place, lead_id, due, place, of, channel), cadence_title=title
        )
        if place < at:
            touch = replace(touch, state=TouchState.DONE, outcome=Outcome.SENT, done_at=touch.due.utc)
        store.touches[touch.id] = touch


def _message(store: Store, touch_id: int, lead_id: int, channel: Channel, subject: str, body: str) -> Message:
    row = store.leads[lead_id]
    return Message(
        touch_id * 10,
        lead_id,
        row.name,
        row.details.company,
        touch_id,
        MessageKind.TOUCH,
        channel,
        MessageState.DRAFT,
        row.details.email,
        subject,
        body,
        store.clock.wall(),
    )


def mail_day(store: Store) -> Touch:
    """Turn Hannah's touch of today into a mail with a ready text; returns it."""
    touch = replace(store.touches[25], channel=Channel.EMAIL, purpose="after demo, 5 business days")
    store.touches[25] = touch
    body = (
        "Hello {{ first_name }},\n\nOn Tuesday you showed us how trucks queue at docks 4 to 7 every Monday "
        "until ten. Brightwater had the same queue. They moved two carriers to a 06:30 slot and lost it in "
        "three weeks.\n\nCould you send me the dock counts by Thursday?\n\nKind regards,\nNora Ellis"
    )
    store.messages[25] = _message(store, 25, 2, Channel.EMAIL, "The Monday queue at docks 4 to 7", body)
    return touch


def _activities() -> tuple[Activity, ...]:
    agreed = (
        Agreement(1, 2, Owner.THEIRS, "ask IT about the scanner export", _utc("2026-05-22 17:00")),
        Agreement(
            2, 2, Owner.MINE, "price for two sites", _utc("2026-05-19 17:00"), _utc("2026-05-19 13:00")
        ),
    )
    return (
        Activity(
            1, 2, ActivityKind.EMAIL_OUT, _utc("2026-05-19 13:02"), "Price for two sites sent",
            "Pilot on one dock, four weeks, then both sites. Value item: the pilot plan.", number=4,
        ),
        Activity(
            2, 2, ActivityKind.EMAIL_IN, _utc("2026-05-12 16:40"), "She replied",
            "“Looks right. Before I sign I need to know if the scanners can export to it.”",
        ),
        Activity(
            3, 2, ActivityKind.MEETING, _utc("2026-05-07 09:00"), "Visit to the Leipzig site",
            "Night shift books slots by phone.", 50,
            problems=("Paper is lost at handover",), agreements=agreed,
        ),
        Activity(
            4, 2, ActivityKind.CALL, _utc("2026-05-05 09:00"), "Call, connected",
            "Agreed a site visit. Prefers a call over lunch, not e-mail.", 7,
        ),
    )  # fmt: skip


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
