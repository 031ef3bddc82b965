"""The whole program without devices: real services on their lane, a shell, and a window over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.bootstrap import Services, open_services
from app.bootstrap.on_lane import on_lane
from app.system.lane import DatabaseLane
from app.system.paths import Profile, open_profile
from app.ui.changes import Changes
from app.ui.notices import Notices
from app.ui.pulse import Pulse
from app.ui.shell.shell import Shell
from app.ui.tasks import Tasks
from app.ui.window import Window
from tests.fakes import FakeClock, FakeHolidays, FakeZone

T = TypeVar("T")


class Whole:
    """One profile in a window at Wed 27 May 2026, 10:00 in London."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.profile: Profile = open_profile(folder)
        self.clock = FakeClock()
        self.lane = DatabaseLane()
        self.tasks, self.changes = Tasks(self.lane), Changes()
        self.services: Services = self.lane.submit(
            open_services,
            self.profile,
            self.clock,
            self.changes.announce,
            zone=FakeZone(),
            holidays=FakeHolidays(),
        ).result()
        self.shell = Shell(memory=QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(self.shell)
        with qtbot.waitSignal(self.shell.first_painted):
            self.shell.show()
        self.notices = Notices(self.shell)
        needs = on_lane(self.services)
        self.window = Window(self.shell, self.tasks, self.changes, self.notices, self.clock, needs)
        self.pulse = Pulse(self.shell, self.tasks, self.changes, self.clock, needs)

    def do(self, work: Callable[..., T], *args: object, **words: object) -> T:
        """Run a service call on the lane and wait for it."""
        return self.lane.submit(work, *args, **words).result()

    def close(self) -> None:
        self.pulse.stop()
        self.tasks.close()
        self.lane.submit(self.services.close).result()
        self.lane.stop(5)


@contextmanager
def whole(qtbot: QtBot, folder: Path) -> Iterator[Whole]:
    """Give the program, and take it down afterwards."""
    made = Whole(qtbot, folder)
    try:
        yield made
    finally:
        made.close()
