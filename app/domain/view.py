"""Ways to look at the leads: which, and in what order."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.words import Channel, Permission, Stage


class LeadView(StrEnum):
    """Which leads; the order in which the screen offers them."""

    ALL = "all"
    HOT = "hot"
    NEW_INBOUND = "new-inbound"
    GOING_COLD = "going-cold"
    NO_NEXT_STEP = "no-next-step"
    WAITING = "waiting"
    CUSTOMERS = "customers"
    IN_SERIES = "in-series"
    DELETED = "deleted"


class SortColumn(StrEnum):
    """By what they are sorted."""

    NAME = "name"
    COMPANY = "company"
    STAGE = "stage"
    NEXT_TOUCH = "next-touch"
    LAST_ACTIVITY = "last-activity"
    SCORE = "score"
    SERIES = "series"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    CITY = "city"
    COUNTRY = "country"
    SOURCE = "source"
    TAGS = "tags"
    VALUE = "value"
    PERMISSION = "permission"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order; leads without a value stand last either way.

    Attributes:
        then: The order among equals; the name comes after it in any case.
    """

    column: str = SortColumn.NAME
    descending: bool = False
    then: Sort | None = None

    def after(self, former: Sort) -> Sort:
        """Return this order with the former one as its second key."""
        if former.column == self.column:
            return Sort(self.column, self.descending, former.then)
        return Sort(self.column, self.descending, Sort(former.column, former.descending))


@dataclass(frozen=True, slots=True)
class Filters:
    """What leads must be to be listed: every filter that is set, and one of its values.

    Attributes:
        channels: Channels of the next touch.
        tags, sources, cities: Compared folded.
        least_score, least_value: At least so much.
        silent_days: No activity for so many days, or never.
        in_series: In a running series, or not; None for either.
    """

    stages: tuple[Stage, ...] = ()
    countries: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    permissions: tuple[Permission, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    least_score: int | None = None
    least_value: int | None = None
    silent_days: int | None = None
    in_series: bool | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """A column that is shown, in its place; its width in px, 0 for a share of what is left."""

    column: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a view shows: leads of `base` that pass the filters, sorted, in these columns.

    Attributes:
        columns: Shown ones in order; empty for the usual ones.
    """

    base: LeadView = LeadView.ALL
    filters: Filters = field(default_factory=Filters)
    sort: Sort = field(default_factory=lambda: Sort(SortColumn.NEXT_TOUCH))
    columns: tuple[ColumnWidth, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A view by its code: one of LeadView, or "own-3" for one of the rep's own."""

    code: str
    name: str
    arrangement: Arrangement
    own: bool = False


@dataclass(frozen=True, slots=True)
class LeadIds:
    """A list of leads by id.

    Attributes:
        ids: In order; an array, because a million of them must be cheap.
        total: How many there are, where `ids` was cut at a limit; at least so many when `more` is set.
        more: There are more than were looked at.
    """

    ids: array[int]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a filter can be set to: values with how many leads have them, the most frequent first."""

    values: tuple[tuple[str, int], ...]
