"""Export: which kind of file, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget

from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.option_card import OptionCard
from app.ui.parts.para import Para

if TYPE_CHECKING:
    from app.services.exports import Exported, Exports
    from app.ui.tasks import Tasks

KINDS = (
    # suffix, title, what it is good for, icon
    ("csv", "CSV", "For any program, and to come back here the same", "table-2"),
    ("xlsx", "Excel workbook", "The same columns as a workbook, texts alone", "columns-3"),
    ("vcf", "vCard", "For phones and address books", "users"),
    ("json", "JSON", "Everything that is known, timeline and touches too", "braces"),
)


class ExportDialog(Dialog):
    """Signals: `exported` carries what was written; the dialog is closed then."""

    exported = Signal(object)

    def __init__(
        self, parent: QWidget | None, tasks: Tasks, exports: Exports, lead_ids: Sequence[int], words: str
    ) -> None:
        super().__init__("Export leads", parent, width=560)
        self._tasks, self._exports, self._ids, self._words = tasks, exports, tuple(lead_ids), words
        self.title = Label(f"Export {words}", "h2")
        self.group = QButtonGroup(self)
        self.cards = [OptionCard(title, text, icon=icon) for _, title, text, icon in KINDS]
        self.problem = Para("", "body", "danger")
        self.go = Button("Choose a place", "primary", height=40, keys="Ctrl+Return")
        self.leave = Button("Cancel", "ghost", height=40)
        self.body.addWidget(self.title)
        for number, card in enumerate(self.cards):
            self.group.addButton(card, number)
            self.body.addWidget(card)
        self.cards[0].setChecked(True)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.footer.add_left(self.leave)
        self.footer.add_right(self.go)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._choose)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    def kind(self) -> str:
        """The suffix of the kind that is chosen."""
        return KINDS[max(0, self.group.checkedId())][0]

    def _choose(self) -> None:
        kind = self.kind()
        name = f"leads.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(self, f"Export {self._words}", name, f"*.{kind}")
        if chosen:
            self.write(Path(chosen if chosen.lower().endswith(f".{kind}") else f"{chosen}.{kind}"))

    def write(self, path: Path) -> None:
        """Write the file; the dialog stays when it cannot be written."""
        self.go.setEnabled(False)
        self.title.set_text(f"Exporting {self._words} ...")
        kind = self.kind()
        self._tasks.run(
            self._exports.leads, self._ids, path, kind, done=self._written, failed=self._say_wrong
        )

    def _written(self, done: Exported) -> None:
        self.exported.emit(done)
        self.accept()

    def _say_wrong(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.title.set_text(f"Export {self._words}")
        self.problem.show()
        self.problem.set_text(str(error))
