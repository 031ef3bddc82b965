"""Touches: what is due, what a day holds, and the series they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import touch as values
from app.domain.moment import Moment, resolve
from app.domain.plan import DayLoad, PlannedTouch
from app.domain.series import SeriesView
from app.domain.words import OPEN_STATES, RINGS, Channel, SeriesState, TouchState
from app.errors import NotFoundError
from app.models.instant import instant_number
from app.models.promises import QUARTER
from app.models.series import Series
from app.models.touch import UNRUNG, Touch
from app.store import touch_rows
from app.store.window_text import window_text

RECENT = timedelta(days=21)
"""A contact longer ago stands in nobody's way."""
_DAY = timedelta(days=1)
_LOAD = """SELECT (quarter - ?) / ? AS ahead, sum(touches), sum(minutes) FROM load
WHERE quarter >= ? AND quarter < ? GROUP BY ahead"""


def row(session: Session, touch_id: int) -> Touch:
    """Return the row of a touch. Raises NotFoundError."""
    found = session.get(Touch, touch_id)
    if found is None:
        raise NotFoundError(f"There is no touch {touch_id}.", "It may have been taken back.")
    return found


def is_open(session: Session, touch_id: int) -> bool:
    """Return whether a person still has to act on a touch. Raises NotFoundError."""
    return row(session, touch_id).state in OPEN_STATES


def get(session: Session, touch_id: int, zone: str) -> values.Touch:
    """Return one touch with how many stand behind it. Raises NotFoundError."""
    row(session, touch_id)
    (touch,) = by_ids(session, (touch_id,), zone)
    return touch


def by_ids(session: Session, ids: Sequence[int], zone: str) -> tuple[values.Touch, ...]:
    """Return these touches, each with how many stand behind it."""
    return touch_rows.by_ids(touch_rows.driver_of(session), ids, zone)


def between(session: Session, start: datetime, end: datetime, zone: str) -> tuple[values.Touch, ...]:
    """Return touches of any state but stopped whose due instant lies in [start, end)."""
    span = (instant_number(start), instant_number(end))
    condition = "due_utc >= ? AND due_utc < ? AND touch.state <> 'stopped'"
    return touch_rows.read(touch_rows.driver_of(session), condition, span, zone)


def after(session: Session, now: datetime, limit: int, zone: str) -> tuple[values.Touch, ...]:
    """Return the earliest touches that ring after the UTC instant `now`."""
    query = select(Touch.id).where(UNRUNG, Touch.due_utc > now)  # their index is in order of time
    return by_ids(session, session.scalars(query.order_by(Touch.due_utc, Touch.id).limit(limit)).all(), zone)


def following(session: Session, lead_id: int) -> int | None:
    """Return the earliest touch of a lead that rings, or None."""
    query = select(Touch.id).where(Touch.lead_id == lead_id, Touch.state.in_(RINGS))
    return session.scalar(query.order_by(Touch.due_utc, Touch.id).limit(1))


def next_behind(session: Session, touch_id: int) -> int | None:
    """Return the earliest touch of the same lead that rings, other than this one, or None."""
    this = row(session, touch_id)
    query = select(Touch.id).where(
        Touch.lead_id == this.lead_id, Touch.state.in_(RINGS), Touch.id != touch_id
    )
    if this.state in RINGS:
        query = query.where(Touch.due_utc >= this.due_utc)
    return session.scalar(query.order_by(Touch.due_utc, Touch.id).limit(1))


def done_of_series(session: Session, series_id: int) -> int:
    """Return how many touches of a series were done."""
    query = select(func.count()).select_from(Touch).filter_by(series_id=series_id, state=TouchState.DONE)
    return session.scalar(query) or 0


def open_of_lead(session: Session, lead_id: int) -> Sequence[Touch]:
    """Return the rows of a lead that a person still has to act on."""
    query = select(Touch).where(Touch.lead_id == lead_id, Touch.state.in_(OPEN_STATES))
    return session.scalars(query.order_by(Touch.due_utc, Touch.id)).all()


def contact_days(
    session: Session, lead_id: int, now: datetime, *, instead: bool
) -> tuple[tuple[Channel, datetime], ...]:
    """Return channel and instant of the touches that count for the distance to new ones.

    These are the done ones of the last weeks and the open ones; with `instead` the open ones of running
    series and check-ins do not count, because they are about to be replaced.
    """
    done = (Touch.state == TouchState.DONE) & (Touch.done_at > now - RECENT)
    query = select(Touch).where(Touch.lead_id == lead_id, done | Touch.state.in_(RINGS))
    rows = session.scalars(query.order_by(Touch.due_utc)).all()
    kept = [one for one in rows if one.done_at or not (instead and (one.series_id or one.check_in))]
    return tuple((one.channel, one.done_at or one.due_utc) for one in kept)


