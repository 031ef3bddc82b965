"""Ways to look at the leads: which, and in what order."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum


class LeadView(StrEnum):
    """Which leads."""

    ALL = "all"
    NO_NEXT_STEP = "no-next-step"
    GOING_COLD = "going-cold"
    WAITING = "waiting"
    CUSTOMERS = "customers"
    IN_SERIES = "in-series"


class SortColumn(StrEnum):
    """By what they are sorted."""

    NAME = "name"
    COMPANY = "company"
    STAGE = "stage"
    NEXT_TOUCH = "next-touch"
    LAST_ACTIVITY = "last-activity"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order; leads without a value stand last either way."""

    column: str = SortColumn.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class LeadIds:
    """A list of leads by id.

    Attributes:
        ids: In order; an array, because a million of them must be cheap.
        total: How many there are, where `ids` was cut at a limit.
    """

    ids: array[int]
    total: int
