"""A date typed in a field: ISO, "Fri", "28 May", "tomorrow", "next week", each with or without a time.

All are wall time where the rep is. A day without a time means the end of that working day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from app.errors import InputError

END_OF_DAY = time(18, 0)
"""What is agreed "by Friday" is late after this."""
EXAMPLES = "Write a date such as: Fri, 28 May, tomorrow, 2026-05-28 or Thu 12:00."

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: day for day, name in enumerate(_DAYS)} | {name: day for day, name in enumerate(_DAY_NAMES)}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name[:length]: month for month, name in enumerate(_MONTH_NAMES, 1) for length in (3, len(name))}
_MONTHS["sept"] = 9
_TIME = re.compile(r"(?:^|[\s,]+)(?:at\s+)?(\d{1,2}):(\d{2})$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?")
_YEARS_AHEAD = 8  # 29 February comes back within them


def find_date(text: str, today: date) -> datetime | None:
    """Return the naive wall time that `text` stands for, or None when it is no date at all.

    `today` is the rep's date it is counted from: a weekday is the next one after it, a day and month the
    next one on or after it. Raises InputError for what is written as a date and cannot be: 31 Feb, 25:00.
    """
    words = (
        text.strip().casefold().replace("t", " ", 1) if _ISO.match(text.strip()) else text.strip().casefold()
    )
    clock = _TIME.search(words)
    rest = words[: clock.start()].strip(" ,") if clock else words
    if clock and not rest:
        rest = "today"
    day = _day(rest.removeprefix("on ").strip(), today, text)
    return _in_plain_english(text, today) if day is None else datetime.combine(day, _time(clock, text))


def _in_plain_english(text: str, today: date) -> datetime | None:
    """Return what "next week" and "end of month" stand for; what is past or doubtful is no date here."""
    from app.domain.date_finder import read_phrase  # its patterns are made when they are first needed
    from app.domain.date_words import Today

    found = read_phrase(text, Today(datetime.combine(today, time.min)))
    if found is None or found.doubt or found.at.date() < today:
        return None
    return found.at if found.timed else datetime.combine(found.at.date(), END_OF_DAY)


def _time(clock: re.Match[str] | None, text: str) -> time:
    if clock is None:
        return END_OF_DAY
    try:
        return time(int(clock[1]), int(clock[2]))
    except ValueError:
        raise InputError(f"“{text.strip()}” has a time that does not exist.", EXAMPLES) from None


def _day(words: str, today: date, text: str) -> date | None:
    if words in {"today", "tomorrow"}:
        return today + timedelta(days=words == "tomorrow")
    first, _, rest = words.partition(" ")
    weekday = _WEEKDAYS.get(first.rstrip(".,"))
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    day = _calendar_day(rest if weekday is not None else words, today, text)
    if day is not None and weekday is not None and day.weekday() != weekday:
        raise InputError(f"“{text.strip()}” is a {_DAY_NAMES[day.weekday()].title()}.", "Check the day.")
    return day


def _calendar_day(words: str, today: date, text: str) -> date | None:
    if iso := _ISO.fullmatch(words):
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]), text)
    named = _DAY_MONTH.fullmatch(words)
    if named is None or named[2] not in _MONTHS:
        return None
    month, number = _MONTHS[named[2]], int(named[1])
    if named[3]:
        return _valid(int(named[3]), month, number, text)
    return _next(today, month, number, text)


def _next(today: date, month: int, number: int, text: str) -> date:
    """Return the next such day on or after `today`."""
    for year in range(today.year, today.year + _YEARS_AHEAD):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise _impossible(text)


def _valid(year: int, month: int, number: int, text: str) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise _impossible(text) from None


def _impossible(text: str) -> InputError:
    return InputError(f"“{text.strip()}” is not a day of the calendar.", EXAMPLES)
