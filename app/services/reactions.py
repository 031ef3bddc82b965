"""What becomes of a series after a touch, a reply or any other news of its lead (design 4.8, 4.9, 4.14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from app.domain import phrases
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.hold import HoldKind
from app.domain.hold import hold as held
from app.domain.moment import resolve, wall_time
from app.domain.plan import Anchor
from app.domain.reactions import Happening, Reaction, Then, reaction
from app.domain.shortseries import NOT_REACHED, PRESETS, ShortSeries, short_series
from app.domain.why import Reason
from app.domain.words import RINGS, Channel, Outcome, SeriesState, Stage, TouchState
from app.services.keep_in_touch import Rhythms
from app.services.planning import Planning, Wishes
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.running import SLACK, Running
from app.store import holds, leads, rests, touch_acts, touches
from app.store import running as store
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.models.series import Series
    from app.models.touch import Touch

_NEW_DATE = ShortSeries(
    Cadence(
        "after-moved",
        "A new date",
        1,
        "the move",
        "The meeting was moved.",
        (Step(Channel.CALL, Offset(1, Unit.BUSINESS_DAYS), "Agree on a new date", tolerance=1),),
    ),
    (Reason("P29", "the meeting was moved and has no new date yet"),),
)
"""What follows a meeting that was moved as long as nobody knows to when."""
_BY_NUMBER = frozenset({Channel.CALL, Channel.MESSAGE})
_BLOCKS = {Then.BLOCK_MAIL: frozenset({Channel.EMAIL}), Then.BLOCK_CALLS: _BY_NUMBER}
"""Channels that need the address that failed."""
_STAGES = {Outcome.WON: Stage.CUSTOMER, Outcome.LOST: Stage.LOST}
_HOLDS = {
    Happening.OUT_OF_OFFICE: HoldKind.OUT_OF_OFFICE,
    Happening.COLLEAGUE_ANSWERED: HoldKind.COLLEAGUE,
    Happening.REP_ABSENT: HoldKind.ABSENCE,
    Happening.WAITING: HoldKind.WAITING,
}


class Reactions:
    """Lets series follow what happens; always within the act that tells of it."""

    def __init__(
        self, clock: Clock, preferences: Preferences, running: Running, planning: Planning, rhythms: Rhythms
    ) -> None:
        self._clock = clock
        self._preferences = preferences
        self._running = running
        self._planning = planning
        self._rhythms = rhythms

    def after_touch(self, session: Session, touch_id: int, at: datetime, *, keep_open: bool = False) -> None:
        """Let the series follow a touch that was done or skipped.

        With `keep_open` a won or lost lead keeps what is still planned.
        """
        row = touches.row(session, touch_id)
        then = reaction(row.outcome) if row.outcome else None
        if then is not None and then.then is Then.STOP:
            if not (keep_open and row.outcome in {Outcome.WON, Outcome.LOST}):
                rests.stop_open(session, row.lead_id, then.reason, at)
        else:
            self._catch_lateness(session, row, at)
            self._add_short_series(session, row, at, beside=then is not None and then.then is Then.ASK)
            if then is not None:
                self._follow(session, row.lead_id, then, at)
        if row.series_id is not None:
            touch_acts.end_when_done(session, row.series_id, at)
        self._rhythms.renew_in(session, row.lead_id, row)

    def after_news(
        self,
        session: Session,
        lead_id: int,
        what: Happening,
        at: datetime,
        until: date | None = None,
        said: str = "",
    ) -> None:
        """Let the running series of a lead follow news; `until` is the rep's local date of a return."""
        then = reaction(what)
        reason = f"{then.reason}: {said.strip()}" if said.strip() else then.reason
        if then.then is Then.HOLD:
            for one in touches.running_series(session, lead_id):
                self.hold(session, one, _HOLDS[what], until, at, reason)
        else:
            self._follow(session, lead_id, Reaction(then.then, reason), at)
        self._rhythms.renew_in(session, lead_id)

    def after_end(self, session: Session, lead_id: int) -> None:
        """Let the keep-in-touch rule of a lead follow a series that ended."""
        self._rhythms.renew_in(session, lead_id)

    def after_contact(
        self, session: Session, lead_id: int, outcome: Outcome, at: datetime, *, keep_open: bool = False
    ) -> None:
        """Let the running series follow a contact outside the plan, within an act.

        What was decided or found out in it counts as it would for a touch; with `keep_open` a won or lost
        lead keeps what is still planned.
        """
        then = reaction(outcome)
        if then.then is Then.GO_ON and outcome not in NOT_REACHED:
            then = reaction(Happening.OUTSIDE_CONTACT)
        if outcome in _STAGES:
            leads.get(session, lead_id).stage = _STAGES[outcome]
        if not (keep_open and outcome in _STAGES):
            self._follow(session, lead_id, then, at)
        self._rhythms.renew_in(session, lead_id)

    def hold(
        self,
        session: Session,
        series: Series,
        kind: HoldKind,
        until: date | None,
        at: datetime,
        reason: str,
    ) -> None:
        """Hold a series; with a date its touches get new times at once, as if it went on that day."""
        from app.domain.resume import resume  # the engine loads with the first hold

        work = self._running.work(session, series.lead_id, self._flexible(session, series))
        rep = self._running.rep_for(session, [work], until)
        found = held(kind, until, work.side, rep)
        since = holds.counted_from(series) or at
        ends = resolve(datetime.combine(found.until, time()), rep.zone).utc if found.until else None
        if ends is not None and ends > at:
            store.apply(session, resume(work, rep, since, ends), at)
        words = (
            f"{reason}, until {phrases.day(found.until, self._running.today())}" if found.until else reason
        )
        if ends is None and series.held_at is not None:
            at = since  # what remains of the delays still counts from the first hold
        holds.hold(session, series, words, at, ends)

    def resume(self, session: Session, series: Series, at: datetime) -> tuple[str, ...]:
        """Let a held or asking series go on with what remains of its delays; return warnings."""
        from app.domain.resume import resume  # as above

        since = holds.counted_from(series)
        work = self._running.work(session, series.lead_id, self._flexible(session, series))
        holds.go_on(session, series)
        if since is None or not work.touches:
            return ()
        diff = resume(work, self._running.rep_for(session, [work]), since, at)
        store.apply(session, diff, at)
        return diff.warnings

    def _follow(self, session: Session, lead_id: int, then: Reaction, at: datetime) -> None:
        if then.then is Then.STOP:
            rests.stop_open(session, lead_id, then.reason, at)
        elif then.then is Then.ASK:
            for one in touches.running_series(session, lead_id):
                if store.open_of_series(session, one.id):
                    holds.ask(session, one, then.reason, at)
        elif then.then in _BLOCKS:
            self._block(session, lead_id, then)

    def _block(self, session: Session, lead_id: int, then: Reaction) -> None:
        """Note which address failed, and block what needs it."""
        lead = leads.get(session, lead_id)
        if then.then is Then.BLOCK_MAIL:
            lead.bad_email = lead.email_key
        else:
            lead.bad_phone = lead.phone_key
        touch_acts.block(session, lead_id, _BLOCKS[then.then], Reason(touch_acts.FAILED, then.reason))

    def _catch_lateness(self, session: Session, row: Touch, at: datetime) -> None:
        """Let the rest of the series follow by the policy of the touch, where it was late."""
        if (
            row.series_id is None
            or touches.series_row(session, row.series_id).state is not SeriesState.RUNNING
        ):
            return
        rest = store.open_of_series(session, row.series_id)
        if not rest:
            return
        from app.domain.late import Act, after_act  # the engine loads with the first late touch

        work = self._running.work(session, row.lead_id, rest, by_hand_stays=True)
        act = Act(store.open_touch(row), at, row.state is TouchState.SKIPPED)
        store.apply(session, after_act(act, work, self._running.rep_for(session, [work]), at), at)

    def _add_short_series(self, session: Session, row: Touch, at: datetime, *, beside: bool) -> None:
        """Plan what an outcome asks for: another try, a message, a new date (P6).

        `beside` keeps it out of a series that is about to wait for the rep.
        """
        if row.outcome is None:
            return
        if row.outcome is Outcome.NO_SHOW:
            cadence = self._planning.cadence_in(session, PRESETS[row.outcome])
            self._planning.start_in(session, row.lead_id, cadence, at, at)
            return
        if row.outcome in NOT_REACHED and row.channel is not Channel.CALL:
            return
        if row.outcome is Outcome.HELD and row.channel is not Channel.MEETING:
            return
        short = _NEW_DATE if row.outcome is Outcome.MOVED else self._short_series(session, row)
        if short is not None:
            self._insert(session, row, short, at, beside=beside)

    def _short_series(self, session: Session, row: Touch) -> ShortSeries | None:
        assert row.outcome is not None
        side = self._running.side(session, row.lead_id, self._running.today())
        calls = touch_acts.missed_calls(session, row.lead_id, NOT_REACHED)
        tried = tuple(wall_time(one, side.zones[0]).time() for one in calls)
        return short_series(row.outcome, tried, self._running.book())

    def _insert(
        self, session: Session, row: Touch, short: ShortSeries, at: datetime, *, beside: bool
    ) -> None:
        """Add the touches to the running series, or beside it; a call that comes sooner is the next try."""
        wishes = Wishes(instead=False)
        plan = self._planning.plan_in(session, short.cadence, row.lead_id, at, wishes)
        added = [
            replace(one, step=0, number=1, why=(*short.why, *one.why))
            for one in plan.touches
            if one.state is TouchState.PLANNED
        ]
        soon = self._next_call(session, row.lead_id)
        if added and soon is not None and soon.due_utc <= added[0].due.utc:
            self._retime(session, soon, short, at)
            return
        if not added:
            return
        found = None if row.series_id is None else touches.series_row(session, row.series_id)
        if beside or found is None or found.state is SeriesState.ENDED:
            touches.save_plan(session, row.lead_id, None, added)
        else:
            store.insert(session, found, added)

    def _retime(self, session: Session, call: Touch, short: ShortSeries, at: datetime) -> None:
        """Let a call that comes soon anyway be the next try: on its day, at another time of day."""
        step = short.cadence.steps[0]
        if step.window is None or not store.moves(call):
            return
        from app.domain.planner import plan  # loads with the first plan

        work = self._running.work(session, call.lead_id, (), (call.id,))
        zone = work.side.zones[0]
        day = wall_time(call.due_utc, zone).date()
        start = resolve(datetime.combine(day, time()), zone).utc
        once = replace(
            short.cadence, steps=(replace(step, offset=Offset(0, Unit.BUSINESS_DAYS), tolerance=0),)
        )
        rep = self._running.rep(session, day, day + SLACK)
        anchor = Anchor(start, once.anchor)
        (found,) = plan(once, anchor, work.side, rep, busy=work.busy, now=max(start, at)).touches
        if wall_time(found.due.utc, zone).date() == day:
            store.set_due(call, found.due, (*short.why, found.why[-1]))

    def _next_call(self, session: Session, lead_id: int) -> Touch | None:
        rows = touches.open_of_lead(session, lead_id)
        return next((one for one in rows if one.channel is Channel.CALL and one.state in RINGS), None)

    def _flexible(self, session: Session, series: Series) -> list[Touch]:
        rows = store.open_of_series(session, series.id)
        return [one for one in rows if not (one.locked or one.check_in)]
