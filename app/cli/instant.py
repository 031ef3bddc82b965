"""ISO times of the command line: with an offset an instant, without one the rep's wall time."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.moment import resolve, wall_time
from app.errors import InputError


def read_instant(text: str, zone: str) -> datetime:
    """Return the aware UTC instant; `zone` is the rep's. Raises InputError."""
    at = _parse(text)
    try:
        return resolve(at, zone).utc if at.tzinfo is None else at.astimezone(UTC)
    except (OverflowError, ValueError):
        raise _refused(text) from None


def read_wall(text: str, zone: str) -> datetime:
    """Return the naive wall time in the rep's `zone`. Raises InputError."""
    at = _parse(text)
    try:
        return at if at.tzinfo is None else wall_time(at.astimezone(UTC), zone)
    except (OverflowError, ValueError):
        raise _refused(text) from None


def _parse(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise _refused(text) from None


def _refused(text: str) -> InputError:
    return InputError(f"“{text}” is not a date and time.", "Write it such as 2026-05-28T09:30.")
