"""The icon files of all systems, read back by Qt's own readers."""

import struct
from pathlib import Path

import icons
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageReader

PETROL = "#0b6472"


def images(file: bytes, kind: str) -> list[QImage]:
    buffer = QBuffer()
    buffer.setData(file)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.encode())  # type: ignore[call-overload, unused-ignore] # stub wants QByteArray
    found = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        found.append(reader.read())
    return found


def is_the_mark(image: QImage) -> bool:
    """Nothing in the corner, petrol at the top, white strokes in the middle."""
    side = image.width()
    middle = [image.pixelColor(x, side // 2).lightness() for x in range(side)]
    ground = image.pixelColor(side // 2, max(1, side // 16)).name()
    return image.pixelColor(0, 0).alpha() < 64 and ground == PETROL and max(middle) > 140


def test_windows() -> None:
    found = images(icons.ico(), "ico")
    assert [image.width() for image in found] == list(icons.WINDOWS_SIZES)
    assert all(image.height() == image.width() and is_the_mark(image) for image in found)


def test_macos() -> None:
    file = icons.icns()
    assert struct.unpack(">I", file[4:8]) == (len(file),)
    found = images(file, "icns")
    assert sorted(image.width() for image in found) == sorted(side for _, side in icons.MAC_KINDS)
    assert all(is_the_mark(image) for image in found)


def test_linux(tmp_path: Path) -> None:
    icons.write_linux(tmp_path)
    for side in icons.LINUX_SIZES:
        image = QImage(str(tmp_path / f"{side}x{side}" / "apps" / "fifth-touch.png"))
        assert (image.width(), image.height()) == (side, side)
        assert is_the_mark(image)
    drawing = tmp_path / "scalable" / "apps" / "fifth-touch.svg"
    assert drawing.read_bytes() == icons.MARK.read_bytes()


@pytest.mark.parametrize("side", [16, 20, 48])
def test_a_bitmap_has_room_for_its_mask(side: int) -> None:
    assert len(icons.bitmap(side)) == 40 + 4 * side * side + (side + 31) // 32 * 4 * side
