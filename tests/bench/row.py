"""One measured figure beside its floor and its limit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of design section 6.

    Attributes:
        name: As in the first column of the table there.
        load: What was in the profile, in words.
        measured, floor: In `unit`; floor is what the machine itself needs, or None.
        limit: Most that `ratio` may be where there is a floor and `relative`, else of `measured`.
    """

    name: str
    load: str
    measured: float
    unit: str
    limit: float
    floor: float | None = None
    relative: bool = False

    @property
    def ratio(self) -> float | None:
        """Measured over floor."""
        return self.measured / self.floor if self.floor else None

    @property
    def ok(self) -> bool:
        """Within the limit."""
        value = self.ratio if self.relative else self.measured
        return value is not None and value <= self.limit

    def as_json(self) -> dict[str, object]:
        """Return the row with the keys of design section 6."""
        return {
            "name": self.name,
            "with": self.load,
            "measured": round(self.measured, 3),
            "unit": self.unit,
            "floor": None if self.floor is None else round(self.floor, 3),
            "ratio": None if self.ratio is None else round(self.ratio, 2),
            "limit": self.limit,
            "ok": self.ok,
        }


def as_json(rows: Iterable[Row]) -> str:
    """Return all rows as one JSON list."""
    return json.dumps([row.as_json() for row in rows], indent=1)


def as_line(row: Row) -> str:
    """Return a row for the terminal."""
    floor = "" if row.floor is None else f"{row.floor:.2f}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    limit = f"{row.limit:g} x" if row.relative else f"{row.limit:g} {row.unit}"
    verdict = "ok" if row.ok else "OVER"
    measured = f"{row.measured:.2f} {row.unit}"
    return f"{row.name:<14}{measured:>14}{floor:>12}{ratio:>8}{limit:>12}  {verdict:<6}{row.load}"


HEAD = f"{'name':<14}{'measured':>14}{'floor':>12}{'ratio':>8}{'limit':>12}  {'':<6}with"


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return percentile(values, 50)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` per cent of the values lie (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, round(share / 100 * len(ranked) + 0.5) - 1))]
