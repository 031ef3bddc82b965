"""Parts of weeks, months, quarters and years: "early next week", "end of month", "in January"."""

from __future__ import annotations

import re
from datetime import date

from app.domain.date_form import Reading, forms
from app.domain.date_words import (
    DAY,
    DAY_NAMES,
    MONTHS,
    NAMED_MONTH,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    YEAR4,
    Today,
    full_year,
    month_end,
    months_on,
    of_week,
)


def _week(found: re.Match[str], today: Today) -> Reading:
    """Read "next week" as its first working day, "mid next week" as Wednesday, "late" as its last one."""
    weeks = 2 if found["beyond"] else 1
    part = (found["part"] or "").split(" ")[0].split("-")[0]
    if part in {"mid", "middle"}:
        return today.on_or_after(of_week(today.day, weeks, 2)), ""
    if part in {"late", "end", "later"}:
        return today.on_or_before(of_week(today.day, weeks, WEEK - 1)), ""
    return today.on_or_after(of_week(today.day, weeks, 0)), ""


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
        first = of_week(day, ahead, 0)
        return first, first + (WEEK - 1) * DAY
    months = {"month": 1, "m": 1, "quarter": 3, "q": 3, "year": 12, "y": 12}[unit]
    start = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    first = months_on(start, months * ahead)
    return first, months_on(first, months) - DAY


def _month_of(found: re.Match[str], today: Today) -> tuple[int, int]:
    """Return year and month; without a year the next such month, this one included."""
    month = MONTHS[found["month"].rstrip(".")]
    written = found.groupdict().get("year")
    if written:
        return full_year(written), month
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


def _month_year(found: re.Match[str], today: Today) -> Reading:
    day = date(int(found["year"]), int(found["month"]), 1)
    return day, "" if today.works_on(day) else _off(day)


def _off(day: date) -> str:
    return f"{DAY_NAMES[day.weekday()].title()} is no working day"


RULES = forms(
    "part",
    (
        r"(?<!\w)(?:(?P<part>early|mid|middle\s+of|late|later|end\s+of)[\s-]+|(?:start|beginning)\s+of\s+)?(?:the\s+)?(?:next\s+week|following\s+week|week\s+after(?P<beyond>\s+next))\b",
        _week,
    ),
    (
        r"(?<!\w)(?:(?:early|start\s+of|beginning\s+of)\s+)?next\s+(?P<unit>month|quarter|year)\b",
        _period_first,
    ),
    (
        r"(?<!\w)(?:by\s+|at\s+)?(?:the\s+)?(?:end|late)\s+(?:of\s+)?(?:(?:the|this|the\s+current)\s+|(?P<which>next)\s+)?(?P<unit>week|month|quarter|year)\b",
        _period_end,
    ),
    (r"(?<!\w)(?:by\s+|at\s+)?(?P<unit>week|month|quarter|year)[\s-]end\b", _period_end),
    (r"(?<!\w)(?:by\s+|at\s+)?eo(?P<unit>[wmqy])\b", _period_end),
    (r"(?<!\w)(?:mid|middle\s+of)[\s-]+(?:(?:the|this)\s+|(?P<which>next)\s+)?month\b", _period_middle),
    (
        rf"(?<!\w)(?:by\s+|in\s+|at\s+)?(?:the\s+)?(?P<part>mid|middle\s+of|end\s+of|early|start\s+of|beginning\s+of)[\s-]+(?:in\s+)?{NAMED_MONTH}(?:\s*,?\s+{YEAR4})?(?!\s*\d)",
        _month_part,
    ),
    (
        rf"(?<!\w)(?:in|by|until|during|(?P<which>next|this))\s+{NAMED_MONTH}(?:\s*,?\s+{YEAR4})?(?!\s*\d)",
        _in_month,
    ),
    (rf"(?<!\w){NAMED_MONTH}\s*,?\s+{YEAR4}(?!\d)", _in_month),
    (
        rf"(?<!\w)(?:on\s+)?(?:the\s+)?(?P<place>first|second|third|fourth|last)\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?:{NAMED_MONTH}|(?:the|this|(?P<which>next))\s+month)(?:\s+{YEAR4})?",
        _nth_weekday,
    ),
    (r"(?<!\w)(?:the\s+)?next\s+(?:working|business)\s+day\b", _next_working),
)
WHOLE = forms(
    "calendar",
    (NAMED_MONTH, _in_month),
    (rf"(?P<month>\d{{1,2}})/{YEAR4}", _month_year),
)
