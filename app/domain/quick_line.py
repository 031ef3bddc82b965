"""What a quick-add line says, and where in the line it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.words import ActivityKind, Channel, Outcome

if TYPE_CHECKING:  # the grammar takes a tenth of a second to load; the window shows these values without it
    from app.domain.date_finder import FoundDate
    from app.domain.quick_names import Named

EDGES = " ,;.:-–>→()[]"
"""What stands between parts."""
TAKEN = "\x01"
"""Stands where a part was taken out."""
_LOOSE = re.compile(
    r"(?:^|(?<=[,;]))\s*(?:and|then|on|at|to|with|from|for|by|her|him|them|me|again|back|please|the)\s*(?=[,;]|$)"
)


class Part(StrEnum):
    """A part of the line that was understood."""

    LEAD = "lead"
    HAPPENED = "activity"
    NEXT = "touch"
    WHEN = "when"
    TAG = "tags"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in the line a part stands, at [start, end)."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Happened:
    """What was done and how it went.

    Attributes:
        at: Naive wall time where the line says when, else None for now.
        sure: The line says how it went.
    """

    channel: Channel
    kind: ActivityKind
    outcome: Outcome
    minutes: int = 0
    at: datetime | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next; `channel` is None where the line says none, `when` where it says no date.

    Its own words stand in the line at [start, end).
    """

    channel: Channel | None
    when: FoundDate | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says.

    Attributes:
        named: Whom it may be about, the likeliest first.
        email, phone, company: As written.
        new, inbound: It says that the lead is new, that it came by itself.
        unused: Dates that stay in the note.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    named: tuple[Named, ...] = ()
    email: str = ""
    phone: str = ""
    company: str = ""
    tags: tuple[str, ...] = ()
    new: bool = False
    inbound: bool = False
    happened: Happened | None = None
    step: Step | None = None
    unused: tuple[str, ...] = ()

    def with_lead(self, named: Named | None) -> Line:
        """Return the line with the place of the lead's name marked."""
        if named is None:
            return self
        taken = [(mark.start, mark.end) for mark in self.marks]
        again = [
            Mark(one.start, one.end, Part.LEAD)
            for one in self.named
            if one.text == named.text and not any(a < one.end and one.start < b for a, b in taken)
        ]
        own = Mark(named.start, named.end, Part.LEAD)
        return replace(self, marks=in_order((*self.marks, *(one for one in again if one != own), own)))

    @property
    def note(self) -> str:
        """What no rule took."""
        return tidy(left_over(self.text, self.marks))

    @property
    def purpose(self) -> str:
        """What no rule took of the next step's own words."""
        if self.step is None or self.step.start == self.step.end:
            return ""
        start, end = self.step.start, self.step.end
        inside = [mark for mark in self.marks if mark.start < end and mark.end > start]
        moved = [replace(one, start=max(one.start - start, 0), end=one.end - start) for one in inside]
        return tidy(left_over(self.text[start:end], moved))


def tidy(text: str) -> str:
    """Return words that were left over, without the commas and small words between what was taken."""
    words = re.sub(r"\s*([,;])(?:\s*[,;])+", r"\1", " ".join(text.split()))
    words = _LOOSE.sub("", re.sub(r"\s+([,;.])", r"\1", words))
    words = re.sub(r"(?:^|(?<=[,;]))\s*(?:and|then)\s+", " ", words)
    return re.sub(r"\s*([,;])(?:\s*[,;])+", r"\1", " ".join(words.split())).strip(EDGES)


def left_over(text: str, marks: Iterable[Mark]) -> str:
    """Return a text with a comma in place of each part that was taken."""
    letters = list(text)
    for mark in marks:
        letters[mark.start : mark.end] = [TAKEN] * (mark.end - mark.start)
    return re.sub(rf"{TAKEN}+", " , ", "".join(letters))


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks as they stand in the line."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
