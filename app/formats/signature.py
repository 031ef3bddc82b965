"""The signature block of a mail to a lead. What is not understood stays in the notes; nothing is invented.

Each line is taken to pieces: first what has a shape of its own (address, page, number, place), then the
name, then what the words say (title, company). A company counts where a legal form says so, or the domain
of the mail address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.domain.folding import fold
from app.domain.lead import LeadDetails
from app.formats import signature_words as words
from app.formats.columns import Column, columns_of
from app.formats.people import is_address, name_parts
from app.formats.places import Place, place_of
from app.formats.signature_name import Name, find_name

_PIECES = re.compile(r"\s*[|•·‖]\s*|\t+|\s{3,}")
_PARTS = re.compile(r",\s+|\s+[–—-]\s+")
_RULE = re.compile(r"[-–—_=*~#\s]*")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w .'’()/-]{0,28}?)\s*[:：]\s*(?P<value>\S.*)")
_MAIL = re.compile(r"[^\s<>()\[\],;:|\"]+@[^\s<>()\[\],;:|\"]+\.[^\W\d_]{2,24}")
_PAGE = re.compile(
    r"(?:\b(?:web|website|www|internet|url|site|linkedin|in)\s*[:]?\s+)?"
    r"(?:https?://\S+|\bwww\.\S+|\b(?:[a-z]{2,3}\.)?linkedin\.com/\S+)",
    re.IGNORECASE,
)
_BARE_PAGE = re.compile(r"(?:w(?:eb)?[:.]?\s+)?(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.])(?P<number>(?:\+\s?)?[\d(][\d()\s./‑–-]{4,24}\d)"
    r"(?P<more>\s*(?:x|ext\.?|extension|durchwahl|poste|int\.|wewn\.|доб\.)\s*\d{1,6})?(?!\w)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
_AT = re.compile(r"(?P<title>.+?)\s+(?:at|@|bei|chez|presso|bij|hos)\s+(?P<company>.+)")
_PRONOUNS = re.compile(r"\((?:she|he|they)[^)]*\)", re.IGNORECASE)
_FEWEST, _MOST = 7, 15
_LONGEST = 90
"""Characters of a title with a company; what is longer is a sentence."""
_EDGES = " ,;:|·•-–—<>()[]\"'“”"
_LONGEST_LINE = 300
_FROM = re.compile(r"(?:from|von|de|da|van|od|från|fra|от|发件人)\s*[:：]\s*(?P<rest>.*@.*)", re.IGNORECASE)
_FIELDS = {
    Column.FIRST: "first_name",
    Column.LAST: "last_name",
    Column.COMPANY: "company",
    Column.TITLE: "title",
    Column.CITY: "city",
    Column.LANGUAGE: "language",
    Column.BEST_TIME: "best_time",
}


@dataclass(frozen=True, slots=True)
class Signature:
    """What was read.

    Attributes:
        details: The lead; what was left stands in its notes.
        left: Lines that were not understood, or that a lead has no field for, as written.
    """

    details: LeadDetails
    left: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """What is known so far. Words and left lines carry the number of their line."""

    found: dict[str, str] = field(default_factory=dict)
    domain: str = ""
    words: list[tuple[int, str]] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)

    def take(self, name: str, value: str) -> bool:
        """Keep a value where none is known yet."""
        if self.found.get(name) or not value:
            return False
        self.found[name] = value
        return True


def read_signature(text: str) -> Signature:
    """Return the person of a signature block, or of a filled form with a label before each line.

    A message above the farewell stays in the notes. Whether anybody was found, `details.name` says.
    """
    lines = [_tidy(line) for line in text.splitlines()]
    draft = _Draft()
    begin = _begin(lines)
    for number, line in enumerate(lines):
        if number < begin or len(line) > _LONGEST_LINE:
            draft.left += [(number, line)] if line and not _RULE.fullmatch(line) else []
        else:
            for piece in _PIECES.split(line):
                bare = _undecorated(piece)
                _take(draft, number, _without_farewell(bare) if number == begin else bare)
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


# what has a shape of its own


def _take(draft: _Draft, number: int, piece: str) -> None:
    if _RULE.fullmatch(piece) or _take_sender(draft, number, piece) or _take_labelled(draft, number, piece):
        return
    rest = _take_mails(draft, number, piece)
    rest = _take_pages(draft, number, rest)
    rest = _take_numbers(draft, number, rest)
    rest = rest.strip(_EDGES if rest != piece else " ,;|·•–—<>\"'“”")
    if not rest or fold(rest).strip(".:") in words.PHONE | words.FAX:
        return
    place = place_of(rest)
    if place is not None:
        _take_place(draft, number, rest, place)
    elif any(letter.isdigit() for letter in rest):
        draft.left.append((number, rest))
    else:
        draft.words.append((number, rest))


def _take_sender(draft: _Draft, number: int, piece: str) -> bool:
    """Take the head of a mail, such as "Von: Vogt, Anna <anna@x.example>"."""
    match = _FROM.fullmatch(piece)
    if match is None or draft.domain:
        return False
    name = " ".join(name_parts(_take_mails(draft, number, match["rest"]).strip(_EDGES)))
    draft.words[:0] = [(number, name)] if name.strip() else []
    return True


def _take_place(draft: _Draft, number: int, text: str, place: Place) -> None:
    """Keep city and country; street and postal code have no field."""
    draft.take("country", place.country)
    if place.city and not _company(draft, place.city):
        draft.take("city", place.city)
    elif place.city:
        draft.take("company", place.city)
    if any(letter.isdigit() for letter in text):
        draft.left.append((number, text))


def _take_labelled(draft: _Draft, number: int, piece: str) -> bool:
    """Take a line such as "Firma: Nordlicht GmbH"; the names of columns say what it holds."""
    match = _LABELLED.fullmatch(piece)
    column = columns_of((match["label"],))[0] if match else None
    if match is None or column is None:
        return False
    if column is Column.NAME and "@" not in match["value"]:
        draft.words.insert(0, (number, match["value"]))
        return True
    if column in _FIELDS:
        return draft.take(_FIELDS[column], match["value"])
    if column is Column.COUNTRY and (place := place_of(match["value"])) is not None:
        return draft.take("country", place.country)
    if column in {Column.NOTES, Column.STREET, Column.POSTCODE, Column.PREFIX, Column.REGION}:
        draft.left.append((number, piece))
        return True
    return False


def _take_mails(draft: _Draft, number: int, piece: str) -> str:
    for match in reversed([*_MAIL.finditer(piece)]):
        before, address, after = piece[: match.start()], match.group().strip("."), piece[match.end() :]
        if not is_address(address):
            continue
        others = [one for one in _MAIL.findall(before) if is_address(one)]
        if others or not draft.take("email", address):
            draft.left.append((number, address))
        piece = f"{before[: words.MAIL.search(before).start()]} {after}"  # type: ignore[union-attr] # it may be empty
    draft.domain = draft.domain or draft.found.get("email", "").partition("@")[2]
    return piece


def _take_pages(draft: _Draft, number: int, piece: str) -> str:
    for match in _PAGE.finditer(piece):
        page = match.group().split()[-1].rstrip(".,;)")
        if not ("linkedin.com/" in page.lower() and draft.take("linkedin", page)):
            draft.left.append((number, page))
    rest = _PAGE.sub(" ", piece)
    if _BARE_PAGE.fullmatch(rest.strip()) and not words.LEGAL.search(rest):
        draft.left.append((number, rest.strip()))
        return ""
    return rest


def _take_numbers(draft: _Draft, number: int, piece: str) -> str:
    kept, at = "", 0
    for match in _NUMBER.finditer(piece):
        before, written = piece[at : match.start()], match.group().strip()
        named = {fold(word).strip(".:()") for word in re.split(r"[\s/&:.]+", before)} - {""}
        fax, known = bool(named & words.FAX), bool(named) and named <= words.PHONE | words.FAX
        beside = piece[: match.start()] + piece[match.end() :]
        if not _is_number(match["number"], beside, known=known):
            continue
        at = match.end()
        kept += "" if known else before
        if (fax and not named & words.PHONE) or not draft.take("phone", written):
            draft.left.append((number, f"{before.strip(' ,;/|') if known else ''} {written}".strip()))
    return f"{kept} {piece[at:]}" if at else piece


def _is_number(written: str, beside: str, *, known: bool) -> bool:
    digits = sum(letter.isdigit() for letter in written)
    if not _FEWEST <= digits <= _MOST:
        return False
    alone = not any(letter.isalpha() for letter in beside)
    begins = written.startswith(("0", "(0")) or _AMERICAN.fullmatch(written) is not None
    return known or written.startswith("+") or (alone and begins)


# what the words say


def _name(draft: _Draft) -> None:
    """Find the name, and put back what stood beside it."""
    local = draft.found.get("email", "").partition("@")[0]
    draft.words = [(number, piece) for number, piece in _without_pronouns(draft)]
    if draft.found.get("first_name") or draft.found.get("last_name"):
        return
    best = find_name([piece for _, piece in draft.words], local, is_company=_Is(draft))
    if best is None:
        return
    number = draft.words[best.place][0]
    draft.found |= {"first_name": best.first, "last_name": best.last}
    draft.words[best.place : best.place + 1] = [(number, best.rest)] if best.rest else []
    if best.address_of:
        draft.left.append((number, f"Form of address: {best.address_of}"))
    draft.words = [(line, piece) for line, piece in draft.words if not _says_again(piece, best)]


def _without_pronouns(draft: _Draft) -> Iterator[tuple[int, str]]:
    for number, piece in draft.words:
        said = _PRONOUNS.findall(piece)
        draft.left += [(number, one.strip("()")) for one in said]
        if rest := " ".join(_PRONOUNS.sub(" ", piece).split()):
            yield number, rest


def _says_again(piece: str, name: Name) -> bool:
    return set(fold(piece).split()) <= set(fold(f"{name.first} {name.last}").split())


@dataclass(frozen=True, slots=True)
class _Is:
    """Whether a text is the company of a draft."""

    draft: _Draft

    def __call__(self, text: str) -> bool:
        return _company(self.draft, text)


def _say(draft: _Draft, number: int, piece: str) -> None:
    """Keep a title, a company, or both of a line; the rest is left."""
    pair = _pair(draft, piece) if len(piece) <= _LONGEST else {}
    if pair is not None:  # none of a sentence is taken, and so it is left
        taken = [draft.take(name, value) for name, value in pair.items()]
        draft.left += [] if pair and all(taken) else [(number, piece)]
    elif not (
        (_company(draft, piece) and draft.take("company", piece))
        or (words.TITLE.search(fold(piece)) and not _company(draft, piece) and draft.take("title", piece))
    ):
        draft.left.append((number, piece))


def _pair(draft: _Draft, piece: str) -> dict[str, str] | None:
    """Return title and company where a line holds both, in either order."""
    at = _AT.fullmatch(piece)
    if at and words.TITLE.search(fold(at["title"])):
        return {"title": at["title"], "company": at["company"]}
    parts = [part.strip() for part in _PARTS.split(piece)]
    companies = [part for part in parts if _company(draft, part)]
    titles = [part for part in parts if part not in companies and words.TITLE.search(fold(part))]
    if len(parts) >= 2 and companies and titles and len(companies) + len(titles) == len(parts):  # noqa: PLR2004 -- both
        return {"title": ", ".join(titles), "company": ", ".join(companies)}
    return None


def _company(draft: _Draft, text: str) -> bool:
    """True where a legal form says so, or the domain of the mail address."""
    if words.LEGAL.search(text):
        return True
    labels = draft.domain.lower().split(".")
    label = max(labels[:-1], key=len, default="").replace("-", "")
    bare = re.sub(r"\W+", "", fold(text))
    initials = "".join(word[0] for word in re.findall(r"\w+", fold(text)))
    if len(label) < 3 or len(bare) < 3:  # noqa: PLR2004 -- two letters prove nothing
        return False
    close = len(bare) > 3 and len(label) > 3 and (bare.startswith(label) or label.startswith(bare))  # noqa: PLR2004
    return label in {bare, initials} or close
