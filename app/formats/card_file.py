"""Leads to vCards of version 3.0, which every phone and mail program reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.dossier import Dossier

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_WIDTH = 75
"""Octets in a line at most (RFC 2426)."""


def write_cards(dossiers: Iterable[Dossier]) -> bytes:
    """Return one card a lead, in UTF-8."""
    lines = (line for dossier in dossiers for line in _card(dossier))
    return b"".join(_folded(line) for line in lines)


def _card(dossier: Dossier) -> Iterator[str]:
    details, record = dossier.record.details, dossier.record
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"N:{_plain(details.last_name)};{_plain(details.first_name)};;;"
    yield f"FN:{_plain(details.name)}"
    for name, text in (("ORG", details.company), ("TITLE", details.title)):
        if text:
            yield f"{name}:{_plain(text)}"
    for kind, email in zip(_kinds(), filter(None, (details.email, *record.emails)), strict=False):
        yield f"EMAIL;TYPE={kind}:{_plain(email)}"
    for kind, phone in zip(_kinds(), filter(None, (details.phone, *record.phones)), strict=False):
        yield f"TEL;TYPE={kind}:{_plain(phone)}"
    if details.city or details.country:
        yield f"ADR;TYPE=WORK:;;;{_plain(details.city)};;;{_plain(details.country)}"
    for name, text in (("URL", details.linkedin), ("NOTE", details.notes)):
        if text:
            yield f"{name}:{_plain(text)}"
    if details.tags:
        yield f"CATEGORIES:{','.join(map(_plain, details.tags))}"
    yield "END:VCARD"


def _kinds() -> Iterator[str]:
    """Yield WORK with the mark of what is preferred, then WORK for ever."""
    yield "WORK,PREF"
    while True:
        yield "WORK"


def _plain(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line cut so that no piece is longer than allowed and no character is torn."""
    pieces, piece = list[bytes](), b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(piece) + len(octets) > _WIDTH - (1 if pieces else 0):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
