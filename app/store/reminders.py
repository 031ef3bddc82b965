"""Which touches the bell has to ring for, what comes again, and what became of the pop-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.domain.nagging import ReminderKind, ReminderState, is_promise
from app.domain.recap import TEMPLATE as RECAP
from app.domain.reminder import Key
from app.domain.words import RINGS, Channel
from app.models.base import Instant
from app.models.company import Company
from app.models.lead import Lead
from app.models.notice import Notice
from app.models.reminder import ReminderRow
from app.models.series import Series
from app.models.touch import UNRUNG, Touch

INBOUND_AHEAD = timedelta(days=4)
"""How far ahead the first touch with a lead that asked is looked for."""
LONGEST_MEETING = timedelta(hours=8)
WRONG_BY = timedelta(minutes=2)
"""A reminder told so far in the future was told by a clock that has been set right since."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A touch as the bell sees it; `of` is 0 for a single touch, `rang` its first ring or None."""

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
    promise: bool
    recap: bool
    lead_id: int = 0
    rang: datetime | None = None
    times: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """How a reminder stands after it was told."""

    kind: ReminderKind
    subject: int
    due: datetime
    rang: datetime
    times: int
    again: datetime


def unrung(session: Session, now: datetime) -> tuple[Ring, ...]:
    """Return the touches due at the UTC instant `now` for which the bell has not rung, earliest first."""
    query = _rings().where(UNRUNG, Touch.due_utc <= now).order_by(Touch.due_utc, Touch.id)
    return tuple(_ring(row) for row in session.execute(query))


def inbound_unrung(session: Session, now: datetime) -> tuple[Ring, ...]:
    """Return the first touch of each lead that waits for an answer, not due yet and not rung for (P1)."""
    as_planned = (UNRUNG, Touch.due_utc == Touch.planned_utc, Touch.due_utc <= now + INBOUND_AHEAD)
    query = _rings().where(*as_planned, Lead.answer_by.is_not(None))
    rings = [_ring(row) for row in session.execute(query.order_by(Touch.due_utc.desc(), Touch.id.desc()))]
    first = {ring.lead_id: ring for ring in rings}
    told = _told_of_leads(session, tuple(first))
    return tuple(ring for ring in first.values() if ring.due > now and ring.lead_id not in told)


def _told_of_leads(session: Session, leads: Sequence[int]) -> frozenset[int]:
    """Return which of these leads have an open touch that was told of already."""
    if not leads:
        return frozenset()
    told = (Touch.lead_id.in_(leads), Touch.state.in_(RINGS), Touch.rung_utc.is_not(None))
    return frozenset(session.scalars(select(Touch.lead_id).where(*told)))


def again(session: Session, now: datetime, *, inbound: bool = False) -> tuple[Ring, ...]:
    """Return the touches that come again by the UTC instant `now`: rung for, still open, not moved since."""
    query = select(ReminderRow).where(
        ReminderRow.again_utc <= now,
        ReminderRow.kind == ReminderKind.TOUCH,
        ReminderRow.state != ReminderState.DISMISSED,
    )
    rows = {row.subject: row for row in session.scalars(query)}
    if not rows:
        return ()
    open_still = (Touch.id.in_(rows), Touch.state.in_(RINGS), _is_due(now, inbound=inbound))
    found = (_ring(row) for row in session.execute(_rings().where(*open_still).order_by(Touch.due_utc)))
    told = ((ring, rows[ring.touch_id]) for ring in found)
    return tuple(
        replace(ring, rang=row.rang_utc, times=row.times) for ring, row in told if ring.due == row.due_utc
    )


def silence_closed(session: Session, now: datetime) -> None:
    """Let nothing come again that was acted on or moved: it would be looked at with every ring."""
    session.execute(
        update(ReminderRow).where(ReminderRow.again_utc <= now).values(again_utc=None),
        execution_options={"synchronize_session": False},
    )


def set_right(session: Session, now: datetime, soon: datetime) -> None:
    """Let what a wrong clock told come again when its time has come by the right one."""
    wrong = (ReminderRow.again_utc > now, ReminderRow.rang_utc > now + WRONG_BY)
    session.execute(
        update(ReminderRow)
        .where(*wrong)
        .values(rang_utc=now, again_utc=func.max(ReminderRow.due_utc, bindparam("soon", soon, Instant))),
        execution_options={"synchronize_session": False},
    )


def keep(session: Session, told: Iterable[Kept]) -> None:
    """Note what was told, when it comes again, and that it stands in the window."""
    rows = [
        {
            "kind": one.kind,
            "subject": one.subject,
            "due_utc": one.due,
            "rang_utc": one.rang,
            "times": one.times,
            "again_utc": one.again,
            "state": ReminderState.SHOWING,
        }
        for one in told
    ]
    if not rows:
        return
    statement = insert(ReminderRow)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in {"kind", "subject"}}
    session.execute(statement.on_conflict_do_update(index_elements=["kind", "subject"], set_=changed), rows)


def fell_due(session: Session, since: datetime, until: datetime) -> tuple[Ring, ...]:
    """Return the open touches that fell due after `since`, up to and including `until`."""
    open_then = (Touch.state.in_(RINGS), Touch.due_utc > since, Touch.due_utc <= until)
    return tuple(_ring(row) for row in session.execute(_rings().where(*open_then).order_by(Touch.due_utc)))


