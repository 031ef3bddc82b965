"""An agreement can ring at a time of its own."""

from alembic import op

revision = "0008_remind"
down_revision = "0007_holidays"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and its index."""
    op.execute("ALTER TABLE agreement ADD COLUMN remind_at INTEGER")
    op.execute(
        "CREATE INDEX ix_agreement_remind ON agreement (remind_at) "
        "WHERE kept_at IS NULL AND remind_at IS NOT NULL"
    )
