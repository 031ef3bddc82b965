"""The look of the window: letters, icons, schemes."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look import (
    colour,
    draw_icon,
    draw_mark,
    draw_text,
    first_fitting,
    font,
    line_height,
    look,
    scheme,
    text_width,
)
from app.ui.look.depth import MENU, PALETTE, POPOVER, Depth, draw_floating
from app.ui.look.icons import known_icons
from app.ui.look.places import ICONS
from app.ui.look.tokens import COLOURS, DISPLAY_STYLES, STYLES
from app.ui.parts.button import Button
from app.ui.parts.text_field import TextField

pytestmark = pytest.mark.usefixtures("qapp")


def canvas(side: int = 64) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    return image


def inked(image: QImage) -> int:
    """How many pixels carry ink."""
    return sum(
        image.pixelColor(x, y).alpha() > 40 for x in range(image.width()) for y in range(image.height())
    )


def test_the_bundled_letters_are_in_use() -> None:
    assert look().families == ["Inter", "Inter Display"]
    for style, step in STYLES.items():
        info = QFontInfo(font(style))
        assert info.family() == ("Inter Display" if style in DISPLAY_STYLES else "Inter")
        assert info.pixelSize() == step.px
        assert info.weight() == step.weight


@pytest.mark.parametrize("style", sorted(set(STYLES) - DISPLAY_STYLES))
def test_figures_have_one_width(style: str) -> None:
    widths = [text_width(style, figure * 4) for figure in "0123456789"]
    assert max(widths) - min(widths) < 0.2


@pytest.mark.parametrize("style", sorted(STYLES))
def test_lines_stand_on_the_grid(style: str) -> None:
    assert line_height(style) % 4 == 0
    assert line_height(style) > STYLES[style].px


@pytest.mark.parametrize("name", known_icons())
def test_every_icon_draws_in_any_ink(name: str) -> None:
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in text
    assert "stroke-width" in text
    image = canvas(24)
    painter = QPainter(image)
    draw_icon(painter, name, 0, 0, 24, QColor("#ff0000"))
    painter.end()
    inks = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)} - {"#000000"}
    assert inputs_are_red(inks)
    assert inked(image) > 4


def inputs_are_red(inks: set[str]) -> bool:
    return all(QColor(ink).red() > 150 and QColor(ink).green() < 60 for ink in inks)


def test_the_states_of_the_tray_differ_without_their_colours() -> None:
    shapes = []
    for name in ("tray-idle", "tray-due", "tray-overdue", "tray-paused"):
        image = canvas(32)
        painter = QPainter(image)
        draw_mark(painter, name, QRectF(0, 0, 32, 32))
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        solid = [image.pixelColor(x, y).alpha() > 128 for x in range(16, 32) for y in range(16)]
        light = [grey.pixelColor(x, y).red() > 160 for x in range(16, 32) for y in range(16)]
        shapes.append((solid, light))
    for number, (alpha, light) in enumerate(shapes):
        for other_alpha, other_light in shapes[number + 1 :]:
            same = zip(alpha, light, other_alpha, other_light, strict=True)
            assert sum(a != c or b != d for a, b, c, d in same) >= 12


def test_a_new_scheme_repaints_what_is_shown(qtbot: QtBot) -> None:
    button = Button("Snooze")
    field = TextField("Placeholder")
    for part in (button, field):
        qtbot.addWidget(part)
        part.show()
    before = [part.grab().toImage().pixelColor(6, 16) for part in (button, field)]
    painted: list[str] = []
    look().changed.connect(lambda: painted.append(scheme()))
    look().wear("dark")
    after = [part.grab().toImage().pixelColor(6, 16) for part in (button, field)]
    assert painted == ["dark"]
    assert [one.lightness() > 200 for one in before] == [True, True]
    assert after == [colour("raised"), colour("surface")]
    assert QApplication.palette().window().color() == colour("canvas")


@pytest.mark.parametrize("wish", ["light", "dark"])
def test_a_wish_overrules_the_system(wish: str) -> None:
    look().wear("dark" if wish == "dark" else "light")
    assert scheme() == wish
    assert colour("canvas").name().upper() == COLOURS["canvas"][wish == "dark"]


def test_an_unknown_colour_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        colour("petrol")


def test_long_text_is_cut_inside_its_box() -> None:
    image = canvas(64)
    painter = QPainter(image)
    width = draw_text(painter, QRectF(0, 0, 40, 20), "Warehouse Director", "body")
    painter.end()
    assert 20 < width <= 40
    assert not any(image.pixelColor(x, y).alpha() for x in range(42, 64) for y in range(64))


@pytest.mark.parametrize("depth", [MENU, POPOVER, PALETTE])
def test_shadows_fade_out_before_their_edge(depth: Depth) -> None:
    side = 2 * depth.pad + 80
    image = canvas(side)
    painter = QPainter(image)
    draw_floating(painter, QRectF(depth.pad, depth.pad, 80, 80), depth)
    painter.end()
    down = [image.pixelColor(side // 2, y).alpha() for y in range(depth.pad + 81, side)]
    assert down == sorted(down, reverse=True)
    assert down[0] > 10
    assert down[-1] <= 2
    assert max(abs(a - b) for a, b in pairwise(down)) <= 6, "it bands"


def test_the_longest_wording_that_fits_is_shown() -> None:
    texts = ("one; two; three", "one; two", "one")
    room = text_width("small", "one; two")
    assert first_fitting(texts, "small", room) == "one; two"
    assert first_fitting(texts, "small", 1000) == texts[0]
    assert first_fitting(texts, "small", 1) == "one"
