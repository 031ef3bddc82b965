"""Days as contact files write them; which of two numbers is the day is told by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})")
_WRITTEN = re.compile(
    r"(\d{1,2})\.? ([^\W\d_]{3})[^\W\d_]*\.?,? (\d{4})|([^\W\d_]{3})[^\W\d_]*\.? (\d{1,2}),? (\d{4})"
)
_MONTHS = {
    name: month
    for month, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MOST_MONTHS = 12
_CENTURY = 2000


def day_first(cells: Iterable[str], *, otherwise: bool = True) -> bool:
    """Return whether dates such as 02/03/2024 begin with the day: one beyond 12 proves it for all."""
    for cell in cells:
        found = _NUMBERS.match(cell.strip())
        if found is None:
            continue
        if found.group(2) == "." or int(found.group(1)) > _MOST_MONTHS:
            return True
        if int(found.group(3)) > _MOST_MONTHS:
            return False
    return otherwise


def read_day(text: str, *, begins_with_day: bool) -> date | None:
    """Return the day, or None for what is none. A time after it is left out."""
    text = text.strip()
    try:
        if found := _ISO.match(text):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if found := _NUMBERS.match(text):
            first, second, year = int(found.group(1)), int(found.group(3)), int(found.group(4))
            day, month = (first, second) if begins_with_day else (second, first)
            return date(year if year > 99 else year + _CENTURY, month, day)  # noqa: PLR2004 -- two digits
        if found := _WRITTEN.match(text):
            ordinal, name, written = (
                found.group(n) or found.group(n + offset) for n, offset in ((1, 4), (2, 2), (3, 3))
            )
            return date(int(written), _MONTHS[name.lower()], int(ordinal))
    except (ValueError, KeyError):
        return None
    return None
