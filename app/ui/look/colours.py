"""The colour of a name in the scheme of the moment."""

from functools import lru_cache

from PySide6.QtGui import QColor

from app.ui.look.tokens import COLOURS, Scheme


class _InUse:
    """Which column of the colour table is drawn with."""

    scheme: Scheme = "light"


def scheme() -> Scheme:
    """The scheme that is painted now."""
    return _InUse.scheme


def use_scheme(name: Scheme) -> None:
    """Paint in this scheme from now on; `Look` calls it, then repaints everything."""
    _InUse.scheme = name


@lru_cache(maxsize=512)
def _colour(name: str, painted: Scheme, percent: int) -> QColor:
    light, dark = COLOURS[name]
    value = QColor(light if painted == "light" else dark)
    value.setAlphaF(percent / 100)
    return value


def colour(name: str, percent: int = 100) -> QColor:
    """The colour of a token, opaque or at `percent` of opacity; unknown names raise KeyError."""
    return _colour(name, _InUse.scheme, percent)


def mix(one: str, other: str, percent: int) -> QColor:
    """`percent` of the first colour over the second, opaque."""
    front, back, share = colour(one), colour(other), percent / 100
    return QColor(
        round(front.red() * share + back.red() * (1 - share)),
        round(front.green() * share + back.green() * (1 - share)),
        round(front.blue() * share + back.blue() * (1 - share)),
    )
