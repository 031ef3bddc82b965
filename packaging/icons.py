"""The program's mark in the forms the systems want: PNG in all sizes, .ico for Windows, .icns for macOS.

All are drawn from resources/icons/app/app.svg; nothing drawn is kept in the repository.
"""

from __future__ import annotations

import struct
from pathlib import Path

from contents import NAME, ROOT
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK = ROOT / "resources" / "icons" / "app" / "app.svg"
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
WINDOWS_PNG_FROM = 256  # smaller ones as bitmaps, which every reader of .ico knows
MAC_KINDS = (
    (b"icp4", 16), (b"icp5", 32), (b"ic11", 32), (b"ic12", 64), (b"ic07", 128),
    (b"ic13", 256), (b"ic08", 256), (b"ic14", 512), (b"ic09", 512), (b"ic10", 1024),
)  # fmt: skip
"""Kinds of an .icns and their side in px; several kinds of one side are for screens of other density."""


def draw(side: int, source: Path = MARK) -> QImage:
    """Return the mark on nothing, `side` px wide and high."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    return image


def png(side: int) -> bytes:
    """Return the mark as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(side).save(buffer, "PNG")  # type: ignore[call-overload] # its stub knows text only, PySide takes both
    return bytes(buffer.data().data())


def write_linux(theme: Path) -> None:
    """Write all sizes and the drawing itself below a hicolor theme folder."""
    for side in LINUX_SIZES:
        place = theme / f"{side}x{side}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{NAME}.png").write_bytes(png(side))
    place = theme / "scalable" / "apps"
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{NAME}.svg").write_bytes(MARK.read_bytes())


def ico() -> bytes:
    """Return an .ico file: a header, a directory of 16 bytes an image, the images."""
    images = [png(side) if side >= WINDOWS_PNG_FROM else bitmap(side) for side in WINDOWS_SIZES]
    offset = 6 + 16 * len(images)
    directory = struct.pack("<HHH", 0, 1, len(images))
    for side, image in zip(WINDOWS_SIZES, images, strict=True):
        directory += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return directory + b"".join(images)


def bitmap(side: int) -> bytes:
    """Return the mark as an .ico holds bitmaps: twice the height for the mask, lines from the bottom up."""
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)
    image = draw(side)
    lines = bytes(image.constBits())
    width = image.bytesPerLine()
    pixels = b"".join(lines[row * width : row * width + 4 * side] for row in reversed(range(side)))
    mask = bytes((side + 31) // 32 * 4 * side)  # the alpha channel says it all
    return head + pixels + mask


def icns() -> bytes:
    """Return an .icns file: its length, then kind, length and PNG of each image; big-endian."""
    images = b"".join(_entry(kind, png(side)) for kind, side in MAC_KINDS)
    return b"icns" + struct.pack(">I", 8 + len(images)) + images


def _entry(kind: bytes, image: bytes) -> bytes:
    return kind + struct.pack(">I", 8 + len(image)) + image
