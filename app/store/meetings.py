"""Meetings as they were held, and the notes of one that was left half-way."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.moment import resolve, wall_time
from app.domain.promised import with_promise
from app.domain.words import OPEN_STATES, ActivityKind, Channel, MeetingKind, Outcome, TouchState
from app.models.activity import Activity, AgreementRow
from app.models.message import MeetingDraft
from app.models.touch import Touch
from app.store import leads

_TITLES = {MeetingKind.CALL: "Call", MeetingKind.VIDEO: "Video meeting", MeetingKind.ON_SITE: "Visit"}
_NEAR = timedelta(hours=12)
"""An agreed meeting that was planned within this time is the one that took place."""


def add(session: Session, notes: MeetingNotes, body: str, zone: str) -> int:
    """Store a meeting with its agreements and return the id of its activity."""
    title = _TITLES[notes.kind]
    outcome = "" if notes.outcome is Outcome.HELD else f", {notes.outcome.value.replace('-', ' ')}"
    activity = Activity(
        lead_id=notes.lead_id,
        kind=ActivityKind.MEETING,
        at=notes.at,
        title=f"{title}{outcome}",
        body=body,
        minutes=notes.minutes,
        outcome=notes.outcome,
        meeting_kind=notes.kind,
        problems=notes.problems,
        solutions=notes.solutions,
    )
    session.add(activity)
    session.flush()
    session.add_all(_agreement(one, notes.lead_id, activity.id, zone) for one in with_promise(notes))
    session.flush()
    return activity.id


def complete_agreed(session: Session, notes: MeetingNotes, activity_id: int, now: datetime) -> None:
    """Mark the agreed meeting done that this one was, where there is one."""
    wanted = {Channel.MEETING, Channel.CALL} if notes.kind is MeetingKind.CALL else {Channel.MEETING}
    query = select(Touch).where(
        Touch.lead_id == notes.lead_id,
        Touch.state.in_(OPEN_STATES),
        Touch.due_utc >= notes.at - _NEAR,
        Touch.due_utc <= notes.at + _NEAR,
    )
    for touch in session.scalars(query.order_by(Touch.due_utc)):
        if touch.locked and not touch.check_in and touch.channel in wanted:
            touch.state, touch.outcome, touch.done_at = TouchState.DONE, notes.outcome, now
            activity = session.get_one(Activity, activity_id)
            activity.touch_id = touch.id
            activity.number = touch.number if touch.series_id is not None else None
            break
    session.flush()


def last(session: Session, lead_id: int, zone: str) -> MeetingNotes | None:
    """Return what was noted in the latest meeting with a lead, or None; wall times are the rep's."""
    query = select(Activity).where(Activity.lead_id == lead_id, Activity.meeting_kind.is_not(None))
    found = session.scalar(query.order_by(Activity.at.desc(), Activity.id.desc()).limit(1))
    if found is None:
        return None
    agreed = session.scalars(select(AgreementRow).filter_by(activity_id=found.id).order_by(AgreementRow.id))
    return MeetingNotes(
        lead_id=lead_id,
        at=found.at,
        kind=found.meeting_kind or MeetingKind.VIDEO,
        minutes=found.minutes,
        problems=found.problems,
        solutions=found.solutions,
        agreements=tuple(
            NewAgreement(one.owner, one.what, wall_time(one.due, zone) if one.due else None) for one in agreed
        ),
        next_at=_next_meeting(session, lead_id, zone),
    )


def keep_draft(session: Session, lead_id: int, notes: str, at: datetime) -> None:
    """Keep half-finished notes (JSON), in place of former ones. Raises NotFoundError."""
    leads.get(session, lead_id)
    session.merge(MeetingDraft(lead_id=lead_id, notes=notes, changed=at))
    session.flush()


def draft(session: Session, lead_id: int) -> str | None:
    """Return half-finished notes, or None."""
    found = session.get(MeetingDraft, lead_id)
    return None if found is None else found.notes


def drop_draft(session: Session, lead_id: int) -> None:
    """Forget half-finished notes; none is fine."""
    found = session.get(MeetingDraft, lead_id)
    if found is not None:
        session.delete(found)
        session.flush()


def _next_meeting(session: Session, lead_id: int, zone: str) -> datetime | None:
    query = select(Touch.due_utc).where(
        Touch.lead_id == lead_id, Touch.state.in_(OPEN_STATES), Touch.channel == Channel.MEETING
    )
    at = session.scalar(query.order_by(Touch.due_utc).limit(1))
    return None if at is None else wall_time(at, zone)


def _agreement(one: NewAgreement, lead_id: int, activity_id: int, zone: str) -> AgreementRow:
    return AgreementRow(
        lead_id=lead_id,
        activity_id=activity_id,
        owner=one.owner,
        what=one.what.strip(),
        due=resolve(one.due, zone).utc if one.due else None,
        remind_at=resolve(one.remind, zone).utc if one.remind else None,
    )
