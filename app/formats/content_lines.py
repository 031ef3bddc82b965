"""Lines of iCalendar and vCard files: text escaped, and cut where it is long (RFC 5545, RFC 2426)."""

from __future__ import annotations

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_WIDTH = 75
"""Octets in a line at most; the blank that begins a continued one is among them."""


def plain(text: str) -> str:
    """Return a text with nothing in it that would be read as the file's own marks."""
    return text.translate(_ESCAPES)


def folded(line: str) -> bytes:
    """Return a line cut so that no piece is longer than allowed and no character is torn."""
    pieces, piece = list[bytes](), b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(piece) + len(octets) > _WIDTH - (1 if pieces else 0):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
