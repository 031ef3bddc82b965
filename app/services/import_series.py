"""Series for new leads of an import: each begins on the first day from which all of it has room (P28)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.domain.cadence import Cadence
from app.domain.first_touch import first_can_wait
from app.domain.moment import resolve, wall_time
from app.errors import InputError, KnownError
from app.services.bulk import MOST_SERIES, leads_words
from app.services.import_values import FirstTouchOffer, SeriesBegun
from app.services.planning import Planning, Wishes
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.store.sessions import Session

USUAL = "conference-contact"
LONGEST_WAIT = 200
"""Days tried beyond the one on which the series before began; few, once the first found no room at all."""
DAYS_A_STEP = 8
NO_ROOM = "For some leads no day has room for the whole series."


def check_series(number: int) -> None:
    """Raise InputError for more series than a person can follow up."""
    if number > MOST_SERIES:
        raise InputError(
            f"A series for {leads_words(number)} is more than a person can follow up.",
            f"Import them without one, then start it for {MOST_SERIES:,} at most in the list of leads.",
        )


def offer_of(cadences: Sequence[Cadence], a_day: int) -> FirstTouchOffer:
    """Return which of these cadences can begin for new leads; `a_day` is the capacity in touches."""
    fitting = tuple(cadence for cadence in cadences if first_can_wait(cadence))
    names = [cadence.name for cadence in fitting]
    usual = USUAL if USUAL in names else next(iter(names), "")
    return FirstTouchOffer(fitting, usual, a_day, MOST_SERIES)


class FirstTouches:
    """Starts series one after the other; a day that is full is not tried again for the next."""

    def __init__(self, planning: Planning, preferences: Preferences, clock: Clock, cadence: Cadence) -> None:
        self._planning, self._zone, self._clock = planning, preferences.zone(), clock
        self._cadence = cadence
        self._wait = 0  # days from now to the one on which the last series began
        self._tried = 0  # days after it that were full for the lead in hand
        self._days: list[date] = []
        self._refused: list[str] = []

    def start_in(self, session: Session, lead_id: int) -> bool:
        """Look for the day of a lead and start its series within an act; False when it takes longer.

        Call it again then. One that refuses, or has no day with room, does not stop the others.
        """
        try:
            due = self._start(session, lead_id)
        except KnownError as error:
            self._refused.append(str(error))
            self._tried = 0
            return True
        if due is None:
            return False
        self._days.append(wall_time(due, self._zone).date())
        return True

    def _start(self, session: Session, lead_id: int) -> datetime | None:
        """Try some days more; return the instant of the first touch, or None."""
        now, cadence = self._clock.wall(), self._cadence
        for _ in range(DAYS_A_STEP):
            anchor = self._anchor(now, self._wait + self._tried)
            plan = self._planning.plan_in(session, cadence, lead_id, anchor, Wishes())
            if self._planning.has_room_in(session, plan):
                self._planning.start_in(session, lead_id, cadence, anchor, now)
                self._wait, self._tried = self._wait + self._tried, 0
                return plan.touches[0].due.utc
            self._tried += 1
        if self._tried >= (LONGEST_WAIT if self._days or not self._refused else DAYS_A_STEP):
            raise InputError(NO_ROOM, "Let a day hold more touches in the settings.")
        return None

    def _anchor(self, now: datetime, wait: int) -> datetime:
        """Return now, or the same time so many days on."""
        if not wait:
            return now
        return resolve(wall_time(now, self._zone) + timedelta(days=wait), self._zone).utc

    def begun(self, asked: int) -> SeriesBegun:
        """Return what was started of what was asked for."""
        first, last = min(self._days, default=None), max(self._days, default=None)
        return SeriesBegun(self._cadence.title, len(self._days), asked, tuple(self._refused), first, last)
