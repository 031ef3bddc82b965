"""The bell: rings at the next due instant and every 15 s, whatever happens to the clocks.

APScheduler rings. It goes by the wall clock, drops what it finds late, and falls silent for as
long as a wrong clock was ahead; so a watch on the monotonic clock listens, and hangs a new bell
when there was no ring. What is due is never its business: it only says "look now".
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.services.ports import Clock

HEARTBEAT_SECONDS = 15.0
SILENCE_SECONDS = 45.0
"""Without a ring for so long the bell is taken for dead."""
JUMP_SECONDS = 30.0
"""The wall clock went so much further, or less far, than the monotonic one: asleep, or set."""
LOOK_SECONDS = 5.0
LATE_PAUSE_SECONDS = 0.5
"""An instant already past rings no sooner after the last ring: no ring may breed rings."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Pulse:
    """When the bell was heard last, and how the two clocks stood to one another."""

    heard: float
    offset: float

    def verdict(self, wall: datetime, mono: float) -> str:
        """Return "jumped", "silent" or "" for the clocks' readings now; notes a jump."""
        offset = wall.timestamp() - mono
        jumped = abs(offset - self.offset) > JUMP_SECONDS
        self.offset = offset
        if jumped:
            return "jumped"
        return "silent" if mono - self.heard > SILENCE_SECONDS else ""


class DueAlarm:
    """Calls ``ring`` at the instant armed, at each heartbeat, and after a jump of the clock.

    ``ring`` runs on a thread of the alarm and must return at once; what it raises is logged.
    """

    def __init__(
        self,
        clock: Clock,
        ring: Callable[[], None],
        *,
        heartbeat: float = HEARTBEAT_SECONDS,
        look: float = LOOK_SECONDS,
    ) -> None:
        self._clock = clock
        self._ring = ring
        self._heartbeat = heartbeat
        self._look = look
        self._guard = threading.RLock()
        self._ringing = threading.RLock()
        self._bell: Any = None  # APScheduler ships no types
        self._next_due: datetime | None = None
        self._next_job: Any = None
        self._stopped = threading.Event()
        self._pulse = self._fresh_pulse()
        self._watch = threading.Thread(target=self._keep_watch, name="alarm-watch", daemon=True)

    def start(self) -> None:
        """Hang up the bell and begin to watch; the first ring comes at once."""
        with self._guard:
            self._pulse = self._fresh_pulse()
            self._hang_bell()
        self._watch.start()

    def arm(self, next_due: datetime | None) -> None:
        """Set the instant (aware, UTC) of the next ring but the heartbeat, or none."""
        with self._guard:
            self._next_due = next_due
            if self._bell is not None:
                self._set_next()

    def stop(self) -> None:
        """Ring no more; returns when no ring is under way, unless called by a ring."""
        self._stopped.set()
        with self._guard:
            bell, self._bell = self._bell, None
        if bell is not None:
            bell.shutdown(wait=False)
        with self._ringing:
            pass
        if self._watch.is_alive() and threading.current_thread() is not self._watch:
            self._watch.join()

    def look(self) -> str:
        """Compare the clocks with the last ring; repair and ring if need be; say what was found."""
        verdict = self._pulse.verdict(self._clock.wall(), self._clock.mono())
        if verdict and not self._stopped.is_set():
            log.warning("the alarm is hung anew: %s", verdict)
            with self._guard:
                self._replace_bell()
        return verdict

    def _keep_watch(self) -> None:
        while not self._stopped.wait(self._look):
            self.look()

    def _fresh_pulse(self) -> Pulse:
        mono = self._clock.mono()
        return Pulse(heard=mono, offset=self._clock.wall().timestamp() - mono)

    def _replace_bell(self) -> None:
        old, self._bell = self._bell, None
        self._next_job = None
        if old is not None:
            old.shutdown(wait=False)
        self._pulse.heard = self._clock.mono()  # one repair a silence, not one a look
        self._hang_bell()

    def _hang_bell(self) -> None:
        """Start a scheduler with the heartbeat, due at once, and the next due instant."""
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        if self._stopped.is_set():
            return
        self._bell = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._bell.start()
        self._bell.add_job(
            self._strike,
            "interval",
            seconds=self._heartbeat,
            id="heartbeat",
            next_run_time=_scheduler_now(),
        )
        self._set_next()

    def _set_next(self) -> None:
        """Give the scheduler one date job, or none.

        The scheduler reads the system's clock, we the injected one: what is passed on is the
        distance, which is the same instant as long as the two agree. Every job has a name of
        its own: under one name it would be skipped while the last ring is just ending.
        """
        self._drop_next()
        if self._next_due is None:
            return
        wait = (self._next_due - self._clock.wall()).total_seconds()
        if wait <= 0:
            since = self._clock.mono() - self._pulse.heard
            wait = max(0.0, LATE_PAUSE_SECONDS - since)
        run_date = _scheduler_now() + timedelta(seconds=wait)
        self._next_job = self._bell.add_job(self._strike, "date", run_date=run_date)

    def _drop_next(self) -> None:
        from apscheduler.jobstores.base import JobLookupError

        job, self._next_job = self._next_job, None
        if job is not None:
            with suppress(JobLookupError):  # it has rung
                job.remove()

    def _strike(self) -> None:
        with self._ringing:
            if self._stopped.is_set():
                return
            self._pulse.heard = self._clock.mono()
            try:
                self._ring()
            except Exception:
                log.exception("a ring of the alarm failed")


def _scheduler_now() -> datetime:
    """Return the instant as APScheduler reads it, from the system's own clock."""
    return datetime.now(UTC)  # noqa: TID251 - has to be the clock that APScheduler compares with
