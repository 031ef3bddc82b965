"""The figures of the playbook: each one a setting with its default, bounds, meaning and source.

A rule is never switched off; its figures are the rep's to choose within bounds, and every date can be
overruled by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import time
from typing import Any

from app.errors import InputError


def _figure(default: int, least: int, most: int, rule: str, unit: str, meaning: str, source: str) -> int:
    """Declare a figure; the dataclass keeps what is said of it beside its default."""
    said = {"least": least, "most": most, "rule": rule, "unit": unit, "meaning": meaning, "source": source}
    made: int = field(default=default, metadata=said)
    return made


@dataclass(frozen=True, slots=True)
class Playbook:
    """All figures; the defaults are those of a fresh profile. What each one means stands in FIGURES."""

    answer_minutes: int = _figure(
        60, 5, 480, "P1", "minutes", "time in which a new inbound lead is answered", "S1, S2"
    )
    recap_minutes: int = _figure(
        60, 10, 240, "P2", "minutes", "time to look over a recap before it rings", "S3"
    )
    ask_before: int = _figure(
        5, 5, 12, "P4", "touches", "stopping before so many were done asks for a reason", "S0, S3"
    )
    series_least: int = _figure(8, 1, 12, "P4", "touches", "a cadence with fewer is called short", "S1, S4")
    series_most: int = _figure(12, 8, 40, "P4", "touches", "a cadence with more is called long", "S0, S2")
    email_gap: int = _figure(2, 0, 20, "P5", "business days", "least distance between two e-mails", "S3")
    call_gap: int = _figure(1, 0, 20, "P5", "business days", "least distance between two calls", "S0")
    other_gap: int = _figure(
        1, 0, 20, "P5", "business days", "least distance between two touches of another channel", "S0"
    )
    more_calls: int = _figure(2, 0, 5, "P6", "calls", "tries after the first call found nobody", "S3")
    retry_after: int = _figure(1, 0, 10, "P6", "business days", "time until the next try", "S3")
    longest_months: int = _figure(12, 1, 36, "P7", "months", "longest a series can be stretched to", "S3")
    reminder_before: int = _figure(
        1, 1, 5, "P8", "business days", "a reminder letter goes out so long before an appointment", "S3"
    )
    best_from: int = _figure(8, 8, 20, "P9", "o'clock there", "calls are best from", "S3")
    best_to: int = _figure(10, 9, 21, "P9", "o'clock there", "calls are best until", "S3")
    late_from: int = _figure(16, 8, 20, "P9", "o'clock there", "calls are best again from", "S3")
    late_to: int = _figure(17, 9, 21, "P9", "o'clock there", "calls are best again until", "S3")
    poor_from: int = _figure(11, 8, 20, "P9", "o'clock there", "calls are weakest from", "S3")
    poor_to: int = _figure(14, 9, 21, "P9", "o'clock there", "calls are weakest until", "S3")
    awake_from: int = _figure(8, 8, 12, "P9", "o'clock there", "never before", "S0; 47 CFR 64.1200")
    awake_to: int = _figure(21, 17, 21, "P9", "o'clock there", "never from then on", "S0; 47 CFR 64.1200")
    best_day_first: int = _figure(
        2, 0, 6, "P9", "weekday, 0 is Monday", "first of the best days for calls", "S3"
    )
    best_day_last: int = _figure(
        3, 0, 6, "P9", "weekday, 0 is Monday", "last of the best days for calls", "S3"
    )
    mail_minutes: int = _figure(
        60, 15, 240, "P10", "minutes", "mails go out so soon after the start of the lead's day", "S0"
    )
    per_week: int = _figure(3, 1, 7, "P13", "touches", "most touches a lead and calendar week", "S0")
    after_return: int = _figure(
        1, 0, 10, "P13", "working days", "rest after somebody's return from an absence", "practice"
    )
    touches: int = _figure(12, 1, 500, "P28", "touches", "most touches a day", "S3")
    minutes: int = _figure(150, 5, 1440, "P28", "minutes", "most minutes a day", "S3")
    catch_up_days: int = _figure(
        10, 1, 60, "P28", "business days", "over so many days a backlog is spread", "practice"
    )

    @property
    def awake(self) -> tuple[time, time]:
        """Hours outside which nobody is called, wall time there."""
        return _span(self.awake_from, self.awake_to)

    @property
    def best(self) -> tuple[tuple[time, time], ...]:
        """Best hours for calls, wall time there."""
        return _span(self.best_from, self.best_to), _span(self.late_from, self.late_to)

    @property
    def poor(self) -> tuple[time, time]:
        """The weakest hours for calls, wall time there."""
        return _span(self.poor_from, self.poor_to)

    @property
    def best_days(self) -> frozenset[int]:
        """Best weekdays for calls, 0 is Monday."""
        return frozenset(range(self.best_day_first, self.best_day_last + 1))


USUAL = Playbook()
"""The figures of a fresh profile."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is to be known of one figure.

    Attributes:
        name: Its field in the playbook, and its key in the settings.
        rule: The rule it belongs to.
        least, most: Bounds, both inclusive.
        unit, meaning: In words; "most minutes a day".
        source: The text it comes from (S0 to S4), or where else.
    """

    name: str
    rule: str
    default: int
    least: int
    most: int
    unit: str
    meaning: str
    source: str


_PAIRS = (
    ("best_from", "best_to"),
    ("late_from", "late_to"),
    ("poor_from", "poor_to"),
    ("awake_from", "awake_to"),
    ("series_least", "series_most"),
)
"""The first of each is less than the second."""


def _described(one: Field[Any]) -> Figure:
    assert one.default is not MISSING
    return Figure(one.name, default=one.default, **one.metadata)


FIGURES: tuple[Figure, ...] = tuple(_described(one) for one in fields(Playbook))


def book_of(values: Mapping[str, int]) -> Playbook:
    """Return the playbook with these figures. Raises InputError for one unknown or out of bounds."""
    known = {figure.name: figure for figure in FIGURES}
    for name, value in values.items():
        if name not in known:
            raise InputError(f"There is no figure “{name}”.", "Look at the list of figures in Settings.")
        _check(known[name], value)
    book = Playbook(**values)
    for first, second in _PAIRS:
        if getattr(book, first) >= getattr(book, second):
            said = f"“{_named(known[first])}” lies before “{_named(known[second])}”."
            raise InputError(said, "Change one of the two.")
    if book.best_day_first > book.best_day_last:
        raise InputError("The first of the best days comes after the last.", "Change one of the two.")
    return book


def book_within(values: Mapping[str, int]) -> Playbook:
    """Return the playbook nearest to figures from a file: unknown ones are left out, bounds hold.

    Figures that do not fit together are the usual ones.
    """
    known = {figure.name: figure for figure in FIGURES if figure.name in values}
    kept = {name: min(max(values[name], one.least), one.most) for name, one in known.items()}
    try:
        return book_of(kept)
    except InputError:
        paired = {name for pair in (*_PAIRS, ("best_day_first", "best_day_last")) for name in pair}
        return book_of({name: value for name, value in kept.items() if name not in paired})


def changed(book: Playbook) -> dict[str, int]:
    """Return the figures that differ from the defaults; this is what is kept."""
    names = [figure.name for figure in FIGURES]
    return {name: getattr(book, name) for name in names if getattr(book, name) != getattr(USUAL, name)}


def _check(figure: Figure, value: int) -> None:
    if not figure.least <= value <= figure.most:
        message = f"{_named(figure)}: between {figure.least} and {figure.most} {figure.unit}."
        raise InputError(message, "Enter a figure within these bounds.")


def _named(figure: Figure) -> str:
    return figure.meaning[0].upper() + figure.meaning[1:]


def _span(start: int, end: int) -> tuple[time, time]:
    return time(start), time(end)
