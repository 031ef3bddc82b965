"""Being away: days off entered ahead as a diff, and the plan to catch up on return (design 4.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.absence_days import Absence, check_absence, days_of
from app.domain.moment import resolve
from app.domain.plan_change import PlanChange
from app.domain.running import Diff
from app.domain.undo import Undo
from app.errors import RefusedError
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.running import Running, with_days_off
from app.services.undo import UndoStack
from app.store import absences as store
from app.store import running as rows
from app.store.database import Database
from app.store.sessions import Session

_DAY = timedelta(days=1)
_RECENT = timedelta(days=30)
"""So long after its end an absence is still offered to be caught up."""


@dataclass(frozen=True, slots=True)
class Entered:
    """An absence that was entered, with what it changed."""

    absence: Absence
    change: PlanChange
    undo: Undo


class Absences:
    """What a person can do about days away."""

    def __init__(
        self, database: Database, clock: Clock, preferences: Preferences, undo: UndoStack, running: Running
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._running = running

    def all(self) -> tuple[Absence, ...]:
        """Return the absences that are not long over, earliest first."""
        with self._database.begin() as session:
            return store.since(session, self._running.today() - _RECENT)

    def preview(self, first: date, last: date, reason: str = "") -> PlanChange:
        """Return what days away would change, both days included; nothing is kept.

        Raises InputError for an absence that is reversed, over, or longer than a year.
        """
        check_absence(first, last, self._running.today())
        with self._database.begin() as session:
            return self._running.change(session, self._diff(session, first, last, reason))

    def enter(self, first: date, last: date, reason: str = "", *, origin: str = "") -> Entered:
        """Enter days away and move what falls into them, as one act. Raises what `preview` raises."""
        check_absence(first, last, self._running.today())
        now = self._clock.wall()
        with self._undo.doing("", {"touch", "series", "absence"}, origin) as doing:
            diff = self._diff(doing.session, first, last, reason)
            change = self._running.change(doing.session, diff)
            absence_id = store.add(doing.session, first, last, reason.strip(), now)
            rows.apply(doing.session, diff, now)
            entered = Absence(absence_id, first, last, reason.strip())
            doing.text = f"absence {entered.said(self._running.today())}"
        return Entered(entered, change, doing.undo)

    def cancel(self, absence_id: int, *, origin: str = "") -> Undo:
        """Forget days away; what was moved stays where it is. Raises NotFoundError."""
        with self._undo.doing("cancelled absence", {"absence"}, origin) as doing:
            doing.session.delete(store.row(doing.session, absence_id))
            doing.session.flush()
        return doing.undo

    def back(self) -> Absence | None:
        """Return the absence the rep has come back from, while what it left is not caught up; else None."""
        today, now = self._running.today(), self._clock.wall()
        with self._database.begin() as session:
            over = [one for one in store.since(session, today - _RECENT) if one.last < today]
            if not over or over[-1].caught_up_at is not None or not rows.before(session, now):
                return None
            return over[-1]

    def preview_catch_up(self) -> PlanChange:
        """Return the plan to catch up what is overdue: promises first, the rest spread; nothing is kept."""
        with self._database.begin() as session:
            return self._running.change(session, self._catch_up(session))

    def catch_up(self, *, origin: str = "") -> Undo:
        """Accept the plan to catch up, as one act. Raises RefusedError where nothing is overdue."""
        now = self._clock.wall()
        with self._undo.doing("catch-up plan", {"touch", "series", "absence"}, origin) as doing:
            if not rows.before(doing.session, now):
                raise RefusedError("Nothing is overdue.")
            rows.apply(doing.session, self._catch_up(doing.session), now)
            store.mark_caught_up(doing.session, self._running.today(), now)
        return doing.undo

    def _diff(self, session: Session, first: date, last: date, reason: str) -> Diff:
        from app.domain.absence import absence  # the engine loads with the first absence

        away = days_of(first, last)
        start, end = self._midnight(first), self._midnight(last + _DAY)
        works = self._running.works(session, rows.open_between(session, max(start, self._clock.wall()), end))
        named = Absence(0, first, last, reason.strip()).words
        rep = with_days_off(self._running.rep_for(session, works, last), dict.fromkeys(away, named))
        return absence(works, rep, frozenset(away), self._clock.wall())

    def _catch_up(self, session: Session) -> Diff:
        from app.domain.catchup import catch_up  # as above

        now = self._clock.wall()
        works = self._running.works(session, rows.before(session, now))
        return catch_up(works, self._running.rep_for(session, works), now)

    def _midnight(self, day: date) -> datetime:
        return resolve(datetime.combine(day, time()), self._preferences.zone()).utc
