"""What the bell rings for: due touches, told once each, what comes again, and what fell due unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.domain.moment import resolve, wall_time
from app.domain.nagging import ReminderKind, evening_of, morning_after, next_ring, quiet_until
from app.domain.plan import Span
from app.domain.promise import Promise
from app.domain.reminder import Reminder
from app.domain.response_clock import presses
from app.domain.words import Owner
from app.errors import InputError
from app.services.ports import Announce, Change, Clock, Shown
from app.services.preferences import Preferences
from app.services.reminder_words import agreement_reminder, recap_reminder, touch_reminder
from app.store import due_promises, facts, holds
from app.store import reminders as store
from app.store.database import Database
from app.store.reminders import Kept, Ring
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.domain.guard import Verdict
    from app.services.guarding import Look

ALIVE = "alive"
PAUSED = "paused-until"
AWAY_AFTER = timedelta(minutes=5)
KEPT_FOR = timedelta(days=90)
LONGEST_PAUSE = timedelta(days=16)
_DAY = timedelta(days=1)
_SOON = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Collected:
    """What one ring found.

    Attributes:
        new: What has come due since the last ring, earliest first.
        next_due: UTC instant of the next one, or None.
        again: What was told before, not attended to, and comes again now.
        away: The computer slept or the program was off while all of it fell due.
    """

    new: tuple[Reminder, ...]
    next_due: datetime | None
    again: tuple[Reminder, ...] = ()
    away: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """What fell due while the program did not run: after `since`, up to `until` (UTC)."""

    since: datetime
    until: datetime
    touches: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Reminders keep silent until a UTC instant, and why: "paused", "quiet hours" or "in a meeting"."""

    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt at a pop-up ended, and when (UTC)."""

    at: datetime
    backend: str
    ok: bool
    reason: str


class Reminders:
    """Finds due touches. Truth is in the rows; ringing twice or late changes nothing."""

    def __init__(
        self, database: Database, clock: Clock, announce: Announce, preferences: Preferences, look: Look
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences
        self._look = look
        self._gap: tuple[datetime, datetime] | None = None
        self._gap_untold = False
        self._told = datetime.min.replace(tzinfo=UTC)

    def collect_due(self) -> Collected:
        """Return what has come due since the last ring. Idempotent; call it as often as you like."""
        now = self._clock.wall()
        with self._database.begin() as session:
            self._look_for_gap(session, now)
            revived = holds.revive(session, now)
            store.set_right(session, now, now + _SOON)
            pressing = presses(now, self._preferences.zone(), self._hours())
            asked = store.inbound_unrung(session, now) if pressing else ()
            rings = (*asked, *store.unrung(session, now))
            again = store.again(session, now, inbound=pressing)
            promises = self._promises(session, now)
            verdicts = self._looked_at(session, (*rings, *again))
            if rings:
                store.mark_rung(session, now, also=[ring.touch_id for ring in asked])
            store.silence_closed(session, now)
            store.keep(session, self._kept(now, (*rings, *again), promises))
            next_due = _earliest(store.next_due(session, now), holds.next_end(session))
        if rings or again or promises or revived:
            self._announce(Change(frozenset({"touch", "series"} if revived else {"touch"}), "alarm"))
        zone = self._preferences.zone()
        told = _told(rings, verdicts, now, zone)
        told += [_promise_reminder(one, now, zone) for one in promises if not one.times]
        comes = _told(again, verdicts, now, zone)
        comes += [_promise_reminder(one, now, zone) for one in promises if one.times]
        away = bool(told) and self._gap_untold
        self._gap_untold = self._gap_untold and not away
        return Collected(tuple(told), next_due, tuple(comes), away)

    def record(self, shown: Shown) -> None:
        """Keep how an attempt at a pop-up ended."""
        with self._database.begin() as session:
            at = self._clock.wall()
            store.add_notice(session, at, shown.backend, shown.reason, shown.touches, ok=shown.ok)

    def attempts(self, limit: int = 10) -> tuple[Attempt, ...]:
        """Return how the last attempts at a pop-up ended, latest first."""
        with self._database.begin() as session:
            rows = store.latest_notices(session, limit)
            return tuple(Attempt(row.at, row.backend, row.ok, row.reason) for row in rows)

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
            store.forget_old(session, now - KEPT_FOR)
        zone = self._preferences.zone()
        return Away(*gap, tuple(touch_reminder(ring, now, zone) for ring in rings)) if rings else None

    def alive(self) -> None:
        """Note that the program runs; called at the start and each minute."""
        now = self._clock.wall()
        with self._database.begin() as session:
            self._look_for_gap(session, now)
            facts.write(session, ALIVE, now.isoformat())

    # silence

    def pause(self, until: datetime | None) -> None:
        """Keep silent until a UTC instant; None goes on. It outlives a restart.

        Raises InputError for an instant too far ahead.
        """
        now = self._clock.wall()
        if until is not None and until - now > LONGEST_PAUSE:
            raise InputError("Reminders pause for two weeks at most.", "Choose a shorter time.")
        with self._database.begin() as session:
            facts.write(session, PAUSED, until.isoformat() if until else "")
        self._announce(Change(frozenset({"settings"}), "pause"))

    def pause_for(self, span: str) -> None:
        """Keep silent for so many minutes ("60"), until "tomorrow" when work begins, or go on ("")."""
        if span == "tomorrow":
            now = wall_time(self._clock.wall(), self._preferences.zone())
            self.pause(resolve(morning_after(now, self._hours()), self._preferences.zone()).utc)
        else:
            self.pause(self._clock.wall() + timedelta(minutes=int(span)) if span else None)

    def silence(self) -> Silence | None:
        """Return how long to keep silent from now on: a pause, quiet hours, or a meeting that is on."""
        now = self._clock.wall()
        with self._database.begin() as session:
            paused = facts.read(session, PAUSED)
            meeting = None
            if self._preferences.current().silent_in_meetings:
                meeting = store.meeting_until(session, now)
        found = [Silence(end, "quiet hours") for end in (self._quiet_hours_end(now),) if end is not None]
        if paused and now < datetime.fromisoformat(paused):
            found.append(Silence(datetime.fromisoformat(paused), "paused"))
        if meeting is not None:
            found.append(Silence(meeting, "in a meeting"))
        return max(found, key=_end, default=None)

    def _quiet_hours_end(self, now: datetime) -> datetime | None:
        settings, zone = self._preferences.current(), self._preferences.zone()
        if not settings.quiet_from or not settings.quiet_until:
            return None
        start, end = time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_until)
        over = quiet_until(wall_time(now, zone), start, end)
        return None if over is None else resolve(over, zone).utc

    # what comes again

    def _kept(self, now: datetime, rings: Sequence[Ring], promises: Sequence[Promise]) -> list[Kept]:
        """Return what was told now, each with when it comes again."""
        zone = self._preferences.zone()
        wall = wall_time(now, zone)
        morning = resolve(morning_after(wall, self._hours()), zone).utc
        evening = resolve(evening_of(wall, self._hours()), zone).utc
        told = [
            Kept(
                ReminderKind.TOUCH,
                ring.touch_id,
                ring.due,
                ring.rang or now,
                ring.times + 1,
                next_ring(
                    ring.rang or now,
                    now,
                    promise=ring.promise,
                    morning=morning,
                    evening=evening if ring.recap else None,
                ),
            )
            for ring in rings
        ]
        return told + [self._kept_promise(one, now, morning) for one in promises]

    def _kept_promise(self, one: Promise, now: datetime, morning: datetime) -> Kept:
        """An agreement comes again when it is due, then daily; a recap in the evening of the next day."""
        again = one.due if one.due > now else morning
        if one.kind is ReminderKind.RECAP:
            zone = self._preferences.zone()
            again = resolve(evening_of(wall_time(morning, zone), self._hours()), zone).utc
        return Kept(one.kind, one.subject, one.due, one.rang or now, one.times + 1, again)

    def _promises(self, session: Session, now: datetime) -> tuple[Promise, ...]:
        """Return agreements and recaps that ring now; not before the rep's day begins."""
        zone, hours = self._preferences.zone(), self._hours()
        wall = wall_time(now, zone)
        spans = hours.get(wall.weekday(), ())
        if not spans or wall.time() < spans[0][0]:
            return ()
        midnight = datetime.combine(wall.date() + _DAY, time.min)
        evening = resolve(evening_of(wall, hours), zone).utc
        return (
            *due_promises.agreements(session, now, resolve(midnight, zone).utc),
            *due_promises.recaps(session, now, evening),
        )

    def _looked_at(self, session: Session, rings: Sequence[Ring]) -> Mapping[int, Verdict]:
        """Let the guard look at each touch before it is told of (design 4.16)."""
        ids = tuple(ring.touch_id for ring in rings)
        if not ids:
            return {}
        from app.domain.guard import GuardedAct  # loads with the first touch that falls due

        return self._look(session, GuardedAct.REMIND, ids)

    def _hours(self) -> Mapping[int, tuple[Span, ...]]:
        return self._preferences.hours()

    def _look_for_gap(self, session: Session, now: datetime) -> None:
        """Keep the span in which nothing ran until `away` asks, for `alive` writes over it."""
        text = facts.read(session, ALIVE)
        since = max(datetime.fromisoformat(text) if text else now, self._told)
        if self._gap is None and now - since > AWAY_AFTER:
            self._gap, self._gap_untold = (since, now), True


def _told(rings: Sequence[Ring], verdicts: Mapping[int, Verdict], now: datetime, zone: str) -> list[Reminder]:
    """Return what to tell, each with what the guard says; a touch that must not be done is not told of.

    What is only ill-timed is told with a sentence: nobody would hear of it otherwise.
    """
    return [
        touch_reminder(ring, now, zone, verdicts[ring.touch_id].sentence if ring.touch_id in verdicts else "")
        for ring in rings
        if ring.touch_id not in verdicts or not verdicts[ring.touch_id].forbids
    ]


def _promise_reminder(one: Promise, now: datetime, zone: str) -> Reminder:
    if one.kind is ReminderKind.RECAP:
        return recap_reminder(one)
    return agreement_reminder(one, now, zone, mine=one.owner is not Owner.THEIRS)


def _end(silence: Silence) -> datetime:
    return silence.until


def _earliest(*instants: datetime | None) -> datetime | None:
    return min((at for at in instants if at is not None), default=None)