def of_series(session: Session, series_id: int) -> Sequence[Touch]:
    """Return the rows of a series in order."""
    return session.scalars(select(Touch).filter_by(series_id=series_id).order_by(Touch.number)).all()


def load(session: Session, first: date, last: date, zone: str) -> dict[date, DayLoad]:
    """Return what the days of `zone` in [first, last) hold; empty days are left out."""
    days = [first + _DAY * offset for offset in range((last - first).days + 1)]
    starts = [_quarter(resolve(datetime.combine(day, datetime.min.time()), zone).utc) for day in days]
    found: dict[date, DayLoad] = {}
    connection = session.connection()
    for place, end in _runs(starts):
        length = starts[place + 1] - starts[place]
        values = (starts[place], length, starts[place], starts[end])
        for ahead, touches, minutes in connection.exec_driver_sql(_LOAD, values):
            found[days[place + ahead]] = DayLoad(touches, minutes)
    return found


def _runs(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Part the days into runs of equal length: the clocks change between them, seldom."""
    place = 0
    while place < len(starts) - 1:
        length, end = starts[place + 1] - starts[place], place + 1
        while end < len(starts) - 1 and starts[end + 1] - starts[end] == length:
            end += 1
        yield place, end
        place = end


def series_row(session: Session, series_id: int) -> Series:
    """Return the row of a series. Raises NotFoundError."""
    found = session.get(Series, series_id)
    if found is None:
        raise NotFoundError(f"There is no series {series_id}.", "It may have been taken back.")
    return found


def running_series(session: Session, lead_id: int) -> Sequence[Series]:
    """Return the rows of a lead's series that have not ended."""
    query = select(Series).where(Series.lead_id == lead_id, Series.state != SeriesState.ENDED)
    return session.scalars(query.order_by(Series.id)).all()


def series_behind(session: Session, cadence: str, version: int) -> Sequence[Series]:
    """Return the rows of a cadence's running series that follow an older version."""
    query = select(Series).filter_by(cadence=cadence)
    query = query.where(Series.version < version, Series.state != SeriesState.ENDED)
    return session.scalars(query.order_by(Series.id)).all()


def latest_series(session: Session, lead_id: int, zone: str) -> SeriesView | None:
    """Return the running series of a lead, or the last one that ended, or None."""
    query = select(Series).filter_by(lead_id=lead_id)
    order = (Series.state == SeriesState.ENDED, Series.id.desc())
    series = session.scalar(query.order_by(*order).limit(1))
    if series is None:
        return None
    return series_view(series, _of_series(session, series.id, zone))


def view_of_series(session: Session, series_id: int, zone: str) -> SeriesView:
    """Return one series with its touches. Raises NotFoundError."""
    series = series_row(session, series_id)
    return series_view(series, _of_series(session, series_id, zone))


def _of_series(session: Session, series_id: int, zone: str) -> tuple[values.Touch, ...]:
    return touch_rows.read(touch_rows.driver_of(session), "touch.series_id = ?", (series_id,), zone)


def series_view(series: Series, found: Iterable[values.Touch]) -> SeriesView:
    """Return a row as a screen shows it."""
    return SeriesView(
        series.id,
        series.lead_id,
        series.cadence,
        series.title,
        series.anchor,
        series.state,
        tuple(sorted(found, key=lambda touch: touch.number)),
        version=series.version,
        reason=series.reason,
        held_at=series.held_at,
        held_until=series.held_until,
    )


def save_plan(
    session: Session, lead_id: int, series_id: int | None, planned: Iterable[PlannedTouch]
) -> tuple[int, ...]:
    """Store planned touches and return their ids."""
    rows = [
        Touch(
            lead_id=lead_id,
            series_id=series_id,
            number=one.number,
            channel=one.channel,
            state=one.state,
            **moment(one.due),
            **moment(one.due, "planned"),
            minutes=one.minutes,
            purpose=one.purpose,
            template=one.template,
            why=one.why,
            locked=one.locked,
            reason=one.why[-1].text if one.state is TouchState.BLOCKED else "",
            step=one.step or None,
            lateness=one.late.value,
            late_days=one.drop_after,
            tolerance=one.tolerance,
            own_window=window_text(one.own_window),
        )
        for one in planned
    ]
    session.add_all(rows)
    session.flush()
    return tuple(one.id for one in rows)


def moment(at: Moment, prefix: str = "due") -> dict[str, Any]:
    """Return a moment as the three columns of a touch."""
    return {f"{prefix}_utc": at.utc, f"{prefix}_wall": at.wall, f"{prefix}_zone": at.zone}


def _quarter(at: datetime) -> int:
    return instant_number(at) // QUARTER
