"""Where a lead stands, as a coloured word."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.look import CENTRE, draw_box, draw_text, text_width

HEIGHT = 20
_SIDE = 8
_PAIRS = {
    # stage: (ground, ink)
    "new": ("accents", "accentink"),
    "contacted": ("hover", "ink2"),
    "qualified": ("mails", "mail"),
    "evaluation": ("lis", "li"),
    "proposal": ("msgs", "msg"),
    "negotiation": ("meets", "meet"),
    "customer": ("oks", "ok"),
}
_OTHER = ("hover", "ink2")


def stage_width(stage: str) -> int:
    """Width of the chip, px."""
    return round(text_width("smallm", stage.capitalize())) + 2 * _SIDE


def draw_stage(painter: QPainter, x: float, y: float, stage: str, *, on_selected: bool = False) -> float:
    """The stage with its top left corner at (x, y); returns its width."""
    ground, ink = _PAIRS.get(stage.lower(), _OTHER)
    box = QRectF(x, y, stage_width(stage), HEIGHT)
    draw_box(painter, box, HEIGHT / 2, "surface" if on_selected else ground)
    draw_text(painter, box, stage.capitalize(), "smallm", ink, CENTRE)
    return box.width()
