"""The window and the devices around it: what starts, in which order, and how it ends.

The frame paints first; the database is opened on its lane afterwards, and only then are the screens built and
the bell hung.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.settings import Settings, load
from app.system.instance import Answer, Ownership, Request
from app.system.paths import Profile
from app.ui.look import Wish, start_look
from app.ui.marks import Marks
from app.ui.shell.shell import Shell

if TYPE_CHECKING:
    from concurrent.futures import Future

    from app.bootstrap import Services
    from app.bootstrap.nets import Nets
    from app.bootstrap.reminding import Reminding
    from app.bootstrap.ways_in import WaysIn
    from app.services.due_list import DueList
    from app.services.ports import Change, Clock
    from app.services.reminders import Reminders
    from app.system.lane import DatabaseLane
    from app.ui.changes import Changes
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.pulse import Pulse
    from app.ui.soundness import Soundness
    from app.ui.tasks import Tasks
    from app.ui.tray import Tray
    from app.ui.window import Window

    Opener = Callable[[Profile, Clock, Callable[[Change], None]], Services]
    Server = Callable[[Request, Services], Answer]

STOP_SECONDS = 5.0
FIRST_SCREEN = (
    "app.ui.today.queue_pane",
    "app.ui.today.context_pane",
    "app.ui.today.action_panel",
    "app.ui.today.page",
    "app.ui.window",
)
"""What is loaded after the first paint, in this order."""
DEVICES = ("app.ui.pulse", "app.ui.tray", "app.bootstrap.reminding", "app.ui.meeting.dialog")
"""What is loaded once the day is shown."""
FRAME = QSize(16, 40)  # what a window manager puts around a window, at the most common
TOLD_IN_TRAY = "Fifth Touch goes on in the tray"


class Program(QObject):
    """Everything of one run. Built before the first paint; services come afterwards.

    Signals:
        front_asked: Another start wants this window in front; from any thread.
        show_asked: Another start wants it with "meeting", "quick-add" or "due"; from any thread.
    """

    front_asked = Signal()
    show_asked = Signal(str)

    def __init__(
        self, profile: Profile, clock: Clock, owned: Ownership, open_services: Opener, serve: Server
    ) -> None:
        super().__init__()
        self._profile, self._clock, self._owned = profile, clock, owned
        self._open_services, self._serve = open_services, serve
        self._settings = load(profile.settings)
        self._look = start_look(
            cast("QApplication", QApplication.instance()), cast("Wish", self._settings.appearance)
        )
        self.marks = Marks(clock, self)
        memory = QSettings(str(profile.folder / "window.ini"), QSettings.Format.IniFormat)
        self.shell = Shell(memory=memory)
        self._lane: DatabaseLane
        self._tasks: Tasks
        self._changes: Changes
        self._notices: Notices
        self._nets: Nets
        self._opening: Future[Services] | None = None
        self._services: Services | None = None
        self._reminding: Reminding | None = None
        self._tray: Tray | None = None
        self._window: Window | None = None
        self._pulse: Pulse | None = None
        self._soundness: Soundness | None = None
        self._ways: WaysIn | None = None
        self._background = False
        self._first_shown = ""
        self._to_load: Iterator[str] = iter(())
        self._loads = False
        self._when_loaded: Callable[[], None] | None = None
        self._built: tuple[Reminders, DueList] | None = None
        self.code = 0
        self.shell.closing.connect(self.quit)
        self.shell.first_painted.connect(self._painted)
        self.front_asked.connect(self.shell.come_forward)
        self.show_asked.connect(self._show)

    def start(self, *, background: bool, show: str = "") -> None:
        """Show the window, or wait for the tray when it starts in the background."""
        self._background, self._first_shown = background, show
        self._fit()
        if background:
            self._expect_end()
            self._open()
        else:
            self.shell.show()

    def quit(self) -> None:
        """End in order: no new work, devices, the lane with the database, then the event loop."""
        if self._tray is not None:
            self._tray.stop()
        if self._pulse is not None:
            self._pulse.stop()
        if self._soundness is not None:
            self._soundness.stop()
        if self._reminding is not None:
            self._reminding.stop()
        self.marks.stop()
        if self._opening is not None:
            self._tasks.close()
            self._lane.submit(self._close_services)
            self._lane.stop(STOP_SECONDS)
            self._nets.stop()
        self.shell.remember()
        QApplication.exit(self.code)

    def _close_services(self) -> None:
        """Close the database, also one that was opened for a window that has gone; on the lane."""
        if self._opening is not None and self._opening.exception() is None:
            self._opening.result().close()

    # opening

    def _fit(self) -> None:
        """Leave nothing below the edge of a small screen, frame and title bar included."""
        room = self.shell.screen().availableSize() - FRAME
        self.shell.resize(self.shell.size().boundedTo(room))

    def _painted(self) -> None:
        self._expect_end()
        self.marks.note("first-paint")
        self.marks.watch()
        self._open()
        self._load(FIRST_SCREEN)

    def _load(self, names: Iterable[str], then: Callable[[], None] | None = None) -> None:
        """Load code piece by piece, so that the window never stops for long; what is loading ends first."""
        self._to_load, self._when_loaded = chain(self._to_load, names), then
        if not self._loads:
            self._loads = True
            self._load_next()

    def _load_next(self) -> None:
        name = next(self._to_load, "")
        if name:
            import_module(name)
            QTimer.singleShot(0, self._load_next)
            return
        self._loads = False
        then, self._when_loaded = self._when_loaded, None
        if then is not None:
            then()

    def _expect_end(self) -> None:
        """From now on an end that is asked for is an orderly one; before the first paint nothing is open."""
        from app.bootstrap.ending import Ending

        Ending(self).asked.connect(self.quit)

    def _equip(self) -> None:
        """Make what works behind the window; the first frame does without it."""
        from app.bootstrap.nets import Nets
        from app.system.lane import DatabaseLane
        from app.ui.changes import Changes
        from app.ui.notices import Notices
        from app.ui.tasks import Tasks

        self._lane = DatabaseLane()
        self._tasks, self._changes = Tasks(self._lane, self), Changes(self)
        self._notices = Notices(self.shell)
        self._nets = Nets(self._profile, self)
        self._nets.fault.connect(self._notices.tell)
        self._tasks.failed.connect(self._nets.note)

    def _open(self) -> None:
        if self._opening is None:
            self._equip()
            self._opening = self._tasks.run(
                self._open_services,
                self._profile,
                self._clock,
                self._announce,
                done=self._opened,
                failed=self._cannot,
            )

    def _cannot(self, error: BaseException) -> None:
        self.code = 1
        self._nets.note(error)
        self.shell.show()
        self._notices.tell(error).finished.connect(self.quit)

    def _opened(self, services: Services) -> None:
        """Build the screen in front; what it reads comes first, everything else after that."""
        from app.bootstrap.on_lane import on_lane
        from app.ui.window import Window

        self._services, needs = services, on_lane(services)
        self._window = Window(self.shell, self._tasks, self._changes, self._notices, self._clock, needs)
        self._connect_window(self._window)
        self._tasks.run(_nothing, done=self._read)

    def _read(self, _nothing: None) -> None:
        """The lane has read what the screen in front asked for, and it is shown."""
        self._tasks.run(self._build_services, done=self._load_devices)

    def _build_services(self) -> tuple[Reminders, DueList]:
        """Build what the bell needs, and load its library; on the lane."""
        assert self._services
        import_module("app.system.alarm")
        return self._services.reminders, self._services.due_list

    def _load_devices(self, built: tuple[Reminders, DueList]) -> None:
        self._built = built
        self._load(DEVICES, self._complete)

    def _complete(self) -> None:
        from app.bootstrap.on_lane import on_lane
        from app.ui.garbage import Garbage

        assert self._services
        assert self._built
        self._build_devices(on_lane(self._services))
        assert self._reminding
        self._reminding.hang(self._lane, *self._built, self._services.preferences)
        self._owned.listen(self._answer)
        self.marks.note("ready")
        if self._first_shown:
            self._show(self._first_shown)
        Garbage(self)

    def _build_devices(self, needs: Needs) -> None:
        from app.bootstrap.reminding import Reminding
        from app.bootstrap.ways_in import WaysIn
        from app.ui.pulse import Pulse
        from app.ui.soundness import Soundness
        from app.ui.tray import Tray

        self._tray = Tray(self)
        self._pulse = Pulse(self.shell, self._tasks, self._changes, self._clock, needs)
        self._connect_tray(self._tray, self._pulse)
        assert self._window
        self._reminding = Reminding(
            self.shell,
            self._tasks,
            self._changes,
            self._notices,
            self._clock,
            needs,
            self._tray,
            self._window.reminder_signs,
        )
        self._ways = WaysIn(self.shell, self._window)
        self._ways.connect_tray(self._tray)
        self._ways.connect_reminders(self._reminding.presence)
        self._soundness = Soundness(self._tasks, self._notices, needs.health, self._window.restore, self)
        self._tray.start()
        self._come_in()
        self._pulse.start()

    def _connect_window(self, window: Window) -> None:
        window.usable.connect(self._usable)
        window.settings_changed.connect(self._apply)
        window.quit_asked.connect(self.quit)
        window.samples_asked.connect(self._show_samples)
        self.shell.went_to_tray.connect(self._tell_of_tray)

    def _connect_tray(self, tray: Tray, pulse: Pulse) -> None:
        pulse.queue_read.connect(tray.show_queue)
        pulse.backup_troubled.connect(self._notices.banner)
        tray.available.connect(self._decide_closing)
        tray.quit_asked.connect(self.quit)
        tray.block_asked.connect(self._pause_for_calls)
        self._decide_closing()

    def _come_in(self) -> None:
        """Stay hidden in the tray after a start in the background; without a tray, minimised."""
        if self._background and not (self._tray and self._tray.may_hide()):
            self.shell.showMinimized()

    def _announce(self, change: Change) -> None:
        """Tell the screens and the bell; on the lane."""
        self._changes.announce(change)
        if self._reminding is not None:
            self._reminding.heard(change)

    # acts

    def _answer(self, request: Request) -> Answer:
        """Serve another start or a command; on the instance's thread."""
        assert self._services
        started = _as_a_start(request)
        if started is not None:
            self.show_asked.emit(started) if started else self.front_asked.emit()
            return Answer(0, "", "")
        return self._lane.submit(self._serve, request, self._services).result()

    def _show(self, what: str) -> None:
        """Open what a start asked for."""
        assert self._ways
        self._ways.show(what)

    def _pause_for_calls(self) -> None:
        """Reminders are collected while a block of calls lasts."""
        from app.ui.tray import BLOCK_MINUTES

        assert self._reminding
        self._reminding.pause(str(BLOCK_MINUTES))

    def _show_samples(self) -> None:
        """Open the invented leads in a window and a profile of their own."""
        from app.system.relaunch import start

        start("demo")
        self._notices.say("The sample leads open in a window of their own", icon="flask-conical")

    def _usable(self) -> None:
        self.marks.note("today-usable")

    def _apply(self, settings: Settings) -> None:
        self._settings = settings
        self._decide_closing()

    def _decide_closing(self) -> None:
        self.shell.hides_on_close = self._settings.close_to_tray and bool(
            self._tray and self._tray.may_hide()
        )

    def _tell_of_tray(self) -> None:
        """Say once where the program went (the switch is in Settings)."""
        assert self._services
        assert self._tray
        if not self._settings.close_to_tray_told:
            self._tray.message(
                TOLD_IN_TRAY, "Reminders go on. Quit from the tray's menu; Settings can change this."
            )
            self._tasks.run(self._services.preferences.change, close_to_tray_told=True, done=self._apply)


def _nothing() -> None:
    """Come after what the lane was given before."""


def _as_a_start(request: Request) -> str | None:
    """Return what a second start wants shown, "" for just the window; None for a command."""
    from app.cli.parser import parse

    parsed = parse(request.args)
    return None if parsed.verb is not None else str(parsed.show)


def run(
    profile: Profile,
    clock: Clock,
    owned: Ownership,
    open_services: Opener,
    serve: Server,
    *,
    background: bool,
    show: str = "",
) -> int:
    """Run the window until it is quit; return the exit code. Raises FileError for damaged settings."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("fifth-touch")
    application.setApplicationDisplayName("Fifth Touch")
    application.setDesktopFileName("fifth-touch")
    application.setQuitOnLastWindowClosed(False)
    program = Program(profile, clock, owned, open_services, serve)
    program.start(background=background, show=show)
    return application.exec()
