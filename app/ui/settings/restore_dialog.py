"""Going back to a backup: each says what it holds, and what is there now is backed up first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.option_card import OptionCard
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.settings.backup_words import holdings, made_words

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.backups import BackupInfo, Backups
    from app.ui.tasks import Tasks

NOTE = "The present state is backed up first. Messages already sent stay sent, and who said no stays safe."


class RestoreDialog(Dialog):
    """The backups, newest first, and any other file.

    Signals:
        restored: BackupInfo of what was brought back.
        failed: A KnownError that says why a file cannot be used.
    """

    restored = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, backups: Backups, zone: str, parent: QWidget) -> None:
        """Show the times of backups as `zone` has them, the rep's."""
        super().__init__("Restore a backup", parent, width=560, height=560)
        self._tasks = tasks
        self._backups, self._zone = backups, zone
        self._found: list[BackupInfo] = []
        self._cards = QButtonGroup(self)
        self.body.addWidget(Label("Restore a backup", "h2"))
        self.body.addWidget(Para(NOTE))
        self._column = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 8, 8, 0)
        self.body.addWidget(Scroll(holder), 1)
        self._add_buttons()
        self._tasks.run(backups.all, done=self._show)

    def _add_buttons(self) -> None:
        other, cancel = (
            Button("Choose another file", "ghost", height=40),
            Button("Cancel", "ghost", height=40),
        )
        self._restore = Button("Restore", "primary", height=40)
        self._restore.setEnabled(False)
        other.clicked.connect(self._choose_file)
        cancel.clicked.connect(self.reject)
        self._restore.clicked.connect(self._bring_back)
        self._cards.idClicked.connect(self._take)
        self.footer.add_left(cancel)
        self.footer.add_right(other)
        self.footer.add_right(self._restore)

    def _show(self, backups: tuple[BackupInfo, ...]) -> None:
        for info in sorted(backups, key=_made_at, reverse=True):
            self._add(info)
        if not backups:
            self._column.addWidget(Para("There is no backup in this profile yet; choose a file."))
        self._column.addStretch()

    def _add(self, info: BackupInfo) -> None:
        card = OptionCard(made_words(info, self._zone), holdings(info), icon="archive-restore")
        self._cards.addButton(card, len(self._found))
        self._found.append(info)
        self._column.insertWidget(len(self._found) - 1, card)

    def _take(self, index: int) -> None:
        """Check the chosen one; until then it cannot be restored."""
        self._restore.setEnabled(False)
        self._tasks.run(
            self._backups.describe, self._found[index].path, done=self._checked, failed=self._fail
        )

    def _checked(self, info: BackupInfo) -> None:
        chosen = self._cards.checkedId()
        if chosen >= 0 and self._found[chosen].path == info.path:
            self._restore.setEnabled(info.verified)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a backup", "", "Backups (*.db);;All files (*)")
        if name:
            from pathlib import Path

            self._tasks.run(self._backups.describe, Path(name), done=self._described, failed=self._fail)

    def _described(self, info: BackupInfo) -> None:
        self._add(info)
        index = len(self._found) - 1
        self._cards.button(index).setChecked(True)
        self._checked(info)

    def _bring_back(self) -> None:
        path: Path = self._found[self._cards.checkedId()].path
        self._restore.setEnabled(False)
        self._tasks.run(self._backups.restore, path, origin="restore", done=self._back, failed=self._fail)

    def _back(self, info: BackupInfo) -> None:
        self.restored.emit(info)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._restore.setEnabled(False)
        self.failed.emit(error)


def _made_at(info: BackupInfo) -> float:
    return info.made_at.timestamp()
