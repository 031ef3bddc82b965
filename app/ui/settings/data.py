"""Your data: where it lies, backups now and by themselves, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.settings.backup_words import made_words, main_figures
from app.ui.settings.fields import TextSetting
from app.ui.settings.section import Section

if TYPE_CHECKING:
    from app.services.backups import BackupInfo, Backups
    from app.ui.tasks import Tasks

_LINE = 32


class DataSection(Section):
    """Backups. They are made by themselves while the program runs; this card shows the last one.

    Signals:
        restore_wanted: The person wants to choose a backup to go back to.
        backed_up: BackupInfo of a backup just made by hand.
    """

    restore_wanted = Signal()
    backed_up = Signal(object)

    def __init__(
        self, tasks: Tasks, backups: Backups, zone: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """Show the times of backups as the rep's zone has them."""
        super().__init__("Your data", "One file on this computer, copied by itself while you work", parent)
        self._tasks = tasks
        self._backups, self._zone = backups, zone
        self._last = Label("", "body", "ink1", icon="hard-drive")
        self._last.setFixedHeight(_LINE)
        self.folder = TextSetting("backup_folder", "Second backup folder")
        self.add_tall("Last backup", self._last)
        self.add_row(
            "Second folder", self.folder, "Another disk or a folder that is synchronised; empty: none"
        )
        self.add_wide(self._buttons())

    def refresh(self) -> None:
        """Read the list of backups again."""
        self._tasks.run(self._backups.all, done=self._show)

    def _buttons(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        choose, now, back = Button("Choose folder"), Button("Back up now"), Button("Restore a backup")
        choose.clicked.connect(self._choose_folder)
        now.clicked.connect(self._back_up)
        back.clicked.connect(self.restore_wanted)
        for button in (now, back, choose):
            line.addWidget(button)
        line.addStretch()
        return row

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Second backup folder")
        if folder:
            self.folder.field.setText(folder)
            self.folder.field.editingFinished.emit()

    def _back_up(self) -> None:
        self._tasks.run(self._backups.make, done=self._made)

    def _made(self, info: BackupInfo) -> None:
        self.backed_up.emit(info)
        self.refresh()

    def _show(self, backups: tuple[BackupInfo, ...]) -> None:
        if not backups:
            self._last.set_text("None yet; the first comes after half an hour of changes")
            return
        last = max(backups, key=_made_at)
        made = made_words(last, self._zone())
        self._last.set_text(f"{made} · {main_figures(last)[0]} · {last.path.name}")


def _made_at(info: BackupInfo) -> float:
    return info.made_at.timestamp()
