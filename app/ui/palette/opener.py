"""Opens the palette over the window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.moment import wall_time
from app.ui.palette.offers import Offers
from app.ui.palette.palette import Palette

if TYPE_CHECKING:
    from app.services.ports import Clock
    from app.ui.needs import Needs
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks
    from app.ui.window import Window


class PaletteOpener(QObject):
    """Keeps one palette."""

    def __init__(self, window: Window, shell: Shell, tasks: Tasks, clock: Clock, needs: Needs) -> None:
        super().__init__(shell)
        self._clock, self._zone = clock, needs.preferences.zone
        offers = Offers(window, shell, self._now, self._zone)
        self.palette = Palette(tasks, needs.leads, offers, shell)
        shell.resized.connect(self.palette.cover)

    def open(self) -> Palette:
        """Show it, or put the keys into its field when it is there."""
        if self.palette.isVisible():
            self.palette.field.selectAll()
            self.palette.field.setFocus()
        else:
            self.palette.field.clear()
            self.palette.open()
        return self.palette

    def _now(self) -> datetime:
        return wall_time(self._clock.wall(), self._zone())
