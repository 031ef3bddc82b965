"""What the guard said before each act; the hours a touch's step asked for."""

from alembic import op

revision = "0009_verdict"
down_revision = "0008_remind"
branch_labels = None
depends_on = None

STATEMENTS = (
    """\
CREATE TABLE verdict (
    id INTEGER NOT NULL,
    act TEXT NOT NULL,
    touch_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    allowed INTEGER NOT NULL,
    rule TEXT NOT NULL,
    sentence TEXT NOT NULL,
    CONSTRAINT pk_verdict PRIMARY KEY (id),
    CONSTRAINT ck_verdict_act CHECK (act IN ('send', 'remind', 'suggest')),
    CONSTRAINT ck_verdict_allowed CHECK (allowed IN (0, 1))
) STRICT""",
    "CREATE INDEX ix_verdict_at ON verdict (at)",
    "CREATE INDEX ix_verdict_touch_id_at ON verdict (touch_id, at)",
    "ALTER TABLE touch ADD COLUMN own_window TEXT DEFAULT '' NOT NULL",
)


def upgrade() -> None:
    """Make the table and the column."""
    for statement in STATEMENTS:
        op.execute(statement)
