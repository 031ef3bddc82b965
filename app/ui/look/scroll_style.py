"""A thin scroll bar: a handle, no buttons, no groove."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from app.ui.look.paint import draw_box

EXTENT = 12
LEAST = 32
_INSET = 2


def part_rect(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Where a part of the bar lies; the two arrow buttons are empty."""
    if part is QStyle.SubControl.SC_ScrollBarGroove:
        return option.rect
    start, length = _handle(option)
    whole = _length(option)
    if part is QStyle.SubControl.SC_ScrollBarSlider:
        return _span(option, start, length)
    if part is QStyle.SubControl.SC_ScrollBarSubPage:
        return _span(option, 0, start)
    if part is QStyle.SubControl.SC_ScrollBarAddPage:
        return _span(option, start + length, whole - start - length)
    return QRect()


def draw(painter: QPainter, option: QStyleOptionSlider) -> None:
    """The handle, darker under the pointer and while it is held."""
    if option.maximum <= option.minimum:
        return
    start, length = _handle(option)
    handle = QRectF(_span(option, start, length)).adjusted(_INSET, _INSET, -_INSET, -_INSET)
    held = option.state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_box(painter, handle, min(handle.width(), handle.height()) / 2, _ink(held=bool(held)))
    painter.restore()


def _ink(*, held: bool) -> str:
    return "control" if held else "line2"


def _upright(option: QStyleOptionSlider) -> bool:
    return option.orientation is Qt.Orientation.Vertical


def _length(option: QStyleOptionSlider) -> int:
    return option.rect.height() if _upright(option) else option.rect.width()


def _handle(option: QStyleOptionSlider) -> tuple[int, int]:
    """Start and length of the handle along the bar, px."""
    whole, span = _length(option), option.maximum - option.minimum
    if span <= 0:
        return 0, whole
    length = max(min(LEAST, whole), whole * option.pageStep // max(1, span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, whole - length, option.upsideDown
    )
    return start, length


def _span(option: QStyleOptionSlider, start: int, length: int) -> QRect:
    box = option.rect
    if _upright(option):
        return QRect(box.left(), box.top() + start, box.width(), length)
    return QRect(box.left() + start, box.top(), length, box.height())
