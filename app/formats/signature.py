"""The signature block of a mail to a lead. What is not understood stays in the notes; nothing is invented.

Each line is taken to pieces: first what has a shape of its own (address, page, number, place), then the
name, then what the words say (title, company). A company counts where a legal form says so, or the domain
of the mail address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.folding import fold
from app.domain.lead import LeadDetails
from app.formats import signature_words as words
from app.formats.signature_draft import Draft
from app.formats.signature_name import Name, find_name
from app.formats.signature_shapes import RULE, take_shapes

_PIECES = re.compile(r"\s*[|•·‖]\s*|\t+|\s{3,}")
_PARTS = re.compile(r",\s+|\s+[–—-]\s+")
_AT = re.compile(r"(?P<title>.+?)\s+(?:at|@|bei|chez|presso|bij|hos)\s+(?P<company>.+)")
_PRONOUNS = re.compile(r"\((?:she|he|they)[^)]*\)", re.IGNORECASE)
_LONGEST = 90
"""Characters of a title with a company; what is longer is a sentence."""
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Signature:
    """What was read.

    Attributes:
        details: The lead; what was left stands in its notes.
        left: Lines that were not understood, or that a lead has no field for, as written.
    """

    details: LeadDetails
    left: tuple[str, ...]


def read_signature(text: str) -> Signature:
    """Return the person of a signature block, or of a filled form with a label before each line.

    A message above the farewell stays in the notes. Whether anybody was found, `details.name` says.
    """
    lines = [_tidy(line) for line in text.splitlines()]
    draft = Draft()
    begin = _begin(lines)
    for number, line in enumerate(lines):
        if number < begin or len(line) > _LONGEST_LINE:
            draft.left += [(number, line)] if line and not RULE.fullmatch(line) else []
        else:
            for piece in _PIECES.split(line):
                bare = _undecorated(piece)
                take_shapes(draft, number, _without_farewell(bare) if number == begin else bare)
    _name(draft)
    for number, piece in draft.words:
        _say(draft, number, piece)
    left = tuple(line for _, line in sorted(draft.left, key=lambda one: one[0]))
    return Signature(replace(LeadDetails(**draft.found), notes="\n".join(left)), left)  # type: ignore[arg-type] # texts


def _tidy(line: str) -> str:
    """Return a line with plain blanks and without the marks of a quoted mail."""
    return re.sub(r"[^\S\t]", " ", line).replace("\t", " | ").strip(" \u200b\ufeff>")


def _undecorated(piece: str) -> str:
    """Return a piece without the pictures and stars around it."""
    begin, end = 0, len(piece)
    while begin < end and _is_decoration(piece[begin]):
        begin += 1
    while end > begin and _is_decoration(piece[end - 1]):
        end -= 1
    return " ".join(piece[begin:end].split())


def _is_decoration(sign: str) -> bool:
    return sign in " *_\ufe0f\u200d" or unicodedata.category(sign) == "So"


def _begin(lines: list[str]) -> int:
    """Return the line of the farewell, if somebody follows it, or else the first."""
    for number in range(len(lines) - 1, -1, -1):
        farewell = _without_farewell(lines[number]) != lines[number]
        if farewell and (any(lines[number + 1 :]) or _without_farewell(lines[number])):
            return number
    return 0


def _without_farewell(line: str) -> str:
    """Return what a line says besides good-bye."""
    head, _, rest = line.partition(",")
    return rest.strip() if words.FAREWELL.fullmatch(fold(head).strip(" .!")) else line


# what the words say


def _name(draft: Draft) -> None:
    """Find the name, and put back what stood beside it."""
    local = draft.found.get("email", "").partition("@")[0]
    draft.words = [(number, piece) for number, piece in _without_pronouns(draft)]
    if draft.found.get("first_name") or draft.found.get("last_name"):
        return
    best = find_name([piece for _, piece in draft.words], local, is_company=draft.is_company)
    if best is None:
        return
    number = draft.words[best.place][0]
    draft.found |= {"first_name": best.first, "last_name": best.last}
    draft.words[best.place : best.place + 1] = [(number, best.rest)] if best.rest else []
    if best.address_of:
        draft.left.append((number, f"Form of address: {best.address_of}"))
    draft.words = [(line, piece) for line, piece in draft.words if not _says_again(piece, best)]


def _without_pronouns(draft: Draft) -> Iterator[tuple[int, str]]:
    for number, piece in draft.words:
        said = _PRONOUNS.findall(piece)
        draft.left += [(number, one.strip("()")) for one in said]
        if rest := " ".join(_PRONOUNS.sub(" ", piece).split()):
            yield number, rest


def _says_again(piece: str, name: Name) -> bool:
    return set(fold(piece).split()) <= set(fold(f"{name.first} {name.last}").split())


def _say(draft: Draft, number: int, piece: str) -> None:
    """Keep a title, a company, or both of a line; the rest is left."""
    pair = _pair(draft, piece) if len(piece) <= _LONGEST else {}
    if pair is not None:  # none of a sentence is taken, and so it is left
        taken = [draft.take(name, value) for name, value in pair.items()]
        draft.left += [] if pair and all(taken) else [(number, piece)]
    elif not (
        (draft.is_company(piece) and draft.take("company", piece))
        or (words.TITLE.search(fold(piece)) and not draft.is_company(piece) and draft.take("title", piece))
    ):
        draft.left.append((number, piece))


def _pair(draft: Draft, piece: str) -> dict[str, str] | None:
    """Return title and company where a line holds both, in either order."""
    at = _AT.fullmatch(piece)
    if at and words.TITLE.search(fold(at["title"])):
        return {"title": at["title"], "company": at["company"]}
    parts = [part.strip() for part in _PARTS.split(piece)]
    companies = [part for part in parts if draft.is_company(part)]
    titles = [part for part in parts if part not in companies and words.TITLE.search(fold(part))]
    if len(parts) >= 2 and companies and titles and len(companies) + len(titles) == len(parts):  # noqa: PLR2004 -- both
        return {"title": ", ".join(titles), "company": ", ".join(companies)}
    return None
