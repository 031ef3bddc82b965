"""The note at the foot of the timeline; what is typed stays with its lead until it is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import RIGHT, brush_on, draw_text
from app.ui.parts.text_field import TextField


class NoteField(TextField):
    """Enter saves, Esc goes back to the list. `saved` carries the lead and the text."""

    saved = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add a note to the timeline", icon="sticky-note", parent=parent)
        self._lead_id: int | None = None
        self._drafts: dict[int, str] = {}
        self.setToolTip("Add a note to the timeline  N")
        self.returnPressed.connect(self._on_return)

    def show_for(self, lead_id: int) -> None:
        """Bring the note that was begun for this lead."""
        if lead_id == self._lead_id:
            return
        if self._lead_id is not None:
            self._drafts[self._lead_id] = self.text()
        self._lead_id = lead_id
        self.setText(self._drafts.get(lead_id, ""))

    def kept(self, lead_id: int, text: str) -> None:
        """The note is saved: forget it, unless more was typed since."""
        if self._drafts.get(lead_id) == text:
            del self._drafts[lead_id]
        if lead_id == self._lead_id and self.text().strip() == text:
            self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text() and not self.hasFocus():
            box = self.rect().toRectF().adjusted(0, 0, -14, 0)
            draw_text(brush_on(self), box, "N", "small", "ink3", RIGHT)

    def _on_return(self) -> None:
        text = self.text().strip()
        if text and self._lead_id is not None:
            self.saved.emit(self._lead_id, text)
