"""Merge fields in a text: `{{ first_name }}` stands for what is known of the lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FIELD = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain words, or the name of a merge field."""

    text: str
    field: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into plain stretches and fields, in order; put together again they give the same text."""
    cut: list[Piece] = []
    start = 0
    for match in _FIELD.finditer(text):
        if match.start() > start:
            cut.append(Piece(text[start : match.start()]))
        cut.append(Piece(match.group(1), field=True))
        start = match.end()
    if start < len(text):
        cut.append(Piece(text[start:]))
    return tuple(cut)


def marked(field: str) -> str:
    """Return the field as it stands in a stored text."""
    return f"{{{{ {field} }}}}"


def filled(text: str, fields: Mapping[str, str]) -> str:
    """Return the text with every known field filled; an empty or unknown one stays as it is written."""
    return _FIELD.sub(lambda match: fields.get(match.group(1)) or match.group(0), text)


def missing(text: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields of the text that cannot be filled, each once, in order."""
    named = dict.fromkeys(piece.text for piece in pieces(text) if piece.field)
    return tuple(name for name in named if not fields.get(name))


def field_title(field: str) -> str:
    """Return a field's name for a person: "First name" of first_name."""
    words = field.replace("_", " ")
    return words[:1].upper() + words[1:]
