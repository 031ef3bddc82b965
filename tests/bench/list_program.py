"""The Leads screen over a full profile: types and jumps, and prints how long the list took, as JSON.

Run as `python -m tests.bench.list_program PROFILE`. A key is timed until the list with its answer is on the
screen, a jump until rows stand there and no placeholders. Keys come at the pace of a quick typist.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, open_services
from app.bootstrap.on_lane import on_lane
from app.domain.folding import words
from app.system.clock import SystemClock
from app.system.lane import DatabaseLane
from app.system.paths import Profile
from app.ui.changes import Changes
from app.ui.leads.delegate import ROW
from app.ui.leads.page import LeadsPage
from app.ui.look import start_look
from app.ui.notices import Notices
from app.ui.shell.shell import Shell
from app.ui.tasks import Tasks
from app.ui.window import Window

TYPED = ("müller", "anna okafor", "company 412", "greta sand", "lead77", "vogt-12", "buyer")
ROUNDS, JUMPS, MANY = 2, 80, 1000
PACE_MS, SETTLE_MS, PATIENCE_MS = 120, 600, 30_000


def pause(milliseconds: int) -> None:
    """Let the program go on; an event loop gives the lane its turn, QTest.qWait would not."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Stopwatch(QObject):
    """Waits until the list has painted a state that is asked for."""

    def __init__(self, page: LeadsPage) -> None:
        super().__init__(page)
        self._page, self._loop = page, QEventLoop()
        self._ready: Callable[[], bool] = bool
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(self._check)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._loop.quit)
        self._end = 0.0
        page.pane.table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look once the paint under way is done."""
        if event.type() is QEvent.Type.Paint:
            self._painted.start(0)
        return False

    def time(self, act: Callable[[], object], ready: Callable[[], bool]) -> float:
        """Return the milliseconds from an act to the painted state."""
        self._ready, self._end = ready, 0.0
        self._patience.start(PATIENCE_MS)
        began = time.perf_counter()
        act()
        if not self._end:
            self._loop.exec()
        assert self._end, "the list was never painted"
        return (self._end - began) * 1000

    def wait(self, milliseconds: int) -> None:
        """Let the program go on as it does between two keys."""
        pause(milliseconds)

    def _check(self) -> None:
        if not self._end and self._ready():
            self._end = time.perf_counter()
            self._loop.quit()


class Bench:
    """A window with the Leads screen, and what is done to it."""

    def __init__(self, folder: Path) -> None:
        self.lane, clock, self.changes = DatabaseLane(), SystemClock(), Changes()
        self.services: Services = self.lane.submit(
            open_services, Profile(folder), clock, self.changes.announce
        ).result()
        memory = QSettings(str(folder / "bench.ini"), QSettings.Format.IniFormat)
        self.shell = Shell(memory=memory)
        tasks, notices = Tasks(self.lane, self.shell), Notices(self.shell)
        self.window = Window(self.shell, tasks, self.changes, notices, clock, on_lane(self.services))
        self.shell.resize(1440, 900)
        self.shell.show()
        pause(SETTLE_MS)
        self.shell.go("leads")
        pause(SETTLE_MS)
        page = self.shell.page("leads")
        assert isinstance(page, LeadsPage)
        self.page, self.watch = page, Stopwatch(page)
        self.whole()

    def whole(self) -> None:
        """Wait until all leads are listed and nothing is under way."""
        self.watch.wait(SETTLE_MS)
        while self.page.rows.rowCount() < MANY:
            self.watch.wait(SETTLE_MS)

    def search(self) -> Iterator[float]:
        """Yield the time of each key."""
        field = self.page.pane.search
        for text in TYPED * ROUNDS:
            for end in range(1, len(text) + 1):
                typed = text[:end]
                yield self.watch.time(_Key(self.page, text[end - 1]), _Listed(self.page, typed))
                self.watch.wait(PACE_MS)
            field.clear()
            self.whole()

    def floor(self) -> list[float]:
        """Return the time of the raw query of each key."""
        return self.lane.submit(_raw, self.services).result()

    def scroll(self) -> Iterator[float]:
        """Yield the time of each jump."""
        random = Random(7)
        bar = self.page.pane.table.verticalScrollBar()
        rows = self.page.rows
        for _ in range(JUMPS):
            top = random.randrange(rows.rowCount() - 40)
            jump = _Jump(self.page, top * ROW)
            yield self.watch.time(jump, _Filled(self.page, top))
            self.watch.wait(30)
        bar.setValue(0)

    def close(self) -> None:
        """Take all down."""
        self.lane.submit(self.services.close).result()
        self.lane.stop(5)


class _Key:
    def __init__(self, page: LeadsPage, letter: str) -> None:
        self._page, self._letter = page, letter

    def __call__(self) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, none, self._letter)  # QTest knows ASCII only
            QApplication.sendEvent(self._page.pane.search, event)


class _Listed:
    """The list holds the answer to what is typed, rows and all."""

    def __init__(self, page: LeadsPage, typed: str) -> None:
        self._page, self._typed = page, typed.strip()

    def __call__(self) -> bool:
        listed = self._page.shown.listed
        if listed is None or listed.wanted.search != self._typed:
            return False
        rows = self._page.rows
        return rows.rowCount() == 0 or rows.row_at(0) is not None


class _Jump:
    def __init__(self, page: LeadsPage, value: int) -> None:
        self._page, self._value = page, value

    def __call__(self) -> None:
        self._page.pane.table.verticalScrollBar().setValue(self._value)


class _Filled:
    """Every row in view is there."""

    def __init__(self, page: LeadsPage, top: int) -> None:
        self._rows, self._top = page.rows, top
        self._seen = page.pane.table.viewport().height() // ROW + 1

    def __call__(self) -> bool:
        return all(self._rows.row_at(self._top + row) is not None for row in range(self._seen))


def _raw(services: Services) -> list[float]:
    driver, times = services.database.driver, []
    for text in TYPED * ROUNDS:
        for end in range(1, len(text) + 1):
            match = " ".join(f'"{word}"*' for word in words(text[:end]))
            began = time.perf_counter()
            driver.execute("SELECT rowid FROM lead_search WHERE lead_search MATCH ?", (match,)).fetchall()
            times.append((time.perf_counter() - began) * 1000)
    return times


def main() -> int:
    """Measure and print."""
    application = QApplication(sys.argv[:1])
    start_look(application, "light")
    bench = Bench(Path(sys.argv[1]))
    found = {"search": list(bench.search()), "scroll": list(bench.scroll()), "floor": bench.floor()}
    bench.close()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
