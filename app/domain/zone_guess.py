"""Which zones a lead may be in, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sure(StrEnum):
    """How sure a zone is."""

    GIVEN = "given"
    LIKELY = "likely"  # number and country, or one of them, leave one
    SEVERAL = "several"  # a time has to suit all of them
    UNKNOWN = "unknown"  # the rep's own zone is taken


@dataclass(frozen=True, slots=True)
class ZoneGuess:
    """The possible zones.

    Attributes:
        zones: IANA names, one for each kind of clock; empty when nothing is known.
        words: How it is known, such as "from the phone number".
    """

    zones: tuple[str, ...]
    sure: Sure
    words: str
