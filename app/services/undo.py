"""Doing things so that they can be taken back, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.undo import Restored, Undo
from app.domain.words import Permission
from app.errors import NotFoundError
from app.services.ports import Announce, Change
from app.store import permissions
from app.store import undo as store
from app.store.database import Database
from app.store.permissions import Record
from app.store.sessions import Session

KEPT = 50
"""So many acts of this run can be taken back."""


@dataclass(slots=True)
class Doing:
    """An act under way.

    Attributes:
        text: What stands after "Undo"; may be set while the act runs.
        nouns: What it changes; may grow.
        permission: Lead, permission before the act and instant, where the act appends a new one.
        records: Leads that go with their record of permission, which comes back with them.
    """

    session: Session
    id: int
    text: str
    nouns: set[str]
    permission: tuple[int, Permission, datetime] | None = None
    records: tuple[tuple[int, Record], ...] = ()

    @property
    def undo(self) -> Undo:
        """The token."""
        return Undo(self.id, self.text)


@dataclass(frozen=True, slots=True)
class _Act:
    undo: Undo
    nouns: frozenset[str]
    permissions: tuple[tuple[int, Permission, datetime], ...] = ()
    records: tuple[tuple[int, Record], ...] = ()


@dataclass(slots=True)
class Together:
    """Several acts that are taken back as one.

    Attributes:
        text: What stands after "Undo"; may be set while the acts run.
    """

    id: int
    text: str
    acts: list[_Act] = field(default_factory=list)

    @property
    def undo(self) -> Undo | None:
        """The token; None as long as nothing was done."""
        return Undo(self.id, self.text) if self.acts else None

    def act(self) -> _Act:
        """All of them as one act."""
        nouns = frozenset[str]().union(*(act.nouns for act in self.acts))
        permissions = tuple(one for act in self.acts for one in act.permissions)
        records = tuple(one for act in self.acts for one in act.records)
        return _Act(Undo(self.id, self.text), nouns, permissions, records)


class UndoStack:
    """The acts of this run, latest last."""

    def __init__(self, database: Database, announce: Announce) -> None:
        self._database = database
        self._announce = announce
        self._acts: list[_Act] = []
        self._count = 0
        self._together: Together | None = None

    @contextmanager
    def doing(self, text: str, nouns: Iterable[str] = (), origin: str = "") -> Iterator[Doing]:
        """Run one act: one transaction, recorded; committed, then announced with these nouns."""
        number = self._number()
        with self._database.begin() as session, store.recording(session, number):
            doing = Doing(session, number, text, set(nouns))
            yield doing
        told = () if doing.permission is None else (doing.permission,)
        act = _Act(doing.undo, frozenset(doing.nouns), told, doing.records)
        if self._together is None:
            self._keep(act)
        else:
            self._together.acts.append(act)
        self._announce(Change(act.nouns, origin))

    @contextmanager
    def together(self, text: str) -> Iterator[Together]:
        """Make the acts within one to be taken back; each is still its own transaction."""
        together = self._together = Together(self._number(), text)
        try:
            yield together
        finally:
            self._together = None
            if together.acts:
                self._keep(together.act())

    def piecewise(self, text: str) -> Together:
        """Begin an act that goes on over many transactions, with other acts in between."""
        return Together(self._number(), text)

    @contextmanager
    def piece(self, whole: Together) -> Iterator[Session]:
        """Run one transaction of such an act; nothing is announced yet."""
        with self._database.begin() as session, store.recording(session, whole.id):
            yield session
        whole.acts.append(_Act(Undo(whole.id, whole.text), frozenset()))

    def finish(self, whole: Together, nouns: Iterable[str], origin: str = "") -> Undo | None:
        """End such an act: it can be taken back from now on; its nouns are announced."""
        if whole.acts:
            self._keep(_Act(Undo(whole.id, whole.text), frozenset(nouns)))
            self._announce(Change(frozenset(nouns), origin))
        return whole.undo

    def _number(self) -> int:
        if self._together is not None:
            return self._together.id
        self._count += 1
        return self._count

    def _keep(self, act: _Act) -> None:
        self._acts.append(act)
        del self._acts[:-KEPT]

    def take_back(self, undo: Undo, *, origin: str = "") -> Restored:
        """Undo an act and return what is there again.

        Raises RefusedError when its rows were changed since, NotFoundError.
        """
        act = next((act for act in self._acts if act.undo.id == undo.id), None)
        if act is None:
            raise NotFoundError("This can no longer be taken back.")
        with self._database.begin() as session:
            restored = store.take_back(session, undo.id)
            for record in act.records:
                permissions.bring_back(session, *record)
            for permission in act.permissions:
                permissions.restore(session, *permission)
        self._acts.remove(act)
        self._announce(Change(act.nouns, origin))
        return restored

    def forget(self) -> None:
        """Forget all acts: a restore has replaced what they changed."""
        self._acts.clear()

    def acts(self) -> tuple[Undo, ...]:
        """Return what can be taken back, the latest first."""
        return tuple(act.undo for act in reversed(self._acts))

    def take_back_to(self, undo: Undo, *, origin: str = "") -> Restored:
        """Undo all acts from the latest down to this one, and return what the last of them brought back.

        Raises RefusedError where rows of one were changed since: those before it are undone. NotFoundError.
        """
        steps = self.acts()
        if undo not in steps:
            raise NotFoundError("This can no longer be taken back.")
        for step in steps[: steps.index(undo)]:
            self.take_back(step, origin=origin)
        return self.take_back(undo, origin=origin)

    def latest(self) -> Undo | None:
        """Return the act that Undo takes back next, or None."""
        return self._acts[-1].undo if self._acts else None
