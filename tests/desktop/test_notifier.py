"""The notifier against real daemons, and against daemons that do everything wrong."""

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.nagging import ReminderKind
from app.domain.reminder import Reminder
from app.services.ports import Pressed, Shown
from app.system.alarm import DueAlarm
from app.system.button_popup import ButtonPopup
from app.system.clock import SystemClock
from app.system.lane import DatabaseLane
from app.system.notifier import DesktopNotifier
from app.system.plyer_popup import PlyerPopup
from tests.desktop.recorder import Recorder
from tests.desktop.session import Session
from tests.journeys.waiting import until

SECOND = timedelta(seconds=1)


def reminder(touch: int = 1, **words: str) -> Reminder:
    usual = Reminder(
        touch, "Greta Sandoval", "Alto Ceramics", "call", "Ask about the kiln", "14:00", n=3, of=8
    )
    return replace(usual, **words)  # type: ignore[arg-type] # texts by name


class Told:
    """Collects results and waits for them."""

    def __init__(self) -> None:
        self.results: list[Shown] = []
        self._news = threading.Condition()

    def __call__(self, shown: Shown) -> None:
        with self._news:
            self.results.append(shown)
            self._news.notify_all()

    def wait(self, count: int) -> list[Shown]:
        with self._news:
            assert self._news.wait_for(lambda: len(self.results) >= count, 20), self.results
            return self.results


@contextmanager
def notifying(tray: Callable[[str, str], bool] | None = None) -> Iterator[tuple[DesktopNotifier, Told]]:
    told = Told()
    notifier = DesktopNotifier(SystemClock(), PlyerPopup(), told=told, apart=0.0, quiet=0.0)
    notifier.use_tray(tray)
    yield notifier, told
    notifier.stop()


@contextmanager
def recording(
    address: str, answers: str = "id", *, markup: bool = False, actions: bool = False
) -> Iterator[Recorder]:
    recorder = Recorder(address, answers=answers, markup=markup, actions=actions)
    yield recorder
    recorder.close()


class Heard:
    """Collects presses and waits for them."""

    def __init__(self) -> None:
        self.presses: queue.SimpleQueue[Pressed] = queue.SimpleQueue()

    def wait(self) -> Pressed:
        return self.presses.get(timeout=20)


@contextmanager
def with_buttons() -> Iterator[tuple[DesktopNotifier, Told, Heard]]:
    told, heard = Told(), Heard()
    buttons = ButtonPopup(heard.presses.put)
    notifier = DesktopNotifier(SystemClock(), PlyerPopup(), buttons=buttons, told=told, apart=0.0, quiet=0.0)
    try:
        yield notifier, told, heard
    finally:
        notifier.stop()


def displayed(desktop: Session) -> int:
    return int(desktop.run("dunstctl", "count", "displayed"))


def in_dunst(desktop: Session) -> list[tuple[str, str]]:
    """Title and body of all that dunst has shown, newest first."""
    desktop.run("dunstctl", "close-all")
    history = json.loads(desktop.run("dunstctl", "history"))["data"][0]
    return [(note["summary"]["data"], note["body"]["data"]) for note in history]


def test_a_touch_reaches_dunst(on_desktop: Session) -> None:
    with notifying() as (notifier, told):
        notifier.show([reminder(lead="Müller & Söhne <Zoë>", company="C:\\new", note="2 days late")])
        [shown] = told.wait(1)
    assert (shown.backend, shown.ok, shown.reason) == ("plyer", True, "")
    body = "C:\\new, 14:00\nTouch 3 of 8: Ask about the kiln\n2 days late"
    assert in_dunst(on_desktop)[0] == ("Call Müller & Söhne <Zoë>", body)


@pytest.mark.parametrize(("words", "act"), [("Done", "done"), ("Snooze 10 min", "snooze"), ("Open", "open")])
def test_a_press_on_a_button_is_heard(on_desktop: Session, words: str, act: str) -> None:
    on_desktop.clear()
    with with_buttons() as (notifier, told, heard):
        notifier.show([reminder(7, lead="Müller <Zoë>")])
        [shown] = told.wait(1)
        on_desktop.press(words)
        assert heard.wait() == Pressed(act, ((ReminderKind.TOUCH, 7),))
    assert (shown.backend, shown.ok, shown.reason) == ("buttons", True, "")
    assert in_dunst(on_desktop)[0][0] == "Call Müller <Zoë>"


def test_a_click_opens_and_a_handled_one_is_withdrawn(on_desktop: Session) -> None:
    on_desktop.run("dunstctl", "close-all")
    with with_buttons() as (notifier, told, heard):
        notifier.show([reminder(7), reminder(8)])
        told.wait(1)
        on_desktop.run("dunstctl", "action", "0")
        assert heard.wait() == Pressed("open", ((ReminderKind.TOUCH, 7), (ReminderKind.TOUCH, 8)))
        on_desktop.run("dunstctl", "close-all")
        notifier.show([reminder(9)])
        told.wait(2)
        until(lambda: displayed(on_desktop) == 1, "the number of pop-ups")
        notifier.handled(frozenset({(ReminderKind.TOUCH, 8)}))
        notifier.handled(frozenset({(ReminderKind.TOUCH, 9)}))
        until(lambda: displayed(on_desktop) == 0, "the number of pop-ups")
        notifier.show([reminder(10)])
        told.wait(3)
        notifier.show([reminder(11)])
        told.wait(4)
        until(lambda: displayed(on_desktop) == 1, "the number of pop-ups")


