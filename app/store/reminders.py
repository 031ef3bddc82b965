"""Which touches the bell has to ring for, and what became of the pop-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.orm import Session

from app.domain.words import Channel, TouchState
from app.models.company import Company
from app.models.lead import Lead
from app.models.notice import Notice
from app.models.series import Series
from app.models.touch import UNRUNG, Touch

_RINGS = (TouchState.PLANNED, TouchState.SNOOZED)


@dataclass(frozen=True, slots=True)
class Ring:
    """A touch as the bell sees it; `of` is 0 for a single touch."""

    touch_id: int
    first_name: str
    last_name: str
    company: str
    email: str
    phone: str
    channel: Channel
    purpose: str
    due: datetime
    number: int
    of: int
    zones: tuple[str, ...]


def unrung(session: Session, now: datetime) -> tuple[Ring, ...]:
    """Return the touches due at the UTC instant `now` for which the bell has not rung, earliest first."""
    query = _rings().where(UNRUNG, Touch.due_utc <= now).order_by(Touch.due_utc, Touch.id)
    return tuple(_ring(row) for row in session.execute(query))


def fell_due(session: Session, since: datetime, until: datetime) -> tuple[Ring, ...]:
    """Return the open touches that fell due after `since`, up to and including `until`."""
    open_then = (Touch.state.in_(_RINGS), Touch.due_utc > since, Touch.due_utc <= until)
    return tuple(_ring(row) for row in session.execute(_rings().where(*open_then).order_by(Touch.due_utc)))


def mark_rung(session: Session, now: datetime) -> None:
    """Note that the bell has rung for all touches due at `now`; a touch moved later rings anew."""
    session.execute(
        update(Touch).where(UNRUNG, Touch.due_utc <= now).values(rung_utc=Touch.due_utc),
        execution_options={"synchronize_session": False},
    )


def next_due(session: Session, now: datetime) -> datetime | None:
    """Return the earliest due instant after `now`, or None."""
    return session.scalar(select(func.min(Touch.due_utc)).where(UNRUNG, Touch.due_utc > now))


def add_notice(
    session: Session, at: datetime, backend: str, reason: str, touches: Sequence[int], *, ok: bool
) -> None:
    """Keep how an attempt at a pop-up ended."""
    ids = tuple(str(touch) for touch in touches)
    session.add(Notice(at=at, backend=backend, ok=ok, reason=reason, touches=ids))


def _rings() -> Select[Touch, Lead, str, int]:
    return (
        select(Touch, Lead, Company.name, Series.touches)
        .join(Lead, Lead.id == Touch.lead_id)
        .outerjoin(Company, Company.id == Lead.company_id)
        .outerjoin(Series, Series.id == Touch.series_id)
    )


def _ring(row: Row[Touch, Lead, str, int]) -> Ring:
    touch, lead, company, of = row
    return Ring(
        touch.id,
        lead.first_name,
        lead.last_name,
        company or "",
        lead.email,
        lead.phone,
        touch.channel,
        touch.purpose,
        touch.due_utc,
        touch.number if of else 0,
        of or 0,
        lead.zones,
    )
