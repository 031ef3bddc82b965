"""What else can be done with a cadence: copy, retire, compare, files in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.undo import Undo
from app.ui.cadences.compare_dialog import CompareDialog
from app.ui.parts.menu import Menu
from app.ui.parts.toast import Toast
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.services.cadences import CadenceAt, CadenceEntry, Cadences, CadenceSaved
    from app.services.series_acts import SeriesActs
    from app.services.undo import UndoStack
    from app.ui.cadences.renew_dialog import RenewDialog
    from app.ui.tasks import Tasks

_FILES = "Cadences (*.toml)"


class CadenceActs(QObject):
    """Acts of the menu, each done at once and told with its way back.

    Signals:
        saved: CadenceSaved of a copy, an import or an older version that counts again.
        refused: What went wrong.
    """

    saved = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        cadences: Cadences,
        undo: UndoStack,
        series: SeriesActs | None,
        today: date,
        zone: str,
    ) -> None:
        super().__init__(window)
        self._series, self._today, self._zone = series, today, zone
        self.renewal: RenewDialog | None = None
        self._window, self._tasks, self._cadences, self._undo = window, tasks, cadences, undo
        self._entry: CadenceEntry | None = None
        self._others: tuple[str, ...] = ()
        self._toast: Toast | None = None
        self._take_back: TakeBack | None = None
        self.menu: Menu | None = None
        self.comparison: CompareDialog | None = None

    def open_menu(self, under: QWidget, entry: CadenceEntry | None, known: Iterable[str]) -> None:
        """Open the menu for a cadence; None is one that was never saved."""
        self.be_about(entry, known)
        menu = Menu(self._window)
        saved = entry is not None
        menu.add("Duplicate", self.duplicate, icon="copy").setEnabled(saved)
        menu.add("Export to a file", self._choose_target, icon="file-down").setEnabled(saved)
        menu.line()
        several = entry is not None and entry.cadence.version > 1
        menu.add("Versions", self.open_versions, icon="history").setEnabled(several)
        menu.add("Compare with another", self.open_comparison, icon="split").setEnabled(saved)
        if entry is not None and entry.came_along and entry.own:
            menu.add("Back to the one that came along", self.restore_preset, icon="rotate-ccw")
        if self._series is not None:
            words = "Bring running series along"
            menu.add(words, self.renew, icon="users").setEnabled(entry is not None and entry.behind > 0)
        menu.line()
        if entry is not None and entry.retired:
            menu.add("Offer it again", self.take_in, icon="archive-restore")
        else:
            menu.add("Retire", self.retire, icon="archive").setEnabled(saved)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.open_under(under)

    def be_about(self, entry: CadenceEntry | None, known: Iterable[str]) -> None:
        """Say which cadence the acts are about, and which others there are."""
        self._entry = entry
        self._others = tuple(name for name in known if entry is None or name != entry.cadence.name)

    def duplicate(self) -> None:
        """Make a copy under a title of its own."""
        self._run(self._cadences.duplicate, self._name(), done=self._tell_saved)

    def retire(self) -> None:
        """Offer it no longer."""
        self._run(self._cadences.retire, self._name(), done=self._retired)

    def take_in(self) -> None:
        """Offer it again."""
        self._tasks.run(
            self._cadences.retire,
            self._name(),
            retired=False,
            done=self._taken_in,
            failed=self._tell_refused,
        )

    def restore_preset(self) -> None:
        """Let the steps that came along count again, as a new version."""
        self._run(self._cadences.versions, self._name(), done=self._save_first)

    def open_versions(self) -> None:
        """Show the newest version beside the one before."""
        assert self._entry is not None
        cadence = self._entry.cadence
        self._compare((cadence.name, cadence.version - 1), (cadence.name, None))

    def open_comparison(self) -> None:
        """Show it beside another cadence, which can be chosen."""
        self.compare_with(self._others[0] if self._others else self._name())

    def compare_with(self, other: str) -> None:
        """Show it beside another cadence."""
        self._compare((self._name(), None), (other, None))

    def renew(self) -> None:
        """Show what the newest version changes in running series, to be accepted."""
        from app.ui.cadences.renew_dialog import RenewDialog

        if self._series is None or self._entry is None:
            return
        cadence, behind = self._entry.cadence, self._entry.behind
        dialog = RenewDialog(
            self._window, self._tasks, self._series, cadence, behind, self._today, self._zone
        )
        dialog.done_with.connect(self._renewed)
        dialog.finished.connect(dialog.deleteLater)
        self.renewal = dialog
        dialog.open()

    def _renewed(self, undo: Undo) -> None:
        self.tell("Running series follow the newest version", undo, "users")

    def choose_file(self) -> None:
        """Ask for a file and bring it in."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Import a cadence", "", _FILES)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, file: Path) -> None:
        """Bring in a cadence; what is wrong with the file is said with its line."""
        self._run(self._cadences.import_file, file, done=self._tell_saved)

    def export_to(self, file: Path) -> None:
        """Write the saved cadence to a readable file."""
        self._run(self._cadences.export, self._name(), file, done=self._exported)

    def tell(self, text: str, undo: Undo | None = None, icon: str = "check") -> None:
        """Say what was done, with its way back."""
        if self._toast is not None:
            self._toast.leave()
        toast = Toast(text, icon=icon, undo="Undo" if undo else "", parent=self._window)
        if undo is not None:
            self._take_back = TakeBack(self._tasks, self._undo, [undo])
            toast.undone.connect(self._take_back.run)
        toast.gone.connect(self._toast_gone)
        self._toast = toast
        toast.appear()

    def _toast_gone(self) -> None:
        self._toast = None

    def _name(self) -> str:
        assert self._entry is not None
        return self._entry.cadence.name

    def _run(self, work: Callable[..., object], *args: object, done: Callable[..., object]) -> None:
        self._tasks.run(work, *args, done=done, failed=self._tell_refused)

    def _tell_saved(self, saved: CadenceSaved) -> None:
        self.saved.emit(saved)

    def _tell_refused(self, error: BaseException) -> None:
        self.refused.emit(error)

    def _retired(self, undo: Undo) -> None:
        self.tell("Retired: running series go on, new ones do not start", undo, "archive")

    def _taken_in(self, undo: Undo) -> None:
        self.tell("Offered again", undo, "archive-restore")

    def _save_first(self, versions: tuple[CadenceAt, ...]) -> None:
        self._take_version(versions[0].cadence)

    def _take_version(self, cadence: Cadence) -> None:
        self._run(self._cadences.save, cadence, done=self._tell_saved)

    def _compare(self, left: tuple[str, int | None], right: tuple[str, int | None]) -> None:
        dialog = CompareDialog(self._window, self._tasks, self._cadences, left, right)
        dialog.taken.connect(self._take_version)
        dialog.finished.connect(dialog.deleteLater)
        self.comparison = dialog
        dialog.open()

    def _choose_target(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Export the cadence", f"{self._name()}.toml", _FILES
        )
        if chosen:
            self.export_to(Path(chosen))

    def _exported(self, file: Path) -> None:
        self.tell(f"Written to {file.name}", icon="file-down")
