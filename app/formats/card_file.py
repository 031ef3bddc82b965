"""Leads to vCards of version 3.0, which every phone and mail program reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.dossier import Dossier
from app.formats.content_lines import folded, plain


def write_cards(dossiers: Iterable[Dossier]) -> bytes:
    """Return one card a lead, in UTF-8."""
    lines = (line for dossier in dossiers for line in _card(dossier))
    return b"".join(folded(line) for line in lines)


def _card(dossier: Dossier) -> Iterator[str]:
    details, record = dossier.record.details, dossier.record
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"N:{plain(details.last_name)};{plain(details.first_name)};;;"
    yield f"FN:{plain(details.name)}"
    for name, text in (("ORG", details.company), ("TITLE", details.title)):
        if text:
            yield f"{name}:{plain(text)}"
    for kind, email in zip(_kinds(), filter(None, (details.email, *record.emails)), strict=False):
        yield f"EMAIL;TYPE={kind}:{plain(email)}"
    for kind, phone in zip(_kinds(), filter(None, (details.phone, *record.phones)), strict=False):
        yield f"TEL;TYPE={kind}:{plain(phone)}"
    if details.city or details.country:
        yield f"ADR;TYPE=WORK:;;;{plain(details.city)};;;{plain(details.country)}"
    for name, text in (("URL", details.linkedin), ("NOTE", details.notes)):
        if text:
            yield f"{name}:{plain(text)}"
    if details.tags:
        yield f"CATEGORIES:{','.join(map(plain, details.tags))}"
    yield "END:VCARD"


def _kinds() -> Iterator[str]:
    """Yield WORK with the mark of what is preferred, then WORK for ever."""
    yield "WORK,PREF"
    while True:
        yield "WORK"
