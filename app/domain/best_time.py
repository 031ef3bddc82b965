"""What a lead said about the best time: "Before 11, not on Mondays" (P13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from app.domain.plan import Span

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_DAY_LIST = rf"{_DAY}(?:\s*(?:,|and|or|nor|&)\s*{_DAY})*"
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?!\d)"
_BETWEEN = re.compile(rf"\b{_CLOCK}\s*(?:to|and|until|till|-|–)\s*{_CLOCK}")
_BEFORE = re.compile(rf"\b(?:not\s+after|(?<!not )before|until|till|by)\s+{_CLOCK}")
_AFTER = re.compile(rf"\b(?:not\s+before|(?<!not )after|from|since)\s+{_CLOCK}")
_NOT_DAYS = re.compile(rf"\b(?:not|never|no|except)\s+(?:on\s+)?({_DAY_LIST})")
_SOME_DAYS = re.compile(rf"\b({_DAY_LIST})")
_PARTS = {"morning": (time(8), time(12)), "afternoon": (time(12), time(18)), "evening": (time(17), time(21))}
_EARLIEST, _LATEST = time(8), time(21)
_HALF_DAY = 12


@dataclass(frozen=True, slots=True)
class BestTime:
    """Spans of the day, wall time there, and weekdays (0 is Monday) to avoid; empty means no wish."""

    hours: tuple[Span, ...] = ()
    avoid_days: frozenset[int] = frozenset()


@lru_cache(maxsize=1024)
def read_best_time(text: str) -> BestTime:
    """Return what is understood of a free text; the rest of it is left to the rep, who sees the text."""
    said = text.casefold()
    refused = frozenset(day for found in _NOT_DAYS.finditer(said) for day in _days_in(found[1]))
    wanted = frozenset(
        day for found in _SOME_DAYS.finditer(_NOT_DAYS.sub(" ", said)) for day in _days_in(found[1])
    )
    others = frozenset(range(7)) - wanted if wanted else frozenset[int]()
    return BestTime(_hours(said), refused | others)


def _hours(said: str) -> tuple[Span, ...]:
    spans = [_span(_time(found, 1), _time(found, 4)) for found in _BETWEEN.finditer(said)]
    rest = _BETWEEN.sub(" ", said)
    spans += [_span(_time(found, 1), _LATEST) for found in _AFTER.finditer(rest)]
    spans += [_span(_EARLIEST, _time(found, 1)) for found in _BEFORE.finditer(rest)]
    if not any(spans):
        spans = [span for part, span in _PARTS.items() if part in said]
    return tuple(sorted(span for span in spans if span))


def _span(start: time | None, end: time | None) -> Span | None:
    """Return the part between 8 and 21, or None where nothing is left."""
    if start is None or end is None:
        return None
    start, end = max(start, _EARLIEST), min(end, _LATEST)
    return (start, end) if start < end else None


def _time(found: re.Match[str], group: int) -> time | None:
    hour, minute, half = int(found[group]), int(found[group + 1] or 0), found[group + 2]
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _days_in(text: str) -> list[int]:
    return [number for number, name in enumerate(_DAYS) if re.search(rf"\b{name}", text)]
