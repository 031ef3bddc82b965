"""Many days at a glance: of each as many touches as are shown, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.touch import Touch


@dataclass(frozen=True, slots=True)
class Glance:
    """What is shown of some days, and how many touches each of them holds; empty days are left out."""

    touches: tuple[Touch, ...] = ()
    counts: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What of a day is looked at.

    Attributes:
        each: Touches shown of a day, at most.
        hidden: Codes of channels that are left out.
        keep: A touch that is shown on its day in any case, or 0.
    """

    each: int
    hidden: frozenset[str] = frozenset()
    keep: int = 0
