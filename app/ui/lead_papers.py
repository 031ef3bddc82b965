"""Leads in and out of the house: export, duplicates, pasting, and erasing for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.lead import LeadCard
from app.domain.undo import Undo
from app.ui.take_back import TakeBack
from app.ui.today.phrases import plural

if TYPE_CHECKING:
    from app.services.erasing import Erased
    from app.services.exports import Exported
    from app.ui.leads.page import LeadsPage
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "papers"


class LeadPapers(QObject):
    """Opens the dialogs and says what came of them."""

    def __init__(self, tasks: Tasks, notices: Notices, needs: Needs, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._needs, self._window = tasks, notices, needs, parent
        self._page: LeadsPage | None = None
        self._back: TakeBack | None = None
        self._lead: int | None = None
        self.shown: QWidget | None = None

    def serve(self, page: LeadsPage) -> None:
        """Do what the page of leads asks for."""
        self._page = page
        page.export_asked.connect(self.export)
        page.drawer.export_asked.connect(self.export_current)
        page.drawer.erase_asked.connect(self.erase_current)

    # export

    def export(self, lead_ids: Sequence[int], words: str) -> None:
        """Ask for the kind of file these leads go to."""
        from app.ui.exporting.dialog import ExportDialog

        dialog = ExportDialog(self._window, self._tasks, self._needs.exports, lead_ids, words)
        dialog.exported.connect(self._say_exported)
        self._show(dialog)

    def export_everything(self) -> None:
        """Ask for a folder and write all that is stored to it."""
        folder = QFileDialog.getExistingDirectory(self._window, "Export everything to a folder")
        if folder:
            self._tasks.run(self._needs.exports.everything, Path(folder), done=self._say_exported)

    def export_current(self) -> None:
        """Ask for a place and write everything about the lead in front to one readable file."""
        if self._page is not None and (lead := self._page.current_lead()) is not None:
            self.export_person(lead)

    def export_person(self, lead_id: int) -> None:
        """Ask for a place and write everything about a lead to one readable file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Everything about this person", "everything known.txt", "Text (*.txt)"
        )
        if chosen:
            self._tasks.run(self._needs.exports.person, lead_id, Path(chosen), done=self._say_exported)

    def _say_exported(self, done: Exported) -> None:
        place = done.files[0] if len(done.files) == 1 else done.files[0].parent
        leads = "1 lead" if done.leads == 1 else f"{done.leads:,} leads"
        self._notices.say(f"{leads} exported to {place}", icon="file-down")

    # duplicates

    def find_duplicates(self) -> None:
        """Look for pairs that may be one person."""
        from app.ui.duplicates.dialog import DuplicatesDialog

        dialog = DuplicatesDialog(self._window, self._tasks, self._needs.merging, ORIGIN)
        dialog.merged.connect(self._say_merged)
        self._show(dialog)

    def _say_merged(self, undo: Undo, words: str) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        self._notices.say(words, icon="merge", undo=self._back.run)

    # pasting

    def paste(self) -> None:
        """Ask for pasted people."""
        from app.ui.importing.paste_dialog import PasteDialog

        dialog = PasteDialog(self._window)
        dialog.taken.connect(self.bring_text)
        self._show(dialog)

    def bring_text(self, text: str) -> None:
        """Show what a text of several people would bring."""
        from app.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self._window, self._tasks, self._needs.imports, None, ORIGIN, text)
        dialog.undo_asked.connect(self._undo_import)
        dialog.finished.connect(dialog.deleteLater)
        self.shown = dialog
        dialog.show()

    def _undo_import(self, undo: Undo) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        self._back.run()

    # erasing

    def erase_current(self) -> None:
        """Ask whether the lead in front is to be erased for good."""
        if self._page is not None and (lead := self._page.current_lead()) is not None:
            self._tasks.run(self._needs.leads.card, lead, done=self._ask_erase)

    def _ask_erase(self, card: LeadCard) -> None:
        from app.ui.erase_dialog import EraseDialog

        self._lead = card.row.id
        dialog = EraseDialog(self._window, card.row.name)
        dialog.copy_asked.connect(self._copy_first)
        dialog.confirmed.connect(self._erase)
        self._show(dialog)

    def _copy_first(self) -> None:
        if self._lead is not None:
            self.export_person(self._lead)

    def _erase(self) -> None:
        if self._lead is not None:
            self._tasks.run(self._needs.erasing.erase, self._lead, origin=ORIGIN, done=self._say_erased)

    def _say_erased(self, erased: Erased) -> None:
        files = f", from {plural(erased.backups, 'backup')} too" if erased.backups else ""
        self._notices.say(f"{erased.name} is erased{files}", icon="trash-2")
        if erased.left:
            names = ", ".join(path.name for path in erased.left)
            self._notices.banner(f"These backups could not be rewritten; delete them by hand: {names}")

    def _show(self, dialog: QWidget) -> None:
        self.shown = dialog
        dialog.finished.connect(dialog.deleteLater)  # type: ignore[attr-defined]  # they are dialogs
        dialog.open()  # type: ignore[attr-defined]  # they are dialogs
