"""What stands on the screen: the picture of the X server, read straight from its file."""

import struct
from pathlib import Path

from tests.journeys.waiting import pause, until

STILL_SECONDS = 0.15
WIDTH = 1440


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

    def lines(self, colour: str, least: int = 600) -> int:
        """The number of lines of the screen with at least so many pixels of a colour such as "#FAF1DD"."""
        wanted = bytes.fromhex(colour[1:])[::-1]
        picture, width = self.picture(), WIDTH * 4
        rows = (picture[place : place + width] for place in range(0, len(picture), width))
        return sum(1 for row in rows if row.count(wanted) >= least)

    def _is_still(self) -> bool:
        before = self.picture()
        pause(STILL_SECONDS)
        return self.picture() == before
