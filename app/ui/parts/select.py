"""A choice out of several, as a field with its own list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_icon, draw_text, middle
from app.ui.look.style import draw_field
from app.ui.parts.menu import Menu
from app.ui.parts.pressable import Pressable

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4}


@dataclass(frozen=True)
class Option:
    """One choice: its value, words, icon with its ink, and a hint at the right of the list."""

    value: object
    text: str
    icon: str = ""
    icon_ink: str = "ink2"
    hint: str = ""


class Field(Pressable):
    """A pressable field: icon, words, caret. The base of `Select` and of the date fields."""

    def __init__(self, name: str, *, icon: str = "", height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._name, self._icon, self._icon_ink, self._height = name, icon, "ink2", height
        self._opened = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_words("")

    def show_words(self, text: str, *, icon: str | None = None, ink: str = "ink2") -> None:
        """Show these words, with another icon if given."""
        self.setText(text)
        if icon is not None:
            self._icon, self._icon_ink = icon, ink
        self.setAccessibleName(f"{self._name}: {text or 'not set'}")
        self.update()

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001 - a Qt-style setter of one state
        """Draw the frame in red, or in its usual ink again."""
        self.setProperty("wrong", wrong)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if event.key() in _OPENING or (down and event.modifiers()):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        wrong, on = bool(self.property("wrong")), self.isEnabled()
        draw_field(painter, box, focus=self.hasFocus() or self._opened, wrong=wrong, on=on)
        x = 12.0
        if self._icon:
            ink = self._icon_ink if on else "inkoff"
            draw_icon(painter, self._icon, 10, middle(box, 16), 16, ink)
            x = 34.0
        words = QRectF(x, 0, box.width() - x - 34, box.height())
        ink = "inkoff" if not on else "ink1" if self.text() else "ink3"
        draw_text(painter, words, self.text() or self._name, "body", ink)
        draw_icon(painter, "chevron-down", box.right() - 26, middle(box, 16), 16, "ink2")


class Select(Field):
    """A choice; `chosen` carries the new value. Up and Down step through, Enter opens."""

    chosen = Signal(object)

    def __init__(self, name: str, *, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(name, height=height, parent=parent)
        self._options: list[Option] = []
        self._index = -1
        self._menu: Menu | None = None
        self.clicked.connect(self.open)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these choices; the value is kept if it is still among them."""
        value = self.value()
        self._options = list(options)
        self._index = -1
        self.choose(value)

    def value(self) -> object:
        """The value that is taken, None for none."""
        return self._options[self._index].value if self._index >= 0 else None

    def choose(self, value: object) -> None:
        """Take a value without a signal; the first one if it is not offered."""
        at = (n for n, option in enumerate(self._options) if option.value == value)
        self._show(next(at, 0 if self._options else -1))

    def leave_open(self) -> None:
        """Take none of the values, without a signal: the field shows its name."""
        self._show(-1)

    def open(self) -> None:
        """Open the list under the field."""
        self._menu = Menu(self)
        self._menu.setMinimumWidth(self.width() + 2 * self._menu.contentsMargins().left())
        for number, option in enumerate(self._options):
            action = self._menu.add(
                option.text, icon=option.icon, hint=option.hint, first=number == self._index
            )
            action.setData(number)
        self._menu.triggered.connect(self._picked)
        self._menu.aboutToHide.connect(self._closed)
        self._opened = True
        self._menu.open_under(self)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._take(max(0, min(len(self._options) - 1, self._index + step)))

    def _picked(self, action: QAction) -> None:
        self._take(action.data())

    def _take(self, index: int) -> None:
        if index != self._index and self._options:
            self._show(index)
            self.chosen.emit(self.value())

    def _show(self, index: int) -> None:
        self._index = index
        if index >= 0:
            option = self._options[index]
            self.show_words(option.text, icon=option.icon, ink=option.icon_ink)
        else:
            self.show_words("", icon="")

    def _closed(self) -> None:
        self._opened = False
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
        self.update()
