"""What this program is, and of what it is made."""

from __future__ import annotations

import platform
import sqlite3
import ssl
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__, build
from app.ui.look.places import RESOURCES
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_area import TextArea

WORDS = (
    "Plans the whole follow-up the moment a meeting is logged, and says every day what to do next and why. "
    "All data stays on this computer."
)
LICENCES = "MIT licence. Icons: Lucide (ISC). Letters: Inter (OFL). Qt and PySide6: LGPL 3."
FROM_SOURCES = "Run from its sources"
PAPERS = ("LICENSE", "THIRD-PARTY-NOTICES.txt")


class AboutDialog(Dialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About Fifth Touch", parent, width=440)
        self.body.addWidget(Label(f"Fifth Touch {__version__}", "h2"))
        self.body.addWidget(Para(WORDS))
        self.body.addWidget(Para(f"{built()}\n{versions()}", "small", "ink3"))
        self.body.addWidget(Para(LICENCES, "small", "ink3"))
        self.body.addStretch(1)
        licences = Button("Licences", "ghost", height=40)
        licences.clicked.connect(self._show_licences)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_left(licences)
        self.footer.add_right(close)
        close.setFocus()

    def _show_licences(self) -> None:
        LicencesDialog(self).open()


class LicencesDialog(Dialog):
    """The texts of all licences, of this program and in a package of everything inside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Licences", parent, width=760, height=600)
        self.text = TextArea(name="Licences", style="small")
        self.text.set_words(licence_texts())
        self.text.setReadOnly(True)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.body.addWidget(self.text, 1)
        self.footer.add_right(close)
        close.setFocus()


def built() -> str:
    """Return what this program was built from, in a line."""
    return f"Built from {build()}" if build() else FROM_SOURCES


def versions() -> str:
    """Return the versions of what it is made of, in a line."""
    openssl = " ".join(ssl.OPENSSL_VERSION.split()[:2])
    return (
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}, "
        f"{openssl}, {platform.system()} {platform.machine()}"
    )


def licence_texts(folder: Path = RESOURCES.parent) -> str:
    """Return the licence of this program and, in a package, the notice on all its parts."""
    texts = [(folder / name).read_text("utf-8") for name in PAPERS if (folder / name).is_file()]
    return "\n\n\n".join(texts)
