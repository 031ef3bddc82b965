"""Whatever becomes of a pop-up, the touch stays due until a person acts (reliability P5)."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence

import pytest

from app.domain.reminder import Key
from app.domain.words import Outcome, TouchState
from app.errors import DeviceError
from app.services.ports import Shown
from app.system.clock import SystemClock
from app.system.limit import HungError
from app.system.notifier import DesktopNotifier
from tests.factory import World

never = threading.Event()


def hangs() -> None:
    never.wait(5)


def raises(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def says_nothing() -> None:
    """The desktop swallows it: do not disturb, or a screen that is locked."""


KINDS: dict[str, Callable[[], None]] = {
    "no service": raises(DeviceError("No notification service is running.")),
    "service hangs": raises(HungError("The notification service does not answer.")),
    "call hangs": hangs,
    "swallowed": says_nothing,
    "no program": raises(FileNotFoundError("notify-send")),
    "no leave": raises(PermissionError("denied")),
    "bus away": raises(ConnectionResetError("bus")),
    "odd text": raises(UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates")),
    "library fault": raises(AttributeError("notify")),
    "wrong value": raises(ValueError("NUL")),
    "program fails": raises(subprocess.CalledProcessError(1, "notify-send")),
    "library ends the program": raises(SystemExit(3)),
}


class Broken:
    """Every way fails in the same manner."""

    def __init__(self, fail: Callable[[], None]) -> None:
        self._fail = fail

    def __call__(self, title: str, body: str, keys: tuple[Key, ...] = (), acts: Sequence[str] = ()) -> None:
        del title, body, keys, acts
        self._fail()

    def prepare(self) -> None:
        """Nothing to do."""

    def withdraw(self) -> None:
        """Nothing to take away."""

    def stop(self) -> None:
        """Nothing to end."""


@pytest.fixture
def ended() -> Iterator[list[DesktopNotifier]]:
    started: list[DesktopNotifier] = []
    yield started
    never.set()
    for notifier in started:
        notifier.stop()
    never.clear()


@pytest.mark.parametrize("rounds", [10, pytest.param(100, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_touch_stays_due(world: World, ended: list[DesktopNotifier], kind: str, rounds: int) -> None:
    news: list[Shown] = []
    done = threading.Condition()

    def told(shown: Shown) -> None:
        with done:
            news.append(shown)
            done.notify_all()

    broken = Broken(KINDS[kind])
    notifier = DesktopNotifier(
        SystemClock(), broken, buttons=broken, told=told, apart=0.0, quiet=0.0, limit=0.02
    )
    ended.append(notifier)
    notifier.use_tray(lambda *_: False)
    lead = world.lead()
    for _ in range(rounds):
        _, ids = world.series(lead, days=(0,))
        collected = world.reminders.collect_due()
        news.clear()
        notifier.show(collected.new)
        with done:
            assert done.wait_for(lambda: _ends(news), 10), news
        assert world.touches.get(ids[0]).state is TouchState.DUE
        assert [touch.id for touch in world.days.today().due] == [ids[0]]
        assert world.due_list.showing().count == 1
        world.touches.done(ids[0], Outcome.CONNECTED)  # only a person ends it
        assert world.due_list.showing().count == 0


def _ends(news: Sequence[Shown]) -> bool:
    """Whether the chain came to its end: something took it, at the latest the window."""
    return bool(news) and news[-1].ok
