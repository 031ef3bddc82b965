"""All keys: those of the screen in front, and those of the whole window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import brush_on, draw_text
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.keycap import HEIGHT, caps_width, draw_caps, keys_of
from app.ui.parts.label import Label
from app.ui.shell.actions import COMMANDS

Row = tuple[str, str]
"""Keys ("J K", "Ctrl+Return") and what they do."""
_ROW, _CAPS, _WIDE = 28, 132, 320


class KeyRow(QWidget):
    """One line of the list."""

    def __init__(self, keys: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = [key for part in keys.split() for key in keys_of(part)]
        self.words = words
        self.setAccessibleName(f"{' '.join(self.keys)}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_caps(painter, 0, (_ROW - HEIGHT) / 2, self.keys)
        left = max(_CAPS, caps_width(self.keys) + 12)
        words = self.words[:1].upper() + self.words[1:]
        draw_text(painter, QRectF(left, 0, self.width() - left, _ROW), words, "body")


class KeysHelp(Dialog):
    """`rows` are those of the screen, as its hint bar has them; `screens` how to get to the others."""

    def __init__(
        self, title: str, rows: Sequence[Row], screens: Sequence[Row], parent: QWidget | None = None
    ) -> None:
        super().__init__("All keys", parent, width=760)
        self.body.addWidget(Label("All keys", "h2"))
        columns = QHBoxLayout()
        columns.setSpacing(40)
        columns.addLayout(_column(f"On this screen: {title}", [row for row in rows if row[0] != "?"]), 1)
        columns.addLayout(_column("Everywhere", [*everywhere(), *screens]), 1)
        self.body.addLayout(columns)
        close = Button("Close", "primary", height=40)
        close.clicked.connect(self.accept)
        self.footer.add_right(close)
        close.setFocus()


def everywhere() -> list[Row]:
    """Return the keys of the commands that have one."""
    return [(command.key, command.words) for command in COMMANDS if command.keys]


def _column(title: str, rows: Sequence[Row]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(title, "smalls", "ink2"))
    column.addSpacing(8)
    for keys, words in rows:
        column.addWidget(KeyRow(keys, words))
    if not rows:
        column.addWidget(Label("None of its own", "body", "ink3"))
    column.addStretch(1)
    return column
