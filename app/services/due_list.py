"""What stands in the reminder window: everything that rang and that nobody attended to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.nagging import REST, ReminderKind, ReminderState
from app.domain.promise import Promise
from app.domain.queue import by_urgency, one_per_lead
from app.domain.reminder import Key
from app.domain.response_clock import clocks_of, presses
from app.domain.touch import Touch
from app.services.ports import Announce, Change, Clock
from app.services.preferences import Preferences
from app.store import due_promises, touches
from app.store import reminders as store
from app.store.database import Database
from app.store.sessions import Session

MOST = 60
"""So many touches are read for the window; the title counts all of them."""


@dataclass(frozen=True, slots=True)
class Showing:
    """The window at one instant.

    Attributes:
        now: UTC instant of reading.
        zone: The rep's.
        touches: The most urgent first, one for each lead.
        promises: Agreements and recaps, the one due first first.
        count: How many touches and promises there are in all.
        away: How many rest or were dismissed, and may be brought back.
        clocks: By when (UTC) a lead that asked wants its answer, by touch.
        keys: All that the window stands for.
    """

    now: datetime
    zone: str
    touches: tuple[Touch, ...] = ()
    promises: tuple[Promise, ...] = ()
    count: int = 0
    away: int = 0
    clocks: Mapping[int, datetime] = field(default_factory=dict)
    keys: tuple[Key, ...] = ()


class DueList:
    """Reads the window, and lets its lines rest, go and come back. None of this moves a touch."""

    def __init__(
        self, database: Database, clock: Clock, announce: Announce, preferences: Preferences
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences

    def showing(self) -> Showing:
        """Return what stands in the window now."""
        now, zone = self._clock.wall(), self._preferences.zone()
        with self._database.begin() as session:
            ids = store.touches_in(session, ReminderState.SHOWING, now, inbound=self._presses(now))
            seen = one_per_lead(touches.by_ids(session, ids[:MOST], zone))
            promises = due_promises.in_window(session)
            away = sum(
                len(store.touches_in(session, state, now, inbound=self._presses(now)))
                for state in (ReminderState.RESTING, ReminderState.DISMISSED)
            )
        span = timedelta(minutes=self._preferences.playbook().answer_minutes)
        shown = by_urgency(touch.as_of(now) for touch in seen)
        return Showing(
            now,
            zone,
            shown,
            promises,
            count=len(shown) + max(0, len(ids) - MOST) + len(promises),
            away=away,
            clocks=clocks_of(shown, self._preferences.hours(), span),
            keys=(*((ReminderKind.TOUCH, touch_id) for touch_id in ids), *(one.key for one in promises)),
        )

    def rest(self, keys: Sequence[Key], *, origin: str = "") -> datetime:
        """Take reminders out of the window for a quarter of an hour; return when they come back (UTC)."""
        until = self._clock.wall() + REST
        with self._database.begin() as session:
            store.rest(session, keys, until)
        self._say(origin)
        return until

    def dismiss(self, keys: Sequence[Key], *, origin: str = "") -> None:
        """Take reminders out of the window for good; what they tell of stays due in Today."""
        with self._database.begin() as session:
            store.dismiss(session, keys)
        self._say(origin)

    def bring_back(self, *, origin: str = "") -> None:
        """Put everything that rests or was dismissed into the window again."""
        with self._database.begin() as session:
            store.bring_back(session)
        self._say(origin)

    def open_still(self, keys: Iterable[Key]) -> frozenset[Key]:
        """Return which of these are still to be done; the pop-ups of the others are withdrawn."""
        asked = tuple(keys)
        with self._database.begin() as session:
            return frozenset(key for kind in ReminderKind for key in self._open_of(session, kind, asked))

    def _open_of(self, session: Session, kind: ReminderKind, keys: Sequence[Key]) -> list[Key]:
        ids = [subject for one, subject in keys if one is kind]
        if not ids:
            return []
        if kind is not ReminderKind.TOUCH:
            return [(kind, subject) for subject in due_promises.open_ids(session, kind, ids)]
        now = self._clock.wall()
        still = store.due_among(session, ids, now, inbound=self._presses(now))
        return [(kind, subject) for subject in still]

    def _presses(self, now: datetime) -> bool:
        return presses(now, self._preferences.zone(), self._preferences.hours())

    def _say(self, origin: str) -> None:
        self._announce(Change(frozenset({"reminder"}), origin))
