"""Times of the day in plain English: "3pm", "at 15:00", "half past 9", "after lunch"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from app.domain.date_words import FULL_WEEKDAY, Today

_AM = r"(?P<half>[ap])\.?m\b\.?"
_OF_DAY = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?"
_LEAD = r"(?:(?:at|@|around|about|from|by|before|after|ca\.?)\s*)?"
_ENDS = (
    r"(?=\s*(?:$|[,;.)!?\x01]|and\b|then\b|on\b|to\b|re\b|about\b|today|tomorrow|sharp|next\b|"
    rf"{FULL_WEEKDAY}))"
)
_PARTS = {
    "first thing": time(8, 30),
    "early morning": time(8),
    "mid-morning": time(10),
    "mid morning": time(10),
    "late morning": time(11),
    "before lunch": time(11, 30),
    "lunchtime": time(12, 30),
    "lunch time": time(12, 30),
    "at lunch": time(12, 30),
    "after lunch": time(13, 30),
    "early afternoon": time(13, 30),
    "mid-afternoon": time(15),
    "mid afternoon": time(15),
    "late afternoon": time(16, 30),
    "noon": time(12),
    "midday": time(12),
    "evening": time(18),
    "tonight": time(19),
    "night": time(20),
    "afternoon": time(14),
}
_ENDINGS = ("end of the day", "end of day", "close of business", "eod", "cob")
_PAST_HOURS = {"half past": (0, 30), "half": (0, 30), "quarter past": (0, 15), "quarter to": (-1, 45)}
_ZONE = re.compile(
    r"\s*(?:their time|(?:his|her|local) time|gmt|utc|bst|ces?t|ees?t|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|ist)\b"
)
_LAST_MORNING, _NOON, _LAST_HOUR = 6, 12, 23


@dataclass(frozen=True, slots=True)
class Clock:
    """A time found in a text, at [start, end); `vague` for a part of the day."""

    start: int
    end: int
    at: time
    vague: bool = False
    doubt: str = ""


def find_clocks(text: str, today: Today) -> tuple[Clock, ...]:
    """Return the times of a lower-case text that do not overlap, in order."""
    found = sorted(_all(text, today), key=lambda one: (one.start, -one.end))
    kept: list[Clock] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(_with_zone(text, one) for one in kept)


def read_hour(hour: int, minute: int = 0, half: str = "", *, written_full: bool = False) -> time | None:
    """Return the time; 1 to 6 without am or pm is an afternoon, unless written as 03:30."""
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif 1 <= hour <= _LAST_MORNING and not written_full:
        hour += _NOON
    return time(hour, minute) if hour <= _LAST_HOUR else None


def _all(text: str, today: Today) -> Iterator[Clock]:
    yield from _spans(text)
    for pattern in _FIGURES:
        for found in pattern.finditer(text):
            at = _figures(found)
            if at is not None:
                yield Clock(found.start(), found.end(), at)
    for found in _SPOKEN.finditer(text):
        shift, minute = _PAST_HOURS[" ".join(found["part"].split())]
        at = read_hour(int(found["hour"]) + shift, minute)
        if at is not None:
            yield Clock(found.start(), found.end(), at)
    yield from _vague(text, today)


_FIGURES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w/.:+-]){_LEAD}{_OF_DAY}\s*{_AM}",
        rf"(?<![\w/.:+-]){_LEAD}(?P<hour>\d{{1,2}})[:h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*{_AM})?",
        rf"(?<![\w/.:+-]){_LEAD}(?P<hour>\d{{1,2}})(?:h\b|\s*o[’']?clock\b)",
        rf"(?<!\w)(?:at|@)\s*(?P<hour>\d{{1,2}})(?:\.(?P<minute>[0-5]\d))?(?![\d/:.-]\d?){_ENDS}",
    )
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:at\s+)?(?P<part>half\s+past|quarter\s+past|quarter\s+to)\s+(?P<hour>\d{1,2})\b"
)
_SPAN = re.compile(
    rf"(?<![\w/.:+-])(?:between\s+|from\s+|at\s+)?{_OF_DAY}\s*(?P<half>[ap]m)?\s*(?:-|–|to|and|until|till)\s*"
    r"(?P<hour2>\d{1,2})(?:[:.](?P<minute2>[0-5]\d))?\s*(?P<half2>[ap])?(?:m\b)?(?![\w/-])"
)


def _spans(text: str) -> Iterator[Clock]:
    """Yield the beginning of "3:30-4:30pm"; figures alone, such as "10-22", are no times."""
    for found in _SPAN.finditer(text):
        if not (found["half2"] or found["half"] or (found["minute"] and found["minute2"])):
            continue
        at = read_hour(
            int(found["hour"]), int(found["minute"] or 0), (found["half"] or found["half2"] or "")[:1]
        )
        if at is not None:
            yield Clock(found.start(), found.end(), at, doubt="the beginning of a span of time")


def _figures(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    half = parts.get("half") or ""
    full = len(found["hour"]) > 1 and found["hour"].startswith("0")
    return read_hour(int(found["hour"]), int(parts.get("minute") or 0), half, written_full=full)


def _vague(text: str, today: Today) -> Iterator[Clock]:
    endings = dict.fromkeys(_ENDINGS, today.closes)
    for words, at in (_PARTS | endings | {"morning": today.opens}).items():
        for found in re.finditer(rf"(?<![\w-])(?:(?:in|at|by)\s+(?:the\s+)?)?{words}(?![\w-])", text):
            yield Clock(found.start(), found.end(), at, vague=words not in {"noon", "midday"})


def _with_zone(text: str, clock: Clock) -> Clock:
    """Say it when the time is written in a zone: it is read as the rep's own."""
    zone = _ZONE.match(text, clock.end)
    if zone is None or clock.vague:
        return clock
    return Clock(
        clock.start, zone.end(), clock.at, doubt=f"read as your own time, not {zone[0].strip().upper()}"
    )
