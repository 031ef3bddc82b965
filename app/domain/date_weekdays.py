"""Days by name: "tomorrow", "next Friday", "Monday week"."""

from __future__ import annotations

import re

from app.domain.date_form import Reading, forms
from app.domain.date_words import DAY, DAY_NAMES, FULL_WEEKDAY, ON, WEEK, WEEKDAY, WEEKDAYS, Today, of_week

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
_NEAR_WORDS = "|".join(word.replace(" ", r"\s+") for word in sorted(_NEAR, key=len, reverse=True))
_ENDS = (
    r"(?=\s*(?:$|[,;.)!?\x01]|and\b|then\b|at\b|@|re\b|about\b|to\b|for\b|with\b|\d|noon|midday|morning|afternoon"
    r"|evening|lunch|after\b|before\b|first\b|early\b|late\b|eod\b|mid))"
)


def _near(found: re.Match[str], today: Today) -> Reading:
    return today.day + _NEAR[" ".join(found["near"].split())] * DAY, ""


def _named(found: re.Match[str], today: Today) -> Reading:
    """Read "next Friday" as Friday of next week, "this Friday" and "Friday" as the one that comes."""
    weekday, which = WEEKDAYS[found["weekday"].rstrip(".")], found.groupdict().get("which") or ""
    ahead = (weekday - today.day.weekday()) % WEEK
    if which in {"last", "past"}:
        return today.day - ((today.day.weekday() - weekday - 1) % WEEK + 1) * DAY, ""
    if which in {"next", "following"}:
        return of_week(today.day, 1, weekday), ""
    if ahead == 0:
        return today.day, f"today is {DAY_NAMES[weekday].title()}"
    return today.day + ahead * DAY, ""


def _in_week(found: re.Match[str], today: Today) -> Reading:
    weekday = WEEKDAYS[found["weekday"].rstrip(".")]
    weeks = {"this": 0, "next": 1, "following": 1}.get(found["which"], 2)
    return of_week(today.day, weeks, weekday), ""


def _week_on(found: re.Match[str], today: Today) -> Reading:
    """Read "Monday week" and "a week on Monday": seven days after the one that comes."""
    weekday = WEEKDAYS[found["weekday"].rstrip(".")]
    ahead = (weekday - today.day.weekday() - 1) % WEEK + 1
    return today.day + (ahead + WEEK) * DAY, ""


def _now(_found: re.Match[str], today: Today) -> Reading:
    return today.day, ""


RULES = forms(
    "near",
    (rf"(?<![\w-])(?P<near>{_NEAR_WORDS})(?![\w-])", _near),
) + forms(
    "weekday",
    (rf"(?<!\w){ON}(?P<which>this|next|following|last|past|coming)\s+(?P<weekday>{WEEKDAY})", _named),
    (rf"(?<!\w){ON}(?P<weekday>{FULL_WEEKDAY})(?!\w)(?!['’]s)", _named),
    (rf"(?<!\w)(?:on|by|until|till)\s+(?P<weekday>{WEEKDAY})", _named),
    (rf"(?<![\w.])(?!sat|sun)(?P<weekday>{WEEKDAY}){_ENDS}", _named),
    (r"(?<![\w.])(?P<weekday>sat|sun)(?=\s*(?:$|[,;.)\x01]|(?:at\s*)?\d|noon|morning|afternoon))", _named),
    (rf"(?<!\w){ON}(?P<weekday>{WEEKDAY})\s*,?\s*(?:of\s+)?(?P<which>this|next)\s+week\b", _in_week),
    (rf"(?<!\w)(?P<which>this|next)\s+week\s*,?\s*(?:on\s+)?(?P<weekday>{WEEKDAY})", _in_week),
    (rf"(?<!\w){ON}(?P<weekday>{WEEKDAY})\s+(?P<which>in\s+(?:two|2)\s+weeks)\b", _in_week),
    (rf"(?<!\w){ON}(?P<weekday>{WEEKDAY})\s+week\b", _week_on),
    (rf"(?<!\w)(?:a\s+)?week\s+(?:on|from)\s+(?P<weekday>{WEEKDAY})", _week_on),
)
WHOLE = forms("calendar", (r"now|right now|immediately|at once", _now))
