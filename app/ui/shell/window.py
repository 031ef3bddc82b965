"""The main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QByteArray, QRectF, QSettings, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.ui.look import colour
from app.ui.parts.pane import draw_pane
from app.ui.shell.entry import ENTRIES, Entry, Page
from app.ui.shell.hint_bar import HintBar
from app.ui.shell.rail import Rail
from app.ui.shell.top_bar import TopBar

Factory = Callable[[], QWidget]
_SIZE, _LEAST = QSize(1440, 900), QSize(800, 600)
_GEOMETRY, _LAST = "shell/geometry", "shell/page"


class Frame(QWidget):
    """What a page looks like before it is there: an empty pane."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pane(painter, QRectF(self.rect()))


class Shell(QWidget):
    """The window. Pages are built when they are first shown, from factories that come later.

    Attributes:
        hide_on_close: Closing leaves the program running (only where a tray brings it back).

    Signals:
        first_painted: The first frame is on the screen.
        page_shown: Name of the page in front.
        closed: The window was closed, not hidden.
        hidden_to_tray: The window was hidden by closing it.
    """

    first_painted = Signal()
    page_shown = Signal(str)
    closed = Signal()
    hidden_to_tray = Signal()

    def __init__(self, state: QSettings, entries: Sequence[Entry] = ENTRIES) -> None:
        super().__init__()
        self._state = state
        self._painted = False
        self.hide_on_close = False
        self._entries = {entry.name: entry for entry in entries}
        self._factories: dict[str, Factory] = {}
        self._pages: dict[str, QWidget] = {}
        self.rail, self.top, self.hint_bar = Rail(entries), TopBar(), HintBar()
        self._stack = QStackedWidget()
        self._frame = Frame()
        self._stack.addWidget(self._frame)
        self._lay_out()
        self.rail.chosen.connect(self.go)
        self._bind_pages(entries)
        self.setWindowTitle("Fifth Touch")
        self.setMinimumSize(_LEAST)
        self._restore()

    def current(self) -> str:
        """Return the name of the page in front."""
        return self._current

    def page(self, name: str) -> QWidget | None:
        """Return the page, or None while it is not built."""
        return self._pages.get(name)

    def set_factory(self, name: str, factory: Factory) -> None:
        """Say how a page is built; it is built when it is first shown."""
        self._factories[name] = factory
        if name == self._current:
            self.go(name)

    def go(self, name: str) -> None:
        """Bring a page to the front."""
        self._current = name
        self.rail.show_page(name)
        page = self._pages.get(name) or self._build(name)
        self._stack.setCurrentWidget(page or self._frame)
        self.refresh_bars()
        if page:
            cast("Page", page).activate()
        self.page_shown.emit(name)

    def refresh_bars(self) -> None:
        """Ask the page in front anew for its title and keys."""
        page = self._pages.get(self._current)
        if page is None:
            self.top.heading.set_words(self._entries[self._current].title, "")
            return
        shown = cast("Page", page)
        self.top.heading.set_words(shown.title(), shown.subtitle())
        self.hint_bar.set_hints(shown.hints())

    def add_act(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        """Bind a shortcut that works everywhere in the window; `act` is a bound method or a signal."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def come_to_front(self) -> None:
        """Show the window, whatever it was before."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("canvas"))
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        if self.hide_on_close:
            event.ignore()
            self.hide()
            self.hidden_to_tray.emit()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _build(self, name: str) -> QWidget | None:
        factory = self._factories.get(name)
        if factory is None:
            return None
        page = factory()
        self._pages[name] = page
        self._stack.addWidget(page)
        changed = getattr(page, "heading_changed", None)
        if changed is not None:
            changed.connect(self.refresh_bars)
        return page

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 3, 1)
        grid.addWidget(self.top, 0, 1)
        grid.addWidget(self._stack, 1, 1)
        grid.addWidget(self.hint_bar, 2, 1)
        grid.setRowStretch(1, 1)

    def _bind_pages(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            action = self.add_act(entry.title, entry.keys, self._go_by_key)
            action.setData(entry.name)

    def _go_by_key(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.go(str(action.data()))

    def _restore(self) -> None:
        self.resize(_SIZE)
        geometry = self._state.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        last = str(self._state.value(_LAST, "today"))
        self._current = last if last in self._entries else "today"
        self.go(self._current)

    def _remember(self) -> None:
        self._state.setValue(_GEOMETRY, self.saveGeometry())
        self._state.setValue(_LAST, self._current)
