"""Levelling a week: moves of flexible touches that fit it into capacity, as a diff to accept (design 4.6)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.domain import phrases
from app.domain.moment import resolve
from app.domain.plan_change import PlanChange
from app.domain.running import Diff
from app.domain.undo import Undo
from app.errors import InputError, RefusedError
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.running import Running
from app.services.undo import UndoStack
from app.store import running as rows
from app.store.database import Database
from app.store.sessions import Session

_WEEK = timedelta(days=7)
_AROUND = timedelta(days=31)
"""Days before and after the week whose room counts."""


class Weeks:
    """What a person can do with a week. Promises never move, and it is never worse than before."""

    def __init__(
        self, database: Database, clock: Clock, preferences: Preferences, undo: UndoStack, running: Running
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._running = running

    def preview(self, monday: date) -> PlanChange:
        """Return the moves that would level the week from `monday`; nothing is kept.

        Raises InputError for a day that is no Monday and for a week that is over.
        """
        with self._database.begin() as session:
            return self._running.change(session, self._diff(session, monday))

    def level(self, monday: date, *, origin: str = "") -> Undo:
        """Level the week, as one act. Raises what `preview` raises, RefusedError where nothing would move."""
        with self._undo.doing("", {"touch"}, origin) as doing:
            diff = self._diff(doing.session, monday)
            if not diff.lines:
                raise RefusedError("Nothing in this week can be moved to make it better.")
            rows.apply(doing.session, diff, self._clock.wall())
            doing.text = f"levelling of the week of {phrases.day(monday, self._running.today())}"
        return doing.undo

    def _diff(self, session: Session, monday: date) -> Diff:
        from app.domain.weeks import level_week  # the engine loads with the first week

        self._check(monday)
        now = self._clock.wall()
        start = max(self._midnight(monday), now)
        found = rows.open_between(session, start, self._midnight(monday + _WEEK))
        works = self._running.lead_works(session, found, by_hand_stays=True)
        rep = self._running.rep(session, monday - _AROUND, monday + _WEEK + _AROUND)
        return level_week(works, rep, monday, now)

    def _check(self, monday: date) -> None:
        if monday.weekday():
            raise InputError(f"{phrases.day(monday)} is no Monday.", "A week begins on its Monday.")
        if monday + _WEEK <= self._running.today():
            raise InputError("This week is over.", "Choose this one or a later one.")

    def _midnight(self, day: date) -> datetime:
        return resolve(datetime.combine(day, time()), self._preferences.zone()).utc
