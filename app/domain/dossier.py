"""Everything that is known of one lead, as it stands in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.merging import Record
from app.domain.words import Permission

Row = Mapping[str, object]
"""Columns and values of one row; instants are aware datetimes, codes are words of the trade."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One lead with all rows that belong to it.

    Attributes:
        permission: What counts now.
        lead: The row of the lead itself.
        rows: By table, each in the order it was written.
    """

    lead_id: int
    record: Record
    permission: Permission
    lead: Row
    rows: Mapping[str, tuple[Row, ...]]

    def of(self, table: str) -> tuple[Row, ...]:
        """Return the rows of one table; none for one without any."""
        return self.rows.get(table, ())
