"""SQLAlchemy over the one connection: a session for each unit of work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

__all__ = ["Session", "Sessions"]


class Sessions:
    """Makes sessions on a connection that is open already and belongs to somebody else.

    `raise_known` raises what SQLite said in words, where there are any.
    """

    def __init__(self, driver: sqlite3.Connection, raise_known: Callable[[sqlite3.Error], None]) -> None:
        self._raise_known = raise_known
        self.engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
        event.listen(self.engine, "begin", _begin_immediate)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Give a session: committed at the end, rolled back on any error."""
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                self._raise_known(error.orig)
            raise

    def close(self) -> None:
        """Let go of the connection without closing it."""
        self.engine.dispose()


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first could fail half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
