"""What this program is, and of what it is made."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para

WORDS = (
    "Plans the whole follow-up the moment a meeting is logged, and says every day what to do next and why. "
    "All data stays on this computer."
)
LICENCES = "MIT licence. Icons: Lucide (ISC). Letters: Inter (OFL). Qt and PySide6: LGPL 3."


class AboutDialog(Dialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About Fifth Touch", parent, width=440)
        self.body.addWidget(Label(f"Fifth Touch {__version__}", "h2"))
        self.body.addWidget(Para(WORDS))
        self.body.addWidget(Para(versions(), "small", "ink3"))
        self.body.addWidget(Para(LICENCES, "small", "ink3"))
        self.body.addStretch(1)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_right(close)
        close.setFocus()


def versions() -> str:
    """Return the versions of what it is made of, in a line."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}"
