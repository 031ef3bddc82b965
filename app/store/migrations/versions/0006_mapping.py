"""Columns of imported files are remembered; a lead with a record may go when it is merged or erased."""

# ruff: noqa: E501 -- statements stand as SQLite keeps them

from alembic import op

revision = "0006_mapping"
down_revision = "0005_lists"
branch_labels = None
depends_on = None

STATEMENTS = (
    """\
CREATE TABLE import_mapping (
    header TEXT NOT NULL,
    columns TEXT NOT NULL,
    rules TEXT NOT NULL,
    used INTEGER NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (header),
    CONSTRAINT ck_import_mapping_columns CHECK (columns LIKE '[%'),
    CONSTRAINT ck_import_mapping_rules CHECK (rules LIKE '{%')
) STRICT""",
    """\
CREATE TABLE farewell (
    lead_id INTEGER NOT NULL,
    heir_id INTEGER,
    CONSTRAINT pk_farewell PRIMARY KEY (lead_id),
    CONSTRAINT fk_farewell_heir_id FOREIGN KEY(heir_id) REFERENCES lead (id)
) STRICT""",
    "DROP TRIGGER lead_with_record_kept",
    """\
CREATE TRIGGER lead_with_record_kept BEFORE DELETE ON lead
WHEN EXISTS (SELECT 1 FROM permission WHERE lead_id = OLD.id AND copied = 0)
AND NOT EXISTS (SELECT 1 FROM farewell WHERE lead_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'A lead with a record of permission is kept.'); END""",
    """\
CREATE TRIGGER farewell_keeps_no BEFORE INSERT ON farewell
WHEN NEW.heir_id IS NOT NULL AND (SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')
AND (SELECT permission FROM permission WHERE lead_id = NEW.heir_id ORDER BY id DESC LIMIT 1) IS NOT 'refused'
AND (SELECT permission FROM permission WHERE lead_id = NEW.heir_id ORDER BY id DESC LIMIT 1) IS NOT 'withdrawn'
BEGIN SELECT RAISE(ABORT, 'What this person refused survives a merge.'); END""",
)


def upgrade() -> None:
    """Make the tables and the triggers."""
    for statement in STATEMENTS:
        op.execute(statement)
