"""The rules of days in plain English: one pattern and one reading each.

A rule that is not sure says so in `doubt`; what no rule knows is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.date_words import (
    DAY,
    DAY_NAMES,
    FULL_WEEKDAY,
    MONTH,
    MONTHS,
    QUANTITIES,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    Today,
    month_end,
    months_on,
    read_stretch,
)

_YEARS_AHEAD = 8  # 29 February comes back within them
_ERA = 543  # years between the Buddhist era and ours
_CENTURY, _OLD = 100, 70


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


Reading = tuple[date, str] | None
_Read = Callable[[re.Match[str], Today], Reading]
_ENDS = (
    r"(?=\s*(?:$|[,;.)!?\x01]|and\b|then\b|at\b|@|re\b|about\b|to\b|for\b|with\b|\d|noon|midday|morning|afternoon"
    r"|evening|lunch|after\b|before\b|first\b|early\b|late\b|eod\b|mid))"
)
_NO_DAY_BEFORE = re.compile(
    r"(?:easter|good|ash|palm|whit|mothering|black|cyber|shrove|maundy|holy|boxing|casual"
    r"|every|each|except|not|not on)\s+$"
)


def find_days(text: str, today: Today, *, whole: bool) -> Iterator[Day]:
    """Yield every day that a rule sees in a lower-case text; they may overlap.

    `whole`: the text is nothing but a date, so that "May" and "1 hour" are read as well.
    """
    for kind, pattern, read in _RULES:
        for found in pattern.finditer(text):
            reading = None if _NO_DAY_BEFORE.search(text[: found.start()]) else _try(read, found, today)
            if reading is not None:
                yield Day(found.start(), found.end(), reading[0], kind, doubt=reading[1])
    yield from _stretches(text, today, whole=whole)
    if whole:
        for pattern, read in _WHOLE:
            match = pattern.fullmatch(text)
            reading = _try(read, match, today) if match else None
            if match and reading:
                yield Day(match.start(), match.end(), reading[0], "calendar", doubt=reading[1])


def _try(read: _Read, found: re.Match[str], today: Today) -> Reading:
    try:
        return read(found, today)
    except (ValueError, OverflowError):
        return None  # the 31st of February: left alone


# lengths of time


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


# days by name


_NEAR = {
    "today": 0,
    "tod": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "this lunchtime": 0,
    "tomorrow": 1,
    "tomorow": 1,
    "tmrw": 1,
    "tmr": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow week": 1 + WEEK,
    "a week tomorrow": 1 + WEEK,
    "week tomorrow": 1 + WEEK,
    "a week today": WEEK,
    "today week": WEEK,
}


def _near(found: re.Match[str], today: Today) -> Reading:
    return today.day + _NEAR[" ".join(found["near"].split())] * DAY, ""


def _named(found: re.Match[str], today: Today) -> Reading:
    """Read "next Friday" as Friday of next week, "this Friday" and "Friday" as the one that comes."""
    weekday, which = WEEKDAYS[found["weekday"].rstrip(".")], found.groupdict().get("which") or ""
    ahead = (weekday - today.day.weekday()) % WEEK
    if which in {"last", "past"}:
        return today.day - ((today.day.weekday() - weekday - 1) % WEEK + 1) * DAY, ""
    if which in {"next", "following"}:
        return _of_week(today, 1, weekday), ""
    if ahead == 0:
        return today.day, f"today is {DAY_NAMES[weekday].title()}"
    return today.day + ahead * DAY, ""


def _of_week(today: Today, weeks: int, weekday: int) -> date:
    return today.day + (weeks * WEEK + weekday - today.day.weekday()) * DAY


def _in_week(found: re.Match[str], today: Today) -> Reading:
    weekday = WEEKDAYS[found["weekday"].rstrip(".")]
    weeks = {"this": 0, "next": 1, "following": 1}.get(found["which"], 2)
    return _of_week(today, weeks, weekday), ""


def _week_on(found: re.Match[str], today: Today) -> Reading:
    """Read "Monday week" and "a week on Monday": seven days after the one that comes."""
    weekday = WEEKDAYS[found["weekday"].rstrip(".")]
    ahead = (weekday - today.day.weekday() - 1) % WEEK + 1
    return today.day + (ahead + WEEK) * DAY, ""


# parts of weeks, months and years


def _week(found: re.Match[str], today: Today) -> Reading:
    """Read "next week" as its first working day, "mid next week" as Wednesday, "late" as its last one."""
    weeks = 2 if found["beyond"] else 1
    part = (found["part"] or "").split(" ")[0].split("-")[0]
    if part in {"mid", "middle"}:
        return today.on_or_after(_of_week(today, weeks, 2)), ""
    if part in {"late", "end", "later"}:
        return today.on_or_before(_of_week(today, weeks, WEEK - 1)), ""
    return today.on_or_after(_of_week(today, weeks, 0)), ""


def _period_first(found: re.Match[str], today: Today) -> Reading:
    first = _period(today, found["unit"], 1)[0]
    return today.on_or_after(first), ""


def _period_end(found: re.Match[str], today: Today) -> Reading:
    """Read "end of month" as its last working day; one that is over means the next."""
    ahead = 1 if (found.groupdict().get("which") or "") == "next" else 0
    last = today.on_or_before(_period(today, found["unit"], ahead)[1])
    if last < today.day:
        last = today.on_or_before(_period(today, found["unit"], ahead + 1)[1])
    return last, ""


def _period_middle(found: re.Match[str], today: Today) -> Reading:
    first = _period(today, "month", 1 if found["which"] == "next" else 0)[0]
    return today.on_or_after(first.replace(day=15)), ""


def _period(today: Today, unit: str, ahead: int) -> tuple[date, date]:
    """Return the first and the last day of the week, month, quarter or year so many ahead."""
    day = today.day
    if unit in {"week", "w"}:
        first = _of_week(today, ahead, 0)
        return first, first + (WEEK - 1) * DAY
    months = {"month": 1, "m": 1, "quarter": 3, "q": 3, "year": 12, "y": 12}[unit]
    start = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    first = months_on(start, months * ahead)
    return first, months_on(first, months) - DAY


_SHORT_ENDS = re.compile(r"(?<!\w)(?:by\s+|at\s+)?eo(?P<unit>[wmqy])\b")


def _month_of(found: re.Match[str], today: Today) -> tuple[int, int]:
    """Return year and month; without a year the next such month, this one included."""
    month = MONTHS[found["month"].rstrip(".")]
    written = found.groupdict().get("year")
    if written:
        return _year(written), month
    year = today.day.year + (month < today.day.month)
    if (found.groupdict().get("which") or "") == "next" and month == today.day.month:
        year += 1
    return year, month


def _in_month(found: re.Match[str], today: Today) -> Reading:
    """Read "in January" as its first day; in the midst of that month nobody knows which day is meant."""
    year, month = _month_of(found, today)
    first = date(year, month, 1)
    if first < today.day and not found.groupdict().get("year"):
        return None
    return first, "" if today.works_on(first) else _off(first)


def _month_part(found: re.Match[str], today: Today) -> Reading:
    year, month = _month_of(found, today)
    part = found["part"]
    if part.startswith("mid"):
        day = today.on_or_after(date(year, month, 15))
    elif part.startswith("end"):
        day = today.on_or_before(month_end(year, month))
    else:
        day = today.on_or_after(date(year, month, 1))
    if day < today.day and not found.groupdict().get("year"):
        return _month_part_next_year(day, part, today)
    return day, ""


def _month_part_next_year(day: date, part: str, today: Today) -> Reading:
    again = months_on(day.replace(day=15 if part.startswith("mid") else 1), 12)
    if part.startswith("end"):
        return today.on_or_before(month_end(again.year, again.month)), ""
    return today.on_or_after(again), ""


def _nth_weekday(found: re.Match[str], today: Today) -> Reading:
    weekday, place = WEEKDAYS[found["weekday"].rstrip(".")], found["place"]
    if found["month"]:
        year, month = _month_of(found, today)
        first = date(year, month, 1)
    else:
        first = _period(today, "month", 1 if found["which"] == "next" else 0)[0]
    if place == "last":
        last = month_end(first.year, first.month)
        return last - (last.weekday() - weekday) % WEEK * DAY, ""
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3}[place]
    return first + ((weekday - first.weekday()) % WEEK + nth * WEEK) * DAY, ""


def _next_working(_found: re.Match[str], today: Today) -> Reading:
    return today.on_or_after(today.day + DAY), ""


# days of the calendar


def _iso(found: re.Match[str], _today: Today) -> Reading:
    return date(int(found["year"]), _month_number(found["month"]), int(found["day"])), ""


def _figures(found: re.Match[str], today: Today) -> Reading:
    """Read 3/4 by the order of the country; where only the other order exists, that one is meant."""
    first, second = int(found["first"]), int(found["second"])
    month, day = (first, second) if today.month_first else (second, first)
    if month > 12:  # noqa: PLR2004 -- months of a year
        month, day = day, month
    return _calendar(today, found.groupdict().get("year"), month, day)


def _worded(found: re.Match[str], today: Today) -> Reading:
    month, day = _month_number(found["month"]), int(found["day"])
    year = found.groupdict().get("year")
    if year and found.groupdict().get("era"):
        year = str(int(year) - _ERA)
    return _calendar(today, year, month, day)


def _ordinal(found: re.Match[str], today: Today) -> Reading:
    """Read "the 15th" as the next one; "the 15th of next month" as that."""
    day, ahead = int(found["day"]), 1 if (found["which"] or "") == "next" else 0
    for months in range(ahead, ahead + 13):
        first = months_on(today.day.replace(day=1), months)
        try:
            one = first.replace(day=day)
        except ValueError:
            continue
        if one >= today.day:
            return one, ""
    return None


def _calendar(today: Today, year: str | None, month: int, day: int) -> Reading:
    if year:
        return date(_year(year), month, day), ""
    for ahead in range(_YEARS_AHEAD):
        try:
            one = date(today.day.year + ahead, month, day)
        except ValueError:
            continue
        if one >= today.day:
            return one, ""
    return None


def _year(text: str) -> int:
    year = int(text.lstrip("'’"))
    if year >= _CENTURY:
        return year
    return year + (1900 if year >= _OLD else 2000)


def _month_number(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text.rstrip(".")]


def _off(day: date) -> str:
    return f"{DAY_NAMES[day.weekday()].title()} is no working day"


_NEAR_WORDS = "|".join(word.replace(" ", r"\s+") for word in sorted(_NEAR, key=len, reverse=True))
_ON = r"(?:(?:on|by|until|till|from|this\s+coming)\s+)?"
_YEAR4 = r"(?P<year>\d{4})"
_YEAR = r"(?:\s*,?\s*(?P<year>\d{4}|[’']\d\d|[3-9]\d(?=\s*(?:$|[,;)])))(?!\s*[:/\d])(?:\s*(?P<era>be)\b)?)?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{MONTH})"
_DATE_END = r"(?![\d/])(?!\.\d)"
_RULES: tuple[tuple[str, re.Pattern[str], _Read], ...] = tuple(
    (kind, re.compile(pattern), read)
    for kind, pattern, read in (
        (
            "near",
            rf"(?<![\w-])(?P<near>{_NEAR_WORDS})(?![\w-])",
            _near,
        ),
        (
            "weekday",
            rf"(?<!\w){_ON}(?P<which>this|next|following|last|past|coming)\s+(?P<weekday>{WEEKDAY})",
            _named,
        ),
        ("weekday", rf"(?<!\w){_ON}(?P<weekday>{FULL_WEEKDAY})(?!\w)(?!['’]s)", _named),
        ("weekday", rf"(?<!\w)(?:on|by|until|till)\s+(?P<weekday>{WEEKDAY})", _named),
        ("weekday", rf"(?<![\w.])(?!sat|sun)(?P<weekday>{WEEKDAY}){_ENDS}", _named),
        (
            "weekday",
            r"(?<![\w.])(?P<weekday>sat|sun)(?=\s*(?:$|[,;.)\x01]|(?:at\s*)?\d|noon|morning|afternoon))",
            _named,
        ),
        (
            "weekday",
            rf"(?<!\w){_ON}(?P<weekday>{WEEKDAY})\s*,?\s*(?:of\s+)?(?P<which>this|next)\s+week\b",
            _in_week,
        ),
        ("weekday", rf"(?<!\w)(?P<which>this|next)\s+week\s*,?\s*(?:on\s+)?(?P<weekday>{WEEKDAY})", _in_week),
        ("weekday", rf"(?<!\w){_ON}(?P<weekday>{WEEKDAY})\s+(?P<which>in\s+(?:two|2)\s+weeks)\b", _in_week),
        ("weekday", rf"(?<!\w){_ON}(?P<weekday>{WEEKDAY})\s+week\b", _week_on),
        ("weekday", rf"(?<!\w)(?:a\s+)?week\s+(?:on|from)\s+(?P<weekday>{WEEKDAY})", _week_on),
        (
            "part",
            r"(?<!\w)(?:(?P<part>early|mid|middle\s+of|late|later|end\s+of)[\s-]+|(?:start|beginning)\s+of\s+)?(?:the\s+)?(?:next\s+week|following\s+week|week\s+after(?P<beyond>\s+next))\b",
            _week,
        ),
        (
            "part",
            r"(?<!\w)(?:(?:early|start\s+of|beginning\s+of)\s+)?next\s+(?P<unit>month|quarter|year)\b",
            _period_first,
        ),
        (
            "part",
            r"(?<!\w)(?:by\s+|at\s+)?(?:the\s+)?(?:end|late)\s+(?:of\s+)?(?:(?:the|this|the\s+current)\s+|(?P<which>next)\s+)?(?P<unit>week|month|quarter|year)\b",
            _period_end,
        ),
        ("part", r"(?<!\w)(?:by\s+|at\s+)?(?P<unit>week|month|quarter|year)[\s-]end\b", _period_end),
        ("part", _SHORT_ENDS.pattern, _period_end),
        (
            "part",
            r"(?<!\w)(?:mid|middle\s+of)[\s-]+(?:(?:the|this)\s+|(?P<which>next)\s+)?month\b",
            _period_middle,
        ),
        (
            "part",
            rf"(?<!\w)(?:by\s+|in\s+|at\s+)?(?:the\s+)?(?P<part>mid|middle\s+of|end\s+of|early|start\s+of|beginning\s+of)[\s-]+(?:in\s+)?{_MONTH}(?:\s*,?\s+{_YEAR4})?(?!\s*\d)",
            _month_part,
        ),
        (
            "part",
            rf"(?<!\w)(?:in|by|until|during|(?P<which>next|this))\s+{_MONTH}(?:\s*,?\s+{_YEAR4})?(?!\s*\d)",
            _in_month,
        ),
        ("part", rf"(?<!\w){_MONTH}\s*,?\s+{_YEAR4}(?!\d)", _in_month),
        (
            "part",
            rf"(?<!\w)(?:on\s+)?(?:the\s+)?(?P<place>first|second|third|fourth|last)\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?:{_MONTH}|(?:the|this|(?P<which>next))\s+month)(?:\s+{_YEAR4})?",
            _nth_weekday,
        ),
        ("part", r"(?<!\w)(?:the\s+)?next\s+(?:working|business)\s+day\b", _next_working),
        (
            "calendar",
            rf"(?<![\w/.-]){_YEAR4}[-/.](?P<month>\d{{1,2}}|{MONTH})[-/.](?P<day>\d{{1,2}})(?!\d)",
            _iso,
        ),
        (
            "calendar",
            rf"(?<![\w/.:-])(?!24/7){_ON}(?P<first>\d{{1,2}})\s?/\s?(?P<second>\d{{1,2}})(?:\s?/\s?(?P<year>\d{{4}}|\d\d))?{_DATE_END}(?!\s*%)",
            _figures,
        ),
        (
            "calendar",
            r"(?<![\w/.:-])(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<year>\d{4}|\d\d)?(?!\d)",
            _figures,
        ),
        (
            "calendar",
            r"(?<![\w/.:-])(?P<first>\d{1,2})-(?P<second>\d{1,2})-(?P<year>\d{4}|\d\d)(?!\d)",
            _figures,
        ),
        ("calendar", rf"(?<![\w/.:-])(?P<day>\d{{1,2}})/{_MONTH}/(?P<year>\d{{4}}|\d\d)", _worded),
        ("calendar", rf"(?<![\w/.:]){_ON}(?:the\s+)?{_NTH}\s*(?:of\s+)?-?{_MONTH}{_YEAR}", _worded),
        ("calendar", rf"(?<!\w){_ON}{_MONTH}\s+(?:the\s+)?{_NTH}(?![\w:/])(?!\s?[ap]\.?m\b){_YEAR}", _worded),
        (
            "calendar",
            r"(?<!\w)(?:(?:on|by|until|till)\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|next)\s+month)?(?=\s*(?:$|[,;.)\x01]|at\b|and\b|\d{1,2}[:h]|re\b|about\b))",
            _ordinal,
        ),
    )
)


def _month_year(found: re.Match[str], today: Today) -> Reading:
    day = date(int(found["year"]), int(found["month"]), 1)
    return day, "" if today.works_on(day) else _off(day)


def _now(_found: re.Match[str], today: Today) -> Reading:
    return today.day, ""


_WHOLE: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (re.compile(rf"(?P<month>{MONTH})"), _in_month),
    (re.compile(rf"(?P<month>\d{{1,2}})/{_YEAR4}"), _month_year),
    (re.compile(r"(?:on\s+|by\s+)?(?P<first>\d{1,2})\s?[-.]\s?(?P<second>\d{1,2})"), _figures),
    (re.compile(r"(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4})"), _figures),
    (re.compile(r"now|right now|immediately|at once"), _now),
)
