"""Finds dates with their times in a line of plain English, and leaves alone what it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from app.domain.clock_rules import Clock, find_clocks, read_hour
from app.domain.date_rules import Day, find_days
from app.domain.date_words import (
    DAY,
    DAY_NAMES,
    MONTH,
    QUANTITIES,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    Today,
    read_stretch,
)

_GLUE = re.compile(r"[\s,]*(?:(?:at|@|on|around|about|by|from)\s*)?[\s,]*")
_SIDE = re.compile(r"(?<!\w)(before|after|(?:the\s+)?week\s+(?:of|commencing|beginning))\s+(?:the\s+)?$")
_ALONE = re.compile(r"eod|cob|end of|close of|after lunch|by ")

_BARE_HOUR = re.compile(
    r"\s+(?:at\s+)?(?P<hour>\d{1,2})(?P<until>\s*(?:-|–|to)\s*\d{1,2})?"
    r"(?=\s*(?:$|[,;)\x01]|and\b|then\b|re\b|about\b|to\b|with\b|for\b))"
)
_FOUR = r"(?:at\s+)?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:h|hrs?)?"
_FOUR_AFTER = re.compile(rf"\s+{_FOUR}(?![\w:])")
_FOUR_BEFORE = re.compile(rf"(?<![\w:+.-]){_FOUR}\s+(?:on\s+)?$")
_CENTURIES = ("19", "20")
_TO = re.compile(r"\s*(?:-|–|to|until|till)\s*(?:the\s+)?")
_SPAN_START = re.compile(r"(?<![\d/.:])(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to|until|till)\s*$")
_SPAN_END = re.compile(
    r"\s*(?:-|–|to|until|till)\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d/:])(?!\s*(?:of\s+)?"
    + MONTH
    + r")(?:\s*,?\s*(\d{4}))?"
)
_MONTH_BEFORE = re.compile(rf"{MONTH}\s+(?:the\s+)?$")
_OFFSET = re.compile(rf"(?<![\w.])({QUANTITIES})\s+(after|from|following|before)\s+(?:the\s+)?$")
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?:(?:on|by)\s+)?({WEEKDAY})\s*,?\s*(?:the\s+)?$")
_LAST_HOUR, _FIRST_HOUR = 19, 7


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text, at [start, end).

    Attributes:
        at: Naive wall time; midnight where no time was said.
        timed: A time was said.
        vague: Only a part of the day was said.
        kind: As of the day: "weekday", "near", "calendar", "span", "part", or "clock" for a time alone.
        doubt: What is unsure, in words.
    """

    start: int
    end: int
    at: datetime
    timed: bool
    kind: str
    vague: bool = False
    doubt: str = ""

    def past(self, now: datetime) -> bool:
        """Whether it is over at the wall time `now`."""
        return self.at < now if self.timed else self.at.date() < now.date()


def find_dates(text: str, today: Today, *, whole: bool = False) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order.

    `whole`: the text is thought to be nothing but a date; what would be doubtful amid words is read.
    """
    low = lowered(text)
    if whole:
        strip = len(low) - len(low.lstrip())
        return tuple(_shift(one, strip) for one in _find(low.strip(" .!"), today, whole=True))
    return tuple(_find(low, today, whole=False))


def read_phrase(text: str, today: Today) -> FoundDate | None:
    """Return the date that a text stands for, or None unless all of it is one date."""
    found = find_dates(text, today, whole=True)
    if len(found) != 1 or _rest(text, found[0]).strip(" ,.:;!?'\"()"):
        return None
    return found[0]


def lowered(text: str) -> str:
    """Return the text in lower case with every letter at its place."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _rest(text: str, one: FoundDate) -> str:
    return text[: one.start] + text[one.end :]


def _shift(one: FoundDate, by: int) -> FoundDate:
    return replace(one, start=one.start + by, end=one.end + by)


