"""Leads without a series: waiting, parked or ended (design 4.13)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.meeting import Rest
from app.domain.moment import Moment
from app.domain.why import Reason
from app.domain.words import Channel, LeadState, SeriesState, TouchState
from app.errors import InputError
from app.models.touch import Touch
from app.store import leads, touches

_PURPOSES = {LeadState.WAITING: "Ask how it stands", LeadState.PARKED: "Check in"}


def begin(session: Session, lead_id: int, rest: Rest, at: Moment | None, now: datetime) -> None:
    """Stop what is open and let the lead rest; `at` is when a waiting or parked one comes back.

    Raises InputError for an end without a reason and a return without a date to come.
    """
    _check(rest, at, now)
    lead = leads.get(session, lead_id)
    stop_open(session, lead_id, rest.reason or str(rest.state), now)
    if at is not None and rest.state is not LeadState.ENDED:
        session.add(_check_in(lead_id, rest, at, lead.preferred or Channel.CALL))
    lead.rest_state = rest.state
    lead.rest_until = None if at is None or rest.state is LeadState.ENDED else at.utc
    lead.rest_reason = rest.reason
    session.flush()


def wake(session: Session, lead_id: int) -> None:
    """End the rest of a lead for which something was planned or done; its check-in is not needed then."""
    lead = leads.get(session, lead_id)
    for touch in touches.open_of_lead(session, lead_id):
        if touch.check_in:
            touch.state, touch.reason = TouchState.STOPPED, "something else was planned"
    if lead.rest_state is not None:
        lead.rest_state, lead.rest_until, lead.rest_reason = None, None, ""


def stop_open(session: Session, lead_id: int, reason: str, now: datetime) -> None:
    """Stop every open touch and series of a lead, with the reason."""
    for touch in touches.open_of_lead(session, lead_id):
        touch.state, touch.reason = TouchState.STOPPED, reason
    for series in touches.running_series(session, lead_id):
        series.state, series.ended_at, series.reason = SeriesState.ENDED, now, reason
        series.held_at, series.held_until = None, None
    session.flush()


def _check_in(lead_id: int, rest: Rest, at: Moment, channel: Channel) -> Touch:
    """Return the touch at which the lead comes back, so that the bell rings for it as for any other."""
    words = f"{'waiting for them' if rest.state is LeadState.WAITING else 'parked'} until this day"
    why = (Reason(str(rest.state), f"{words}: {rest.reason}" if rest.reason else words),)
    return Touch(
        lead_id=lead_id,
        channel=channel,
        **touches.moment(at),
        **touches.moment(at, "planned"),
        purpose=_PURPOSES[rest.state],
        why=why,
        locked=True,
        check_in=True,
    )


def _check(rest: Rest, at: Moment | None, now: datetime) -> None:
    if rest.state not in {LeadState.WAITING, LeadState.PARKED, LeadState.ENDED}:
        raise InputError(f"A lead cannot be put to “{rest.state}”.", "Choose waiting, parked or ended.")
    if rest.state is LeadState.ENDED:
        if not rest.reason.strip():
            raise InputError("An end has a reason.", "Say in a few words why.")
    elif at is None:
        raise InputError("A lead comes back on a date.", "Choose the date.")
    elif at.utc <= now:
        raise InputError("This date is past.", "Choose a later one.")
