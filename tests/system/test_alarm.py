import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.system.alarm import JUMP_SECONDS, SILENCE_SECONDS, DueAlarm, Pulse
from app.system.clock import SystemClock
from tests.system.clocks import START, SetClock

HOUR = 3600.0
REAL = SystemClock()


class Rings:
    """Counts rings and waits for them; ``then`` is done at each."""

    def __init__(self) -> None:
        self.at: list[datetime] = []
        self.then: Callable[[], None] | None = None
        self._news = threading.Condition()

    def __call__(self) -> None:
        with self._news:
            self.at.append(REAL.wall())
            self._news.notify_all()
        if self.then is not None:
            self.then()

    def wait(self, count: int, seconds: float = 10.0) -> None:
        with self._news:
            assert self._news.wait_for(lambda: len(self.at) >= count, seconds), self.at


@pytest.fixture
def rings() -> Rings:
    return Rings()


@pytest.fixture
def make(rings: Rings) -> Iterator[Callable[..., DueAlarm]]:
    made: list[DueAlarm] = []

    def make(clock: SystemClock | SetClock = REAL, heartbeat: float = HOUR, look: float = HOUR) -> DueAlarm:
        alarm = DueAlarm(clock, rings, heartbeat=heartbeat, look=look)
        made.append(alarm)
        alarm.start()
        rings.wait(1)
        return alarm

    yield make
    for alarm in made:
        alarm.stop()


def test_rings_at_the_start_and_with_each_heartbeat(make: Callable[..., DueAlarm], rings: Rings) -> None:
    make(heartbeat=0.05)
    rings.wait(4)


def test_rings_at_the_due_instant_and_not_before(make: Callable[..., DueAlarm], rings: Rings) -> None:
    alarm = make()
    due = REAL.wall() + timedelta(milliseconds=120)
    alarm.arm(due)
    rings.wait(2)
    assert timedelta(0) <= rings.at[1] - due < timedelta(milliseconds=500)


def test_the_last_word_counts(make: Callable[..., DueAlarm], rings: Rings) -> None:
    alarm = make()
    alarm.arm(REAL.wall() + timedelta(milliseconds=80))
    alarm.arm(REAL.wall() + timedelta(days=1))
    alarm.arm(None)
    last = REAL.wall() + timedelta(milliseconds=250)
    alarm.arm(last)
    rings.wait(2)
    assert rings.at[1] >= last
    assert len(rings.at) == 2


def test_armed_again_by_the_ring_itself(make: Callable[..., DueAlarm], rings: Rings) -> None:
    """The next due instant comes while the ring that armed it is ending."""
    alarm = make()

    def arm_and_outlast() -> None:
        due = REAL.wall() + timedelta(milliseconds=2)
        if len(rings.at) < 12:
            alarm.arm(due)
        while REAL.wall() < due + timedelta(milliseconds=20):
            pass

    rings.then = arm_and_outlast
    alarm.arm(REAL.wall())
    rings.wait(12)


def test_the_past_rings_soon_but_breeds_no_rings(make: Callable[..., DueAlarm], rings: Rings) -> None:
    alarm = make()
    rings.then = lambda: alarm.arm(REAL.wall() - timedelta(days=1)) if len(rings.at) < 4 else None
    alarm.arm(REAL.wall() - timedelta(days=1))
    rings.wait(4)
    gaps = [b - a for a, b in zip(rings.at, rings.at[1:], strict=False)]
    assert min(gaps) >= timedelta(milliseconds=450)


def test_a_failing_ring_is_logged_and_the_next_one_rings(
    make: Callable[..., DueAlarm], rings: Rings, caplog: pytest.LogCaptureFixture
) -> None:
    alarm = make()

    def fail() -> None:
        raise RuntimeError("the lane has stopped")

    rings.then = fail
    alarm.arm(REAL.wall())
    rings.wait(2)
    rings.then = None
    alarm.arm(REAL.wall())
    rings.wait(3)
    assert "a ring of the alarm failed" in caplog.text


@pytest.mark.parametrize(
    "jump", [timedelta(seconds=-60), timedelta(seconds=31), timedelta(hours=9), timedelta(days=1460)]
)
def test_a_jump_of_the_wall_clock_rings_at_once(
    make: Callable[..., DueAlarm], rings: Rings, jump: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    clock = SetClock()
    alarm = make(clock)
    clock.set_wall(jump)
    assert alarm.look() == "jumped"
    rings.wait(2)
    assert alarm.look() == ""
    clock.set_wall(-jump)
    assert alarm.look() == "jumped"
    rings.wait(3)


def test_silence_hangs_a_new_bell(
    make: Callable[..., DueAlarm], rings: Rings, caplog: pytest.LogCaptureFixture
) -> None:
    clock = SetClock()
    alarm = make(clock)
    clock.pass_time(SILENCE_SECONDS - 1)
    assert alarm.look() == ""
    clock.pass_time(2)
    assert alarm.look() == "silent"
    rings.wait(2)
    assert "silent" in caplog.text


def test_what_was_armed_survives_a_new_bell(make: Callable[..., DueAlarm], rings: Rings) -> None:
    clock = SetClock()
    alarm = make(clock)
    alarm.arm(START + timedelta(hours=9, milliseconds=50))
    clock.set_wall(timedelta(hours=9))
    alarm.look()
    rings.wait(3)  # the jump, then the instant


def test_the_watch_looks_by_itself(make: Callable[..., DueAlarm], rings: Rings) -> None:
    clock = SetClock()
    make(clock, look=0.01)
    clock.set_wall(timedelta(hours=1))
    rings.wait(2)


def test_stop_is_final(make: Callable[..., DueAlarm], rings: Rings) -> None:
    alarm = make(heartbeat=0.02)
    rings.wait(3)
    alarm.stop()
    count = len(rings.at)
    alarm.arm(REAL.wall())
    assert alarm.look() == ""
    assert not [t for t in threading.enumerate() if t.name in {"APScheduler", "alarm-watch"}]
    assert len(rings.at) == count


def test_a_ring_may_stop_the_alarm(make: Callable[..., DueAlarm], rings: Rings) -> None:
    alarm = make()
    rings.then = alarm.stop
    alarm.arm(REAL.wall())
    rings.wait(2)
    alarm.stop()


@given(st.lists(st.tuples(st.floats(0, 40), st.floats(-1e9, 1e9) | st.just(0.0)), max_size=50))
def test_no_walk_of_the_clocks_goes_unnoticed(steps: list[tuple[float, float]]) -> None:
    """At each look: a wall clock that left the monotonic one by over 30 s is a jump."""
    mono, wall = 0.0, START.timestamp()
    pulse = Pulse(heard=0.0, offset=wall)
    for passed, jumped in steps:
        mono += passed
        wall = min(max(wall + passed + jumped, 0.0), 4e9)
        before = pulse.offset
        verdict = pulse.verdict(datetime.fromtimestamp(wall, UTC), mono)
        moved = abs((wall - mono) - before)
        if moved > JUMP_SECONDS + 0.001:
            assert verdict == "jumped"
        elif moved < JUMP_SECONDS - 0.001:
            assert verdict == ("silent" if mono > SILENCE_SECONDS else "")
