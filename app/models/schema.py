"""All tables together, and how a fresh file gets them."""

import secrets

from sqlalchemy import Connection, text

from app.models import (  # noqa: F401 -- each brings its tables
    activity,
    cadence,
    company,
    holiday,
    importing,
    lead,
    message,
    notice,
    permission,
    reminder,
    rhythm,
    score,
    series,
    touch,
    verdict,
    view,
)
from app.models.base import Base
from app.models.promises import STATEMENTS

HEAD = "0009_verdict"
"""The revision these tables stand for; a test compares it with the newest migration."""
METADATA = Base.metadata
SUPPRESSION_KEY = "suppression-key"
"""Fact that holds the key to the list of those who said no; made once, with the file."""


def create(connection: Connection) -> None:
    """Make all tables in an empty file and mark it with the newest revision.

    Alembic would do the same, a quarter of a second later: a test proves that both make one schema.
    """
    METADATA.create_all(connection)
    for statement in STATEMENTS:
        connection.execute(text(statement))
    connection.execute(text("CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"))
    key = {"name": SUPPRESSION_KEY, "value": secrets.token_hex(32)}
    connection.execute(text("INSERT INTO fact (name, value) VALUES (:name, :value)"), key)
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
