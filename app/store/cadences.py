"""Cadences of the rep's own as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.domain.words import SeriesState
from app.models.cadence import CadenceRow, CadenceVersion
from app.models.series import Series


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of one cadence.

    Attributes:
        title: As the rep named it; empty keeps the one in the document.
        version: The newest one stored; 0 where only a preset stands behind the row.
        document: Its readable file; empty with version 0.
    """

    name: str
    title: str
    retired: bool
    version: int
    document: str


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One stored version; `saved_at` is UTC."""

    version: int
    document: str
    saved_at: datetime


def kept(session: Session, name: str | None = None) -> tuple[Kept, ...]:
    """Return the cadences that have a row, by name, each with its newest version; or the one named."""
    each = aliased(CadenceVersion)
    newest = select(func.max(each.version)).where(each.cadence_id == CadenceRow.id).scalar_subquery()
    query = (
        select(CadenceRow, CadenceVersion)
        .outerjoin(
            CadenceVersion,
            (CadenceVersion.cadence_id == CadenceRow.id) & (CadenceVersion.version == newest),
        )
        .order_by(CadenceRow.name)
    )
    if name is not None:
        query = query.where(CadenceRow.name == name)
    return tuple(_kept(row, version) for row, version in session.execute(query))


def versions(session: Session, name: str) -> tuple[KeptVersion, ...]:
    """Return the stored versions of one cadence, oldest first."""
    query = (
        select(CadenceVersion)
        .join(CadenceRow, CadenceRow.id == CadenceVersion.cadence_id)
        .where(CadenceRow.name == name)
        .order_by(CadenceVersion.version)
    )
    return tuple(KeptVersion(row.version, row.document, row.saved_at) for row in session.scalars(query))


def add_version(session: Session, name: str, version: int, document: str, now: datetime) -> None:
    """Store one more version; a cadence that was retired is in use again."""
    row = _row(session, name)
    row.retired_at = None
    session.add(CadenceVersion(cadence_id=row.id, version=version, document=document, saved_at=now))
    session.flush()


def rename(session: Session, name: str, title: str) -> None:
    """Give it another title; its name stays, so running series stay with it."""
    _row(session, name).title = title
    session.flush()


def retire(session: Session, name: str, at: datetime | None) -> None:
    """Take it out of the lists from `at` (UTC) on; None takes it in again."""
    _row(session, name).retired_at = at
    session.flush()


def running(session: Session) -> Mapping[tuple[str, int], int]:
    """Return how many series run on each (name, version)."""
    query = (
        select(Series.cadence, Series.version, func.count())
        .where(Series.state != SeriesState.ENDED)
        .group_by(Series.cadence, Series.version)
    )
    return {(name, version): number for name, version, number in session.execute(query)}


def _row(session: Session, name: str) -> CadenceRow:
    """Return the row, made when missing."""
    row = session.scalar(select(CadenceRow).where(CadenceRow.name == name))
    if row is None:
        row = CadenceRow(name=name, title="")
        session.add(row)
        session.flush()
    return row


def _kept(row: CadenceRow, version: CadenceVersion | None) -> Kept:
    number, document = (0, "") if version is None else (version.version, version.document)
    return Kept(row.name, row.title, row.retired_at is not None, number, document)
