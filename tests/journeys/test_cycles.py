"""Start, work, quit, again and again in one process: no crash, and nothing is left behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.commands import serve
from app.bootstrap.opening import open_services
from app.bootstrap.services import Services
from app.bootstrap.window import Program
from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.words import Channel
from app.services.ports import Change, Clock
from app.system.clock import SystemClock
from app.system.instance import Ownership, enter
from app.system.paths import Profile, open_profile

SOON = timedelta(minutes=2)


class Run:
    """One run of the program, with the event loop of the tests."""

    def __init__(self, qtbot: QtBot, profile: Profile) -> None:
        self._qtbot = qtbot
        self._services: Services | None = None
        entered = enter(profile.folder, (), str(profile.folder))
        assert isinstance(entered, Ownership)
        self._owned = entered
        self._program = Program(profile, SystemClock(), entered, self._open, serve)

    def _open(self, profile: Profile, clock: Clock, announce: Callable[[Change], None]) -> Services:
        self._services = open_services(profile, clock, announce)
        return self._services

    def _rings(self) -> bool:
        reminding = self._program._reminding
        return reminding is not None and reminding.bell is not None

    def work(self) -> None:
        """Start, plan a touch, and look at two screens."""
        self._program.start(background=False)
        self._qtbot.waitUntil(self._rings, timeout=20_000)
        services = self._services
        assert services is not None
        self._program._lane.submit(_plan, services).result()
        for page in ("leads", "today"):
            self._program.shell.go(page)
            QApplication.processEvents()

    def quit(self) -> None:
        self._program.quit()
        self._owned.release()
        self._program.shell.deleteLater()
        self._program.deleteLater()


def _plan(services: Services) -> None:
    """Add a lead with a call in a while; on the lane."""
    lead = services.leads.add(LeadDetails("Greta", "Sandoval")).lead_id
    wall = wall_time(SystemClock().wall() + SOON, services.preferences.zone())
    services.touches.add(lead, Channel.CALL, wall, "Ask")


def left(app: QApplication) -> tuple[int, int, int]:
    """How many threads, running timers and windows there are."""
    app.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    app.processEvents()
    gc.collect()
    timers = [one for one in gc.get_objects() if isinstance(one, QTimer) and _runs(one)]
    windows = [one for one in app.topLevelWidgets() if one.isVisible()]
    return threading.active_count(), len(timers), len(windows)


def _runs(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # its other half is gone
        return False


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("cycles", [5, pytest.param(1000, marks=pytest.mark.thorough)])
def test_cycles_leave_nothing_behind(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cycles: int
) -> None:
    monkeypatch.setattr(Program, "_expect_end", lambda _: None)  # the tests keep their signals
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)  # and their event loop
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    profile = open_profile(tmp_path / "profile")
    counts = []
    for _ in range(cycles):
        run = Run(qtbot, profile)
        run.work()
        run.quit()
        counts.append(left(qapp))
    assert len(set(counts[1:])) == 1, counts
