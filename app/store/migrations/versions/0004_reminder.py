"""What rang and was not attended to is kept."""

from alembic import op

revision = "0004_reminder"
down_revision = "0003_rhythm"
branch_labels = None
depends_on = None

STATEMENTS = (
    """\
CREATE TABLE reminder (
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,
    due_utc INTEGER NOT NULL,
    rang_utc INTEGER NOT NULL,
    times INTEGER NOT NULL,
    again_utc INTEGER,
    state TEXT NOT NULL,
    CONSTRAINT pk_reminder PRIMARY KEY (kind, subject),
    CONSTRAINT ck_reminder_kind CHECK (kind IN ('touch', 'agreement', 'recap')),
    CONSTRAINT ck_reminder_state CHECK (state IN ('showing', 'resting', 'dismissed')),
    CONSTRAINT ck_reminder_times CHECK (times > 0)
) STRICT""",
    "CREATE INDEX ix_reminder_again_utc ON reminder (again_utc)",
    "CREATE INDEX ix_reminder_state_kind ON reminder (state, kind)",
    "CREATE INDEX ix_agreement_open ON agreement (due) WHERE kept_at IS NULL AND due IS NOT NULL",
    # What rang before stands in the window, too.
    """\
INSERT INTO reminder (kind, subject, due_utc, rang_utc, times, again_utc, state)
SELECT 'touch', id, due_utc, due_utc, 1, NULL, 'showing' FROM touch
WHERE state IN ('planned', 'snoozed') AND rung_utc = due_utc""",
)


def upgrade() -> None:
    """Make the table and the indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
