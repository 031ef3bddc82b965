"""What the commands of the window do that no single screen owns: quick-add, palette, keys, undo, meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from app.domain.undo import Restored, Undo
from app.services.ports import Clock
from app.ui.changes import Changes
from app.ui.shell.page import as_page
from app.ui.shell.shell import Shell
from app.ui.take_back import UndoSteps, take_back_latest, take_back_to
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.keys_help import KeysHelp
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.palette.opener import PaletteOpener
    from app.ui.palette.palette import Palette
    from app.ui.quick_add.quick_add import QuickAddOpener
    from app.ui.quick_add.window import QuickAddWindow
    from app.ui.window import Window


@runtime_checkable
class KnowsLead(Protocol):
    """A page on which a lead is chosen."""

    def current_lead(self) -> int | None:
        """The lead that is chosen, or None."""


@runtime_checkable
class ShowsTouch(Protocol):
    """A page that can bring a touch to the front."""

    def reveal(self, touch_id: int, /) -> None:
        """Choose it."""


class Commands(QObject):
    """Connects the acts of the shell; what they open is loaded when it is first asked for."""

    def __init__(
        self,
        window: Window,
        shell: Shell,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        clock: Clock,
        needs: Needs,
    ) -> None:
        super().__init__(shell)
        self._window, self._shell, self._tasks, self._notices = window, shell, tasks, notices
        self._clock, self._needs = clock, needs
        self._quick_add: QuickAddOpener | None = None
        self._palette: PaletteOpener | None = None
        self._steps = UndoSteps(tasks, changes, needs.undo, self)
        self._steps.read.connect(self._show_steps)
        acts = shell.actions_by_name
        acts["quick-add"].triggered.connect(self.quick_add)
        acts["log-meeting"].triggered.connect(self.log_meeting)
        acts["edit-series"].triggered.connect(self.edit_series)
        acts["keep-in-touch"].triggered.connect(self.keep_in_touch)
        acts["find"].triggered.connect(self.find)
        acts["keys"].triggered.connect(self.show_keys)
        acts["undo"].triggered.connect(self.undo)
        window.menu.undo_asked.connect(self.undo_to)

    def quick_add(self) -> QuickAddWindow:
        """Open the one line."""
        if self._quick_add is None:
            from app.ui.quick_add.quick_add import QuickAddOpener

            self._quick_add = QuickAddOpener(
                self._shell,
                self._tasks,
                self._notices,
                self._needs.quick_add,
                self._needs.undo,
                self._clock,
                self._needs.preferences.zone,
            )
        return self._quick_add.open()

    def find(self) -> Palette:
        """Open the palette."""
        if self._palette is None:
            from app.ui.palette.opener import PaletteOpener

            self._palette = PaletteOpener(self._window, self._shell, self._tasks, self._clock, self._needs)
        return self._palette.open()

    def log_meeting(self) -> None:
        """Open the wizard for the lead that is chosen on the screen in front, or for one to be found."""
        lead_id = self._current_lead()
        if lead_id is None:
            self._window.meeting.start()
        else:
            self._window.meeting.open(lead_id)

    def edit_series(self) -> None:
        """Edit the series of the lead that is chosen on the screen in front."""
        self._of_series("edit")

    def keep_in_touch(self) -> None:
        """Keep in touch by a rule with the lead that is chosen on the screen in front."""
        self._of_series("keep")

    def _of_series(self, act: str) -> None:
        lead_id = self._current_lead()
        if lead_id is None:
            self._notices.say("Choose a lead first", icon="info")
        else:
            self._window.series.serve(lead_id, act)

    def _current_lead(self) -> int | None:
        page: object = self._shell.page(self._shell.current)
        return page.current_lead() if isinstance(page, KnowsLead) else None

    def show_keys(self) -> KeysHelp:
        """List the keys of this screen and of the window."""
        from app.ui.keys_help import KeysHelp

        page = as_page(self._shell.page(self._shell.current))
        screens = [(item.keys, item.text()) for item in self._shell.rail.items.values()]
        rows: Sequence[tuple[str, str]] = page.hints() if page else ()
        title = self._shell.rail.items[self._shell.current].text()
        dialog = KeysHelp(title, rows, screens, self._shell)
        dialog.open()
        return dialog

    def undo(self) -> None:
        """Take back the last act."""
        self._tasks.run(take_back_latest, self._needs.undo, done=self._undone)

    def undo_to(self, undo: Undo) -> None:
        """Take back an act and all after it."""
        self._tasks.run(take_back_to, self._needs.undo, undo, done=self._undone)

    def _undone(self, found: tuple[Undo, Restored] | None) -> None:
        if found is None:
            self._notices.say("Nothing to undo", icon="info")
            return
        undo, restored = found
        self._notices.say(f"Undone: {undo.text}", icon="rotate-ccw")
        self._choose(restored)

    def _choose(self, restored: Restored) -> None:
        """Choose what is there again, where the screen in front shows such things."""
        page: object = self._shell.page(self._shell.current)
        if restored.touches and isinstance(page, ShowsTouch) and self._shell.current == "today":
            page.reveal(restored.touches[0])
        elif len(restored.leads) == 1 and self._shell.current == "leads":
            self._window.show_lead(restored.leads[0])

    def _show_steps(self, steps: tuple[Undo, ...]) -> None:
        self._window.menu.show_steps(steps)
