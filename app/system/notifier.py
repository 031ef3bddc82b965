"""Pop-ups for due touches: tries the desktop's ways in turn and records what became of each.

A pop-up is a hint. Whatever fails here, the touch stays due and stands in the window.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.reminder import (
    APART_SECONDS,
    QUIET_SECONDS,
    Gathered,
    Reminder,
    gather,
    notification_text,
    release,
    wait_before,
)
from app.errors import DeviceError, KnownError
from app.services.ports import Clock, Shown
from app.system.limit import HungError, within
from app.system.popup_text import popup_text

CALL_SECONDS = 5.0
BAD_SECONDS = 600.0
"""A way that hung is not tried again for so long."""
KEPT_RESULTS = 100

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Way:
    """One way to show a pop-up; ``popup`` takes title and body, and raises when it cannot."""

    name: str
    popup: Callable[[str, str], None]
    bad_until: float = 0.0


class DesktopNotifier:
    """Shows reminders from a thread of its own, several as one.

    Args:
        clock: For the pauses between pop-ups.
        plyer: The first way, ``PlyerPopup``.
        told: Is called with every result, on the notifier's thread; must return at once.
        apart: The least seconds between two pop-ups.
        quiet: The seconds within which a further pop-up tells of the earlier ones too.
        limit: The seconds a way may take.
    """

    def __init__(
        self,
        clock: Clock,
        plyer: Callable[[str, str], None],
        *,
        told: Callable[[Shown], None] | None = None,
        apart: float = APART_SECONDS,
        quiet: float = QUIET_SECONDS,
        limit: float = CALL_SECONDS,
    ) -> None:
        self._clock = clock
        self._told = told
        self._apart, self._quiet, self._limit = apart, quiet, limit
        self._tray: Callable[[str, str], bool] | None = None
        self._ways = [Way("plyer", plyer), Way("tray", self._ask_tray)]
        self._gathered = Gathered()
        self._hide_names = False
        self._results: deque[Shown] = deque(maxlen=KEPT_RESULTS)
        self._stopped = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="notifier", daemon=True)
        self._thread.start()

    def show(self, reminders: Sequence[Reminder], *, hide_names: bool = False) -> None:
        """Queue these to be shown as one; returns at once; any thread."""
        with self._wake:
            self._gathered = gather(self._gathered, reminders)
            self._hide_names = hide_names
            self._wake.notify()

    def use_tray(self, tray: Callable[[str, str], bool] | None) -> None:
        """Offer the tray's message as the second way; it returns False when no tray is there.

        It is called on a thread of the notifier: it has to pass the text on to the window's.
        """
        self._tray = tray

    def results(self) -> tuple[Shown, ...]:
        """Return how the last attempts ended, oldest first."""
        with self._wake:
            return tuple(self._results)

    def stop(self) -> None:
        """Show no more; a pop-up under way is waited for up to its time limit."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(self._limit)

    def _work(self) -> None:
        while reminders := self._next():
            try:
                self._show_now(reminders, hide_names=self._hide_names)
            except Exception:
                log.exception("a pop-up failed")

    def _next(self) -> tuple[Reminder, ...]:
        """Wait until something may be shown and return it; nothing means stop."""
        with self._wake:
            while not self._stopped:
                pause = wait_before(self._gathered, self._clock.mono(), self._apart)
                if pause == 0:
                    mono = self._clock.mono()
                    self._gathered, told = release(self._gathered, mono, self._quiet)
                    return told
                self._wake.wait(pause)
        return ()

    def _show_now(self, reminders: tuple[Reminder, ...], *, hide_names: bool) -> None:
        """Try one way after the other; the window is always there."""
        title, body = popup_text(*notification_text(reminders, hide_names=hide_names))
        touches = tuple(reminder.touch for reminder in reminders)
        for way in self._ways:
            reason = self._try(way, title, body)
            self._record(Shown(way.name, not reason, reason, title, touches))
            if not reason:
                return
        self._record(Shown("window", ok=True, reason="", title=title, touches=touches))

    def _try(self, way: Way, title: str, body: str) -> str:
        """Return "" when the way took the pop-up, else why not, in words."""
        if self._clock.mono() < way.bad_until:
            return "It did not answer lately and is left alone for a while."
        try:
            within(self._limit, "The notification service", way.popup, title, body)
        except HungError as error:
            way.bad_until = self._clock.mono() + BAD_SECONDS
            return str(error)
        except KnownError as error:
            return str(error)
        except Exception as error:
            log.exception("the way %s failed", way.name)
            return f"It failed: {type(error).__name__}."
        return ""

    def _ask_tray(self, title: str, body: str) -> None:
        tray = self._tray
        if tray is None or not tray(title, body):
            raise DeviceError("There is no tray.")

    def _record(self, shown: Shown) -> None:
        with self._wake:
            self._results.append(shown)
        if self._told is not None:
            self._told(shown)
