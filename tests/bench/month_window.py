"""`python -m tests.bench.month_window PROFILE`: goes through the months and prints what each took, as JSON.

Measured is from the key to the painted month: reading on the lane, laying out, painting.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_services
from app.bootstrap.on_lane import on_lane
from app.system.clock import SystemClock
from app.system.lane import DatabaseLane
from app.system.paths import open_profile
from app.ui.calendar.page import CalendarPage
from app.ui.changes import Changes
from app.ui.look import finish_look, start_look
from app.ui.notices import Notices
from app.ui.shell.shell import Shell
from app.ui.tasks import Tasks

STEPS = (1,) * 6 + (-1,) * 6
ROUNDS = 3


def main(profile: Path) -> None:
    """Show the calendar's month and step through it."""
    application = QApplication(sys.argv[:1])
    start_look(application, "light")
    finish_look()
    lane, clock, changes = DatabaseLane(), SystemClock(), Changes()
    services = lane.submit(open_services, open_profile(profile), clock, changes.announce).result()
    needs, tasks, shell = on_lane(services), Tasks(lane), Shell()
    page = CalendarPage(
        tasks,
        changes,
        Notices(shell),
        needs.days,
        needs.touches,
        needs.leads,
        needs.preferences,
        needs.holidays,
        needs.undo,
        clock,
    )
    page.resize(1360, 812)
    page.show()
    page.activate()
    _wait(page)
    page.show_view(1)
    _wait(page)
    taken = [_timed(page, step) for _ in range(ROUNDS) for step in STEPS]
    sys.stdout.write(json.dumps(taken))
    tasks.close()
    lane.submit(services.close).result()
    lane.stop(5)


def _timed(page: CalendarPage, step: int) -> float:
    """Return the milliseconds of one step to the next or the last month."""
    began = time.perf_counter()
    page.step(step)
    _wait(page)
    page.repaint()
    return (time.perf_counter() - began) * 1000


def _wait(page: CalendarPage) -> None:
    """Run the loop until the page says what it shows."""
    loop = QEventLoop()
    page.said.connect(loop.quit)
    loop.exec()
    page.said.disconnect(loop.quit)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
