"""The words of dates in plain English, and the arithmetic behind them.

Everything here works on lower-case text. The grammar itself stands in date_weekdays.py, date_periods.py,
date_calendar.py and clock_rules.py.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
WEEK = 7
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name[:length]: month for month, name in enumerate(MONTH_NAMES, 1) for length in (3, len(name))} | {
    "sept": 9
}
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name[:3]: day for day, name in enumerate(DAY_NAMES)} | {
    **{name: day for day, name in enumerate(DAY_NAMES)},
    **dict(zip(("tues", "weds", "thur", "thurs"), (1, 2, 3, 3), strict=True)),
}
NUMBERS = {
    word: float(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1.0, "an": 1.0, "the": 1.0, "half": 0.5, "half a": 0.5, "half an": 0.5, "couple": 2.0, "few": 3.0}
_UNITS = {
    "second": ("seconds", "second", "secs", "sec"),
    "minute": ("minutes", "minute", "mins", "min", "m"),
    "hour": ("hours", "hour", "hrs", "hr", "h"),
    "working day": ("working days", "working day", "business days", "business day", "workdays", "workday"),
    "day": ("days", "day", "d"),
    "week": ("weeks", "week", "wks", "wk", "w"),
    "fortnight": ("fortnights", "fortnight"),
    "month": ("months", "month", "mons", "mon", "mo"),
    "quarter": ("quarters", "quarter"),
    "year": ("years", "year", "yrs", "yr", "y"),
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_CENTURY, _OLD = 100, 70
_SPANS = {"second": "seconds", "minute": "minutes", "hour": "hours"}


def either(words: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return a pattern for one of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


ON = r"(?:(?:on|by|until|till|from|this\s+coming)\s+)?"
MONTH = rf"(?:{either(list(MONTHS))}\.?(?![a-z]))"
NAMED_MONTH = rf"(?P<month>{MONTH})"
YEAR4 = r"(?P<year>\d{4})"
WEEKDAY = rf"(?:{either(list(WEEKDAYS))}\.?(?![a-z]))"
FULL_WEEKDAY = either(DAY_NAMES)
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|(?<![a-z])(?:half\s+an?|a\s+couple(?:\s+of)?|couple\s+of|a\s+few|"
    + either([word for word in NUMBERS if " " not in word])
    + r")(?![a-z]))"
)
QUANTITY = rf"(?:{_NUMBER}\s*{either(list(UNITS))}(?![a-z]))"
QUANTITIES = rf"(?:{QUANTITY}(?:\s*,?\s*(?:and\s+)?{QUANTITY})*)"
_PAIR = re.compile(rf"({_NUMBER})\s*({either(list(UNITS))})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Today:
    """What a phrase is read against.

    Attributes:
        now: The rep's wall time, naive.
        month_first: 3/4 is 4 March, as in the United States.
        working: Weekdays the rep works on; 0 is Monday.
        free: Days off and holidays.
        opens, closes: What "morning" and "end of day" stand for.
    """

    now: datetime
    month_first: bool = False
    working: frozenset[int] = frozenset(range(5))
    free: frozenset[date] = field(default_factory=frozenset)
    opens: time = time(9)
    closes: time = time(17)

    @property
    def day(self) -> date:
        """The rep's date."""
        return self.now.date()

    def works_on(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() in self.working and day not in self.free

    def on_or_after(self, day: date) -> date:
        """Return the first working day on or after this one; the day itself where nobody ever works."""
        return next((one for one in _days(day, 1) if self.works_on(one)), day)

    def on_or_before(self, day: date) -> date:
        """Return the last working day on or before this one."""
        return next((one for one in _days(day, -1) if self.works_on(one)), day)


def _days(first: date, step: int) -> Iterator[date]:
    return (first + step * ahead * DAY for ahead in range(60))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on (or back), or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def of_week(day: date, weeks: int, weekday: int) -> date:
    """Return a weekday (0 is Monday) of the week so many weeks after that of `day`."""
    return day + (weeks * WEEK + weekday - day.weekday()) * DAY


def full_year(text: str) -> int:
    """Return the year of "2026", "26" or "’26"; from 70 on two figures mean the last century."""
    year = int(text.lstrip("'’"))
    if year >= _CENTURY:
        return year
    return year + (1900 if year >= _OLD else 2000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time as written: "1 day 2 hours".

    Attributes:
        span: Its seconds to weeks.
        months: Its months, quarters and years.
        working: Its working days.
        fine: It has hours, minutes or seconds, so it ends at a time and not on a day.
    """

    span: timedelta = timedelta()
    months: int = 0
    working: int = 0
    fine: bool = False

    def after(self, at: datetime, today: Today, sign: int = 1) -> datetime:
        """Return the time so long after `at`, or before it for a sign of -1."""
        moved = datetime.combine(months_on(at.date(), sign * self.months), at.time()) + sign * self.span
        for _ in range(self.working):
            step = moved.date() + sign * DAY
            moved = datetime.combine(
                today.on_or_after(step) if sign > 0 else today.on_or_before(step), moved.time()
            )
        return moved


def read_stretch(text: str) -> Stretch:
    """Return the length written in a text that matches QUANTITIES."""
    made = Stretch()
    for number, word in _PAIR.findall(text):
        made = _longer(made, _number(number), UNITS[word])
    return made


def _longer(so_far: Stretch, amount: float, unit: str) -> Stretch:
    span, months, working, fine = so_far.span, so_far.months, so_far.working, so_far.fine
    if unit in _IN_MONTHS:
        months += round(amount * _IN_MONTHS[unit])
    elif unit == "working day":
        working += round(amount)
    elif unit in _SPANS:
        span, fine = span + timedelta(**{_SPANS[unit]: amount}), True
    else:
        span += {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}[unit] * amount * DAY
    return Stretch(span, months, working, fine)


def _number(text: str) -> float:
    words = re.sub(r"^an?\s+(?=couple|few)|\s+of$", "", " ".join(text.split()))
    return NUMBERS[words] if words in NUMBERS else float(words.replace(",", "."))
