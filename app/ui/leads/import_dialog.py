"""Import: what the file would bring, the numbers before anything is written, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.phrases import count
from app.errors import KnownError
from app.ui.leads.words import leads_words
from app.ui.look import brush_on, draw_line, draw_text
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.services.imports import ImportReport, Imports
    from app.ui.tasks import Tasks

_WIDTH, _HEIGHT = 640, 520
_SHOWN = 200
"""Skipped rows listed at most; their number is always said in full."""


class FigureLine(QWidget):
    """A figure and what it counts."""

    def __init__(self, figure: int, words: str, *, warn: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure, self._words = f"{figure:,}", words
        self._ink = "warn" if warn and figure else "ink1"
        self.setAccessibleName(f"{figure} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_text(painter, QRectF(0, 0, 76, box.height()), self._figure, "h2", self._ink)
        draw_text(painter, box.adjusted(84, 0, 0, 0), self._words, "body", "ink2")


class SkippedLine(QWidget):
    """A row that is left out, and why."""

    def __init__(self, row: int, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._reason = f"Row {row}", reason
        self.setAccessibleName(f"Row {row}: {reason}")
        self.setToolTip(reason)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_text(painter, QRectF(0, 0, 76, box.height()), self._row, "smalls")
        draw_text(painter, box.adjusted(84, 0, 0, 0), self._reason, "small", "ink2")
        draw_line(painter, QPointF(0, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))


class ImportDialog(Dialog):
    """Reads the file without writing first; the button repeats the number. `undo_asked` carries the Undo."""

    undo_asked = Signal(object)

    def __init__(
        self, parent: QWidget | None, tasks: Tasks, imports: Imports, path: Path, origin: str = ""
    ) -> None:
        super().__init__("Import leads", parent, width=_WIDTH, height=_HEIGHT)
        self._tasks, self._imports, self._path, self._origin = tasks, imports, path, origin
        self.report: ImportReport | None = None
        self.head = Label(f"Reading {path.name} ...", "h2")
        self.words = Para("", "body")
        self._lines = QVBoxLayout()
        self.go = Button("Import", "primary", height=40, keys="Ctrl+Return")
        self.undo = Button("Undo import", icon="undo-2", height=40)
        self.leave = Button("Cancel", "ghost", height=40)
        self._lay_out()
        self._connect()
        tasks.run(imports.run, path, dry_run=True, done=self._preview, failed=self._refuse)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._lines)
        column.addStretch(1)
        self._lines.setSpacing(0)
        self.body.addWidget(self.head)
        self.body.addWidget(self.words)
        self.body.addWidget(Scroll(content), 1)
        self.go.setEnabled(False)
        self.undo.hide()
        self.footer.add_left(self.leave)
        self.footer.add_right(self.undo)
        self.footer.add_right(self.go)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._run)
        self.undo.clicked.connect(self._undo)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    def _preview(self, report: ImportReport) -> None:
        fresh = report.added + report.changed
        self.head.set_text(f"{self._path.name}: {count(report.read, 'row', 'rows')}")
        self.words.set_text("Nothing is written yet. Leads are found again by their e-mail address.")
        self._show(report, ("new", "known before, updated", "already the same"))
        self.go.setText(f"Import {leads_words(fresh)}" if fresh else "Nothing to import")
        self.go.setEnabled(fresh > 0)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        self.go.setEnabled(False)
        self.leave.setEnabled(False)
        self.head.set_text(f"Importing {self._path.name} ...")
        run = self._imports.run
        self._tasks.run(run, self._path, origin=self._origin, done=self._finish, failed=self._refuse)

    def _finish(self, report: ImportReport) -> None:
        self.report = report
        self.head.set_text(f"{leads_words(report.added)} added, {report.changed:,} updated")
        self.words.set_text(f"From {self._path.name}, saved on this computer.")
        self._show(report, ("added", "updated", "already the same"))
        self.go.hide()
        self.undo.setVisible(report.undo is not None)
        self.leave.setEnabled(True)
        self.leave.setText("Close")
        self.leave.set_kind("primary")
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, report: ImportReport, words: tuple[str, str, str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        for figure, said in zip((report.added, report.changed, report.same), words, strict=True):
            self._lines.addWidget(FigureLine(figure, said))
        self._lines.addWidget(FigureLine(int(report.duplicates), "in the file twice, made one lead"))
        self._lines.addWidget(FigureLine(int(report.suppressed), "asked never to be contacted", warn=True))
        self._lines.addWidget(FigureLine(len(report.skipped), "rows left out", warn=True))
        for skipped in report.skipped[:_SHOWN]:
            self._lines.addWidget(SkippedLine(skipped.row, skipped.reason))

    def _refuse(self, error: BaseException) -> None:
        """Say why the file cannot be used; nothing was written."""
        if not isinstance(error, KnownError):
            self._tasks.failed.emit(error)
        self.head.set_text(getattr(error, "title", "The file cannot be used"), "danger")
        self.words.set_text(str(error))
        self.leave.setEnabled(True)
        self.leave.setText("Close")

    def _undo(self) -> None:
        if self.report is not None and self.report.undo is not None:
            self.undo_asked.emit(self.report.undo)
            self.accept()

    def reject(self) -> None:
        """Esc does not leave while rows are being written."""
        if self.leave.isEnabled():
            super().reject()
