"""The menu of the program, under the mark: what is new, the data, about, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.parts.menu import Menu
from app.ui.shell.actions import ADDING
from app.ui.shell.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class MainMenu(QObject):
    """Opens the menu anew each time.

    Signals:
        back_up_asked, restore_asked: The data.
        settings_asked, about_asked: What they say.
    """

    back_up_asked = Signal()
    restore_asked = Signal()
    settings_asked = Signal()
    about_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.menu: Menu | None = None
        shell.rail.menu_asked.connect(self.open)
        shell.actions_by_name["menu"].triggered.connect(self.open)

    def open(self) -> None:
        """Show it under the mark."""
        acts: dict[str, QAction] = self._shell.actions_by_name
        menu = Menu(self._shell)
        for name, icon in ADDING:
            menu.take(acts[name], icon=icon)
        menu.line()
        menu.take(acts["undo"], icon="rotate-ccw")
        menu.line()
        menu.add("Back up now", self.back_up_asked.emit, icon="archive")
        menu.add("Restore a backup", self.restore_asked.emit, icon="archive-restore")
        menu.line()
        menu.add("Settings", self.settings_asked.emit, icon="settings-2", hint="Ctrl+,")
        menu.add("About Fifth Touch", self.about_asked.emit, icon="info")
        menu.take(acts["quit"], icon="power")
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.open_under(self._shell.rail.mark)
