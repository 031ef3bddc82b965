"""What of a signature has a shape of its own: addresses, pages, numbers, places, lines with a label."""

from __future__ import annotations

import re

from app.domain.folding import fold
from app.formats import signature_words as words
from app.formats.columns import Column, columns_of
from app.formats.people import is_address, name_parts
from app.formats.places import Place, place_of
from app.formats.signature_draft import Draft

RULE = re.compile(r"[-–—_=*~#\s]*")
"""A line that only parts others."""
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
_FEWEST, _MOST = 7, 15
_EDGES = " ,;:|·•-–—<>()[]\"'“”"
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


def take_shapes(draft: Draft, number: int, piece: str) -> None:
    """Keep what a piece of a line holds by its shape; its other words wait for their turn."""
    if RULE.fullmatch(piece) or _take_sender(draft, number, piece) or _take_labelled(draft, number, piece):
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


def _take_sender(draft: Draft, number: int, piece: str) -> bool:
    """Take the head of a mail, such as "Von: Vogt, Anna <anna@x.example>"."""
    match = _FROM.fullmatch(piece)
    if match is None or draft.domain:
        return False
    name = " ".join(name_parts(_take_mails(draft, number, match["rest"]).strip(_EDGES)))
    draft.words[:0] = [(number, name)] if name.strip() else []
    return True


def _take_place(draft: Draft, number: int, text: str, place: Place) -> None:
    """Keep city and country; street and postal code have no field."""
    draft.take("country", place.country)
    if place.city and not draft.is_company(place.city):
        draft.take("city", place.city)
    elif place.city:
        draft.take("company", place.city)
    if any(letter.isdigit() for letter in text):
        draft.left.append((number, text))


def _take_labelled(draft: Draft, number: int, piece: str) -> bool:
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


def _take_mails(draft: Draft, number: int, piece: str) -> str:
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


def _take_pages(draft: Draft, number: int, piece: str) -> str:
    for match in _PAGE.finditer(piece):
        page = match.group().split()[-1].rstrip(".,;)")
        if not ("linkedin.com/" in page.lower() and draft.take("linkedin", page)):
            draft.left.append((number, page))
    rest = _PAGE.sub(" ", piece)
    if _BARE_PAGE.fullmatch(rest.strip()) and not words.LEGAL.search(rest):
        draft.left.append((number, rest.strip()))
        return ""
    return rest


def _take_numbers(draft: Draft, number: int, piece: str) -> str:
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
