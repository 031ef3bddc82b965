"""What lists choose and sort by, in columns of the lead; views, links, referrals, companies, scores."""

# ruff: noqa: E501 -- statements stand as SQLite keeps them

from alembic import op

from app.domain.folding import fold

revision = "0005_lists"
down_revision = "0004_reminder"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE lead ADD COLUMN next_due INTEGER",
    "ALTER TABLE lead ADD COLUMN last_at INTEGER",
    "ALTER TABLE lead ADD COLUMN answer_by INTEGER",
    "ALTER TABLE lead ADD COLUMN deleted_at INTEGER",
    "ALTER TABLE lead ADD COLUMN value INTEGER",
    "ALTER TABLE lead ADD COLUMN language TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE lead ADD COLUMN best_time TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE lead ADD COLUMN linkedin TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE company ADD COLUMN size INTEGER",
    "ALTER TABLE company ADD COLUMN industry TEXT DEFAULT '' NOT NULL",
    """\
CREATE TABLE referral (
    lead_id INTEGER NOT NULL,
    by_id INTEGER NOT NULL,
    CONSTRAINT pk_referral PRIMARY KEY (lead_id),
    CONSTRAINT ck_referral_by CHECK (by_id <> lead_id),
    CONSTRAINT fk_referral_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_referral_by_id FOREIGN KEY(by_id) REFERENCES lead (id)
) STRICT""",
    "CREATE INDEX ix_referral_by_id ON referral (by_id)",
    """\
CREATE TABLE lead_link (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    target TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT ck_lead_link_target CHECK (target <> ''),
    CONSTRAINT fk_lead_link_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
) STRICT""",
    "CREATE INDEX ix_lead_link_lead_id ON lead_link (lead_id)",
    """\
CREATE TABLE saved_view (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    CONSTRAINT ck_saved_view_definition CHECK (definition LIKE '{%'),
    CONSTRAINT uq_saved_view_code UNIQUE (code)
) STRICT""",
    """\
CREATE TABLE score_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    field TEXT NOT NULL,
    wanted TEXT NOT NULL,
    points INTEGER NOT NULL,
    CONSTRAINT ck_score_rule_field CHECK (field IN ('role', 'size', 'industry', 'country', 'source')),
    CONSTRAINT ck_score_rule_wanted CHECK (wanted <> '')
) STRICT""",
    """\
CREATE TABLE score_adjustment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    points INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    CONSTRAINT ck_score_adjustment_reason CHECK (reason <> ''),
    CONSTRAINT ck_score_adjustment_until CHECK (until > at),
    CONSTRAINT fk_score_adjustment_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
) STRICT""",
    "CREATE INDEX ix_score_adjustment_lead_id ON score_adjustment (lead_id)",
    "CREATE INDEX ix_score_adjustment_until ON score_adjustment (until)",
    "DROP INDEX ix_lead_sort_name",
    "CREATE INDEX ix_lead_by_last ON lead (last_at, sort_name) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_lead_by_name ON lead (sort_name) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_lead_by_next ON lead (next_due, sort_name) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_lead_by_score ON lead (score, sort_name) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX ix_lead_idle ON lead (rest_state, rest_until, last_at) WHERE next_due IS NULL AND deleted_at IS NULL",
    "CREATE INDEX ix_lead_inbound ON lead (answer_by) WHERE answer_by IS NOT NULL",
    "DROP TABLE lead_search",
    """\
CREATE VIRTUAL TABLE lead_search USING fts5(search, content='lead', content_rowid='id',
tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4 5 6 7 8', detail=none)""",
    "UPDATE lead SET next_due = (SELECT min(due_utc) FROM touch WHERE lead_id = lead.id AND state IN ('planned', 'snoozed', 'held'))",
    "UPDATE lead SET last_at = (SELECT max(at) FROM activity WHERE lead_id = lead.id AND kind <> 'note')",
    """\
CREATE TRIGGER next_added AFTER INSERT ON touch BEGIN
UPDATE lead SET next_due = (SELECT min(due_utc) FROM touch WHERE lead_id = NEW.lead_id AND state IN ('planned', 'snoozed', 'held')) WHERE id = NEW.lead_id AND next_due IS NOT (SELECT min(due_utc) FROM touch WHERE lead_id = NEW.lead_id AND state IN ('planned', 'snoozed', 'held'));
END""",
    """\
CREATE TRIGGER next_removed AFTER DELETE ON touch BEGIN
UPDATE lead SET next_due = (SELECT min(due_utc) FROM touch WHERE lead_id = OLD.lead_id AND state IN ('planned', 'snoozed', 'held')) WHERE id = OLD.lead_id AND next_due IS NOT (SELECT min(due_utc) FROM touch WHERE lead_id = OLD.lead_id AND state IN ('planned', 'snoozed', 'held'));
END""",
    """\
CREATE TRIGGER next_changed AFTER UPDATE OF due_utc, state, lead_id ON touch BEGIN
UPDATE lead SET next_due = (SELECT min(due_utc) FROM touch WHERE lead_id = NEW.lead_id AND state IN ('planned', 'snoozed', 'held')) WHERE id = NEW.lead_id AND next_due IS NOT (SELECT min(due_utc) FROM touch WHERE lead_id = NEW.lead_id AND state IN ('planned', 'snoozed', 'held'));
UPDATE lead SET next_due = (SELECT min(due_utc) FROM touch WHERE lead_id = OLD.lead_id AND state IN ('planned', 'snoozed', 'held')) WHERE id = OLD.lead_id AND next_due IS NOT (SELECT min(due_utc) FROM touch WHERE lead_id = OLD.lead_id AND state IN ('planned', 'snoozed', 'held'));
END""",
    """\
CREATE TRIGGER last_added AFTER INSERT ON activity BEGIN
UPDATE lead SET last_at = (SELECT max(at) FROM activity WHERE lead_id = NEW.lead_id AND kind <> 'note') WHERE id = NEW.lead_id AND last_at IS NOT (SELECT max(at) FROM activity WHERE lead_id = NEW.lead_id AND kind <> 'note');
UPDATE lead SET answer_by = NULL
WHERE id = NEW.lead_id AND answer_by IS NOT NULL AND NEW.kind IN ('call', 'meeting', 'email-out', 'message', 'linkedin', 'letter');
END""",
    """\
CREATE TRIGGER last_removed AFTER DELETE ON activity BEGIN
UPDATE lead SET last_at = (SELECT max(at) FROM activity WHERE lead_id = OLD.lead_id AND kind <> 'note') WHERE id = OLD.lead_id AND last_at IS NOT (SELECT max(at) FROM activity WHERE lead_id = OLD.lead_id AND kind <> 'note');
END""",
    """\
CREATE TRIGGER last_changed AFTER UPDATE OF at, lead_id ON activity BEGIN
UPDATE lead SET last_at = (SELECT max(at) FROM activity WHERE lead_id = NEW.lead_id AND kind <> 'note') WHERE id = NEW.lead_id AND last_at IS NOT (SELECT max(at) FROM activity WHERE lead_id = NEW.lead_id AND kind <> 'note');
UPDATE lead SET last_at = (SELECT max(at) FROM activity WHERE lead_id = OLD.lead_id AND kind <> 'note') WHERE id = OLD.lead_id AND last_at IS NOT (SELECT max(at) FROM activity WHERE lead_id = OLD.lead_id AND kind <> 'note');
END""",
    """\
CREATE TRIGGER inbound_started AFTER INSERT ON series WHEN NEW.cadence = 'new-inbound' BEGIN
UPDATE lead SET answer_by = NEW.anchor + 3600000000 WHERE id = NEW.lead_id AND NOT EXISTS
(SELECT 1 FROM activity WHERE lead_id = NEW.lead_id AND at >= NEW.anchor AND kind IN ('call', 'meeting', 'email-out', 'message', 'linkedin', 'letter'));
END""",
)
NOTES = "SELECT id, search, notes FROM lead WHERE notes <> ''"
INDEX = "INSERT INTO lead_search (rowid, search) SELECT id, search FROM lead"


def upgrade() -> None:
    """Make columns and tables; notes are found from now on."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    found = connection.exec_driver_sql(NOTES).fetchall()
    for lead_id, search, notes in found:
        words = f"{search} {fold(notes)}".strip()
        connection.exec_driver_sql("UPDATE lead SET search = ? WHERE id = ?", (words, lead_id))
    op.execute(INDEX)
