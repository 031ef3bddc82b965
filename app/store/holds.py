"""Series that wait: for the rep's answer, or until a date."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails
from app.domain.series import SeriesAsk
from app.domain.words import SeriesState
from app.models.lead import Lead
from app.models.series import Series
from app.store import running


def ask(session: Session, series: Series, reason: str, at: datetime) -> None:
    """Let a series wait until the rep says how it goes on; agreed appointments stand."""
    _keep(session, series, SeriesState.ASKING, reason, at, None)


def hold(session: Session, series: Series, reason: str, at: datetime, until: datetime | None) -> None:
    """Hold a series, with a date at which it goes on by itself, or without."""
    _keep(session, series, SeriesState.HELD, reason, at, until)


def go_on(session: Session, series: Series) -> None:
    """Let a series run again; the dates of its touches are the caller's to set."""
    running.release(session, running.open_of_series(session, series.id))
    series.state, series.reason = SeriesState.RUNNING, ""
    series.held_at, series.held_until = None, None
    session.flush()


def counted_from(series: Series) -> datetime | None:
    """Return the UTC instant from which the delays of its touches remain: the end of a dated hold."""
    return series.held_until or series.held_at


def over(session: Session, now: datetime) -> tuple[Series, ...]:
    """Return the held series whose date has come."""
    query = select(Series).where(Series.state == SeriesState.HELD, Series.held_until <= now)
    return tuple(session.scalars(query.order_by(Series.id)))


def revive(session: Session, now: datetime) -> int:
    """Let every series go on whose hold has ended; idempotent, return how many did."""
    ended = over(session, now)
    for one in ended:
        go_on(session, one)
    return len(ended)


def next_end(session: Session) -> datetime | None:
    """Return the UTC instant at which the next hold ends, or None."""
    query = select(Series.held_until).where(Series.state == SeriesState.HELD, Series.held_until.is_not(None))
    return session.scalar(query.order_by(Series.held_until).limit(1))


def asking(session: Session, lead_id: int | None = None) -> tuple[SeriesAsk, ...]:
    """Return the series that wait for the rep, of all leads or of one; the longest waiting first."""
    query = (
        select(Series, Lead).join(Lead, Lead.id == Series.lead_id).where(Series.state == SeriesState.ASKING)
    )
    if lead_id is not None:
        query = query.where(Series.lead_id == lead_id)
    rows = session.execute(query.order_by(Series.held_at, Series.id))
    return tuple(_ask(session, series, lead) for series, lead in rows)


def _keep(
    session: Session, series: Series, state: SeriesState, reason: str, at: datetime, until: datetime | None
) -> None:
    rows = [row for row in running.open_of_series(session, series.id) if not (row.locked or row.check_in)]
    running.hold(session, rows, reason)
    series.state, series.reason = state, reason
    series.held_at, series.held_until = at, until
    session.flush()


def _ask(session: Session, series: Series, lead: Lead) -> SeriesAsk:
    details = LeadDetails(lead.first_name, lead.last_name, email=lead.email, phone=lead.phone)
    waiting = len(running.open_of_series(session, series.id))
    since = series.held_at or series.started_at
    return SeriesAsk(series.id, lead.id, details.name, series.title, series.reason, since, waiting)
