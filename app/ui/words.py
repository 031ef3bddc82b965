"""Days and times as they stand on screen: "Thu 28 May", "Wed 3 June, 11:00"; never by locale."""

import re
from datetime import date, datetime, time

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date, today: date) -> str:
    """Weekday and date; the year only when it is another one than today's."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def near_words(day: date, today: date) -> str:
    """As `day_words`, but "Today, 27 May" and "Tomorrow, 28 Nov", which stand in narrow fields."""
    name = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((day - today).days)
    return f"{name}, {short_day(day)}" if name else day_words(day, today)


def short_day(day: date) -> str:
    """A day for axes and strips: "3 Jun"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def time_words(at: time) -> str:
    """24-hour time: "09:05"."""
    return f"{at.hour:02d}:{at.minute:02d}"


def moment_words(at: datetime, today: date) -> str:
    """Day and time: "Wed 3 June, 11:00"."""
    return f"{day_words(at.date(), today)}, {time_words(at.time())}"


_DAY_STARTS, _DAY_ENDS, _LUNCH = 8, 18, 12
_SATURDAY = 5


def part_of_day(local: datetime) -> tuple[str, str]:
    """Whether somebody is likely to be at work at this wall time, in words, and an icon for it."""
    if local.weekday() >= _SATURDAY:
        return "weekend", "coffee"
    if local.hour == _LUNCH:
        return "lunch hour", "sun"
    if local.hour < _DAY_STARTS:
        return "before work", "sunrise"
    return ("at work", "sun") if local.hour < _DAY_ENDS else ("after work", "moon")


_TYPED_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*h?", re.ASCII)
_LAST_HOUR, _LAST_MINUTE = 23, 59


def read_time(text: str) -> time | None:
    """A time as people type it: 9, 930, 9:30, 9.30, 0930, 14h; None when it is none."""
    typed = _TYPED_TIME.fullmatch(text.strip())
    if typed is None:
        return None
    hours, minutes = int(typed[1]), int(typed[2] or 0)
    if hours > _LAST_HOUR or minutes > _LAST_MINUTE:
        return None
    return time(hours, minutes)
