"""Cadences of the rep's own, and their versions."""

from alembic import op

revision = "0002_cadences"
down_revision = "0001_words"
branch_labels = None
depends_on = None

STATEMENTS = (
    """\
CREATE TABLE cadence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    retired_at INTEGER,
    CONSTRAINT ck_cadence_name CHECK (name <> ''),
    CONSTRAINT uq_cadence_name UNIQUE (name)
) STRICT""",
    """\
CREATE TABLE cadence_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cadence_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    CONSTRAINT ck_cadence_version_version CHECK (version > 0),
    CONSTRAINT ck_cadence_version_document CHECK (document <> ''),
    CONSTRAINT uq_cadence_version_cadence_id_version UNIQUE (cadence_id, version),
    CONSTRAINT fk_cadence_version_cadence_id FOREIGN KEY(cadence_id) REFERENCES cadence (id)
) STRICT""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
