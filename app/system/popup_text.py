"""Text for the desktop's pop-ups: whatever a lead is called, it stays text and fits."""

import sys
import unicodedata
from dataclasses import dataclass

ELLIPSIS = "…"
SPOOFING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""Marks that turn the direction of text; in a name they serve to mislead."""
HYPHEN = "\u2010"
ZERO_WIDTH_JOINER = "\u200d"
BEYOND_ONE_UNIT = 0xFFFF


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits; in UTF-16 units where the platform counts so, else in characters."""

    title: int
    body: int
    utf16: bool


WINDOWS_ROOM = Room(63, 255, utf16=True)  # Shell_NotifyIcon: 64 and 256 with the closing NUL
OTHER_ROOM = Room(48, 200, utf16=False)
ROOM = WINDOWS_ROOM if sys.platform == "win32" else OTHER_ROOM


def popup_text(title: str, body: str, room: Room = ROOM) -> tuple[str, str]:
    """Return both cleaned and clipped; the title is one line and never empty.

    No control characters, no lone surrogates, and no leading hyphen, which programs take for
    an option.
    """
    heading = _guard(" ".join(clean(title).split())) or "Fifth Touch"
    text = _guard("\n".join(line.strip() for line in clean(body).splitlines()).strip())
    return clip(heading, room.title, utf16=room.utf16), clip(text, room.body, utf16=room.utf16)


def clean(text: str) -> str:
    """Remove what is no text; line ends become newlines, tabs spaces."""
    joined = text.replace("\r\n", "\n").replace("\t", " ")
    for line_end in "\r\v\f\x85\u2028\u2029":
        joined = joined.replace(line_end, "\n")
    return "".join(_allowed(character) for character in joined)


def _allowed(character: str) -> str:
    if character == "\n":
        return character
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\ufffd"
    return "" if kind == "Cc" or character in SPOOFING else character


def _guard(text: str) -> str:
    return HYPHEN + text[1:] if text.startswith("-") else text


def clip(text: str, room: int, *, utf16: bool) -> str:
    """Return ``text`` cut to ``room`` with an ellipsis, never inside one character."""
    if size(text, utf16=utf16) <= room:
        return text
    kept = text[:room]
    while size(kept, utf16=utf16) >= room or _is_part(text, len(kept)):
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def _is_part(text: str, place: int) -> bool:
    """Tell whether the character at ``place`` belongs to the one before it."""
    if place == 0 or place >= len(text):
        return False
    joined = text[place - 1] == ZERO_WIDTH_JOINER or text[place] == ZERO_WIDTH_JOINER
    return joined or unicodedata.category(text[place]) in {"Mn", "Me"}


def size(text: str, *, utf16: bool) -> int:
    """Return the length in characters, or in UTF-16 units."""
    return len(text) + (sum(ord(c) > BEYOND_ONE_UNIT for c in text) if utf16 else 0)
