"""What the desktop offers the window: Qt, the platform it draws on, a tray."""

from __future__ import annotations

import os
import sys

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.services.health import Check


def look_at_desktop() -> tuple[Check, ...]:
    """Start Qt, on a screen where there is one, and look. Call it in a process without a window."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["fifth-touch"])
    name = QApplication.platformName()
    tray = QSystemTrayIcon.isSystemTrayAvailable()
    found = (
        Check("Qt", ok=True, text=f"Qt {qVersion()}, PySide6 {PySide6.__version__}"),
        Check("Screen", ok=name != "offscreen", text=f"drawn by “{name}”", needed=False),
        Check("Tray", ok=tray, text="there is one" if tray else "none; the window stays open", needed=False),
    )
    del app
    return found