def mark_rung(session: Session, now: datetime, also: Sequence[int] = ()) -> None:
    """Note that the bell has rung for all touches due at `now`, and these; a touch moved later rings anew."""
    conditions = [(UNRUNG, Touch.due_utc <= now), *([(Touch.id.in_(also),)] if also else [])]
    for condition in conditions:
        session.execute(
            update(Touch).where(*condition).values(rung_utc=Touch.due_utc),
            execution_options={"synchronize_session": False},
        )


def next_due(session: Session, now: datetime) -> datetime | None:
    """Return the earliest instant after `now` at which something is due or comes again, or None."""
    due = session.scalar(select(func.min(Touch.due_utc)).where(UNRUNG, Touch.due_utc > now))
    comes = session.scalar(select(func.min(ReminderRow.again_utc)).where(ReminderRow.again_utc > now))
    return min((at for at in (due, comes) if at is not None), default=None)


def meeting_until(session: Session, now: datetime) -> datetime | None:
    """Return when an open meeting of the rep's own ends that is on at the UTC instant `now`, or None.

    One whose own reminder has not been told yet does not count.
    """
    told = Touch.rung_utc == Touch.due_utc
    begun = (
        told,
        Touch.channel == Channel.MEETING,
        Touch.due_utc <= now,
        Touch.due_utc > now - LONGEST_MEETING,
    )
    rows = session.execute(select(Touch.due_utc, Touch.minutes).where(Touch.state.in_(RINGS), *begun))
    ends = [due + timedelta(minutes=minutes) for due, minutes in rows]
    return max((end for end in ends if end > now), default=None)


def rest(session: Session, keys: Sequence[Key], until: datetime) -> None:
    """Take reminders out of the window until an instant."""
    _change(session, keys, {"state": ReminderState.RESTING, "again_utc": until})


def dismiss(session: Session, keys: Sequence[Key]) -> None:
    """Take reminders out of the window until somebody brings them back; what they tell of stays due."""
    _change(session, keys, {"state": ReminderState.DISMISSED})


def bring_back(session: Session) -> None:
    """Put everything that rests or was dismissed into the window again."""
    session.execute(
        update(ReminderRow)
        .where(ReminderRow.state.in_((ReminderState.RESTING, ReminderState.DISMISSED)))
        .values(state=ReminderState.SHOWING),
        execution_options={"synchronize_session": False},
    )


def touches_in(
    session: Session, state: ReminderState, now: datetime, *, inbound: bool = False
) -> tuple[int, ...]:
    """Return the ids of the open touches whose reminder is in a state, earliest first.

    With `inbound` those of leads that wait for an answer are among them, whenever they are planned for.
    """
    mine = and_(ReminderRow.subject == Touch.id, ReminderRow.due_utc == Touch.due_utc)
    query = (
        select(Touch.id)
        .join(ReminderRow, mine)
        .join(Lead, Lead.id == Touch.lead_id)
        .where(
            ReminderRow.state == state,
            ReminderRow.kind == ReminderKind.TOUCH,
            Touch.state.in_(RINGS),
            _is_due(now, inbound=inbound),
        )
    )
    return tuple(session.scalars(query.order_by(Touch.due_utc, Touch.id)))


def due_among(session: Session, ids: Sequence[int], now: datetime, *, inbound: bool = False) -> Sequence[int]:
    """Return which of these touches are still due: not acted on, not moved to a later time."""
    still = (Touch.id.in_(ids), Touch.state.in_(RINGS), _is_due(now, inbound=inbound))
    return session.scalars(select(Touch.id).join(Lead, Lead.id == Touch.lead_id).where(*still)).all()


def _is_due(now: datetime, *, inbound: bool) -> ColumnElement[bool]:
    due = Touch.due_utc <= now
    return or_(due, Lead.answer_by.is_not(None)) if inbound else due


def forget_old(session: Session, before: datetime) -> None:
    """Forget reminders of long ago that come no more and that nobody can bring back."""
    gone = select(Touch.id).where(Touch.id == ReminderRow.subject, Touch.state.in_(RINGS)).exists()
    session.execute(
        delete(ReminderRow).where(
            ReminderRow.again_utc.is_(None),
            ReminderRow.rang_utc < before,
            or_(ReminderRow.kind != ReminderKind.TOUCH, ~gone),
        ),
        execution_options={"synchronize_session": False},
    )


def add_notice(
    session: Session, at: datetime, backend: str, reason: str, touches: Sequence[int], *, ok: bool
) -> None:
    """Keep how an attempt at a pop-up ended."""
    ids = tuple(str(touch) for touch in touches)
    session.add(Notice(at=at, backend=backend, ok=ok, reason=reason, touches=ids))


def latest_notices(session: Session, limit: int) -> Sequence[Notice]:
    """Return how the last attempts ended, latest first."""
    return session.scalars(select(Notice).order_by(Notice.at.desc(), Notice.id.desc()).limit(limit)).all()


def _change(session: Session, keys: Sequence[Key], values: dict[str, object]) -> None:
    for kind in {kind for kind, _ in keys}:
        ids = [subject for one, subject in keys if one is kind]
        session.execute(
            update(ReminderRow)
            .where(ReminderRow.kind == kind, ReminderRow.subject.in_(ids))
            .values(**values),
            execution_options={"synchronize_session": False},
        )


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
        is_promise(touch.why, locked=touch.locked) or lead.answer_by is not None,
        touch.template == RECAP,
        lead.id,
    )
