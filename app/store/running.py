"""What is open, as the engine takes it, and what the engine says becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.edits import is_moved_by_hand
from app.domain.lead import LeadDetails
from app.domain.moment import Moment
from app.domain.plan import PlannedTouch
from app.domain.running import Diff, Fate, Line, OpenTouch
from app.domain.why import Reason
from app.domain.words import OPEN_STATES, RINGS, Channel, Late, Permission, TouchState
from app.models.company import Company
from app.models.lead import Lead
from app.models.permission import PermissionRow
from app.models.series import Series
from app.models.touch import Touch
from app.store import leads, touches
from app.store.window_text import window_of, window_text

_CHUNK = 500


def open_touch(row: Touch, *, by_hand_stays: bool = False) -> OpenTouch:
    """Return a row as the engine takes it; a promise, an appointment and a check-in never move.

    With `by_hand_stays` one that the rep moved stays as well: where the rep has not asked for the change.
    """
    return OpenTouch(
        key=row.id,
        number=row.number,
        channel=row.channel,
        due=Moment(row.due_utc, row.due_wall, row.due_zone),
        minutes=row.minutes,
        purpose=row.purpose,
        template=row.template,
        step=row.step or 0,
        tolerance=row.tolerance,
        locked=not moves(row) if by_hand_stays else row.locked or row.check_in,
        late=Late(row.lateness),
        drop_after=row.late_days,
        window=window_of(row.own_window),
    )


def open_of_series(session: Session, series_id: int, without: Collection[int] = ()) -> tuple[Touch, ...]:
    """Return the open rows of a series in order of time."""
    query = select(Touch).where(Touch.series_id == series_id, Touch.state.in_(OPEN_STATES))
    rows = session.scalars(query.order_by(Touch.due_utc, Touch.id))
    return tuple(row for row in rows if row.id not in without)


def open_between(session: Session, start: datetime, end: datetime) -> tuple[Touch, ...]:
    """Return what rings or is held and is due in [start, end), in order of time."""
    query = select(Touch).where(Touch.due_utc >= start, Touch.due_utc < end, Touch.state.in_(RINGS))
    return tuple(session.scalars(query.order_by(Touch.due_utc, Touch.id)))


def before(session: Session, at: datetime) -> tuple[Touch, ...]:
    """Return what rings and was due before the UTC instant `at`, in order of time."""
    query = select(Touch).where(Touch.due_utc < at, Touch.state.in_(RINGS))
    return tuple(session.scalars(query.order_by(Touch.due_utc, Touch.id)))


def whole(session: Session, rows: Iterable[Touch]) -> tuple[tuple[Touch, ...], ...]:
    """Return, for each series and single touch among these, all of it that rings."""
    groups: dict[tuple[int, int], list[Touch]] = {}
    for row in rows:
        groups.setdefault((row.lead_id, row.series_id or -row.id), []).append(row)
    wanted = {series for _, series in groups if series > 0}
    query = select(Touch).where(Touch.series_id.in_(wanted), Touch.state.in_(RINGS))
    rest: dict[int, list[Touch]] = {}
    for row in session.scalars(query.order_by(Touch.due_utc, Touch.id)):
        rest.setdefault(row.series_id or 0, []).append(row)
    return tuple(tuple(rest.get(series, found)) for (_, series), found in groups.items())


def beside(
    session: Session, lead_id: int, now: datetime, without: Collection[int]
) -> tuple[tuple[Channel, datetime], ...]:
    """Return channel and instant of what was done lately and of what is open, but for these."""
    done = (Touch.state == TouchState.DONE) & (Touch.done_at > now - touches.RECENT)
    query = select(Touch).where(Touch.lead_id == lead_id, done | Touch.state.in_(RINGS))
    rows = session.scalars(query.order_by(Touch.due_utc, Touch.id))
    return tuple((row.channel, row.done_at or row.due_utc) for row in rows if row.id not in without)


def open_of_leads(session: Session, lead_ids: Sequence[int]) -> dict[int, list[Touch]]:
    """Return all that rings for these leads, each in order of time."""
    found: dict[int, list[Touch]] = {lead_id: [] for lead_id in lead_ids}
    for chunk in _chunks(lead_ids):
        query = select(Touch).where(Touch.lead_id.in_(chunk), Touch.state.in_(RINGS))
        for row in session.scalars(query.order_by(Touch.due_utc, Touch.id)):
            found[row.lead_id].append(row)
    return found


def done_of_leads(
    session: Session, lead_ids: Sequence[int], now: datetime
) -> dict[int, list[tuple[Channel, datetime]]]:
    """Return channel and instant of what was done lately with these leads."""
    found: dict[int, list[tuple[Channel, datetime]]] = {lead_id: [] for lead_id in lead_ids}
    for chunk in _chunks(lead_ids):
        query = select(Touch.lead_id, Touch.channel, Touch.done_at)
        query = query.where(Touch.lead_id.in_(chunk), Touch.state == TouchState.DONE)
        for lead_id, channel, at in session.execute(query.where(Touch.done_at > now - touches.RECENT)):
            if at is not None:
                found[lead_id].append((channel, at))
    return found


def known(session: Session, lead_ids: Sequence[int]) -> dict[int, tuple[Lead, LeadDetails, Permission]]:
    """Return rows, details and permissions of these leads, a query each for many."""
    found: dict[int, tuple[Lead, LeadDetails, Permission]] = {}
    for chunk in _chunks(lead_ids):
        said = select(PermissionRow.lead_id, PermissionRow.permission).where(PermissionRow.lead_id.in_(chunk))
        given = dict(iter(session.execute(said.order_by(PermissionRow.id))))
        query = select(Lead, Company.name).outerjoin(Company).where(Lead.id.in_(chunk))
        for lead, company in session.execute(query):
            permission = given.get(lead.id, Permission.NOT_ASKED)
            found[lead.id] = (lead, leads.details_of(lead, company), permission)
    return found


def apply(session: Session, diff: Diff, now: datetime) -> None:
    """Write what becomes of stored touches: moved ones keep their state, dropped ones are skipped."""
    for line in diff.lines:
        if line.key is not None:
            _apply(touches.row(session, line.key), line, now)
    session.flush()


def insert(session: Session, series: Series, planned: Iterable[PlannedTouch]) -> tuple[int, ...]:
    """Add touches to a running series and number it anew."""
    ids = touches.save_plan(session, series.lead_id, series.id, planned)
    number_anew(session, series)
    return ids


def number_anew(session: Session, series: Series) -> None:
    """Number the touches of a series in the order in which they were or will be done."""
    rows = sorted(touches.of_series(session, series.id), key=_place)
    for number, row in enumerate(rows, 1):
        row.number = number
    series.touches = max(len(rows), 1)
    session.flush()


def hold(session: Session, rows: Sequence[Touch], reason: str) -> None:
    """Let these ring for nobody until the series goes on; what is blocked stays blocked."""
    for row in rows:
        if row.state is not TouchState.BLOCKED:
            row.state, row.reason = TouchState.HELD, reason
    session.flush()


def release(session: Session, rows: Iterable[Touch]) -> None:
    """Let held ones ring again."""
    for row in rows:
        if row.state is TouchState.HELD:
            row.state, row.reason = TouchState.PLANNED, ""
    session.flush()


def set_due(row: Touch, at: Moment, why: tuple[Reason, ...]) -> None:
    """Give a touch another time, with the reasons."""
    row.due_utc, row.due_wall, row.due_zone = at.utc, at.wall, at.zone
    row.why = (*row.why, *why)


def moves(row: Touch) -> bool:
    """Return whether a touch may be moved without the rep: no promise, no appointment, not set by hand."""
    by_hand = row.state is TouchState.SNOOZED or is_moved_by_hand(row.why)
    return not (row.locked or row.check_in or by_hand)


def _apply(row: Touch, line: Line, now: datetime) -> None:
    if row.state not in OPEN_STATES:
        return
    if line.fate in {Fate.DROPPED, Fate.MERGED}:
        row.state, row.done_at = TouchState.SKIPPED, now
        row.reason = line.why[-1].text if line.why else str(line.fate)
        return
    if line.fate is Fate.CHANGED:
        _change(row, line)
    if line.after is not None:
        set_due(row, line.after, line.why)
        if row.state is TouchState.SNOOZED:
            row.state = TouchState.PLANNED


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def _change(row: Touch, line: Line) -> None:
    """Give a touch other content."""
    row.purpose = line.purpose or row.purpose
    planned = line.touch
    if planned is not None:
        row.channel, row.purpose, row.template = planned.channel, planned.purpose, planned.template
        row.minutes, row.step, row.tolerance = planned.minutes, planned.step or None, planned.tolerance
        row.lateness, row.late_days = planned.late.value, planned.drop_after
        row.own_window = window_text(planned.own_window)


def _place(row: Touch) -> tuple[datetime, int]:
    at = row.done_at if row.state is TouchState.DONE and row.done_at else row.due_utc
    return at, row.number
