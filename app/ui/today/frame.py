"""How the columns of Today share the window: widths by its width, rows by its height."""

from dataclasses import dataclass

WIDE, NARROW, DRAWER_BELOW = 1440, 1320, 1240
LOW = 820
_AROUND_X, _AROUND_Y = 80, 88  # the rail with the margin, the bars


@dataclass(frozen=True, slots=True)
class Frame:
    """Widths of the queue and the action panel, px; whether it is low, and whether the lead is a drawer."""

    queue: int
    action: int
    compact: bool
    drawer: bool


def frame_of(width: int, height: int) -> Frame:
    """The frame for a page of this size, px."""
    window, tall = width + _AROUND_X, height + _AROUND_Y
    queue = 368 if window >= WIDE else 344 if window >= NARROW else 320
    action = 432 if window >= WIDE else 416
    return Frame(queue, action, tall < LOW, window < DRAWER_BELOW)
