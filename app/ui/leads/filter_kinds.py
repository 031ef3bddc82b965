"""The filters of the lead list: what each is called, what it can be set to, how a set one reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.view import Filters
from app.domain.words import Channel, Permission, Stage
from app.ui.leads.words import PERMISSIONS
from app.ui.parts.channel_tile import channel_words

_DAYS = (7, 14, 21, 30, 60, 90)
_SCORES = (25, 35, 50, 75)
_VALUES = (1_000, 5_000, 10_000, 50_000, 100_000)
Offer = tuple[object, str]
"""A value and its words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One filter.

    Attributes:
        field: Its name in Filters.
        title: For a person.
        offers: What it can be set to; empty where the leads themselves say it.
        asks: The word by which their service knows what to read then.
    """

    field: str
    title: str
    offers: tuple[Offer, ...] = ()
    asks: str = ""

    @property
    def many(self) -> bool:
        """Whether several values can be chosen at once."""
        return isinstance(getattr(Filters(), self.field), tuple)

    def value(self, filters: Filters) -> Any:  # noqa: ANN401 -- of any field
        """Return what it is set to."""
        return getattr(filters, self.field)

    def is_set(self, filters: Filters) -> bool:
        """Whether it is set to anything."""
        return self.value(filters) not in {None, ()}

    def has(self, filters: Filters, value: object) -> bool:
        """Whether this is one of the values it is set to."""
        current = self.value(filters)
        return value in current if self.many else value == current

    def turned(self, filters: Filters, value: object) -> Filters:
        """Return the filters with this value added, or taken out where it is set."""
        if not self.many:
            return self._set(filters, None if self.has(filters, value) else value)
        current = self.value(filters)
        kept = tuple(one for one in current if one != value)
        return self._set(filters, kept if len(kept) < len(current) else (*kept, value))

    def cleared(self, filters: Filters) -> Filters:
        """Return the filters without it."""
        return self._set(filters, () if self.many else None)

    def _set(self, filters: Filters, value: Any) -> Filters:  # noqa: ANN401 -- of any field
        return replace(filters, **{self.field: value})

    def words(self, filters: Filters) -> str:
        """Return how the set filter reads: "Stage: Qualified, Proposal"."""
        value = self.value(filters)
        if not self.many:
            return str(_SINGLES[self.field](value))
        known = dict(self.offers)
        listed = [known.get(one, str(one)) for one in value]
        shown = ", ".join(listed[:2])
        return f"{self.title}: {shown}" + (f" and {len(listed) - 2} more" if len(listed) > 2 else "")  # noqa: PLR2004


def _score(value: int) -> str:
    return f"Score {value} or more"


def _value(value: int) -> str:
    return f"Value {value:,} or more"


def _silent(value: int) -> str:
    return f"No contact for {value} days"


def _series(value: object) -> str:
    return "In a series" if value else "Not in a series"


_SINGLES: dict[str, Any] = {
    "least_score": _score,
    "least_value": _value,
    "silent_days": _silent,
    "in_series": _series,
}
KINDS = (
    Kind("stages", "Stage", tuple((one, one.capitalize()) for one in Stage)),
    Kind("countries", "Country", asks="country"),
    Kind("channels", "Channel", tuple((one, channel_words(one)) for one in Channel)),
    Kind("least_score", "Score", tuple((one, _score(one)) for one in _SCORES)),
    Kind("tags", "Tag", asks="tag"),
    Kind("sources", "Source", asks="source"),
    Kind("companies", "Company", asks="company"),
    Kind("cities", "City", asks="city"),
    Kind("permissions", "Permission", tuple((one, PERMISSIONS[one]) for one in Permission)),
    Kind("silent_days", "Last contact", tuple((one, _silent(one)) for one in _DAYS)),
    Kind("in_series", "Series", ((True, _series(value=True)), (False, _series(value=False)))),
    Kind("least_value", "Expected value", tuple((one, _value(one)) for one in _VALUES)),
)
OFTEN = ("stages", "countries", "channels")
"""Filters with a chip of their own even where they are not set."""
assert {kind.field for kind in KINDS} == {field.name for field in fields(Filters)}


def offers_of(values: Sequence[tuple[str, int]]) -> tuple[Offer, ...]:
    """Return what leads hold as offers; the number of leads stands in the hint."""
    return tuple((value, value) for value, _ in values)
