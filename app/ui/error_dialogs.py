"""What went wrong: in words where a person can mend it, as a report where it is a fault of ours."""

import traceback

from PySide6.QtGui import QGuiApplication

from app.errors import KnownError
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_area import TextArea
from app.ui.shell.shell import Shell


class ErrorDialog(Dialog):
    """A known error: what happened, what to do."""

    def __init__(self, error: KnownError, parent: Shell | None) -> None:
        super().__init__(error.title, parent, width=440)
        self.body.addWidget(Label(error.title, "h2", icon="circle-alert", icon_ink="danger"))
        self.body.addWidget(Para(error.message, "body", "ink1"))
        if error.advice:
            self.body.addWidget(Para(error.advice, "body", "ink2"))
        self.body.addStretch(1)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_right(close)
        close.setFocus()


class ReportDialog(Dialog):
    """A fault of ours: its trace to copy. Nothing is sent anywhere."""

    def __init__(self, error: BaseException, parent: Shell) -> None:
        super().__init__("Something went wrong", parent, width=640, height=480)
        self.report = "".join(traceback.format_exception(error))
        self.body.addWidget(Label("Something went wrong", "h2", icon="bug", icon_ink="danger"))
        words = (
            "This is a fault in Fifth Touch. Your data is as it was before the last step. "
            "Copy the report and send it to us; read it first, it may hold a name."
        )
        self.body.addWidget(Para(words))
        trace = TextArea(name="Report", style="small")
        trace.set_words(self.report)
        trace.setReadOnly(True)
        self.body.addWidget(trace, 1)
        copy = Button("Copy report", "secondary", icon="copy", height=40)
        copy.clicked.connect(self._copy)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_right(copy)
        self.footer.add_right(close)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
