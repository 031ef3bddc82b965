"""Import in four steps: the file, its columns, the numbers before anything is written, what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.errors import KnownError
from app.ui.importing.check_page import CheckPage
from app.ui.importing.match_page import MatchPage
from app.ui.importing.run_page import RunPage
from app.ui.importing.steps import StepLine
from app.ui.leads.words import leads_words
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.para import Para

if TYPE_CHECKING:
    from app.services.import_values import FirstTouchOffer, ImportReport, Opened, Progress
    from app.services.imports import ImportRun, Imports
    from app.services.ports import FileReading
    from app.ui.tasks import Tasks

_WIDTH, _HEIGHT = 1240, 690
_POLL_MS = 40
FILE, MATCH, CHECK, DONE = range(4)


class ImportDialog(Dialog):
    """Not modal: the window can be used while rows come in. `undo_asked` carries the Undo."""

    undo_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        tasks: Tasks,
        imports: Imports,
        path: Path | None,
        origin: str = "",
        text: str = "",
    ) -> None:
        super().__init__("Import leads", parent, width=920, height=_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)
        self._tasks, self._imports, self._path, self._origin = tasks, imports, path, origin
        self._name, self._text = path.name if path else "what you pasted", text
        self._opened: Opened | None = None
        self._reading: FileReading | None = None
        self._run: ImportRun | None = None
        self._act = ""
        self.report: ImportReport | None = None
        self.steps, self.problem = StepLine(), Para("", "body", "danger")
        self.match, self.check, self.running = MatchPage(tasks, imports), CheckPage(), RunPage()
        self.stack = QStackedWidget()
        self.go = Button("Check rows", "primary", height=40, keys="Ctrl+Return")
        self.back = Button("Back", height=40)
        self.save_rows = Button("Save rows left out", icon="file-down", height=40)
        self.undo = Button("Undo import", icon="undo-2", height=40)
        self.leave = Button("Cancel", "ghost", height=40)
        self._poll = QTimer(self)
        self._lay_out()
        self._connect()
        self._read("", "")

    def _lay_out(self) -> None:
        for page in (self.running, self.match, self.check):
            self.stack.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addSpacing(4)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.stack, 1)
        self.problem.hide()
        self.footer.add_left(self.leave)
        for button in (self.save_rows, self.undo, self.back, self.go):
            self.footer.add_right(button)

    def _connect(self) -> None:
        self._poll.setSingleShot(True)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._ask_file)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.undo.clicked.connect(self._undo)
        self.save_rows.clicked.connect(self._choose_place)
        self.match.changed.connect(self._show_match)
        self.match.source_changed.connect(self._read)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    # step 1: the file

    def _read(self, encoding: str, separator: str) -> None:
        self._show(FILE, self.running)
        self.running.begin(f"Reading {self._name}")
        self._offer("", back=False)
        if self._path is None:
            self._tasks.run(
                self._imports.start_reading_text, self._text, done=self._started, failed=self._refuse
            )
            return
        start = self._imports.start_reading
        self._tasks.run(start, self._path, encoding, separator, done=self._started, failed=self._refuse)

    def _started(self, reading: FileReading) -> None:
        self._reading = reading
        self._ask_file()

    def _ask_file(self) -> None:
        assert self._reading
        ask = self._imports.opened
        self._tasks.run(ask, self._reading, self._name, done=self._show_file, failed=self._refuse)

    def _show_file(self, opened: Opened | None) -> None:
        if opened is None:
            self._poll.start()
            return
        self._opened, self._reading = opened, None
        self.match.show_file(opened)
        self._show_match()

    # step 2: the columns

    def _show_match(self) -> None:
        assert self._opened
        self.problem.hide()
        self._show(MATCH, self.match)
        self._offer(f"Check {len(self._opened.table.body):,} rows", back=False)

    def _check_rows(self) -> None:
        assert self._opened
        columns, rules, twice = self.match.columns(), self.match.rules(), self.match.twice.value()
        self._tasks.run(
            self._imports.begin,
            self._opened,
            columns,
            rules,
            self._origin,
            twice,
            done=self._begun,
            failed=self._say_wrong,
        )
        self._tasks.run(self._imports.remember, self._opened.table, columns, rules, twice)

    def _say_wrong(self, error: BaseException) -> None:
        """Say what the mapping lacks; everything stays as it was chosen."""
        self.problem.show()
        self.problem.set_text(str(error))

    def _begun(self, run: ImportRun) -> None:
        self._run = run
        self._show(CHECK, self.running)
        self.running.begin(f"Checking {self._name}")
        self._offer("", back=False)
        self._step()

    # steps 3 and 4: looking, writing

    def _step(self) -> None:
        if self._run is not None:
            self._tasks.run(self._run.step, done=self._stepped, failed=self._refuse)

    def _stepped(self, progress: Progress) -> None:
        run = self._run
        if run is None:
            return
        self.running.show_progress(progress)
        if run.report is not None:
            self._finish(run.report)
        elif run.preview is not None and self.report is None:
            self.report = run.preview
            self._tasks.run(self._imports.first_touch, done=self._preview, failed=self._refuse)
        else:
            self._step()

    def _preview(self, offer: FirstTouchOffer) -> None:
        report = self.report
        if report is None or self._run is None:
            return
        fresh = report.added + report.changed
        self._show(CHECK, self.check)
        self.check.show_preview(report, offer)
        self._act = f"Import {leads_words(fresh)}" if fresh else "Nothing to import"
        self._offer(self._act, back=True)
        self.go.setEnabled(bool(fresh or report.opted_out))
        self.save_rows.setVisible(bool(report.skipped))

    def _write(self) -> None:
        assert self._run
        self.problem.hide()
        self._show(CHECK, self.running)
        self.running.begin(f"Importing {self._name}")
        self._offer("", back=False)
        self.leave.setText("Stop")
        cadence = self.check.first_touch.cadence()
        self._tasks.run(self._run.write, cadence, done=self._written, failed=self._not_begun)

    def _not_begun(self, error: BaseException) -> None:
        """Say why nothing was written, above the numbers: another choice may do."""
        if not isinstance(error, KnownError):
            self._tasks.failed.emit(error)
        self.leave.setText("Cancel")
        self._show(CHECK, self.check)
        self._offer(self._act, back=True)
        self._say_wrong(error)

    def _written(self, _nothing: None) -> None:
        self._step()

    def _finish(self, report: ImportReport) -> None:
        self._run, self.report = None, report
        self._show(DONE, self.check)
        self.check.show_result(report)
        self._offer("", back=False)
        self.undo.setVisible(report.undo is not None)
        self.save_rows.setVisible(bool(report.skipped))
        self.leave.setText("Close")
        self.leave.set_kind("primary")
        self.footer.add_right(self.leave)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    # buttons

    def _go_on(self) -> None:
        if self.stack.currentWidget() is self.match:
            self._check_rows()
        elif self.stack.currentWidget() is self.check and self._run is not None:
            self._write()

    def _go_back(self) -> None:
        self._run = self.report = None
        self._show_match()

    def _undo(self) -> None:
        if self.report is not None and self.report.undo is not None:
            self.undo_asked.emit(self.report.undo)
            self.accept()

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save rows left out", "rows left out.csv", "CSV (*.csv)"
        )
        if chosen:
            self.save_skipped(Path(chosen))

    def save_skipped(self, path: Path) -> None:
        """Write the rows that did not come in to a file, to be corrected and brought in again."""
        assert self._opened
        assert self.report
        write = self._imports.write_skipped
        self._tasks.run(write, self._opened, self.report.skipped, path, failed=self._say_wrong)

    def _refuse(self, error: BaseException) -> None:
        """Say why the file cannot be used; nothing was written."""
        if not isinstance(error, KnownError):
            self._tasks.failed.emit(error)
        self._run = None
        self._show(FILE, self.running)
        self.running.refuse(getattr(error, "title", "The file cannot be used"))
        self._say_wrong(error)
        self.leave.setText("Close")

    def reject(self) -> None:
        """Esc stops what is being written, and leaves otherwise."""
        run = self._run
        if run is not None and self.leave.text() == "Stop":
            run.stop()
            return
        self._run = None
        if self._reading is not None:
            self._poll.stop()
            self._tasks.run(self._reading.stop)
        super().reject()

    def _show(self, step: int, page: QWidget) -> None:
        self.steps.show_step(step)
        self.stack.setCurrentWidget(page)

    def _offer(self, act: str, *, back: bool) -> None:
        """Offer the next act, or none; the other buttons are offered by what they need."""
        self.go.setVisible(bool(act))
        self.go.setEnabled(bool(act))
        self.go.setText(act)
        self.back.setVisible(back)
        self.undo.hide()
        self.save_rows.hide()
        if act:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
