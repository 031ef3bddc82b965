"""One form in which a day is written: its pattern, and how what matches is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.date_words import Today

Reading = tuple[date, str] | None
"""A day with what is unsure about it, in words; None for what is no day after all."""
Read = Callable[[re.Match[str], Today], Reading]


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern over lower-case text, and the reading of its matches.

    Attributes:
        kind: As of the day it gives: "weekday", "near", "part" or "calendar".
    """

    kind: str
    pattern: re.Pattern[str]
    read: Read

    def day(self, found: re.Match[str], today: Today) -> Reading:
        """Return what a match says."""
        try:
            return self.read(found, today)
        except (ValueError, OverflowError):
            return None  # the 31st of February: left alone


def forms(kind: str, *written: tuple[str, Read]) -> tuple[Form, ...]:
    """Return the forms of one kind, from patterns and readings."""
    return tuple(Form(kind, re.compile(pattern), read) for pattern, read in written)
