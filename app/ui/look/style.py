"""Fusion, redrawn where it shows: menus, thin scroll bars, field frames, tooltips."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from app.ui.look import menu_style, scroll_style
from app.ui.look.colours import colour
from app.ui.look.paint import draw_box
from app.ui.look.tokens import RADIUS_BUTTON

_METRICS = {
    QStyle.PixelMetric.PM_ScrollBarExtent: scroll_style.EXTENT,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: scroll_style.LEAST,
    QStyle.PixelMetric.PM_ScrollView_ScrollBarOverlap: 0,
    QStyle.PixelMetric.PM_MenuHMargin: menu_style.MARGIN,
    QStyle.PixelMetric.PM_MenuVMargin: menu_style.MARGIN,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
}
_HINTS = {
    QStyle.StyleHint.SH_Button_FocusPolicy: 1,  # by Tab only
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    QStyle.StyleHint.SH_ScrollBar_ContextMenu: 0,
    QStyle.StyleHint.SH_Menu_MouseTracking: 1,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
}


def draw_field(painter: QPainter, box: QRectF, *, focus: bool, wrong: bool, on: bool) -> None:
    """The frame of a field: one pixel, two in accent with the focus, two in danger when wrong."""
    if not on:
        draw_box(painter, box, RADIUS_BUTTON, "hover")
        return
    if wrong:
        draw_box(painter, box, RADIUS_BUTTON, "surface", "danger", 2)
    elif focus:
        draw_box(painter, box, RADIUS_BUTTON, "surface", "accent", 2)
    else:
        draw_box(painter, box, RADIUS_BUTTON, "surface", "control", 1)


class Style(QProxyStyle):
    """The style of the whole application."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        own = _METRICS.get(metric)
        if metric is QStyle.PixelMetric.PM_MenuPanelWidth:
            return menu_style.pad(widget)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        own = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if own is None else own

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if kind is QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return menu_style.row_size(option, _action(widget))
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # None is fine, the stub forgot

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.ControlElement.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            menu_style.draw_row(painter, option, _action(widget))
        elif element is not QStyle.ControlElement.CE_MenuEmptyArea:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        kind = QStyle.PrimitiveElement
        if element is kind.PE_PanelLineEdit and isinstance(widget, QLineEdit):
            _draw_line_edit(painter, option, widget)
        elif element is kind.PE_PanelMenu:
            menu_style.draw_panel(painter, QRectF(option.rect), widget)
        elif element is kind.PE_PanelTipLabel:
            painter.fillRect(option.rect, colour("inverse"))
        elif element not in {kind.PE_FrameMenu, kind.PE_FrameFocusRect}:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            scroll_style.draw(painter, option)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_style.part_rect(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type] # as above


def _action(widget: QWidget | None) -> QAction | None:
    """The action whose row is measured or drawn: our menus remember it, others do not."""
    action = getattr(widget, "styled", None)
    return action if isinstance(action, QAction) else None


def _draw_line_edit(painter: QPainter, option: QStyleOption, field: QLineEdit) -> None:
    if not field.hasFrame():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    wrong = bool(field.property("wrong"))
    draw_field(painter, QRectF(option.rect), focus=focus, wrong=wrong, on=field.isEnabled())
    painter.restore()
