"""The main window. It paints its frame before any service exists; pages come afterwards."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.look import brush_on, finish_look
from app.ui.look.tokens import GAP
from app.ui.parts.pane import draw_pane
from app.ui.shell.actions import ADDING, BY_NAME, bind, bind_keys, window_actions
from app.ui.shell.hint_bar import HintBar
from app.ui.shell.page import Make, PageSpec, as_page
from app.ui.shell.rail import Rail
from app.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from app.ui.shell.banners import Banners

SCREENS: tuple[PageSpec, ...] = (
    PageSpec("today", "Today", "list-checks"),
    PageSpec("leads", "Leads", "users-round"),
    PageSpec("calendar", "Calendar", "calendar-days"),
    PageSpec("compose", "Compose", "pen-line"),
)
SETTINGS = PageSpec("settings", "Settings", "settings-2")
ALL_KEYS = (BY_NAME["keys"].key, "all keys")
_SIZE, _LEAST = (1440, 900), (1024, 600)


class _Frame(QWidget):
    """What a page looks like until it is built: an empty pane."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(0, 0, -GAP, 0)
        draw_pane(brush_on(self), box)


class Shell(QWidget):
    """Rail, bars and pages.

    `first_painted` is emitted once, after the first frame is on the screen. Pages are built on their
    first visit and never before that. `closing` comes when the window really goes, not when it hides.
    """

    first_painted = Signal()
    closing = Signal()
    shown_page = Signal(str)
    went_to_tray = Signal()
    resized = Signal()

    def __init__(
        self,
        screens: Sequence[PageSpec] = SCREENS,
        *,
        settings_page: PageSpec | None = SETTINGS,
        memory: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._memory = memory if memory is not None else QSettings("fifth-touch", "window")
        self._specs = {spec.key: spec for spec in (*screens, settings_page) if spec is not None}
        self._makes: dict[str, Make] = {s.key: s.make for s in self._specs.values() if s.make}
        self._pages: dict[str, QWidget] = {}
        self._painted = False
        self.hides_on_close = False
        self.actions_by_name = window_actions(self)
        self.rail = Rail(screens, settings_page)
        added = [(self.actions_by_name[name], BY_NAME[name].icon) for name in ADDING]
        self.top_bar = TopBar(added)
        self.hint_bar = HintBar()
        self._banners: Banners | None = None
        self.stack = QStackedWidget()
        self._frame = _Frame()
        self.stack.addWidget(self._frame)
        self._lay_out()
        self.rail.asked.connect(self.go)
        self.actions_by_name["refresh"].triggered.connect(self.refresh)
        self.top_bar.find_field.clicked.connect(self.actions_by_name["find"].trigger)
        self.setFocus()  # or the first item of the rail would take it, ring and all
        self._recall(next(iter(self._specs)))

    # -- pages -----------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The key of the screen in front."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """The page of a key, None while it has not been built."""
        return self._pages.get(key)

    def provide(self, makes: Mapping[str, Make]) -> None:
        """Bring the pages once their services exist; the one in front is built at once."""
        self._makes.update(makes)
        if self._painted:
            self.go(self._current)

    def go(self, key: str) -> None:
        """Bring a screen to the front, building it on its first visit."""
        self._current = key
        self.rail.show_current(key)
        page = self._built(key) if self._painted else None
        self.stack.setCurrentWidget(page or self._frame)
        self._activate()
        self.shown_page.emit(key)

    def read_page(self) -> None:
        """Take title, subtitle and hints from the page in front."""
        page = as_page(self._pages.get(self._current))
        if page is not None:
            self.top_bar.set_words(page.title(), page.subtitle())
            self.hint_bar.set_hints([*page.hints(), ALL_KEYS])
        else:
            self.top_bar.set_words(self._specs[self._current].title, "")
            self.hint_bar.set_hints(())

    def refresh(self) -> None:
        """Ask the page in front to read again."""
        self._activate()

    def _built(self, key: str) -> QWidget | None:
        if key not in self._pages and key in self._makes:
            page = self._makes[key](self.stack)
            self._pages[key] = page
            self.stack.addWidget(page)
            said = getattr(page, "said", None)
            if said is not None:
                said.connect(self.read_page)
        return self._pages.get(key)

    def _activate(self) -> None:
        page = as_page(self._pages.get(self._current))
        if page is not None:
            page.activate()
        self.read_page()

    @property
    def banners(self) -> "Banners":
        """The lines over the page."""
        if self._banners is None:
            from app.ui.shell.banners import Banners

            self._banners = Banners()
            self._middle.insertWidget(0, self._banners)
        return self._banners

    # -- bars ------------------------------------------------------------------------------------

    def set_badge(self, key: str, count: int) -> None:
        """Show on the rail how many things wait on a screen; 0 for none."""
        self.rail.items[key].set_count(count)

    def set_load(self, done: int, planned: int, capacity: int) -> None:
        """Show the day's load; until then the meter is hidden."""
        self.top_bar.meter.set_load(done, planned, capacity)
        self.top_bar.meter.show()

    def set_saved(self, words: str) -> None:
        """Say where and when the data was saved: "Saved on this computer 11:15"."""
        self.hint_bar.set_saved(words)

    # -- the frame -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowTitle("Fifth Touch")
        self.setMinimumSize(*_LEAST)
        self._middle = middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 2, 1)
        grid.addWidget(self.top_bar, 0, 1)
        grid.addLayout(middle, 1, 1)
        grid.addWidget(self.hint_bar, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)

    def _bind_keys(self) -> None:
        """Alt and a digit go to a screen, Ctrl and the comma to the settings."""
        bind_keys(self, self.actions_by_name)
        for key, item in self.rail.items.items():
            action = QAction(item.text(), self)
            action.setData(key)
            action.triggered.connect(self._go_by_key)
            bind(self, action, item.keys)

    def _go_by_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.go(str(sender.data()))

    def _recall(self, first: str) -> None:
        """Open as it was left: place, size, screen."""
        self.resize(*_SIZE)
        geometry = self._memory.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        last = str(self._memory.value("screen", first))
        self._current = last if last in self._specs else first
        self.rail.show_current(self._current)
        self.read_page()

    def remember(self) -> None:
        """Write down place, size and screen."""
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("screen", self._current)
        self._memory.sync()

    def come_forward(self) -> None:
        """Show the window on top, also out of the tray or the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        if self.hides_on_close:
            event.ignore()
            self.hide()
            self.went_to_tray.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            # the timer fires when this frame, children included, is on the screen
            QTimer.singleShot(0, self._after_paint)

    def _after_paint(self) -> None:
        """Everything that the first frame could do without."""
        self.first_painted.emit()
        finish_look()
        self._bind_keys()
        if self._current in self._makes:
            self.go(self._current)
