"""Pop-ups for due touches: tries the desktop's ways in turn and records what became of each.

A pop-up is a hint. Whatever fails here, the touch stays due and stands in the window.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.nagging import ReminderKind
from app.domain.reminder import (
    APART_SECONDS,
    QUIET_SECONDS,
    Gathered,
    Key,
    Reminder,
    drop,
    gather,
    notification_text,
    popup_acts,
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
    """One way to show a pop-up; ``popup`` raises when it cannot."""

    name: str
    popup: Callable[["Popup"], None]
    bad_until: float = 0.0


@dataclass(frozen=True, slots=True)
class Popup:
    """What a way has to show: cleaned text, what it tells of, and what may be pressed."""

    title: str
    body: str
    keys: tuple[Key, ...]
    acts: tuple[str, ...]


class Buttons(Protocol):
    """A way with buttons, ``ButtonPopup``."""

    def __call__(self, title: str, body: str, keys: tuple[Key, ...], acts: Sequence[str]) -> None:
        """Show it, or raise."""

    def prepare(self) -> None:
        """Get ready, before the first one is shown."""

    def withdraw(self) -> None:
        """Take it away."""

    def stop(self) -> None:
        """End."""


class DesktopNotifier:
    """Shows reminders from a thread of its own, several as one.

    Args:
        clock: For the pauses between pop-ups.
        plyer: The plain way, ``PlyerPopup``.
        buttons: The way tried first, ``ButtonPopup``; None leaves it out.
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
        buttons: Buttons | None = None,
        told: Callable[[Shown], None] | None = None,
        apart: float = APART_SECONDS,
        quiet: float = QUIET_SECONDS,
        limit: float = CALL_SECONDS,
    ) -> None:
        self._clock = clock
        self._told = told
        self._apart, self._quiet, self._limit = apart, quiet, limit
        self._tray: Callable[[str, str], bool] | None = None
        self._buttons, self._plyer = buttons, plyer
        self._ways = [Way("plyer", self._ask_plyer), Way("tray", self._ask_tray)]
        if buttons is not None:
            self._ways.insert(0, Way("buttons", self._ask_buttons))
        self._told_of: frozenset[Key] = frozenset()
        self._gathered = Gathered()
        self._hide_names = self._away = False
        self._results: deque[Shown] = deque(maxlen=KEPT_RESULTS)
        self._stopped = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="notifier", daemon=True)
        self._thread.start()

    def show(self, reminders: Sequence[Reminder], *, hide_names: bool = False, away: bool = False) -> None:
        """Queue these to be shown as one; returns at once; any thread.

        ``away`` says that they fell due while the computer slept or the program was off.
        """
        with self._wake:
            self._gathered = gather(self._gathered, reminders)
            self._hide_names, self._away = hide_names, away
            self._wake.notify()

    def fire(self, title: str, body: str) -> None:
        """Show this, to try the ways; returns at once; its outcome comes like that of any other."""
        popup = Popup(*popup_text(title, body), (), ("open",))
        threading.Thread(target=self._go_through, args=(popup, ()), name="trial", daemon=True).start()

    def told_of(self) -> frozenset[Key]:
        """Return what the pop-up on the screen and those waiting tell of."""
        with self._wake:
            return self._told_of | frozenset(one.key for one in self._gathered.waiting)

    def handled(self, keys: frozenset[Key]) -> None:
        """Tell no more of these; the pop-up goes when nothing it told of is left. Any thread."""
        with self._wake:
            self._gathered = drop(self._gathered, keys)
            left = self._told_of - keys
            empty, self._told_of = bool(self._told_of) and not left, left
        if empty and self._buttons is not None:
            self._buttons.withdraw()

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
        if self._buttons is not None:
            self._buttons.stop()

    def _work(self) -> None:
        if self._buttons is not None:
            self._buttons.prepare()
        while reminders := self._next():
            try:
                self._show_now(reminders)
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

    def _show_now(self, reminders: tuple[Reminder, ...]) -> None:
        """Try one way after the other; the window is always there."""
        popup = self._popup(reminders)
        with self._wake:
            self._told_of = frozenset(popup.keys)
        self._go_through(popup, tuple(one.touch for one in reminders if one.kind is ReminderKind.TOUCH))

    def _go_through(self, popup: Popup, touches: tuple[int, ...]) -> None:
        title = popup.title
        for way in self._ways:
            reason = self._try(way, popup)
            self._record(Shown(way.name, not reason, reason, title, touches))
            if not reason:
                return
        self._record(Shown("window", ok=True, reason="", title=title, touches=touches))

    def _popup(self, reminders: tuple[Reminder, ...]) -> Popup:
        text = notification_text(reminders, hide_names=self._hide_names, away=self._away)
        acts = popup_acts(reminders)
        return Popup(*popup_text(*text), tuple(one.key for one in reminders), acts)

    def _try(self, way: Way, popup: Popup) -> str:
        """Return "" when the way took the pop-up, else why not, in words."""
        if self._clock.mono() < way.bad_until:
            return "It did not answer lately and is left alone for a while."
        try:
            within(self._limit, "The notification service", way.popup, popup)
        except HungError as error:
            way.bad_until = self._clock.mono() + BAD_SECONDS
            return str(error)
        except KnownError as error:
            return str(error)
        except (Exception, SystemExit) as error:  # no library ends the program from here
            log.exception("the way %s failed", way.name)
            return f"It failed: {type(error).__name__}."
        return ""

    def _ask_buttons(self, popup: Popup) -> None:
        assert self._buttons is not None
        self._buttons(popup.title, popup.body, popup.keys, popup.acts)

    def _ask_plyer(self, popup: Popup) -> None:
        self._plyer(popup.title, popup.body)

    def _ask_tray(self, popup: Popup) -> None:
        tray = self._tray
        if tray is None or not tray(popup.title, popup.body):
            raise DeviceError("There is no tray.")

    def _record(self, shown: Shown) -> None:
        with self._wake:
            self._results.append(shown)
        if self._told is not None:
            self._told(shown)
