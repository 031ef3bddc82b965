"""How dates, spans and counts are said: "Thu 28 May", "8 touches, 28 May to 15 July", "12 of 12"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from app.domain.words import Channel

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CHANNELS = {
    Channel.CALL: ("call", "calls"),
    Channel.EMAIL: ("e-mail", "e-mails"),
    Channel.MESSAGE: ("message", "messages"),
    Channel.LINKEDIN: ("LinkedIn touch", "LinkedIn touches"),
    Channel.MEETING: ("meeting", "meetings"),
    Channel.LETTER: ("letter", "letters"),
}


def day(of: date, today: date | None = None) -> str:
    """Return "Thu 28 May"; with the year when it is not the one of `today`."""
    return f"{_DAYS[of.weekday()]} {short_day(of, today)}"


def weekdays(number: int) -> str:
    """Return "Wednesdays" for 2."""
    return f"{_WEEKDAYS[number]}s"


def short_day(of: date, today: date | None = None) -> str:
    """Return "28 May"; with the year when it is not the one of `today`."""
    year = f" {of.year}" if today is not None and of.year != today.year else ""
    return f"{of.day} {_MONTHS[of.month - 1]}{year}"


def clock(at: time) -> str:
    """Return "09:30"."""
    return f"{at.hour:02d}:{at.minute:02d}"


def hour(at: time) -> str:
    """Return "8" for a full hour, "08:30" otherwise, as in "8 to 10"."""
    return clock(at) if at.minute else str(at.hour)


def day_and_time(wall: datetime, today: date | None = None) -> str:
    """Return "Thu 28 May, 09:30"."""
    return f"{day(wall.date(), today)}, {clock(wall.time())}"


def span_of_days(first: date, last: date, today: date | None = None) -> str:
    """Return "28 May to 15 July", with years where they differ from each other or from `today`."""
    if first == last:
        return short_day(first, today)
    return f"{short_day(first, today or last)} to {short_day(last, today or first)}"


def series(days: Sequence[date], today: date | None = None) -> str:
    """Return "8 touches, 28 May to 15 July" for the days of its touches."""
    if not days:
        return "no touches"
    return f"{count(len(days), 'touch', 'touches')}, {span_of_days(min(days), max(days), today)}"


def length(days: Sequence[date]) -> str:
    """Return "8 touches in 7 weeks"; short series say days, long ones months."""
    if not days:
        return "no touches"
    return f"{count(len(days), 'touch', 'touches')} in {_stretch((max(days) - min(days)).days)}"


def count(number: int, one: str, many: str) -> str:
    """Return "1 call" or "3 calls"."""
    return f"{number} {one if number == 1 else many}"


def number_word(number: int) -> str:
    """Return "two" for 2; figures from eleven on."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def channel(of: Channel, number: int = 1) -> str:
    """Return "e-mail" or "e-mails"."""
    one, many = _CHANNELS[of]
    return one if number == 1 else many


def business_days(number: int) -> str:
    """Return "1 business day" or "5 business days"."""
    return count(number, "business day", "business days")


def listed(parts: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 -- one alone, or nothing
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _stretch(days: int) -> str:
    if days < 14:  # noqa: PLR2004 -- under two weeks, days are clearer
        return count(days + 1, "day", "days")
    if days < 120:  # noqa: PLR2004 -- up to four months, weeks are
        return count(round(days / 7), "week", "weeks")
    return count(round(days / 30.4), "month", "months")
