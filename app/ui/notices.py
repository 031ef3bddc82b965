"""What the window tells: what was done, what went wrong, what does not work here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import KnownError
from app.ui.shell.page import Footed
from app.ui.shell.shell import Shell

if TYPE_CHECKING:
    from app.ui.parts.dialog import Dialog
    from app.ui.parts.toast import Toast
    from app.ui.parts.why_band import Tone


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
        from app.ui.parts.toast import Toast  # nothing is said before the first paint

        toast = Toast(
            text, icon=icon, undo=way_back if undo else "", above=self._foot(), parent=self._shell.stack
        )
        if undo is not None:
            toast.undone.connect(undo)
        toast.gone.connect(self._toast_gone)
        self._toast = toast
        toast.appear()
        return toast

    def _foot(self) -> int:
        page: object = self._shell.page(self._shell.current)
        return page.foot() if isinstance(page, Footed) else 0

    def tell(self, error: BaseException) -> Dialog:
        """Show what went wrong: known errors in words, all else as a report of a fault of ours."""
        if self._dialog is not None:
            self._dialog.close()
        from app.ui.error_dialogs import ErrorDialog, ReportDialog

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
