"""What stands on the screen: the picture of the X server, read straight from its file."""

import struct
from pathlib import Path

from tests.journeys.waiting import pause, until

STILL_SECONDS = 0.15


class Screen:
    """The picture of one X server (24 bits deep)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "Xvfb_screen0"

    def picture(self) -> bytes:
        """The pixels, four bytes each: blue, green, red and nothing."""
        data = self._file.read_bytes()
        header = struct.unpack(">20I", data[:80])
        start = header[0] + header[19] * 12
        return data[start:]

    def wait_change(self, before: bytes) -> None:
        """Return when the screen differs from what it was, and has come to rest."""
        until(lambda: self.picture() != before, "nothing changed on the screen")
        self.wait_still()

    def wait_still(self) -> None:
        """Return when nothing has moved for a moment."""
        until(self._is_still, "the screen does not come to rest")

    def shows(self, colour: str) -> int:
        """The number of pixels of a colour such as "#FAF1DD"."""
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        pixels = memoryview(self.picture()).cast("I")
        wanted = red << 16 | green << 8 | blue
        return sum(1 for pixel in pixels if pixel & 0xFFFFFF == wanted)

    def _is_still(self) -> bool:
        before = self.picture()
        pause(STILL_SECONDS)
        return self.picture() == before
