"""Keep-in-touch rules, and the contacts they count from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.keep_in_touch import REACHED, Rule
from app.domain.words import OPEN_STATES, ActivityKind, TouchState
from app.models.activity import Activity
from app.models.rhythm import KeepInTouch
from app.models.touch import Touch


def row(session: Session, lead_id: int) -> KeepInTouch | None:
    """Return the rule of a lead, or None."""
    return session.scalar(select(KeepInTouch).filter_by(lead_id=lead_id))


def rule(found: KeepInTouch) -> Rule:
    """Return a row as a rule."""
    return Rule(found.ideal, found.latest, found.unit, found.channel, found.purpose)


def put(session: Session, lead_id: int, new: Rule, now: datetime) -> KeepInTouch:
    """Store a rule in place of a former one; its open touch stays with it."""
    found = row(session, lead_id)
    if found is None:
        found = KeepInTouch(lead_id=lead_id, added_at=now)
        session.add(found)
    found.ideal, found.latest, found.unit = new.ideal, new.latest, new.unit
    found.channel, found.purpose = new.channel, new.purpose
    session.flush()
    return found


def drop(session: Session, found: KeepInTouch) -> None:
    """Delete a rule."""
    session.delete(found)
    session.flush()


def make_way(session: Session, lead_id: int) -> None:
    """Stop the open touch of a lead's rule: a series goes first, the rule follows it."""
    found = row(session, lead_id)
    touch = None if found is None or found.touch_id is None else session.get(Touch, found.touch_id)
    if touch is not None and touch.state in OPEN_STATES:
        touch.state, touch.reason = TouchState.STOPPED, "something else goes first"
        session.flush()


def last_contact(session: Session, lead_id: int) -> datetime | None:
    """Return the UTC instant of the last real contact; a call nobody took was none."""
    real = Activity.outcome.in_(REACHED) | (Activity.kind == ActivityKind.EMAIL_IN)
    return session.scalar(select(func.max(Activity.at)).where(Activity.lead_id == lead_id, real))
