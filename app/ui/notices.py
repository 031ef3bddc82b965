"""What the window tells: what was done, what went wrong, what does not work here."""

import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.errors import KnownError
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_area import TextArea
from app.ui.parts.toast import Toast
from app.ui.parts.why_band import Tone
from app.ui.shell.shell import Shell


class Notices(QObject):
    """Speaks for everything that happens away from a screen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._toast: Toast | None = None
        self._dialog: Dialog | None = None

    def say(
        self,
        text: str,
        *,
        icon: str = "check",
        undo: Callable[[], object] | None = None,
        way_back: str = "Undo",
    ) -> Toast:
        """Say what was done, for eight seconds; `undo` is a bound method that takes it back."""
        if self._toast is not None:
            self._toast.leave()
        toast = Toast(text, icon=icon, undo=way_back if undo else "", parent=self._shell.stack)
        if undo is not None:
            toast.undone.connect(undo)
        toast.gone.connect(self._toast_gone)
        self._toast = toast
        toast.appear()
        return toast

    def tell(self, error: BaseException) -> Dialog:
        """Show what went wrong: known errors in words, all else as a report of a fault of ours."""
        if self._dialog is not None:
            self._dialog.close()
        parent = self._shell
        dialog = ErrorDialog(error, parent) if isinstance(error, KnownError) else ReportDialog(error, parent)
        dialog.finished.connect(self._dialog_gone)
        self._dialog = dialog
        dialog.open()
        return dialog

    def banner(
        self,
        text: str,
        tone: Tone = "warn",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """A line over the page that stays, such as "Notifications do not work here"."""
        self._shell.banners.show_line(text, tone, action=action, act=act)

    def withdraw(self, text: str) -> None:
        """Take such a line away."""
        self._shell.banners.withdraw(text)

    def _toast_gone(self) -> None:
        self._toast = None

    def _dialog_gone(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


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
