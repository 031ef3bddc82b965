"""Fonts of the type scale: Inter, figures of one width, no hinting."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app.ui.look.places import FONTS
from app.ui.look.tokens import DISPLAY_STYLES, STYLES

FALLBACKS = ["Segoe UI Variable", "SF Pro", "Noto Sans"]


def load_fonts(folder: Path = FONTS) -> list[str]:
    """Make the bundled faces known to Qt; returns their families. Needs a QGuiApplication."""
    numbers = [QFontDatabase.addApplicationFont(str(face)) for face in sorted(folder.glob("*.otf"))]
    return sorted({QFontDatabase.applicationFontFamilies(number)[0] for number in numbers})


@lru_cache(maxsize=64)
def font(style: str) -> QFont:
    """The font of a step of the type scale; unknown names raise KeyError. Do not change it."""
    step = STYLES[style]
    face = QFont(["Inter Display" if style in DISPLAY_STYLES else "Inter", *FALLBACKS])
    face.setPixelSize(step.px)
    face.setWeight(QFont.Weight(step.weight))
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.tracking)
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


@lru_cache(maxsize=64)
def metrics(style: str) -> QFontMetricsF:
    """The measures of a style's font."""
    return QFontMetricsF(font(style))


def line_height(style: str) -> int:
    """The line of a style in px: text boxes are multiples of it."""
    return STYLES[style].line


def text_width(style: str, text: str) -> float:
    """How wide a text is in px, trailing space included."""
    return metrics(style).horizontalAdvance(text)
