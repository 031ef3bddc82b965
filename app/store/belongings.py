"""Which rows belong to a lead, in whatever table: every column that points at one, found from the models."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Column, Table

from app.models.schema import METADATA

RECORD = "permission"
"""The record of permission, which is only ever added to."""


@lru_cache(maxsize=1)
def pointing_at_lead() -> tuple[tuple[Table, Column[int]], ...]:
    """Return table and column of each reference to a lead, tables that others point at first."""
    return tuple(
        (table, column)
        for table in METADATA.sorted_tables
        for column in table.columns
        if table.name != "lead" and any(key.column.table.name == "lead" for key in column.foreign_keys)
    )
