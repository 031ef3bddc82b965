"""Which piece of a signature is the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.folding import fold
from app.formats.people import name_parts
from app.formats.signature_words import ADDRESS_OF, LEGAL, TITLE

_HEAD = re.compile(r"(?P<name>.+?)(?:,\s+|\s+[–—-]\s+|\s*\()(?P<rest>.+)")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MBA|MD|Esq|M\.?Sc|B\.?Sc|LL\.?M|CPA)\.?", re.IGNORECASE)
_PARTICLES = "van von de der den del della di da dos du la le zu el al bin ibn ter ten y e"
_SMALL = frozenset(_PARTICLES.split())
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_MOST_WORDS, _TOP = 5, 4
_BY_MAIL, _BY_TITLE = 10, 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name: which piece it stood in, its parts, what stood beside it."""

    place: int
    first: str
    last: str
    address_of: str = ""
    rest: str = ""


def find_name(pieces: Sequence[str], local: str, is_company: Callable[[str], bool]) -> Name | None:
    """Return the piece that is most like a name; `local` is the mail address before its sign.

    Without a word for it in the address, a name stands among the first pieces.
    """
    rated = [_rated(place, piece, fold(local), is_company) for place, piece in enumerate(pieces)]
    points, name = max((one for one in rated if one), key=_points, default=(-1.0, None))
    return name if points > -1 else None


def _points(rated: tuple[float, Name | None]) -> float:
    return rated[0]


def _rated(
    place: int, piece: str, local: str, is_company: Callable[[str], bool]
) -> tuple[float, Name | None] | None:
    head = _HEAD.fullmatch(piece)
    whole, rest = (head["name"], head["rest"].rstrip(")")) if head else (piece, "")
    address_of, bare = _without_address(whole)
    after = [word for word in bare if _SUFFIX.fullmatch(word) and len(bare) > 2]  # noqa: PLR2004 -- two are a name
    bare = [word for word in bare if word not in after]
    rest = ", ".join([*after, *filter(None, (rest,))])
    by_mail = _in_mail(bare, local)
    if not _looks(bare, alone=by_mail or bool(address_of)) or LEGAL.search(" ".join(bare)):
        return None
    if not by_mail and (place >= _TOP or TITLE.search(fold(whole)) or is_company(whole)):
        return None
    points = (_BY_MAIL if by_mail else 0) - place / 8 - (_BY_TITLE if TITLE.search(fold(whole)) else 0)
    points += min(len(bare), 2)  # a greeting with the first name alone says less than the whole name
    first, last = _parts(bare)
    return points, Name(place, first, last, " ".join(address_of), rest)


def _without_address(whole: str) -> tuple[list[str], list[str]]:
    """Return titles before a name, and the words of the name."""
    parts = whole.split()
    at = 0
    while at < len(parts) - 1 and fold(parts[at]).strip(".") in ADDRESS_OF:
        at += 1
    return parts[:at], parts[at:]


def _looks(parts: Sequence[str], *, alone: bool) -> bool:
    """True for two to five words that begin with a capital; one is enough where something else says so."""
    if len(parts) == 1 and _EASTERN.search(parts[0]):
        return 2 <= len(parts[0]) <= 4  # noqa: PLR2004 -- letters of a Chinese or Japanese name
    if not (1 if alone else 2) <= len(parts) <= _MOST_WORDS:
        return False
    return all(
        fold(part) in _SMALL
        or (
            re.fullmatch(r"[^\W\d_][\w.’'`-]*", part)
            and not (part[0].islower() and part[0].upper() != part[0])
        )
        for part in parts
    )


def _in_mail(parts: Sequence[str], local: str) -> bool:
    """True where the mail address holds a word of the name: anna.vogt, avogt, vogt."""
    letters = re.sub(r"[\W\d_]+", "", local)
    plain = [re.sub(r"\W+", "", form) for part in parts for form in (fold(part), _spelt_out(part))]
    return bool(letters) and any(len(word) > 2 and word in letters for word in plain)  # noqa: PLR2004 -- "de" is in many


def _spelt_out(word: str) -> str:
    """Return a German word as mail addresses write it: ü is ue."""
    for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        word = word.lower().replace(letter, two)
    return fold(word)


def _parts(parts: Sequence[str]) -> tuple[str, str]:
    """Return first and last name; a family name in capitals, or in an Eastern script, may come first."""
    if len(parts) > 1 and _EASTERN.search(parts[0]):
        return " ".join(parts[1:]), parts[0]
    loud = [len(part) > 2 and part.isupper() for part in parts]  # noqa: PLR2004 -- an initial is loud by nature
    if len(parts) > 1 and loud[0] and not any(loud[1:]):
        return " ".join(parts[1:]), parts[0]
    return name_parts(" ".join(parts))
