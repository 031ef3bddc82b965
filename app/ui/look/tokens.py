"""Colours, type and shape of the window, as data.

Names ending in ``s`` are soft grounds, in ``l`` borders or mid tints of the pair. Hues carry meaning
(channel, state, accent) and never stand without an icon or a word. Sizes are logical pixels.
"""

from dataclasses import dataclass
from typing import Final, Literal

Scheme = Literal["light", "dark"]

COLOURS: Final[dict[str, tuple[str, str]]] = {
    # name: (light, dark)
    "canvas": ("#F3F6F6", "#0D1214"),
    "surface": ("#FFFFFF", "#151B1E"),
    "raised": ("#FFFFFF", "#1D2528"),
    "sunken": ("#F2F5F5", "#11171A"),
    "hover": ("#EDF2F2", "#252F33"),
    "line": ("#E1E7E7", "#283135"),
    "line2": ("#CAD3D4", "#3A464A"),
    "control": ("#7E8B8E", "#738287"),
    "ink1": ("#132124", "#E8EEEF"),
    "ink2": ("#435154", "#B4C0C3"),
    "ink3": ("#5D6B6E", "#8F9DA1"),
    "inkoff": ("#9AA6A8", "#5F6C70"),
    "accent": ("#0B6472", "#5CBECB"),
    "accenth": ("#08525E", "#7ACDD8"),
    "accents": ("#E1F0F2", "#12333A"),
    "accentl": ("#A6D0D6", "#2B626C"),
    "onaccent": ("#FFFFFF", "#04252B"),
    "accentink": ("#0A5561", "#8AD5DF"),
    "danger": ("#B3261E", "#FF9E95"),
    "dangers": ("#FCEBE9", "#3B1F1D"),
    "dangerl": ("#EDBFBA", "#6B3833"),
    "warn": ("#875100", "#EFBE67"),
    "warns": ("#FCF1DC", "#352914"),
    "warnl": ("#E8CD98", "#665024"),
    "ok": ("#1B6B41", "#7DCB9B"),
    "oks": ("#E4F3E9", "#16301F"),
    "okl": ("#A9D5BA", "#2F5D40"),
    "call": ("#1B6B41", "#7DCB9B"),
    "calls": ("#E4F3E9", "#17301F"),
    "calll": ("#9CCFB0", "#2F5D40"),
    "mail": ("#2859AE", "#94B9F6"),
    "mails": ("#E6EEFA", "#1A2942"),
    "maill": ("#A9C3EC", "#34507D"),
    "msg": ("#96346E", "#EFA0CA"),
    "msgs": ("#F9E9F2", "#391D2E"),
    "msgl": ("#E3B1CE", "#6C3A57"),
    "li": ("#5A45AE", "#B9ABF6"),
    "lis": ("#EDE9FA", "#292245"),
    "lil": ("#C3B8EC", "#4D4280"),
    "meet": ("#835500", "#E6BA66"),
    "meets": ("#FAF1DD", "#322814"),
    "meetl": ("#E2C88F", "#63502A"),
    "shadow": ("#0A2226", "#000000"),
    "scrim": ("#132124", "#000000"),
    "inverse": ("#1B2A2E", "#2B363A"),
    "oninverse": ("#F1F5F5", "#E8EEEF"),
    "oninverse2": ("#AEBBBE", "#B4C0C3"),
    "nonwork": ("#F4F7F7", "#0E1417"),
    "bestcall": ("#EAF6EE", "#14261C"),
    "now": ("#C2342B", "#FF8A80"),
    "mark": ("#FFF0C2", "#4A3B12"),
}

UNDO_ON_INVERSE: Final = "#7FD3DE"
"""Action text on the dark toast, the same in both schemes: 7:1 or better on ``inverse``."""


@dataclass(frozen=True)
class TextStyle:
    """One step of the type scale: size and line in px, weight 400 to 600, tracking in px."""

    px: int
    line: int
    weight: int
    tracking: float = 0.0


STYLES: Final[dict[str, TextStyle]] = {
    "display": TextStyle(28, 36, 600, -0.5),
    "h1": TextStyle(20, 28, 600, -0.25),
    "figure": TextStyle(20, 28, 600, -0.4),
    "h2": TextStyle(16, 24, 600, -0.1),
    "h3": TextStyle(14, 20, 600),
    "bodyl": TextStyle(14, 24, 400),
    "body": TextStyle(13, 20, 400),
    "bodym": TextStyle(13, 20, 500),
    "bodys": TextStyle(13, 20, 600),
    "small": TextStyle(12, 16, 400),
    "smallm": TextStyle(12, 16, 500),
    "smalls": TextStyle(12, 16, 600),
    "tiny": TextStyle(11, 16, 400, 0.1),
    "tinym": TextStyle(11, 16, 500, 0.1),
    "tinys": TextStyle(11, 16, 600, 0.1),
}

DISPLAY_STYLES: Final = frozenset({"display", "h1"})
"""These take the display cut of the face; its figures differ in width, so what counts up does not."""

RADIUS_KEY: Final = 4
RADIUS_EVENT: Final = 6
RADIUS_BUTTON: Final = 8
RADIUS_CARD: Final = 10
RADIUS_PANE: Final = 12

RAIL: Final = 72
TOP_BAR: Final = 56
HINT_BAR: Final = 32
GAP: Final = 8
