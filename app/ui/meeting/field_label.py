"""The name above a field; Alt and its letter lead to the field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.parts.label import Label


class FieldLabel(Label):
    """`text` marks its letter with &, as in "&Day". The key works while the label is on screen."""

    def __init__(
        self,
        text: str,
        buddy: QWidget,
        style: str = "smallm",
        ink: str = "ink2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", ""), style, ink, parent=parent)
        self._buddy = buddy
        letter = text[text.find("&") + 1].upper() if "&" in text else ""
        if letter:
            self.setToolTip(f"Alt+{letter}")
            self._keys = QShortcut(QKeySequence(f"Alt+{letter}"), self)
            self._keys.activated.connect(self._lead_there)

    def _lead_there(self) -> None:
        self._buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
