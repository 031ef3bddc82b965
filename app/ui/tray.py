"""The icon beside the clock: how the day stands, and the acts one needs without the window."""

import sys

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSystemTrayIcon, QWidget, QWidgetAction

from app.domain.queue import Queue
from app.ui.look import brush_on, draw_text, mark
from app.ui.parts.load_meter import draw_cells
from app.ui.parts.menu import Menu, plain
from app.ui.reminder.bars import PAUSES
from app.ui.tray_state import TrayState, TrayView, tray_view

POLL_MS = 30_000
BLOCK_MINUTES = 45
_REMINDERS = -1
_SHOWS_MS = 10_000
_OPENING = {
    QSystemTrayIcon.ActivationReason.Trigger,
    QSystemTrayIcon.ActivationReason.DoubleClick,
}


class TrayHead(QWidget):
    """The day's load at the top of the menu."""

    def __init__(self) -> None:
        super().__init__()
        self._view: TrayView | None = None

    def show_view(self, view: TrayView) -> None:
        """Show another state of the day."""
        self._view = view
        self.setAccessibleName(f"{view.load}. {view.next}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(284, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = brush_on(self)
        width = self.width() - 20
        draw_text(painter, QRectF(10, 4, width, 20), self._view.load, "bodys")
        draw_text(painter, QRectF(10, 24, width, 16), self._view.next, "small", "ink2")
        cells = QRectF(10, 48, width, 12)
        draw_cells(painter, cells, self._view.done, self._view.planned, self._view.capacity)


class Tray(QObject):
    """The icon with its menu. Signals only; whoever holds it connects them.

    Signals:
        available: Whether there is a tray now; emitted on every change, hosts come and go.
        start_asked: Begin with the most urgent touch.
        open_asked: Show the window. touch_asked: Show this touch.
        add_asked: Open quick add. meeting_asked: Log a meeting. block_asked: A block of calls.
        reminders_asked: Bring the reminder window back. settings_asked: Show the settings.
        pause_asked: Pause reminders: minutes as text, "tomorrow", or "" to go on. quit_asked: Really quit.
    """

    available = Signal(bool)
    start_asked = Signal()
    open_asked = Signal()
    touch_asked = Signal(int)
    add_asked = Signal()
    meeting_asked = Signal()
    block_asked = Signal()
    reminders_asked = Signal()
    settings_asked = Signal()
    quit_asked = Signal()
    pause_asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._silent = ""
        self._queue: Queue | None = None
        self._there = False
        self.menu = Menu()
        self.icon = QSystemTrayIcon(mark("tray-idle"), self)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.open_asked)
        self.head = TrayHead()
        self._build()
        self.icon.setContextMenu(self.menu)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_again)

    def start(self) -> None:
        """Show the icon where there is a tray; ask again every 30 s, hosts may start later."""
        self._poll.start()
        self.look_again()

    def stop(self) -> None:
        """Take the icon away."""
        self._poll.stop()
        self.icon.hide()
        self.menu.deleteLater()

    def may_hide(self) -> bool:
        """Whether the window may go to the tray: only while there is one to come back from."""
        return self._there and QSystemTrayIcon.isSystemTrayAvailable()

    def is_there(self) -> bool:
        """Whether there was a tray when last asked; any thread."""
        return self._there

    def message(self, title: str, body: str) -> bool:
        """Show a balloon, where nothing better works; False without a tray."""
        if not self.may_hide():
            return False
        self.icon.showMessage(title, body, mark("app"), _SHOWS_MS)
        return True

    def show_queue(self, queue: Queue) -> None:
        """Show another state of the day."""
        self._queue = queue
        view = tray_view(queue, silent=self._silent)
        self.icon.setIcon(mark(f"tray-{view.state.value}"))
        self.icon.setToolTip(view.tip)
        self.head.show_view(view)
        self._load.setText(plain(view.load))
        self._next.setText(plain(view.next))
        self._choose_head()
        self._show_due(view)

    def set_silent(self, words: str) -> None:
        """Say why and until when reminders keep silent ("Paused until 15:00"); empty when they ring."""
        self._silent = words
        self._resume.setVisible(words.startswith("Paused"))
        self.pause_menu.setTitle(plain(words or "Pause reminders"))
        if self._queue is not None:
            self.show_queue(self._queue)
        elif words:
            self.icon.setIcon(mark(f"tray-{TrayState.PAUSED.value}"))

    def look_again(self) -> None:
        """Ask whether there is a tray now, and say so if that has changed."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and not self.icon.isVisible():
            self.icon.show()
        if there != self._there:
            self._there = there
            self.available.emit(there)

    def _build(self) -> None:
        menu = self.menu
        menu.aboutToShow.connect(self._choose_head)
        self._painted = QWidgetAction(menu)
        self._painted.setDefaultWidget(self.head)
        menu.addAction(self._painted)
        self._load, self._next = menu.head(""), menu.head("")
        menu.line()
        start = menu.add("Start next touch", self._on_start, icon="play", first=True)
        menu.setDefaultAction(start)
        menu.add("Quick add", self._on_add, icon="plus")
        menu.line()
        self.due_menu = menu.branch("Nothing due now", icon="bell")
        self.due_menu.triggered.connect(self._on_due)
        menu.add("Log a meeting", self._on_meeting, icon="handshake")
        menu.add(f"Call block, {BLOCK_MINUTES} min", self._on_block, icon="phone")
        menu.line()
        self.pause_menu = menu.branch("Pause reminders", icon="bell-off")
        self.pause_menu.triggered.connect(self._on_pause)
        for span, words in PAUSES:
            icon = "sunrise" if span == "tomorrow" else "timer"
            self.pause_menu.add(words, icon=icon).setData(span)
        self._resume = self.pause_menu.add("Resume now", icon="bell")
        self._resume.setData("")
        self._resume.setVisible(False)
        menu.add("Open Fifth Touch", self._on_open, icon="app-window")
        menu.add("Settings", self._on_settings, icon="settings-2")
        menu.line()
        menu.add("Quit", self._on_quit, icon="power")

    def _choose_head(self) -> None:
        """Show the head as words where the desktop draws the menu: a D-Bus host has no place for the icon."""
        native = QGuiApplication.platformName() == "cocoa" or self.icon.geometry().isEmpty()
        self._painted.setVisible(not native)
        for words in (self._load, self._next):
            words.setVisible(native)

    def _show_due(self, view: TrayView) -> None:
        self.due_menu.clear()
        self.due_menu.setTitle(f"{view.due_count} due now" if view.due_count else "Nothing due now")
        self.due_menu.setEnabled(bool(view.due))
        for line in view.due:
            self.due_menu.add(line.text, hint=line.time).setData(line.touch_id)
        more = view.due_count - len(view.due)
        if more:
            self.due_menu.head(f"and {more} more")
        if view.due:
            self.due_menu.line()
            self.due_menu.add("Show reminders", icon="bell-ring").setData(_REMINDERS)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _OPENING and sys.platform != "darwin":  # there a click opens the menu
            self.open_asked.emit()

    def _on_due(self, action: QAction) -> None:
        if action.data() == _REMINDERS:
            self.reminders_asked.emit()
        elif action.data() is not None:
            self.touch_asked.emit(action.data())

    def _on_pause(self, action: QAction) -> None:
        self.pause_asked.emit(str(action.data()))

    def _on_start(self) -> None:
        self.start_asked.emit()

    def _on_add(self) -> None:
        self.add_asked.emit()

    def _on_block(self) -> None:
        self.block_asked.emit()

    def _on_meeting(self) -> None:
        self.meeting_asked.emit()

    def _on_open(self) -> None:
        self.open_asked.emit()

    def _on_settings(self) -> None:
        self.settings_asked.emit()

    def _on_quit(self) -> None:
        self.quit_asked.emit()
