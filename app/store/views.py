"""Saved views of the lead list."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.arrangement_text import from_text, to_text
from app.domain.view import Arrangement, View
from app.models.view import SavedView

OWN = "own-"


def saved(session: Session) -> tuple[View, ...]:
    """Return the rep's own views, and how those of the program were arranged, oldest first."""
    rows = session.scalars(select(SavedView).order_by(SavedView.id))
    return tuple(
        View(row.code, row.name, from_text(row.definition), row.code.startswith(OWN)) for row in rows
    )


def add(session: Session, name: str, arrangement: Arrangement) -> str:
    """Store a view of the rep's own and return its code."""
    row = SavedView(code=f"{OWN}new", name=name, definition=to_text(arrangement))
    session.add(row)
    session.flush()
    row.code = f"{OWN}{row.id}"
    session.flush()
    return row.code


def arrange(session: Session, code: str, arrangement: Arrangement, name: str = "") -> None:
    """Store how a view is arranged; a name is kept where none is given."""
    row = _row(session, code)
    if row is None:
        session.add(SavedView(code=code, name=name, definition=to_text(arrangement)))
        return
    row.definition = to_text(arrangement)
    row.name = name or row.name


def remove(session: Session, code: str) -> str | None:
    """Remove a view, or how one of the program was arranged; return its name, None when there was none."""
    row = _row(session, code)
    if row is None:
        return None
    session.delete(row)
    return row.name


def _row(session: Session, code: str) -> SavedView | None:
    return session.scalar(select(SavedView).filter_by(code=code))
