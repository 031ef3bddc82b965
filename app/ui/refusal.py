"""What is said when there is no window to say it in: the profile cannot be used at all."""

import os
import sys

from PySide6.QtWidgets import QApplication

from app.errors import KnownError
from app.ui.error_dialogs import ErrorDialog
from app.ui.look import start_look


def has_screen() -> bool:
    """Whether a window can be shown here; Qt itself gives up the process where none can."""
    named = os.environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] in {"xcb", "wayland"}
    return sys.platform in {"win32", "darwin"} or (
        named and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    )


def say(error: KnownError) -> None:
    """Show a known error in a window of its own, until it is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationDisplayName("Fifth Touch")
    start_look(application, "system")
    ErrorDialog(error, None).exec()
