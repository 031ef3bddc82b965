"""Touches: what is due, and doing, skipping, snoozing, moving and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain import phrases
from app.domain.moment import Moment, resolve
from app.domain.plan import DayLoad
from app.domain.progress import TOO_EARLY, must_explain_stop
from app.domain.queue import Queue
from app.domain.series import SeriesAsk
from app.domain.shortseries import PRESETS
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import RINGS, Channel, Outcome, SeriesState, TouchState
from app.errors import InputError
from app.services.days import Days
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.reactions import Reactions
from app.services.undo import Doing, UndoStack
from app.store import holds, leads, touch_acts
from app.store import touches as store
from app.store.database import Database
from app.store.sessions import Session

_ALL = ("touch", "lead", "series", "activity")
_DAY = timedelta(days=1)
OFFERS = frozenset({Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST})
"""Outcomes after which a cadence is offered: the thanks of a customer, or the long way round (P7, P27)."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A touch that was acted on.

    Attributes:
        next_touch: What comes next for this lead, or None.
        must_choose: Nothing is left: the rep picks a rest or a series (design 4.14).
        ask: The series waits until the rep says how it goes on, or None.
        offers: Cadences to offer first where the rep must choose.
    """

    touch: Touch
    next_touch: Touch | None
    must_choose: bool
    undo: Undo
    ask: SeriesAsk | None = None
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TouchAdded:
    """A new single touch."""

    touch: Touch
    undo: Undo


class Touches:
    """What a person can do with touches."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        reactions: Reactions,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._days = Days(database, clock, preferences)
        self._reactions = reactions

    def today(self) -> Queue:
        """Return one line for each lead with something due today or before, and what was done today."""
        return self._days.today()

    def get(self, touch_id: int) -> Touch:
        """Return a touch as it stands now. Raises NotFoundError."""
        with self._database.begin() as session:
            touch = store.get(session, touch_id, self._preferences.zone())
        return touch.as_of(self._clock.wall())

    def between(self, start: datetime, end: datetime) -> tuple[Touch, ...]:
        """Return touches of any state but stopped, due in [start, end) (aware UTC)."""
        now = self._clock.wall()
        with self._database.begin() as session:
            found = store.between(session, start, end, self._preferences.zone())
        return tuple(touch.as_of(now) for touch in found)

    def upcoming(self, limit: int) -> tuple[Touch, ...]:
        """Return the earliest open touches that are not due yet."""
        now, zone = self._clock.wall(), self._preferences.zone()
        with self._database.begin() as session:
            return store.after(session, now, limit, zone)

    def load(self, first: date, last: date) -> Mapping[date, DayLoad]:
        """Return what the rep's days in [first, last) hold; empty days are left out."""
        with self._database.begin() as session:
            return store.load(session, first, last, self._preferences.zone())

    def next_after(self, touch_id: int) -> Touch | None:
        """Return what follows this touch for its lead, or None. Raises NotFoundError."""
        with self._database.begin() as session:
            found = store.next_behind(session, touch_id)
            return None if found is None else self._seen(store.get(session, found, self._preferences.zone()))

    def following(self, lead_id: int) -> tuple[Touch, ...]:
        """Return all that rings for a lead, earliest first."""
        with self._database.begin() as session:
            ids = [row.id for row in store.open_of_lead(session, lead_id) if row.state in RINGS]
            return store.by_ids(session, ids, self._preferences.zone())

    def done(
        self,
        touch_id: int,
        outcome: Outcome,
        note: str = "",
        minutes: int = 0,
        *,
        keep_open: bool = False,
        origin: str = "",
    ) -> Completed:
        """Complete a touch, write its activity, and let its series follow, as one act.

        With `keep_open` a lead that was won or lost keeps what is still planned. Raises NotFoundError,
        RefusedError when the touch is not open.
        """
        with self._undo.doing("", _ALL, origin) as doing:
            return self.done_in(doing, touch_id, outcome, note, minutes, keep_open=keep_open)

    def done_in(
        self,
        doing: Doing,
        touch_id: int,
        outcome: Outcome,
        note: str = "",
        minutes: int = 0,
        *,
        keep_open: bool = False,
    ) -> Completed:
        """Complete a touch within an act."""
        completion = touch_acts.Completion(outcome, note, minutes, self._clock.wall())
        touch_acts.complete(doing.session, touch_id, completion)
        self._reactions.after_touch(doing.session, touch_id, completion.at, keep_open=keep_open)
        return self.completed_in(doing, touch_id)

    def skip(self, touch_id: int, reason: str, *, origin: str = "") -> Completed:
        """Skip a touch. Raises InputError without a reason, NotFoundError, RefusedError."""
        if not reason.strip():
            raise InputError("Skipping has a reason.", "Say in a few words why.")
        with self._undo.doing("", _ALL, origin) as doing:
            now = self._clock.wall()
            touch_acts.skip(doing.session, touch_id, reason.strip(), now)
            self._reactions.after_touch(doing.session, touch_id, now)
            return self.completed_in(doing, touch_id)

    def snooze(self, touch_id: int, until: datetime, *, origin: str = "") -> Undo:
        """Let it ring again at the rep's wall time `until`. Raises InputError for the past, NotFoundError."""
        at = self._future(until)
        with self._undo.doing("", {"touch"}, origin) as doing:
            doing.text = f"snooze of {self._name(doing, touch_id)}"
            touch_acts.snooze(doing.session, touch_id, at)
        return doing.undo

    def reschedule(self, touch_id: int, due: datetime, *, origin: str = "") -> Undo:
        """Move it to the rep's wall time `due`. Raises InputError for the past, NotFoundError."""
        at = self._future(due)
        with self._undo.doing("", {"touch"}, origin) as doing:
            doing.text = f"move of {self._name(doing, touch_id)}"
            touch_acts.move(doing.session, touch_id, at)
        return doing.undo

    def add(
        self, lead_id: int, channel: Channel, due: datetime, purpose: str, *, origin: str = ""
    ) -> TouchAdded:
        """Plan a single touch at the rep's wall time `due`.

        Raises InputError for the past, RefusedError for a lead who said no, NotFoundError.
        """
        at = self._future(due)
        with self._undo.doing("", {"touch", "lead"}, origin) as doing:
            touch_id = touch_acts.add(doing.session, lead_id, channel, at, purpose.strip())
            doing.text = self._name(doing, touch_id)
            touch = self._seen(store.get(doing.session, touch_id, self._preferences.zone()))
        return TouchAdded(touch, doing.undo)

    def stop(self, series_id: int, reason: str, *, origin: str = "") -> Undo:
        """End a series; before the fifth touch that needs a reason (P4). Raises InputError, NotFoundError."""
        with self._undo.doing("", ("touch", "series", "lead"), origin) as doing:
            series = store.series_row(doing.session, series_id)
            if not reason.strip() and self._must_explain(store.done_of_series(doing.session, series_id)):
                raise InputError(TOO_EARLY, "Say in a few words why.")
            if series.state is not SeriesState.ENDED:
                touch_acts.end_series(doing.session, series, reason.strip() or "stopped", self._clock.wall())
                self._reactions.after_end(doing.session, series.lead_id)
            doing.text = f"stop of “{series.title}”"
        return doing.undo

    def _must_explain(self, done: int) -> bool:
        return must_explain_stop(done, self._preferences.playbook().ask_before)

    def completed_in(self, doing: Doing, touch_id: int) -> Completed:
        """Return what a touch that was just acted on leads to, within that act."""
        session, zone = doing.session, self._preferences.zone()
        touch = store.get(session, touch_id, zone)
        following = store.following(session, touch.lead_id)
        doing.text = self._name(doing, touch_id)
        ask = next(iter(holds.asking(session, lead_id=touch.lead_id)), None)
        return Completed(
            touch,
            None if following is None else self._seen(store.get(session, following, zone)),
            ask is None and nothing_left(session, touch.lead_id),
            doing.undo,
            ask,
            tuple(PRESETS[one] for one in (touch.outcome,) if one in OFFERS),
        )

    def _name(self, doing: Doing, touch_id: int) -> str:
        """Return words for a touch, to stand after "Undo"."""
        touch = store.get(doing.session, touch_id, self._preferences.zone())
        return f"{phrases.channel(touch.channel)} with {touch.lead}"

    def _future(self, wall: datetime) -> Moment:
        """Return the moment of the rep's wall time. Raises InputError when it is past."""
        at = resolve(wall, self._preferences.zone())
        if at.utc <= self._clock.wall():
            raise InputError(f"{phrases.day_and_time(wall)} is past.", "Choose a later time.")
        return at

    def _seen(self, touch: Touch) -> Touch:
        return touch.as_of(self._clock.wall())


def nothing_left(session: Session, lead_id: int) -> bool:
    """Return whether a lead has no next step, held or not, and does not rest: the rep must choose."""
    rows = store.open_of_lead(session, lead_id)
    return leads.get(session, lead_id).rest_state is None and all(
        row.state is TouchState.BLOCKED for row in rows
    )
