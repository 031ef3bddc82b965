"""What can happen to a touch: done, skipped, snoozed, moved, added; and the end of its series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import phrases
from app.domain.edits import BY_HAND, moved_by_hand
from app.domain.moment import Moment
from app.domain.why import Reason
from app.domain.words import (
    KIND_OF_CONTACT,
    OPEN_STATES,
    Channel,
    Outcome,
    SeriesState,
    Stage,
    TouchState,
)
from app.errors import RefusedError
from app.models.activity import Activity
from app.models.series import Series
from app.models.touch import Touch
from app.store import leads, messages, permissions, rests, touches

_STAGES = {Outcome.WON: Stage.CUSTOMER, Outcome.LOST: Stage.LOST}


FAILED = "missing-address"
"""Rule of a step that has no address that works."""
MINUTES = {Channel.CALL: 10, Channel.MEETING: 45}
"""How long a touch set by hand takes; 10 where it is not said."""


@dataclass(frozen=True, slots=True)
class Completion:
    """How a touch went: outcome, a note, its length in minutes (0 for unknown), and the UTC instant."""

    outcome: Outcome
    note: str
    minutes: int
    at: datetime


def complete(session: Session, touch_id: int, completion: Completion) -> None:
    """Mark a touch done and write its activity. Raises NotFoundError, RefusedError when it is not open."""
    touch = _open(session, touch_id)
    touch.state, touch.outcome, touch.done_at = TouchState.DONE, completion.outcome, completion.at
    touch.reason = ""
    session.add(_activity(touch, completion))
    if completion.outcome is Outcome.SENT:
        messages.mark_sent_with_touch(session, touch_id, completion.at)
    if touch.check_in:
        rests.wake(session, touch.lead_id)
    if completion.outcome in _STAGES:
        leads.get(session, touch.lead_id).stage = _STAGES[completion.outcome]
    session.flush()


def skip(session: Session, touch_id: int, reason: str, at: datetime) -> None:
    """Mark a touch skipped. Raises NotFoundError, RefusedError when it is not open."""
    touch = _open(session, touch_id)
    touch.state, touch.reason, touch.done_at = TouchState.SKIPPED, reason, at
    if touch.check_in:
        rests.wake(session, touch.lead_id)
    session.flush()


def end_when_done(session: Session, series_id: int, at: datetime) -> None:
    """End a series that has nothing open any more."""
    series = touches.series_row(session, series_id)
    rows = touches.of_series(session, series_id)
    if series.state is SeriesState.ENDED or any(row.state in OPEN_STATES for row in rows):
        return
    series.state, series.ended_at, series.reason = SeriesState.ENDED, at, "all touches done"
    series.held_at, series.held_until = None, None
    session.flush()


def block(session: Session, lead_id: int, channels: frozenset[Channel], why: Reason) -> None:
    """Block the open touches of these channels, with the reason."""
    for touch in touches.open_of_lead(session, lead_id):
        if touch.channel in channels and touch.state is not TouchState.BLOCKED:
            touch.state, touch.reason, touch.why = TouchState.BLOCKED, why.text, (*touch.why, why)
    session.flush()


def unblock(session: Session, lead_id: int, channels: frozenset[Channel], rule: str) -> None:
    """Let touches of these channels ring again that were blocked by this rule."""
    for touch in touches.open_of_lead(session, lead_id):
        if touch.state is TouchState.BLOCKED and touch.channel in channels and touch.why[-1].rule == rule:
            touch.state, touch.reason, touch.why = TouchState.PLANNED, "", touch.why[:-1]
    session.flush()


def reachable_again(session: Session, lead_id: int) -> None:
    """Let steps ring again that an address blocked which the lead no longer has."""
    lead = leads.get(session, lead_id)
    if lead.bad_email and lead.bad_email != lead.email_key:
        lead.bad_email = ""
        unblock(session, lead_id, frozenset({Channel.EMAIL}), FAILED)
    if lead.bad_phone and lead.bad_phone != lead.phone_key:
        lead.bad_phone = ""
        unblock(session, lead_id, frozenset({Channel.CALL, Channel.MESSAGE}), FAILED)
    session.flush()


def missed_calls(session: Session, lead_id: int, missed: frozenset[Outcome]) -> tuple[datetime, ...]:
    """Return the UTC instants of the calls in a row that found nobody, the latest last."""
    query = select(Touch).filter_by(lead_id=lead_id, channel=Channel.CALL, state=TouchState.DONE)
    latest_first = session.scalars(query.order_by(Touch.done_at.desc(), Touch.id.desc()))
    found = [one.done_at for one in takewhile(lambda one: one.outcome in missed, latest_first)]
    return tuple(at for at in reversed(found) if at is not None)


def snooze(session: Session, touch_id: int, at: Moment) -> None:
    """Let a touch ring at another time. Raises NotFoundError, RefusedError when it is not open."""
    touch = _open(session, touch_id)
    touch.state, touch.reason = TouchState.SNOOZED, ""
    _set_due(touch, at)
    session.flush()


def move(session: Session, touch_id: int, at: Moment) -> None:
    """Plan a touch for another time and say so in its why; a blocked or held one stays so."""
    touch = _open(session, touch_id)
    touch.why = (*touch.why, moved_by_hand(touch.due_wall))
    if touch.state is TouchState.SNOOZED:
        touch.state = TouchState.PLANNED
    _set_due(touch, at)
    session.flush()


def add(session: Session, lead_id: int, channel: Channel, at: Moment, purpose: str) -> int:
    """Plan a single touch and return its id. Raises NotFoundError, RefusedError for a lead who said no."""
    leads.get(session, lead_id)
    refuse_after_no(session, lead_id)
    rests.wake(session, lead_id)
    touch = Touch(
        lead_id=lead_id,
        channel=channel,
        **touches.moment(at),
        **touches.moment(at, "planned"),
        minutes=MINUTES.get(channel, 10),
        purpose=purpose or phrases.channel(channel).capitalize(),
        why=(Reason(BY_HAND, "set by you"),),
        locked=True,
    )
    session.add(touch)
    session.flush()
    return touch.id


def end_series(session: Session, series: Series, reason: str, at: datetime) -> None:
    """End a series and stop what is open of it."""
    for touch in touches.of_series(session, series.id):
        if touch.state in OPEN_STATES:
            touch.state, touch.reason = TouchState.STOPPED, reason
    series.state, series.ended_at, series.reason = SeriesState.ENDED, at, reason
    series.held_at, series.held_until = None, None
    session.flush()


def refuse_after_no(session: Session, lead_id: int) -> None:
    """Raise RefusedError for a lead who said no; the database would refuse as well."""
    if permissions.current(session, lead_id).forbids:
        raise RefusedError(
            f"{leads.details(session, lead_id).name} said no to being followed up.",
            "If they asked again, record that as given, in their words.",
        )


def _open(session: Session, touch_id: int) -> Touch:
    touch = touches.row(session, touch_id)
    if touch.state not in OPEN_STATES:
        raise RefusedError(f"This touch is {touch.state} already.", "Look at the lead's timeline.")
    return touch


def _set_due(touch: Touch, at: Moment) -> None:
    touch.due_utc, touch.due_wall, touch.due_zone = at.utc, at.wall, at.zone


def _activity(touch: Touch, completion: Completion) -> Activity:
    channel = phrases.channel(touch.channel)
    return Activity(
        lead_id=touch.lead_id,
        touch_id=touch.id,
        kind=KIND_OF_CONTACT[touch.channel],
        at=completion.at,
        title=f"{channel[0].upper()}{channel[1:]}, {_words(completion.outcome)}",
        body=completion.note.strip(),
        minutes=completion.minutes,
        outcome=completion.outcome,
        number=touch.number if touch.series_id is not None else None,
    )


def _words(outcome: Outcome) -> str:
    return outcome.value.replace("-", " ")
