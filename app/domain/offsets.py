"""From an offset to a day: business days, days and hours, before and after the anchor (design 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.domain import phrases
from app.domain.businessdays import BusinessDays, FreeDay
from app.domain.cadence import Offset, Unit
from app.domain.moment import wall_time
from app.domain.why import Reason

_LISTED = 3
"""So many holidays are listed by day; more are a number."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Base:
    """What offsets count from: an instant, its words, and the lead's date then.

    Attributes:
        taken: The amount that counts as the base itself: steps after an appointment count on from it, one
            business day at least. None counts from 0.
        ahead: It is an event that steps lead up to, such as the end of a trial: its day as a whole counts,
            and when it is a free day, the working day before.
    """

    at: datetime
    words: str
    day: date
    taken: int | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """The day a step asks for, the instant before which it cannot be, and why."""

    day: date
    earliest: datetime
    why: tuple[Reason, ...]


def base_of(at: datetime, words: str, zone: str, *, ahead: bool = False) -> Base:
    """Return the base for an aware UTC instant and the lead's zone."""
    return Base(at, words, wall_time(at, zone).date(), ahead=ahead)


def target(offset: Offset, base: Base, business: BusinessDays, zone: str) -> Target:
    """Return the day an offset leads to; always a business day."""
    if offset.unit is Unit.HOURS:
        return _by_hours(offset, base, business, zone)
    amount = offset.amount if base.taken is None else max(offset.amount - base.taken, 1)
    return _by_days(amount, offset.unit, base, business)


def _by_days(amount: int, unit: Unit, base: Base, business: BusinessDays) -> Target:
    is_before = amount < 0 or (base.ahead and amount == 0)
    if unit is Unit.BUSINESS_DAYS and amount:
        meant = day = business.after(base.day, amount)
        since = base.day
    else:
        meant = base.day + amount * _DAY
        day = business.on_or_before(meant) if is_before else business.on_or_after(meant)
        since = meant + _DAY if is_before else meant - _DAY
    skipped = business.free_days(since, day) if since <= day else business.free_days(day, since - _DAY)
    said = Reason("P5", _said(amount, unit, base))
    why = (said, *_free_said(meant, day, skipped, base.day))
    return Target(day, _long_before(day) if is_before else base.at, why)


def _long_before(day: date) -> datetime:
    """Return an instant that is before the day in every zone."""
    return datetime.combine(day - _DAY, time(), UTC)


def _by_hours(offset: Offset, base: Base, business: BusinessDays, zone: str) -> Target:
    at = base.at + timedelta(hours=offset.amount)
    there = wall_time(at, zone).date()
    day = business.on_or_after(there)
    rule = "P1" if offset.amount in {0, 1} else "P5"
    why = (Reason(rule, _hours_said(offset.amount, base)), *moved_on(there, day, business, base.day))
    return Target(day, at, why)


def moved_on(meant: date, day: date, business: BusinessDays, today: date) -> tuple[Reason, ...]:
    """Return why a day meant was moved on to a business day; nothing when it was not."""
    return _free_said(meant, day, business.free_days(meant - _DAY, day), today)


def _free_said(meant: date, day: date, skipped: Sequence[FreeDay], today: date) -> tuple[Reason, ...]:
    return (*_weekend(meant, day, skipped, today), *_holidays(skipped, today))


def _said(amount: int, unit: Unit, base: Base) -> str:
    if amount == 0:
        return f"on the day of {base.words}"
    side = "after" if amount > 0 else "before"
    number = abs(amount)
    days = (
        phrases.business_days(number) if unit is Unit.BUSINESS_DAYS else phrases.count(number, "day", "days")
    )
    return f"{days} {side} {base.words}"


def _hours_said(amount: int, base: Base) -> str:
    if amount == 0:
        return f"within the hour after {base.words}"
    side = "after" if amount > 0 else "before"
    return f"{phrases.count(abs(amount), 'hour', 'hours')} {side} {base.words}"


def _weekend(meant: date, day: date, skipped: Sequence[FreeDay], today: date) -> tuple[Reason, ...]:
    """Say so when the day meant is a free weekday; holidays speak for themselves."""
    if meant == day or any(free.day == meant for free in skipped):
        return ()
    return (Reason("weekend", f"{phrases.day(meant, today)} is a free day"),)


def _holidays(skipped: Sequence[FreeDay], today: date) -> tuple[Reason, ...]:
    if not skipped:
        return ()
    if len(skipped) == 1:
        return (Reason("holiday", holiday_said(skipped[0], today)),)
    text = f"{phrases.number_word(len(skipped))} holidays are skipped"
    if len(skipped) <= _LISTED:
        text += f": {phrases.listed([phrases.day(free.day, today) for free in skipped])}"
    return (Reason("holiday", text),)


def holiday_said(free: FreeDay, today: date) -> str:
    """Return "Mon 25 May is a bank holiday (Spring bank holiday)"; "there" when it is the lead's alone."""
    kind = "bank holiday" if "bank holiday" in free.name.casefold() else "holiday"
    side = " there" if free.lead and not free.rep else " here" if free.rep and not free.lead else ""
    name = f" ({free.name})" if free.name else ""
    return f"{phrases.day(free.day, today)} is a {kind}{side}{name}"
