"""What becomes of late touches, holds of a series, addresses that failed, keep-in-touch rules, absences."""

# ruff: noqa: E501 -- statements stand as they are

from alembic import op

revision = "0003_rhythm"
down_revision = "0002_cadences"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE touch ADD COLUMN step INTEGER",
    "ALTER TABLE touch ADD COLUMN lateness TEXT DEFAULT 'shift' NOT NULL CONSTRAINT ck_touch_lateness CHECK (lateness IN ('shift', 'keep', 'drop', 'merge'))",
    "ALTER TABLE touch ADD COLUMN late_days INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_touch_late_days CHECK (late_days >= 0)",
    "ALTER TABLE touch ADD COLUMN tolerance INTEGER DEFAULT 2 NOT NULL CONSTRAINT ck_touch_tolerance CHECK (tolerance >= 0)",
    "ALTER TABLE series ADD COLUMN held_at INTEGER",
    "ALTER TABLE series ADD COLUMN held_until INTEGER",
    "ALTER TABLE lead ADD COLUMN bad_email TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE lead ADD COLUMN bad_phone TEXT DEFAULT '' NOT NULL",
    """\
CREATE TABLE keep_in_touch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    ideal INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    unit TEXT NOT NULL,
    channel TEXT,
    purpose TEXT NOT NULL,
    touch_id INTEGER,
    added_at INTEGER NOT NULL,
    CONSTRAINT ck_keep_in_touch_unit CHECK (unit IN ('weeks', 'months')),
    CONSTRAINT ck_keep_in_touch_channel CHECK (channel IN ('call', 'email', 'message', 'linkedin', 'meeting', 'letter')),
    CONSTRAINT ck_keep_in_touch_ideal CHECK (ideal > 0 AND latest >= ideal),
    CONSTRAINT ck_keep_in_touch_purpose CHECK (purpose <> ''),
    CONSTRAINT uq_keep_in_touch_lead_id UNIQUE (lead_id),
    CONSTRAINT fk_keep_in_touch_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_keep_in_touch_touch_id FOREIGN KEY(touch_id) REFERENCES touch (id)
)
 STRICT""",
    "CREATE INDEX ix_keep_in_touch_touch_id ON keep_in_touch (touch_id)",
    """\
CREATE TABLE absence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    reason TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    caught_up_at INTEGER,
    CONSTRAINT ck_absence_last CHECK (last >= first)
)
 STRICT""",
    "CREATE INDEX ix_absence_last ON absence (last)",
)


def upgrade() -> None:
    """Make the columns and tables."""
    for statement in STATEMENTS:
        op.execute(statement)
