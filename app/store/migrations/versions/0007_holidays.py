"""Public holidays are kept in the file by country, part and year."""

from alembic import op

revision = "0007_holidays"
down_revision = "0006_mapping"
branch_labels = None
depends_on = None

STATEMENT = """\
CREATE TABLE holiday_year (
    country TEXT NOT NULL,
    part TEXT NOT NULL,
    year INTEGER NOT NULL,
    days TEXT NOT NULL,
    told_by TEXT NOT NULL,
    CONSTRAINT pk_holiday_year PRIMARY KEY (country, part, year),
    CONSTRAINT ck_holiday_year_days CHECK (days LIKE '{%')
) STRICT"""


def upgrade() -> None:
    """Make the table."""
    op.execute(STATEMENT)
