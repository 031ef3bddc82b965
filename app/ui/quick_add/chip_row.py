"""The chips in rows, as many as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.quick_line import Part
from app.ui.quick_add.look import Face
from app.ui.quick_add.part_chip import HEIGHT, PartChip

_GAP = 8


class ChipRow(QWidget):
    """`asked` carries the part whose chip was pressed, `dropped` the part that is none."""

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = width
        self.chips: dict[Part, PartChip] = {}
        self.order: list[PartChip] = []
        self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these chips; one whose part stays keeps its focus."""
        shown = {face.part: face for face in faces}
        for part in [part for part in self.chips if part not in shown]:
            gone = self.chips.pop(part)
            gone.hide()
            gone.deleteLater()
        for part, face in shown.items():
            if part in self.chips:
                self.chips[part].show_face(face)
            else:
                self.chips[part] = self._made(face)
        self._place([self.chips[part] for part in shown])

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self.height())

    def _made(self, face: Face) -> PartChip:
        chip = PartChip(face, self)
        chip.clicked.connect(self._clicked)
        chip.dropped.connect(self.dropped)
        chip.show()
        return chip

    def _place(self, chips: list[PartChip]) -> None:
        """Put them side by side."""
        x = y = 0
        for chip in chips:
            size = chip.sizeHint()
            if x and x + size.width() > self._wide:
                x, y = 0, y + HEIGHT + _GAP
            chip.setGeometry(x, y, min(size.width(), self._wide), HEIGHT)
            x += size.width() + _GAP
        self.order = chips
        self.setFixedHeight(y + HEIGHT if chips else 0)

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, PartChip):
            self.asked.emit(chip.face.part)
