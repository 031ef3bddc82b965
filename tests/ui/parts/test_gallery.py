"""The parts against the picture of the components: sizes, inks, names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.look import Wish, colour, look
from app.ui.parts.button import Button, Kind
from app.ui.parts.chip import Chip
from app.ui.parts.keycap import Keycap
from app.ui.parts.load_meter import LoadMeter
from app.ui.parts.segmented import Segmented
from app.ui.parts.split_button import SplitButton
from app.ui.parts.tally import Tally
from tests.ui.parts.gallery import Gallery, sample_menu


@pytest.fixture
def dressed(request: pytest.FixtureRequest, qapp: object) -> Iterator[Wish]:
    assert qapp is not None
    look().wear(request.param)
    yield request.param
    look().wear("light")


@pytest.mark.parametrize("dressed", ["light", "dark"], indirect=True)
def test_the_gallery_is_painted_in_the_colours_of_its_scheme(
    qtbot: QtBot, tmp_path: Path, dressed: Wish
) -> None:
    page = Gallery()
    qtbot.addWidget(page)
    page.show()
    picture = page.grab().toImage()
    assert picture.save(str(tmp_path / f"{dressed}.png"))
    for (x, y), token in {
        (2, 2): "surface",
        (40, 250): "accent",
        (160, 250): "accenth",
        (36, 290): "accents",
        (405, 250): "hover",
        (36, 770): "calls",
        (188, 770): "meets",
        (550, 570): "accents",
        (560, 665): "sunken",
        (1010, 690): "inverse",
    }.items():
        assert picture.pixelColor(x, y) == colour(token), (x, y, token)


@pytest.mark.parametrize(
    ("text", "kind", "icon", "width"),
    [
        ("Send now", "primary", "send", 108),
        ("Quick add", "tonal", "plus", 109),
        ("Snooze", "secondary", "", 71),
        ("Preview", "ghost", "", 74),
        ("End call", "danger", "phone-off", 95),
    ],
)
def test_buttons_are_as_wide_as_in_the_picture(
    qtbot: QtBot, text: str, kind: Kind, icon: str, width: int
) -> None:
    button = Button(text, kind, icon=icon)
    qtbot.addWidget(button)
    assert button.sizeHint().width() == pytest.approx(width, abs=1)
    assert button.sizeHint().height() == 32


def test_small_parts_are_as_wide_as_in_the_picture(qtbot: QtBot) -> None:
    meter = LoadMeter()
    meter.set_load(4, 3, 12)
    sizes: list[tuple[QWidget, int, int]] = [
        (Chip("All", count=5), 50, 28),
        (Chip("Calls", count=3), 64, 28),
        (Chip("Score 35 or more", form="box", closes=True), 136, 28),
        (Chip("Stage", form="box", caret=True), 70, 28),
        (Segmented(["Week", "Month"], name="View"), 121, 32),
        (Keycap("Ctrl+K"), 50, 18),
        (Tally(3, 8), 45, 14),
        (meter, 257, 36),
        (SplitButton("Snooze"), 103, 32),
    ]
    for part, width, height in sizes:
        qtbot.addWidget(part)
        assert part.sizeHint().width() == pytest.approx(width, abs=1), part.accessibleName()
        assert part.sizeHint().height() == height


def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page = Gallery()
    qtbot.addWidget(page)
    for part in page.findChildren(QWidget):
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            said = part.accessibleName() or getattr(part, "text", str)()
            assert said or type(part).__name__ == "TextField", type(part)


def test_a_menu_has_rows_of_32_px(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    menu = sample_menu(page)
    menu.adjustSize()
    rows = [menu.actionGeometry(action).height() for action in menu.actions()]
    assert rows == [24, 32, 32, 9, 32]
    assert menu.actionGeometry(menu.actions()[1]).width() >= 160
