"""Single facts about this file, by name."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.models.notice import Fact


def read(session: Session, name: str) -> str | None:
    """Return the fact, or None when it was never written."""
    return session.scalar(select(Fact.value).where(Fact.name == name))


def write(session: Session, name: str, value: str) -> None:
    """Write the fact, replacing what stood there."""
    row = insert(Fact).values(name=name, value=value)
    session.execute(row.on_conflict_do_update(index_elements=[Fact.name], set_={"value": row.excluded.value}))
