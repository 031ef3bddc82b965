"""Six facts in two rows of three."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_icon, draw_text
from app.ui.today.facts import Fact

_COLUMNS, _ROW, _GAP = 3, 36, 16


class FactsGrid(QWidget):
    """Label above, icon and words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        said = "; ".join(f"{fact.label}: {fact.text}" for fact in facts)
        self.setAccessibleName(said)
        self.setToolTip("\n".join(f"{fact.label}: {fact.text}" for fact in facts))
        self.update()

    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def sizeHint(self) -> QSize:
        return QSize(420, 2 * _ROW + _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        width = self.width() / _COLUMNS
        for number, fact in enumerate(self._facts):
            left = (number % _COLUMNS) * width
            top = (number // _COLUMNS) * (_ROW + _GAP)
            draw_text(painter, QRectF(left, top, width - 8, 16), fact.label, "tiny", "ink3")
            draw_icon(painter, fact.icon, left, top + 19, 14, fact.icon_ink)
            words = QRectF(left + 20, top + 16, width - 28, 20)
            draw_text(painter, words, fact.text, "bodym", fact.ink)
