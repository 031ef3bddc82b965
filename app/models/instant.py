"""Instants as the file keeps them: microseconds since 1970, exact, in the order of time."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def instant_number(at: datetime) -> int:
    """Return an aware datetime as microseconds since 1970, exactly."""
    return (at - EPOCH) // MICROSECOND


def instant_of(number: int) -> datetime:
    """Return the aware UTC datetime of microseconds since 1970."""
    return EPOCH + number * MICROSECOND
