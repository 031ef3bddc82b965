"""The chain of ways, the gathering and the time limits, with ways made for the tests."""

import threading
from collections.abc import Callable, Iterator

import pytest

from app.domain.reminder import APART_SECONDS, QUIET_SECONDS, Reminder
from app.errors import DeviceError
from app.services.ports import Shown
from app.system.clock import SystemClock
from app.system.notifier import BAD_SECONDS, CALL_SECONDS, DesktopNotifier
from tests.system.clocks import SetClock

Popup = Callable[[str, str], None]


def reminder(touch: int, lead: str = "") -> Reminder:
    return Reminder(touch, lead or f"Lead {touch}", "Alto", "call", "Ask", "14:00")


class Told:
    def __init__(self) -> None:
        self.results: list[Shown] = []
        self._news = threading.Condition()

    def __call__(self, shown: Shown) -> None:
        with self._news:
            self.results.append(shown)
            self._news.notify_all()

    def wait(self, count: int) -> list[Shown]:
        with self._news:
            assert self._news.wait_for(lambda: len(self.results) >= count, 10), self.results
            return list(self.results)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def make(told: Told) -> Iterator[Callable[..., DesktopNotifier]]:
    made: list[DesktopNotifier] = []

    def make(
        popup: Popup,
        clock: SystemClock | SetClock | None = None,
        *,
        apart: float = APART_SECONDS,
        quiet: float = QUIET_SECONDS,
        limit: float = CALL_SECONDS,
    ) -> DesktopNotifier:
        notifier = DesktopNotifier(
            clock or SystemClock(), popup, told=told, apart=apart, quiet=quiet, limit=limit
        )
        made.append(notifier)
        return notifier

    yield make
    for notifier in made:
        notifier.stop()


def accept(title: str, body: str) -> None:
    assert title
    assert body


def refuse(_title: str, _body: str) -> None:
    raise DeviceError("Nobody listens.")


def test_the_first_way_that_works_is_the_last_tried(make: Callable[..., DesktopNotifier], told: Told) -> None:
    notifier = make(accept)
    notifier.show([reminder(1)])
    told.wait(1)
    assert notifier.results() == (Shown("plyer", ok=True, reason="", title="Call Lead 1", touches=(1,)),)


def test_from_plyer_to_the_tray_to_the_window(make: Callable[..., DesktopNotifier], told: Told) -> None:
    notifier = make(refuse, apart=0.0, quiet=0.0)
    notifier.use_tray(lambda *_: True)
    notifier.show([reminder(1)])
    told.wait(2)
    notifier.use_tray(lambda *_: False)
    notifier.show([reminder(2)])
    assert [(s.backend, s.ok) for s in told.wait(5)] == [
        ("plyer", False),
        ("tray", True),
        ("plyer", False),
        ("tray", False),
        ("window", True),
    ]
    assert told.results[0].reason == "Nobody listens."


def test_a_bug_in_a_way_is_no_end(
    make: Callable[..., DesktopNotifier], told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_title: str, _body: str) -> None:
        raise ZeroDivisionError

    make(broken).show([reminder(1)])
    assert told.wait(3)[0].reason == "It failed: ZeroDivisionError."
    assert "the way plyer failed" in caplog.text


def test_a_way_that_hangs_is_left_alone_for_a_while(make: Callable[..., DesktopNotifier], told: Told) -> None:
    go = threading.Event()
    calls: list[str] = []

    def hang(title: str, _body: str) -> None:
        calls.append(title)
        go.wait(20)

    clock = SetClock()
    notifier = make(hang, clock, limit=0.05)
    notifier.show([reminder(1)])
    assert "did not answer" in told.wait(3)[0].reason
    clock.pass_time(BAD_SECONDS / 2)
    notifier.show([reminder(2)])
    assert "left alone" in told.wait(6)[3].reason
    assert calls == ["Call Lead 1"]
    go.set()
    clock.pass_time(BAD_SECONDS)
    notifier.show([reminder(3)])
    assert told.wait(7)[6].ok
    assert calls == ["Call Lead 1", "Call Lead 3"]


def test_a_burst_is_one_at_once_and_one_for_all(make: Callable[..., DesktopNotifier], told: Told) -> None:
    notifier = make(accept, apart=0.3)
    notifier.show([reminder(0)])
    told.wait(1)
    for touch in range(1, 1000):
        notifier.show([reminder(touch)])
    first, second = told.wait(2)
    assert first.touches == (0,)
    assert second.touches == tuple(range(1000))
    assert second.title == "1,000 touches are due"


def test_names_are_hidden_when_asked(make: Callable[..., DesktopNotifier], told: Told) -> None:
    texts: list[str] = []

    def keep(title: str, body: str) -> None:
        texts.append(title + body)

    make(keep).show([reminder(1, "Greta")], hide_names=True)
    told.wait(1)
    assert "Greta" not in texts[0]
    assert "Alto" not in texts[0]


def test_stop_ends_the_thread(make: Callable[..., DesktopNotifier], told: Told) -> None:
    notifier = make(accept)
    notifier.stop()
    notifier.show([reminder(1)])
    assert not [t for t in threading.enumerate() if t.name == "notifier"]
    assert told.results == []
