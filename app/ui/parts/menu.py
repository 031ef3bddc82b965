"""Menus of 32-px rows with icons, hints, headings and one danger ink."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem, QWidget

from app.ui.look import finish_look, font
from app.ui.look.depth import MENU, float_window, pad_of


class Menu(QMenu):
    """A floating menu. The style draws its rows from the properties of its actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        finish_look()  # the tray opens menus before any window was painted
        super().__init__(parent)
        self.styled: QAction | None = None
        self.setFont(font("body"))
        self.setProperty("floats", True)  # noqa: FBT003 - a Qt property, not a switch of ours
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        float_window(self)

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Remember whose row it is: the option carries its words, but not its icon and hint."""
        super().initStyleOption(option, action)
        self.styled = action

    def head(self, text: str) -> QAction:
        """A heading over the rows that follow."""
        action = self.addAction(plain(text))
        action.setEnabled(False)
        action.setProperty("head", True)  # noqa: FBT003 - a Qt property
        return action

    def add(
        self,
        text: str,
        slot: Callable[[], object] | None = None,
        *,
        icon: str = "",
        hint: str = "",
        danger: bool = False,
        first: bool = False,
    ) -> QAction:
        """A row; `slot` is a bound method. `first` prints it bold, `hint` stands at the right."""
        action = self.addAction(plain(text))
        dressed = {"drawing": icon, "hint": hint, "danger": danger, "first": first}
        for name, value in dressed.items():
            action.setProperty(name, value)
        if slot is not None:
            action.triggered.connect(slot)
        return action

    def take(self, action: QAction, *, icon: str = "") -> None:
        """A row for an action that lives elsewhere; its key is shown at the right."""
        action.setProperty("drawing", icon)
        self.addAction(action)

    def line(self) -> None:
        """A hairline between groups."""
        self.addSeparator()

    def branch(self, text: str, *, icon: str = "") -> "Menu":
        """A row that opens another menu, which is returned."""
        menu = Menu(self)
        menu.setTitle(plain(text))
        menu.menuAction().setProperty("drawing", icon)
        self.addMenu(menu)
        return menu

    def open_at(self, corner: QPoint) -> None:
        """Show it with its top left corner at a global point."""
        pad = pad_of(MENU)
        self.popup(corner - QPoint(pad, pad))

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget, left edges flush."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + 4)))


def plain(text: str) -> str:
    """A text in which "&" is an ampersand and no shortcut: names come from outside."""
    return text.replace("&", "&&")


def passing_menu(parent: QWidget) -> Menu:
    """A menu filled for this one opening: it goes when it is closed."""
    menu = Menu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