def _find(low: str, today: Today, *, whole: bool) -> Iterator[FoundDate]:
    days = _apart([_grown(low, day, today) for day in find_days(low, today, whole=whole)])
    clocks = [one for one in find_clocks(low, today) if not _within(one, days)]
    for day in _without_spans(low, days):
        near = [one for one in clocks if _beside(low, day, one)]
        clocks = [one for one in clocks if one not in near]
        yield _joined(low, day, near, today)
    for clock in clocks:
        if not clock.vague or _ALONE.match(low, clock.start):
            yield _clock_alone(clock, today)


def _within(clock: Clock, days: list[Day]) -> bool:
    """Whether figures of a date were taken for a time; "this afternoon" is a day with its own time."""
    return any(day.start < clock.end and clock.start < day.end and day.kind != "near" for day in days)


def _apart(days: list[Day]) -> list[Day]:
    """Keep the longest of those that overlap."""
    kept: list[Day] = []
    for one in sorted(days, key=lambda day: (day.start - day.end, day.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda day: day.start)


def _grown(low: str, day: Day, today: Today) -> Day:
    """Take in what stands before a day: "2 days after", "Tuesday,", "10 to"."""
    offset = _OFFSET.search(low[: day.start])
    if offset:
        sign = -1 if offset[2] == "before" else 1
        moved = read_stretch(offset[1]).after(datetime.combine(day.day, time.min), today, sign)
        return Day(offset.start(), day.end, moved.date(), "span", doubt=day.doubt)
    if day.kind == "calendar":
        day = _with_span(low, _with_weekday(low, day))
    return _beside_it(low, day, today)


def _beside_it(low: str, day: Day, today: Today) -> Day:
    """Take the working day before "before Friday", and after "after Friday"."""
    side = _SIDE.search(low[: day.start])
    if side is None or day.kind in {"span", "part"}:
        return day
    moved = day.day
    if side[1] == "before":
        moved = today.on_or_before(day.day - DAY)
    elif side[1] == "after":
        moved = today.on_or_after(day.day + DAY)
    return replace(day, start=side.start(), day=moved, kind="near")


def _with_weekday(low: str, day: Day) -> Day:
    before = _WEEKDAY_BEFORE.search(low[: day.start])
    if before is None:
        return day
    named = WEEKDAYS[before[1].rstrip(".")]
    right = named == day.day.weekday()
    doubt = (
        ""
        if right
        else f"{day.day.day} {day.day:%B} {day.day.year} is a {DAY_NAMES[day.day.weekday()].title()}"
    )
    return replace(day, start=before.start(), doubt=day.doubt or doubt)


def _with_span(low: str, day: Day) -> Day:
    """Take the first day of "10 to 22 August" and of "August 10 - 22"."""
    before, after = _SPAN_START.search(low[: day.start]), _SPAN_END.match(low, day.end)
    try:
        if before and not _MONTH_BEFORE.search(low[: before.start()]):
            first = day.day.replace(day=int(before[1]))
            return replace(day, start=before.start(), day=first, doubt="the first day of a span of days")
    except ValueError:
        return day
    if after and not re.match(r"\s*(?:[ap]\.?m\b|[:h])", low[after.end() :]):
        year = int(after[2]) if after[2] else day.day.year
        return replace(
            day, end=after.end(), day=day.day.replace(year=year), doubt="the first day of a span of days"
        )
    return day


def _without_spans(low: str, days: list[Day]) -> list[Day]:
    """Join two days with "to" between them: the first one counts, and that is said."""
    kept: list[Day] = []
    for day in days:
        if kept and _TO.fullmatch(low, kept[-1].end, day.start):
            kept[-1] = replace(kept[-1], end=day.end, doubt="the first day of a span of days")
        else:
            kept.append(day)
    return kept


def _beside(low: str, day: Day, clock: Clock) -> bool:
    if day.at is not None:
        return False
    if day.start <= clock.start and clock.end <= day.end:  # "this afternoon" holds its own time
        return True
    gap = low[day.end : clock.start] if clock.start >= day.end else low[clock.end : day.start]
    return _GLUE.fullmatch(gap) is not None


def _joined(low: str, day: Day, clocks: list[Clock], today: Today) -> FoundDate:
    if day.at is not None:
        return FoundDate(day.start, day.end, day.at, timed=True, kind=day.kind, doubt=day.doubt)
    exact = [one for one in clocks if not one.vague] or clocks
    if exact:
        clock = exact[0]
        start = min(day.start, *(one.start for one in clocks))
        end = max(day.end, *(one.end for one in clocks))
        at = datetime.combine(day.day, clock.at)
        doubt = day.doubt or clock.doubt
        one = FoundDate(start, end, at, timed=True, kind=day.kind, vague=clock.vague, doubt=doubt)
        return _settled(one, today)
    four = _four(low, day)
    if four is not None:
        start, end, clock_time = four
        moment = datetime.combine(day.day, clock_time)
        return _settled(FoundDate(start, end, moment, timed=True, kind=day.kind, doubt=day.doubt), today)
    hour = _BARE_HOUR.match(low, day.end) if day.kind in {"weekday", "near"} else None
    if hour and (bare := _bare_hour(int(hour["hour"]), day)):
        at = datetime.combine(day.day, bare[0])
        doubt = bare[1] or day.doubt
        return _settled(FoundDate(day.start, hour.end(), at, timed=True, kind=day.kind, doubt=doubt), today)
    end, date_of, doubt = day.end, day.day, day.doubt
    if hour and day.kind == "weekday" and (dated := _dated(int(hour["hour"]), day, today)):
        end, date_of, doubt = hour.end(), *dated
    return FoundDate(
        day.start, end, datetime.combine(date_of, time.min), timed=False, kind=day.kind, doubt=doubt
    )


def _dated(number: int, day: Day, today: Today) -> tuple[date, str] | None:
    """Read "Friday 27" as the next 27th that is a Friday, and say so when the next 27th is none."""
    ahead = (today.day + step * DAY for step in range(366))
    nth = [one for one in ahead if one.day == number]
    right = next((one for one in nth if one.weekday() == day.day.weekday()), None)
    if right is None:
        return None
    return right, "" if right == nth[0] else f"the next {number}th is a {DAY_NAMES[nth[0].weekday()].title()}"


def _four(low: str, day: Day) -> tuple[int, int, time] | None:
    """Return the time of "1500 tomorrow" with its place; 2026 is a year."""
    after, before = _FOUR_AFTER.match(low, day.end), _FOUR_BEFORE.search(low[: day.start])
    found = after or before
    if found is None or (found["hour"] in _CENTURIES and not found[0].strip().endswith(("h", "r", "s"))):
        return None
    start, end = (day.start, found.end()) if after else (found.start(), day.end)
    return start, end, time(int(found["hour"]), int(found["minute"]))


def _bare_hour(hour: int, day: Day) -> tuple[time, str] | None:
    """Read the figure of "Fri 10" as an hour; where it is that day's date as well, say so."""
    if not 1 <= hour <= _LAST_HOUR:
        return None
    at = read_hour(hour)
    doubt = "10 may be the hour or the day" if hour == day.day.day else ""
    return (at, doubt.replace("10", str(hour))) if at else None


def _settled(one: FoundDate, today: Today) -> FoundDate:
    """Take Thursday 9:00, said on Thursday at 10:00, as the one in a week."""
    if one.kind == "weekday" and one.at.date() == today.day:
        later = one.at + WEEK * DAY
        return replace(one, at=later, doubt="") if one.at <= today.now else replace(one, doubt="")
    return one


def _clock_alone(clock: Clock, today: Today) -> FoundDate:
    """Take a time without a day as today, or as tomorrow when it is over."""
    at = datetime.combine(today.day, clock.at)
    doubt = clock.doubt
    if at <= today.now:
        at, doubt = at + DAY, doubt or f"{clock.at:%H:%M} is past for today"
    return FoundDate(clock.start, clock.end, at, timed=True, kind="clock", doubt=doubt)
