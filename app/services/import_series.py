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
LONGEST_WAIT = 800
"""Days ahead on which a series is tried: with 250 leads and the usual capacity all begin within them."""
NO_ROOM = "has no day with room for a series"


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
        self._wait = 0  # days from now to the first that may have room
        self._days: list[date] = []
        self._refused: list[str] = []

    def start_in(self, session: Session, lead_id: int) -> None:
        """Start the series of a lead within an act; one that refuses does not stop the others."""
        try:
            due = self._start(session, lead_id)
        except KnownError as error:
            self._refused.append(str(error))
        else:
            self._days.append(wall_time(due, self._zone).date())

    def _start(self, session: Session, lead_id: int) -> datetime:
        now, cadence = self._clock.wall(), self._cadence
        for wait in range(self._wait, LONGEST_WAIT):
            anchor = self._anchor(now, wait)
            plan = self._planning.plan_in(session, cadence, lead_id, anchor, Wishes())
            if self._planning.has_room_in(session, plan):
                self._planning.start_in(session, lead_id, cadence, anchor, now)
                self._wait = wait
                return plan.touches[0].due.utc
        raise InputError(f"A lead {NO_ROOM}.", "Let a day hold more touches in the settings.")

    def _anchor(self, now: datetime, wait: int) -> datetime:
        """Return now, or the same time so many days on."""
        if not wait:
            return now
        return resolve(wall_time(now, self._zone) + timedelta(days=wait), self._zone).utc

    def begun(self, asked: int) -> SeriesBegun:
        """Return what was started of what was asked for."""
        first, last = min(self._days, default=None), max(self._days, default=None)
        return SeriesBegun(self._cadence.title, len(self._days), asked, tuple(self._refused), first, last)
