"""The menu of the program, under the mark: what is new, the data, about, the end."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.domain.undo import Undo
from app.ui.parts.menu import Menu, plain
from app.ui.shell.actions import ADDING, BY_NAME
from app.ui.shell.shell import Shell

STEPS = 12
"""So many acts are listed."""


class MainMenu(QObject):
    """Opens the menu anew each time.

    Signals:
        back_up_asked, restore_asked: The data.
        settings_asked, about_asked: What they say.
        undo_asked: The act to take back, with all after it.
    """

    back_up_asked = Signal()
    restore_asked = Signal()
    settings_asked = Signal()
    about_asked = Signal()

    undo_asked = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._steps: tuple[Undo, ...] = ()
        self.menu: Menu | None = None
        shell.rail.menu_asked.connect(self.open)
        acts = shell.actions_by_name
        acts["menu"].triggered.connect(self.open)
        acts["back-up"].triggered.connect(self.back_up_asked)
        acts["restore"].triggered.connect(self.restore_asked)
        acts["about"].triggered.connect(self.about_asked)

    def show_steps(self, steps: tuple[Undo, ...]) -> None:
        """Offer these acts to be taken back, the latest first."""
        self._steps = steps
        words = f"Undo {steps[0].text}" if steps else BY_NAME["undo"].words
        self._shell.actions_by_name["undo"].setText(plain(words))

    def open(self) -> None:
        """Show it under the mark."""
        menu = Menu(self._shell)
        self._take(menu, *ADDING)
        menu.line()
        self._take(menu, "cadences", "level-week", "plan-absence")
        menu.line()
        self._take(menu, "paste-lead", "paste-leads", "duplicates", "export")
        menu.line()
        self._take(menu, "undo")
        self._add_steps(menu)
        menu.line()
        self._take(menu, "back-up", "restore")
        menu.line()
        menu.add("Settings", self.settings_asked.emit, icon="settings-2", hint="Ctrl+,")
        self._take(menu, "keys", "about", "quit")
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.open_under(self._shell.rail.mark)

    def _take(self, menu: Menu, *names: str) -> None:
        for name in names:
            menu.take(self._shell.actions_by_name[name], icon=BY_NAME[name].icon)

    def _add_steps(self, menu: Menu) -> None:
        """Offer the acts before the last one: each takes back all that came after it as well."""
        if len(self._steps) < 2:  # noqa: PLR2004 -- one is the row above
            return
        more = menu.branch("Undo several", icon="history")
        for number, step in enumerate(self._steps[:STEPS], 1):
            more.add(step.text[:1].upper() + step.text[1:], hint=str(number)).setData(step)
        more.triggered.connect(self._step_picked)

    def _step_picked(self, action: QAction) -> None:
        self.undo_asked.emit(action.data())
