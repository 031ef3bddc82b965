"""notify-p50, notify-p99 and notify-burst: from the due instant to the bus."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from app.bootstrap import Services, open_services
from app.domain.moment import at_instant
from app.domain.why import Reason
from app.domain.words import Channel, TouchState
from app.models.touch import Touch
from app.services.ports import Pressed
from app.system.alarm import DueAlarm
from app.system.button_popup import ButtonPopup
from app.system.clock import SystemClock
from app.system.lane import DatabaseLane
from app.system.notifier import DesktopNotifier
from app.system.paths import Profile
from app.system.plyer_popup import PlyerPopup
from tests.bench.profiles import ZONE
from tests.bench.row import Row, percentile
from tests.desktop.recorder import Recorder
from tests.desktop.session import start_bus

SINGLE, APART_SECONDS, LEAD_SECONDS = 100, 0.2, 2.0
BURST = 1_000


class Rig:
    """Alarm, lane, services and notifier as the program connects them, on a bus that records."""

    def __init__(self, profile: Path, *, apart: float, quiet: float) -> None:
        self._clock, self._lane = SystemClock(), DatabaseLane()
        self._services: Services = self._lane.submit(open_services, Profile(profile), self._clock).result()
        buttons = ButtonPopup(_nobody_presses)
        self._notifier = DesktopNotifier(self._clock, PlyerPopup(), buttons=buttons, apart=apart, quiet=quiet)
        self._alarm = DueAlarm(self._clock, self._ring)

    def start(self, dues: list[datetime]) -> None:
        """Write touches due at these instants and hang the bell; what is due already has rung."""
        self._lane.submit(self._services.reminders.collect_due).result()
        self._lane.submit(_write, self._services, dues).result()
        self._alarm.start()
        self._ring()

    def stop(self) -> None:
        """Take all down."""
        self._alarm.stop()
        self._notifier.stop()
        self._lane.submit(self._services.close).result()
        self._lane.stop(5)

    def _ring(self) -> None:
        self._lane.submit(self._collect)

    def _collect(self) -> None:
        collected = self._services.reminders.collect_due()
        self._alarm.arm(collected.next_due)
        due = (*collected.new, *collected.again)
        if due:
            self._notifier.show(due)


def _nobody_presses(_pressed: Pressed) -> None:
    """Here pop-ups are only counted."""


def measure(profile: Path, load: str, folder: Path) -> Iterator[Row]:
    """Yield the rows."""
    bus = start_bus(folder / "bus", {"PATH": os.environ["PATH"]})
    address = bus.environment["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    try:
        delays = _single(profile, address)
        yield Row("notify-p50", load, percentile(delays, 50), "ms", 50)
        yield Row("notify-p99", load, percentile(delays, 99), "ms", 150)
        yield Row("notify-burst", load, _burst(profile, address), "ms", 1000)
    finally:
        bus.stop()


def _single(profile: Path, address: str) -> list[float]:
    recorder, rig = Recorder(address, actions=True), Rig(profile, apart=0, quiet=0)
    first = datetime.now(UTC) + timedelta(seconds=LEAD_SECONDS)
    dues = [first + timedelta(seconds=APART_SECONDS) * number for number in range(SINGLE)]
    offset = time.monotonic() - time.time()
    rig.start(dues)
    notes = recorder.wait(SINGLE, LEAD_SECONDS + SINGLE * APART_SECONDS + 20)
    rig.stop()
    recorder.close()
    return [(note.mono - (due.timestamp() + offset)) * 1000 for note, due in zip(notes, dues, strict=True)]


def _burst(profile: Path, address: str) -> float:
    recorder, rig = Recorder(address, actions=True), Rig(profile, apart=1, quiet=30)
    due = datetime.now(UTC) + timedelta(seconds=LEAD_SECONDS)
    offset = time.monotonic() - time.time()
    rig.start([due] * BURST)
    (summary,) = recorder.wait(1, 20)
    rig.stop()
    recorder.close()
    assert f"{BURST:,}" in f"{summary.title} {summary.body}", summary
    return (summary.mono - (due.timestamp() + offset)) * 1000


def _write(services: Services, dues: list[datetime]) -> None:
    rows = []
    for number, due in enumerate(dues, 1):
        at = at_instant(due, ZONE)
        moment = {"utc": at.utc, "wall": at.wall, "zone": at.zone}
        rows.append(
            {
                "lead_id": number,
                "number": 1,
                "channel": Channel.CALL,
                "state": TouchState.PLANNED,
                **{f"due_{name}": value for name, value in moment.items()},
                **{f"planned_{name}": value for name, value in moment.items()},
                "purpose": "Call back",
                "why": (Reason("by-hand", "set by you"),),
            }
        )
    with services.database.begin() as session:
        session.execute(insert(Touch), rows)
