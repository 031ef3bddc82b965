"""Folding text so that what is typed finds what is meant: Łódź by lodz, Weiß by weiss, Yılmaz by yilmaz."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
)
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the text without case, accents and special letters, blanks made single."""
    if text.isascii():  # most of it; ten times as fast
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a search, as the index cuts them."""
    return tuple(_WORD.findall(fold(text).replace("_", " ")))
