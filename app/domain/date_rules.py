"""The days in a text of plain English: by name, in parts of weeks and months, of the calendar, in lengths.

A rule that is not sure says so in `doubt`; what no rule knows is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import date_calendar, date_periods, date_weekdays
from app.domain.date_form import Form
from app.domain.date_words import QUANTITIES, Today, read_stretch

# Of two that see the same words the earlier one counts.
_RULES = (*date_weekdays.RULES, *date_periods.RULES, *date_calendar.RULES)
_WHOLE = (*date_periods.WHOLE, *date_calendar.WHOLE, *date_weekdays.WHOLE)
"""What is read only where the text is nothing but a date."""
_NO_DAY_BEFORE = re.compile(
    r"(?:easter|good|ash|palm|whit|mothering|black|cyber|shrove|maundy|holy|boxing|casual"
    r"|every|each|except|not|not on)\s+$"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in a text, at [start, end).

    Attributes:
        kind: "weekday", "near" (today, tomorrow), "calendar", "span" (in 3 days) or "part" (next week).
        at: The very time, where the phrase says one ("in 5 minutes").
        doubt: What is unsure about it, in words; empty when nothing is.
    """

    start: int
    end: int
    day: date
    kind: str
    at: datetime | None = None
    doubt: str = ""


def find_days(text: str, today: Today, *, whole: bool) -> Iterator[Day]:
    """Yield every day that a rule sees in a lower-case text; they may overlap.

    `whole`: the text is nothing but a date, so that "May" and "1 hour" are read as well.
    """
    for form in _RULES:
        for found in form.pattern.finditer(text):
            if _NO_DAY_BEFORE.search(text[: found.start()]) is None:
                yield from _day(form, found, today)
    yield from _stretches(text, today, whole=whole)
    for form in _WHOLE if whole else ():
        match = form.pattern.fullmatch(text)
        if match:
            yield from _day(form, match, today)


def _day(form: Form, found: re.Match[str], today: Today) -> Iterator[Day]:
    reading = form.day(found, today)
    if reading is not None:
        yield Day(found.start(), found.end(), reading[0], form.kind, doubt=reading[1])


_STRETCHES = (
    # pattern, sign
    (re.compile(rf"(?<!\w)(?:with)?in\s+({QUANTITIES})(?:[’']?s?\s+time\b)?(?:\s+from\s+now\b)?"), 1),
    (re.compile(rf"(?<![\w.])({QUANTITIES})\s+(?:from\s+(?:now|today)|later|out|hence)\b"), 1),
    (re.compile(rf"(?<![\w.])({QUANTITIES})[’']?\s+time\b"), 1),
    (re.compile(rf"(?<![\w.])({QUANTITIES})\s+(?:ago|earlier)\b"), -1),
    (re.compile(rf"(?<!\w)\+\s*({QUANTITIES})"), 1),
    (re.compile(r"(?<=\s)(\d{1,2}\s?(?:d|w|wks?))(?=\s*(?:$|[,;\x01]))"), 1),
)
_WHOLE_STRETCHES = (
    (re.compile(rf"(?:for\s+|after\s+)?({QUANTITIES})"), 1),
    (re.compile(rf"({QUANTITIES})\s+after"), 1),
    (re.compile(rf"({QUANTITIES})\s+before"), -1),
    (re.compile(rf"-\s*({QUANTITIES})(?:\s+\d\d)?"), -1),
)


def _stretches(text: str, today: Today, *, whole: bool) -> Iterator[Day]:
    for pattern, sign in _STRETCHES:
        for found in pattern.finditer(text):
            yield _stretch(found, today, sign)
    for pattern, sign in _WHOLE_STRETCHES if whole else ():
        match = pattern.fullmatch(text)
        if match:
            yield _stretch(match, today, sign)


def _stretch(found: re.Match[str], today: Today, sign: int) -> Day:
    length = read_stretch(found[1])
    at = length.after(today.now, today, sign)
    return Day(found.start(), found.end(), at.date(), "span", at=at if length.fine else None)
