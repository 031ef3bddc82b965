"""The contrast table of the two schemes: WCAG 2.2 ratios, every text and control on its ground."""

import pytest

from app.ui.look.tokens import COLOURS, UNDO_ON_INVERSE

PAIRS = [
    # foreground, ground, least ratio, light, dark
    ("ink1", "surface", 7, 16.53, 14.83),
    ("ink1", "canvas", 7, 15.21, 16.08),
    ("ink1", "raised", 7, 16.53, 13.29),
    ("ink1", "accents", 7, 14.12, 11.48),
    ("ink2", "surface", 4.5, 8.26, 9.33),
    ("ink2", "canvas", 4.5, 7.60, 10.12),
    ("ink2", "sunken", 4.5, 7.53, 9.70),
    ("ink2", "hover", 4.5, 7.31, 7.35),
    ("ink2", "accents", 4.5, 7.06, 7.22),
    ("ink2", "raised", 4.5, 8.26, 8.36),
    ("ink3", "surface", 4.5, 5.54, 6.22),
    ("ink3", "canvas", 4.5, 5.09, 6.74),
    ("ink3", "sunken", 4.5, 5.05, 6.46),
    ("ink3", "hover", 4.5, 4.90, 4.90),
    ("ink3", "accents", 4.5, 4.73, 4.81),
    ("ink3", "raised", 4.5, 5.54, 5.57),
    ("ink3", "nonwork", 4.5, 5.14, 6.64),
    ("ink3", "bestcall", 4.5, 4.99, 5.67),
    ("onaccent", "accent", 4.5, 6.82, 7.42),
    ("onaccent", "accenth", 4.5, 8.83, 8.85),
    ("accent", "surface", 4.5, 6.82, 8.02),
    ("accent", "canvas", 4.5, 6.27, 8.69),
    ("accentink", "accents", 4.5, 7.22, 8.12),
    ("accentink", "surface", 4.5, 8.45, 10.49),
    ("danger", "surface", 4.5, 6.54, 8.76),
    ("danger", "dangers", 4.5, 5.66, 7.56),
    ("danger", "canvas", 4.5, 6.01, 9.50),
    ("danger", "accents", 4.5, 5.59, 6.78),
    ("danger", "raised", 4.5, 6.54, 7.85),
    ("warn", "surface", 4.5, 6.55, 10.13),
    ("warn", "warns", 4.5, 5.85, 8.27),
    ("warn", "accents", 4.5, 5.60, 7.84),
    ("ok", "surface", 4.5, 6.51, 9.02),
    ("ok", "oks", 4.5, 5.67, 7.37),
    ("ok", "accents", 4.5, 5.56, 6.98),
    ("call", "calls", 4.5, 5.67, 7.36),
    ("mail", "mails", 4.5, 5.74, 7.31),
    ("msg", "msgs", 4.5, 5.96, 7.60),
    ("li", "lis", 4.5, 6.09, 7.25),
    ("meet", "meets", 4.5, 5.73, 7.99),
    ("call", "surface", 4.5, 6.51, 9.02),
    ("mail", "surface", 4.5, 6.71, 8.72),
    ("msg", "surface", 4.5, 6.97, 8.74),
    ("li", "surface", 4.5, 7.25, 8.46),
    ("meet", "surface", 4.5, 6.43, 9.59),
    ("ink1", "calls", 7, 14.40, 12.11),
    ("ink1", "mails", 7, 14.15, 12.44),
    ("ink1", "msgs", 7, 14.14, 12.89),
    ("ink1", "lis", 7, 13.88, 12.71),
    ("ink1", "meets", 7, 14.71, 12.36),
    ("ink2", "calls", 4.5, 7.19, 7.62),
    ("ink2", "mails", 4.5, 7.07, 7.83),
    ("ink2", "msgs", 4.5, 7.06, 8.11),
    ("ink2", "lis", 4.5, 6.93, 8.00),
    ("ink2", "meets", 4.5, 7.35, 7.78),
    ("ink2", "warns", 4.5, 7.37, 7.62),
    ("ink2", "dangers", 4.5, 7.15, 8.05),
    ("ink2", "oks", 4.5, 7.19, 7.63),
    ("control", "surface", 3, 3.52, 4.37),
    ("control", "raised", 3, 3.52, 3.91),
    ("control", "canvas", 3, 3.24, 4.73),
    ("accent", "raised", 3, 6.82, 7.19),
    ("accent", "accents", 3, 5.83, 6.21),
    ("now", "surface", 3, 5.50, 7.62),
    ("now", "nonwork", 3, 5.10, 8.13),
    ("oninverse", "inverse", 7, 13.49, 10.59),
    ("oninverse2", "inverse", 4.5, 7.52, 6.66),
    ("ink1", "mark", 7, 14.55, 9.30),
]


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize(("front", "ground", "least", "light", "dark"), PAIRS)
def test_every_pair_is_readable(front: str, ground: str, least: float, light: float, dark: float) -> None:
    for scheme, written in ((0, light), (1, dark)):
        measured = ratio(COLOURS[front][scheme], COLOURS[ground][scheme])
        assert measured >= least
        assert measured == pytest.approx(written, abs=0.006)


@pytest.mark.parametrize("scheme", [0, 1])
def test_undo_stands_out_on_the_toast(scheme: int) -> None:
    assert ratio(UNDO_ON_INVERSE, COLOURS["inverse"][scheme]) >= 7


def test_the_table_is_whole() -> None:
    assert len(PAIRS) == len({(front, ground) for front, ground, *_ in PAIRS}) == 68
