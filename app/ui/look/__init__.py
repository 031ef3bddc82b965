"""How everything looks: tokens as data, colours by name, the type scale, icons, paint, style.

Screens take what they need from here: ``from app.ui.look import colour, draw_icon, draw_text``.
"""

from app.ui.look.colours import colour, mix, scheme
from app.ui.look.dress import Look, Wish, finish_look, look, start_look
from app.ui.look.icons import draw_icon, draw_mark, icon, mark
from app.ui.look.letters import font, line_height, metrics, text_width
from app.ui.look.paint import (
    CENTRE,
    LEFT,
    RIGHT,
    brush_on,
    draw_box,
    draw_line,
    draw_ring,
    draw_text,
    first_fitting,
    middle,
)

__all__ = [
    "CENTRE",
    "LEFT",
    "RIGHT",
    "Look",
    "Wish",
    "brush_on",
    "colour",
    "draw_box",
    "draw_icon",
    "draw_line",
    "draw_mark",
    "draw_ring",
    "draw_text",
    "finish_look",
    "first_fitting",
    "font",
    "icon",
    "line_height",
    "look",
    "mark",
    "metrics",
    "middle",
    "mix",
    "scheme",
    "start_look",
    "text_width",
]
