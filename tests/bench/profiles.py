"""A profile with many invented leads and touches, written straight into the product's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails
from app.domain.moment import at_instant
from app.domain.why import Reason
from app.domain.words import Channel, SeriesState, TouchState
from app.formats.lead_keys import derive
from app.models.company import Company
from app.models.lead import Lead
from app.models.series import Series
from app.models.touch import Touch
from app.store.database import Database

ZONE = "Europe/London"
BATCH = 10_000
COMPANIES = 5_000
PER_DAY = 200
TODAY = 12
FIRST = ("Anna", "Ben", "Chloé", "Dario", "Elif", "Femi", "Greta", "Hannah", "Ilse", "Jonas", "Kaya", "Lena")
LAST = ("Müller", "Okafor", "Marchand", "Conti", "Kaya", "Wilk", "Sandoval", "Vogt", "Maes", "Brandt", "Reid")
CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN)


def fill(database: Database, leads: int, touches: int, now: datetime) -> None:
    """Write leads in companies, twelve touches due and the others from tomorrow on, one series each."""
    with database.begin() as session:
        _insert(session, Company, _companies())
        _insert(session, Lead, _leads(leads, now))
        _insert(session, Series, _series(touches, now))
        _insert(session, Touch, _touches(touches, leads, now))


def build(folder: Path, leads: int, touches: int, now: datetime | None = None) -> Path:
    """Make a profile folder with such a file; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(folder / "fifth-touch.db")
    fill(database, leads, touches, now or datetime.now(UTC))
    database.close()
    return folder


def _insert(session: Session, table: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    while batch := list(islice(rows, BATCH)):
        session.execute(insert(table), batch)


def _companies() -> Iterator[dict[str, Any]]:
    for number in range(1, COMPANIES + 1):
        yield {"id": number, "name": f"Company {number}", "key": f"company {number}"}


def _leads(count: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        first, last = FIRST[number % len(FIRST)], f"{LAST[number % len(LAST)]}-{number}"
        company = number % COMPANIES + 1
        details = LeadDetails(
            first, last, f"Company {company}", "Buyer", f"lead{number}@company{company}.example"
        )
        keys = derive(details)
        yield {
            "id": number,
            "first_name": first,
            "last_name": last,
            "company_id": company,
            "title": details.title,
            "email": details.email,
            "email_key": keys.email_key,
            "sort_name": keys.sort_name,
            "search": keys.search,
            "zones": (ZONE,),
            "zone": ZONE,
            "country": "GB",
            "added_at": now,
        }


def _series(count: int, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "lead_id": number,
            "cadence": "after-demo",
            "title": "After demo",
            "version": 1,
            "anchor": now,
            "anchor_words": "the demo",
            "touches": 8,
            "state": SeriesState.RUNNING,
            "started_at": now,
        }


def _touches(count: int, leads: int, now: datetime) -> Iterator[dict[str, Any]]:
    tomorrow = now.replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
    for number in range(1, count + 1):
        day, place = divmod(number - 1, PER_DAY)
        moved = timedelta(days=day, minutes=2 * place)
        due = at_instant(now - timedelta(minutes=5 * number) if number <= TODAY else tomorrow + moved, ZONE)
        yield {
            "lead_id": (number - 1) % leads + 1,
            "series_id": number,
            "number": 2,
            "channel": CHANNELS[number % len(CHANNELS)],
            "state": TouchState.PLANNED,
            "due_utc": due.utc,
            "due_wall": due.wall,
            "due_zone": due.zone,
            "planned_utc": due.utc,
            "planned_wall": due.wall,
            "planned_zone": due.zone,
            "purpose": "Follow up",
            "why": (Reason("P5", "5 business days after the demo"),),
        }
