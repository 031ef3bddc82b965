"""Keeping in touch: a rule plans the next contact from the last real one, one open touch at a time."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.keep_in_touch import Rhythm, Rule, check_rule
from app.domain.moment import wall_time
from app.domain.plan import PlannedTouch
from app.domain.undo import Undo
from app.domain.words import LeadState, TouchState
from app.errors import NotFoundError
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.running import SLACK, Running
from app.services.undo import UndoStack
from app.store import keep_in_touch as store
from app.store import leads, permissions, touch_acts, touches
from app.store.database import Database
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.models.rhythm import KeepInTouch
    from app.models.touch import Touch

DROPPED = "the keep-in-touch rule was dropped"


class Rhythms:
    """What a person can do with keep-in-touch rules."""

    def __init__(
        self, database: Database, clock: Clock, preferences: Preferences, undo: UndoStack, running: Running
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._running = running

    def of(self, lead_id: int) -> Rhythm | None:
        """Return the rule of a lead as it stands, or None. Raises NotFoundError."""
        with self._database.begin() as session:
            lead = leads.get(session, lead_id)
            row = store.row(session, lead_id)
            if row is None:
                return None
            zone = lead.zones[0] if lead.zones else self._preferences.zone()
            return self._rhythm(session, row, zone)

    def keep(self, lead_id: int, rule: Rule, *, origin: str = "") -> Undo:
        """Keep in touch by this rule, in place of a former one.

        Raises InputError for a rule that cannot be, RefusedError after a no, NotFoundError.
        """
        check_rule(rule)
        with self._undo.doing("", {"lead", "touch"}, origin) as doing:
            touch_acts.refuse_after_no(doing.session, lead_id)
            doing.text = f"keeping in touch with {leads.details(doing.session, lead_id).name}"
            store.put(doing.session, lead_id, rule, self._clock.wall())
            lead = leads.get(doing.session, lead_id)
            if lead.rest_state is LeadState.ENDED:
                lead.rest_state, lead.rest_reason = None, ""
            self.renew_in(doing.session, lead_id)
        return doing.undo

    def drop(self, lead_id: int, *, origin: str = "") -> Undo:
        """Forget the rule of a lead and stop its touch. Raises NotFoundError where there is none."""
        with self._undo.doing("", {"lead", "touch"}, origin) as doing:
            doing.text = f"end of keeping in touch with {leads.details(doing.session, lead_id).name}"
            row = store.row(doing.session, lead_id)
            if row is None:
                raise NotFoundError("There is no keep-in-touch rule for this lead.")
            touch = self._open(doing.session, row)
            store.drop(doing.session, row)
            if touch is not None:
                touch.state, touch.reason = TouchState.STOPPED, DROPPED
        return doing.undo

    def renew_in(self, session: Session, lead_id: int, acted: Touch | None = None) -> None:
        """Let the rule of a lead follow its last contact, within an act; without a rule nothing happens.

        `acted` is the touch the act was about: when the rep skips that of the rule, the next interval counts
        from the skip.
        """
        row = store.row(session, lead_id)
        if row is None or permissions.current(session, lead_id).forbids:
            return
        if leads.get(session, lead_id).rest_state is not None:
            return
        touch = self._open(session, row)
        if touch is None and touches.following(session, lead_id) is not None:
            return  # one open touch at a time: what is planned comes first
        if touch is None and touches.running_series(session, lead_id):
            return  # a series that waits goes first as well
        skipped = acted is not None and acted.id == row.touch_id and acted.state is TouchState.SKIPPED
        last = self._last(session, row)
        planned = self._next(session, row, self._clock.wall() if skipped else last, touch)
        if touch is None:
            (row.touch_id,) = touches.save_plan(session, lead_id, None, [planned])
        elif not touch.locked and touch.due_utc != planned.due.utc and _counts(acted):
            touch.due_utc, touch.due_wall, touch.due_zone = (
                planned.due.utc,
                planned.due.wall,
                planned.due.zone,
            )
            touch.why = planned.why
        session.flush()

    def _next(self, session: Session, row: KeepInTouch, last: datetime, own: Touch | None) -> PlannedTouch:
        from app.domain.next_contact import next_contact  # loads the planner, with the first rule

        rule = store.rule(row)
        work = self._running.work(session, row.lead_id, (), (own.id,) if own else ())
        furthest = max(rule.latest_day(self._running.date_of(last)), self._running.today()) + SLACK
        rep = self._running.rep(session, self._running.today(), furthest)
        return next_contact(rule, last, work.side, rep, busy=work.busy, now=self._clock.wall())

    def _open(self, session: Session, row: KeepInTouch) -> Touch | None:
        """Return the rule's touch while it is open."""
        if row.touch_id is None or not touches.is_open(session, row.touch_id):
            return None
        return touches.row(session, row.touch_id)

    def _last(self, session: Session, row: KeepInTouch) -> datetime:
        return store.last_contact(session, row.lead_id) or row.added_at

    def _rhythm(self, session: Session, row: KeepInTouch, zone: str) -> Rhythm:
        rule, last = store.rule(row), wall_time(self._last(session, row), zone).date()
        today: date = wall_time(self._clock.wall(), zone).date()
        touch = self._open(session, row)
        ideal, latest = rule.ideal_day(last), rule.latest_day(last)
        return Rhythm(rule, last, ideal, latest, rule.warmth(last, today), touch.id if touch else None)


def _counts(acted: Touch | None) -> bool:
    """Return whether an act may move the rule's open touch: news and other touches do, its own not."""
    return acted is None or acted.state is TouchState.DONE