def test_a_desktop_without_buttons_gets_the_plain_one(bare_bus: str) -> None:
    with recording(bare_bus) as recorder, with_buttons() as (notifier, told, _):
        notifier.show([reminder()])
        first, second = told.wait(2)
        recorder.wait(1)
    assert (first.backend, first.ok, first.reason) == (
        "buttons",
        False,
        "The desktop's notifications have no buttons.",
    )
    assert (second.backend, second.ok) == ("plyer", True)


def test_several_are_one(on_desktop: Session) -> None:
    with notifying() as (notifier, told):
        notifier.show([reminder(n, lead=f"Lead {n}") for n in range(1, 1001)])
        [shown] = told.wait(1)
    assert len(shown.touches) == 1000
    assert in_dunst(on_desktop)[0] == ("1,000 touches are due", "Lead 1, Lead 2, Lead 3 and 997 more")


@pytest.mark.parametrize(
    "text", ["--help", "-", "<b>bold</b> &amp;", "a\nb", "👩‍👩‍👧 Zoë", "x" * 10_000, "a\0b\x1b[1m", ""]
)
@pytest.mark.parametrize("markup", [True, False])
def test_odd_texts_arrive(bare_bus: str, text: str, *, markup: bool) -> None:
    with recording(bare_bus, markup=markup) as recorder, notifying() as (notifier, told):
        notifier.show([reminder(lead=text, company=text, purpose=text)])
        [shown] = told.wait(1)
        [note] = recorder.wait(1)
    assert shown.ok
    assert note.app == "Fifth Touch"
    assert note.title.startswith("Call ")
    assert "\n" not in note.title
    assert "\0" not in note.body
    assert ("<b>" in note.body) == ("<b>" in text and not markup)


def test_titles_and_bodies_that_look_like_options(bare_bus: str) -> None:
    with recording(bare_bus) as recorder:
        PlyerPopup()("--help", "--version")
        [note] = recorder.wait(1)
    assert (note.title, note.body) == ("--help", "--version")


BAD_DAEMONS = {
    "error": "notify-send failed",
    "late": "does not answer",
    "nothing": "does not answer",
}


@pytest.mark.parametrize("answers", BAD_DAEMONS)
def test_a_bad_daemon_leads_on_to_the_tray(bare_bus: str, answers: str) -> None:
    asked: list[str] = []

    def tray(title: str, body: str) -> bool:
        asked.append(f"{title}|{body.splitlines()[0]}")
        return True

    with recording(bare_bus, answers), notifying(tray) as (notifier, told):
        notifier.show([reminder()])
        plyer, second = told.wait(2)
    assert not plyer.ok
    assert BAD_DAEMONS[answers] in plyer.reason
    assert (second.backend, second.ok) == ("tray", True)
    assert asked == ["Call Greta Sandoval|Alto Ceramics, 14:00"]


def test_no_daemon_and_no_tray_leave_the_window(bare_bus: str) -> None:
    assert bare_bus
    with notifying() as (notifier, told):
        notifier.show([reminder()])
        results = told.wait(3)
    assert [(shown.backend, shown.ok) for shown in results] == [
        ("plyer", False),
        ("tray", False),
        ("window", True),
    ]
    assert "No notification service is running" in results[0].reason


def test_no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with notifying() as (notifier, told):
        notifier.show([reminder()])
        assert "no session bus" in told.wait(3)[0].reason


def test_no_program(bare_bus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with recording(bare_bus) as recorder, notifying() as (notifier, told):
        with monkeypatch.context() as patch:
            patch.setenv("PATH", str(tmp_path))
            notifier.show([reminder()])
            assert "libnotify-bin" in told.wait(3)[0].reason
        notifier.show([reminder(2)])  # installed meanwhile
        assert told.wait(4)[3].ok
        recorder.wait(1)


@pytest.mark.parametrize("actions", [True, False])
def test_from_the_due_instant_to_the_bus(bare_bus: str, *, actions: bool) -> None:
    """Alarm, database lane, notifier, desktop-notifier or notify-send, bus: the median within 50 ms."""
    clock = SystemClock()
    lane = DatabaseLane()
    delays: list[float] = []
    with recording(bare_bus, actions=actions) as recorder, with_buttons() as (notifier, told, _):
        due: list[float] = []

        def collect_due() -> None:
            if due and clock.wall().timestamp() >= due[-1] and len(due) > len(delays):
                notifier.show([reminder(len(due))])

        def ring() -> None:
            lane.submit(collect_due)

        alarm = DueAlarm(clock, ring)
        alarm.start()
        for count in range(1, 31):
            instant = clock.wall() + 0.08 * SECOND
            due.append(instant.timestamp())
            alarm.arm(instant)
            note = recorder.wait(count)[-1]
            arrived = note.mono + time.time() - time.monotonic()  # noqa: TID251 - real time is measured
            delays.append(arrived - due[-1])
        alarm.stop()
    assert lane.stop(5)
    median = sorted(delays)[len(delays) // 2]
    assert {shown.backend for shown in told.results if shown.ok} == {"buttons" if actions else "plyer"}
    assert min(delays) >= 0
    assert median <= 0.050, f"{median * 1000:.1f} ms"


def test_one_is_fired_to_try_the_ways(on_desktop: Session) -> None:
    on_desktop.clear()
    with with_buttons() as (notifier, told, heard):
        notifier.fire("A reminder of Fifth Touch", "This is how they come")
        [shown] = told.wait(1)
        on_desktop.press("Open")
        assert heard.wait() == Pressed("open", ())
    assert (shown.backend, shown.ok, shown.touches) == ("buttons", True, ())
    assert in_dunst(on_desktop)[0] == ("A reminder of Fifth Touch", "This is how they come")
