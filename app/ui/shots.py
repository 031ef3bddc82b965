"""Pictures of every screen over the invented day: light and dark, in two sizes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.moment import wall_time
from app.domain.words import Channel, Owner, Permission
from app.services.ports import Clock, Lane
from app.ui.changes import Changes
from app.ui.look import Wish, start_look
from app.ui.notices import Notices
from app.ui.pulse import Pulse
from app.ui.reminder.window import ReminderWindow
from app.ui.shell.shell import Shell
from app.ui.tasks import Tasks
from app.ui.tray import Tray
from app.ui.window import Window

if TYPE_CHECKING:
    from app.services.due_list import Showing
    from app.ui.needs import Needs

SIZES = {"": QSize(1440, 900), "-1366": QSize(1366, 690)}
"""A screen of 1366x768 leaves a window some 690 px."""
LOOKS: tuple[Wish, ...] = ("light", "dark")
PAGES = ("today", "leads", "calendar", "compose", "settings")
WIZARD_LEAD = "s.reid@glenmore.example"
PROBLEMS = (
    "Casks wait two days at the Leith gate",
    "14 of 40 carriers came unannounced",
    "The night crew cannot see the plan",
)
DAY = timedelta(days=1)
ROUNDS = 6
"""An answer may lead to a question; so often the lane is waited for."""


class Studio(QObject):
    """A window over invented data that is never shown, and its camera."""

    def __init__(self, needs: Needs, clock: Clock, lane: Lane, folder: Path, place: Path) -> None:
        super().__init__()
        self._needs, self._folder = needs, folder
        self._tasks = Tasks(lane, self)
        changes = Changes(self)
        self.shell = Shell(memory=QSettings(str(place / "window.ini"), QSettings.Format.IniFormat))
        notices = Notices(self.shell)
        self.shell.show()
        self.window = Window(self.shell, self._tasks, changes, notices, clock, needs)
        self.tray = Tray(self)
        self._lane = lane
        self._reminder: ReminderWindow | None = None
        self._pulse = Pulse(self.shell, self._tasks, changes, clock, needs)
        self._pulse.queue_read.connect(self.tray.show_queue)
        self._meeting = lane.submit(self._prepare, clock).result()
        self._pulse.read()
        self.settle()

    def take_all(self) -> Iterator[Path]:
        """Take every picture; yield its file."""
        for wish in LOOKS:
            start_look(cast("QApplication", QApplication.instance()), wish)
            for mark, size in SIZES.items():
                self.shell.resize(size)
                for page in PAGES:
                    self.shell.go(page)
                    yield self._take(self.shell, f"{page}{mark}-{wish}")
            yield from self._take_wizard(wish)
            yield from self._take_planner(wish)
            yield from self._take_commands(wish)
            yield self._take(self.tray.menu, f"tray-menu-{wish}")
            yield self._take(self._reminders(), f"reminder-{wish}")

    def settle(self) -> None:
        """Wait until all reads are answered and painted."""
        for _ in range(ROUNDS):
            loop = QEventLoop()
            self._tasks.run(_nothing, done=cast("Callable[[object], object]", _Quit(loop)))
            loop.exec()
            QApplication.processEvents()

    def close(self) -> None:
        """Put the camera away."""
        if self._reminder is not None:
            self._reminder.deleteLater()
        self._pulse.stop()
        self.tray.stop()
        self._tasks.close()
        self.shell.close()
        self.shell.deleteLater()  # here and now: the collector might come on the lane
        QApplication.sendPostedEvents(self.shell, QEvent.Type.DeferredDelete.value)

    def _take_wizard(self, wish: str) -> Iterator[Path]:
        dialog = self.window.meeting.open(self._meeting.lead_id)
        for number in range(len(dialog.pages)):
            yield self._take(dialog, f"meeting-{number + 1}-{wish}")
            if number + 1 < len(dialog.pages):
                dialog.go_on.click()
        dialog.reject()
        self.settle()

    def _take_planner(self, wish: str) -> Iterator[Path]:
        cadences = self.window.planner.cadences.open("after-demo")
        yield self._take(cadences, f"cadences-{wish}")
        cadences.acts.compare_with("after-meeting")
        if cadences.acts.comparison is not None:
            yield self._take(cadences.acts.comparison, f"cadences-compared-{wish}")
            cadences.acts.comparison.reject()
        cadences.reject()
        ahead = self.window.planner.ahead
        for name, open_it in (("absence", ahead.plan_absence), ("level-week", ahead.level_week)):
            open_it()
            if ahead.dialog is not None:
                yield self._take(ahead.dialog, f"{name}-{wish}")
                ahead.dialog.reject()
        self.settle()

    def _take_commands(self, wish: str) -> Iterator[Path]:
        self.shell.go("today")
        palette = self.window.commands.find()
        palette.field.setText("han")
        yield self._take(self.shell, f"palette-{wish}")
        palette.close_and()
        line = self.window.commands.quick_add()
        line.line.setText("Called Marta, no answer, e-mail fri 10")
        line.read_now()
        yield self._take(line, f"quick-add-{wish}")
        line.line.clear()
        line.close()
        keys = self.window.commands.show_keys()
        yield self._take(keys, f"keys-{wish}")
        keys.reject()
        self.settle()

    def _reminders(self) -> ReminderWindow:
        """The reminder window with what is due."""
        if self._reminder is None:
            self._reminder = ReminderWindow()
        self._reminder.show_due(self._lane.submit(self._due).result())
        return self._reminder

    def _due(self) -> Showing:
        """Ring for what is due and read it; on the lane."""
        self._needs.reminders.collect_due()
        return self._needs.due_list.showing()

    def _prepare(self, clock: Clock) -> MeetingNotes:
        """Keep notes of a meeting as the wizard does, and the draft of a letter; on the lane."""
        needs, now = self._needs, clock.wall()
        zone = needs.preferences.zone()
        notes = MeetingNotes(
            lead_id=needs.leads.find(WIZARD_LEAD),
            at=now - timedelta(minutes=72),
            minutes=45,
            problems=PROBLEMS,
            solutions=("Gate slots with text reminders", "A read-only plan for the night crew"),
            agreements=(
                NewAgreement(Owner.MINE, "send the slot plan for Leith", wall_time(now + DAY, zone)),
                NewAgreement(Owner.THEIRS, "send the carrier list", wall_time(now + 5 * DAY, zone)),
            ),
            next_what="Slot plan for the Leith gate",
            next_by=wall_time(now + DAY, zone),
            permission=Permission.GIVEN,
            wording="Write to me on Thursday, then call the week after.",
        )
        needs.meetings.keep_draft(notes)
        queue = needs.touches.today()
        for touch in (*queue.due, *queue.later):
            if touch.channel is Channel.EMAIL:
                needs.messages.for_touch(touch.id)
        return notes

    def _take(self, widget: QWidget, name: str) -> Path:
        self.settle()
        file = self._folder / f"{name}.png"
        widget.ensurePolished()
        widget.grab().save(str(file))
        return file


class _Quit:
    """Ends a loop with an answer; a plain object, for it lives no longer than the loop."""

    def __init__(self, loop: QEventLoop) -> None:
        self._loop = loop

    def __call__(self, _answer: object) -> None:
        self._loop.quit()


def _nothing() -> None:
    """Come back when all that was asked before is answered."""


def render(needs: Needs, clock: Clock, lane: Lane, folder: Path) -> tuple[Path, ...]:
    """Take all pictures into a folder; return the files. The services live on the lane."""
    application = QApplication.instance() or QApplication(["fifth-touch"])
    start_look(cast("QApplication", application), "light")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as place:
        studio = Studio(needs, clock, lane, folder, Path(place))
        files = tuple(studio.take_all())
        studio.close()
    return files
