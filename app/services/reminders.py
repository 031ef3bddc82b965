"""What the bell rings for: due touches, told once each, and what fell due while nobody was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.phrases import day
from app.domain.reminder import Reminder
from app.services.ports import Announce, Change, Clock, Shown
from app.services.preferences import Preferences
from app.store import facts
from app.store import reminders as store
from app.store.database import Database
from app.store.sessions import Session

ALIVE = "alive"
AWAY_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Collected:
    """What one ring found.

    Attributes:
        new: Touches whose time has come since the last ring, earliest first.
        next_due: UTC instant of the next one, or None.
    """

    new: tuple[Reminder, ...]
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Away:
    """What fell due while the program did not run: after `since`, up to `until` (UTC)."""

    since: datetime
    until: datetime
    touches: tuple[Reminder, ...]


class Reminders:
    """Finds due touches. Truth is in the rows; ringing twice or late changes nothing."""

    def __init__(
        self, database: Database, clock: Clock, announce: Announce, preferences: Preferences
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences
        self._gap: tuple[datetime, datetime] | None = None
        self._told = datetime.min.replace(tzinfo=UTC)

    def collect_due(self) -> Collected:
        """Return what has come due since the last ring. Idempotent; call it as often as you like."""
        now = self._clock.wall()
        with self._database.begin() as session:
            rings = store.unrung(session, now)
            if rings:
                store.mark_rung(session, now)
            next_due = store.next_due(session, now)
        if rings:
            self._announce(Change(frozenset({"touch"}), "alarm"))
        return Collected(tuple(self._reminder(ring, now) for ring in rings), next_due)

    def record(self, shown: Shown) -> None:
        """Keep how an attempt at a pop-up ended."""
        with self._database.begin() as session:
            at = self._clock.wall()
            store.add_notice(session, at, shown.backend, shown.reason, shown.touches, ok=shown.ok)

    def away(self) -> Away | None:
        """Return what fell due since the program last ran, once; None when it was not away or nothing did."""
        now = self._clock.wall()
        with self._database.begin() as session:
            self._look_for_gap(session, now)
            gap, self._gap = self._gap, None
            if gap is None:
                return None
            self._told = now
            rings = store.fell_due(session, *gap)
        return Away(*gap, tuple(self._reminder(ring, now) for ring in rings)) if rings else None

    def alive(self) -> None:
        """Note that the program runs; called at the start and each minute."""
        now = self._clock.wall()
        with self._database.begin() as session:
            self._look_for_gap(session, now)
            facts.write(session, ALIVE, now.isoformat())

    def _look_for_gap(self, session: Session, now: datetime) -> None:
        """Keep the span in which nothing ran until `away` asks, for `alive` writes over it."""
        text = facts.read(session, ALIVE)
        since = max(datetime.fromisoformat(text) if text else now, self._told)
        if self._gap is None and now - since > AWAY_AFTER:
            self._gap = (since, now)

    def _reminder(self, ring: store.Ring, now: datetime) -> Reminder:
        zone = self._preferences.zone()
        due, today = wall_time(ring.due, zone), wall_time(now, zone).date()
        details = LeadDetails(
            ring.first_name, ring.last_name, ring.company, email=ring.email, phone=ring.phone
        )
        return Reminder(
            touch=ring.touch_id,
            lead=details.name,
            company=ring.company,
            channel=ring.channel.value,
            purpose=ring.purpose,
            time=f"{due:%H:%M}" if due.date() == today else f"{day(due.date())} {due:%H:%M}",
            n=ring.number,
            of=ring.of,
            note=_note(ring, due, today.toordinal()),
        )


def _note(ring: store.Ring, due: datetime, today: int) -> str:
    """Say how late it is, or what time it is for the lead when that is late or early there."""
    days = today - due.date().toordinal()
    if days > 0:
        return "1 day late" if days == 1 else f"{days} days late"
    there = wall_time(ring.due, ring.zones[0]) if len(ring.zones) == 1 else due
    return f"{there:%H:%M} there" if there.time() != due.time() else ""
