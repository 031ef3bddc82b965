"""Doing things so that they can be taken back, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from app.domain.undo import Undo
from app.domain.words import Permission
from app.errors import NotFoundError
from app.services.ports import Announce, Change
from app.store import permissions
from app.store import undo as store
from app.store.database import Database, Session

KEPT = 50
"""So many acts of this run can be taken back."""


@dataclass(slots=True)
class Doing:
    """An act under way.

    Attributes:
        text: What stands after "Undo"; may be set while the act runs.
        nouns: What it changes; may grow.
        permission: Lead, permission before the act and instant, where the act appends a new one.
    """

    session: Session
    id: int
    text: str
    nouns: set[str]
    permission: tuple[int, Permission, datetime] | None = None

    @property
    def undo(self) -> Undo:
        """The token."""
        return Undo(self.id, self.text)


@dataclass(frozen=True, slots=True)
class _Act:
    undo: Undo
    nouns: frozenset[str]
    permission: tuple[int, Permission, datetime] | None = None


class UndoStack:
    """The acts of this run, latest last."""

    def __init__(self, database: Database, announce: Announce) -> None:
        self._database = database
        self._announce = announce
        self._acts: list[_Act] = []
        self._count = 0

    @contextmanager
    def doing(self, text: str, nouns: Iterable[str] = (), origin: str = "") -> Iterator[Doing]:
        """Run one act: one transaction, recorded; committed, then announced with these nouns."""
        self._count += 1
        with self._database.begin() as session, store.recording(session, self._count):
            doing = Doing(session, self._count, text, set(nouns))
            yield doing
        self._acts.append(_Act(doing.undo, frozenset(doing.nouns), doing.permission))
        del self._acts[:-KEPT]
        self._announce(Change(frozenset(doing.nouns), origin))

    def take_back(self, undo: Undo, *, origin: str = "") -> None:
        """Undo an act. Raises RefusedError when its rows were changed since, NotFoundError."""
        act = next((act for act in self._acts if act.undo.id == undo.id), None)
        if act is None:
            raise NotFoundError("This can no longer be taken back.")
        with self._database.begin() as session:
            store.take_back(session, undo.id)
            if act.permission is not None:
                permissions.restore(session, *act.permission)
        self._acts.remove(act)
        self._announce(Change(act.nouns, origin))

    def forget(self) -> None:
        """Forget all acts: a restore has replaced what they changed."""
        self._acts.clear()

    def latest(self) -> Undo | None:
        """Return the act that Undo takes back next, or None."""
        return self._acts[-1].undo if self._acts else None
