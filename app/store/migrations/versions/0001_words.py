"""The first schema: words of the trade as tables, and the triggers that keep the promises."""

# ruff: noqa: E501 -- statements stand as SQLite keeps them

from alembic import op

revision = "0001_words"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """\
CREATE TABLE company (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT pk_company PRIMARY KEY (id),
    CONSTRAINT uq_company_key UNIQUE ("key")
) STRICT""",
    """\
CREATE TABLE lead (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    company_id INTEGER,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_key TEXT NOT NULL,
    country TEXT NOT NULL,
    city TEXT NOT NULL,
    zone TEXT NOT NULL,
    zones TEXT NOT NULL,
    notes TEXT NOT NULL,
    source TEXT NOT NULL,
    tags TEXT NOT NULL,
    stage TEXT NOT NULL,
    preferred TEXT,
    score INTEGER,
    sort_name TEXT NOT NULL,
    search TEXT NOT NULL,
    rest_state TEXT,
    rest_until INTEGER,
    rest_reason TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT ck_lead_stage CHECK (stage IN ('new', 'contacted', 'qualified', 'evaluation', 'proposal', 'negotiation', 'customer', 'lost')),
    CONSTRAINT ck_lead_preferred CHECK (preferred IN ('call', 'email', 'message', 'linkedin', 'meeting', 'letter')),
    CONSTRAINT ck_lead_rest_state CHECK (rest_state IN ('waiting', 'parked', 'ended')),
    CONSTRAINT ck_lead_rest CHECK (CASE rest_state WHEN 'ended' THEN rest_until IS NULL AND rest_reason <> '' WHEN 'waiting' THEN rest_until IS NOT NULL WHEN 'parked' THEN rest_until IS NOT NULL ELSE rest_until IS NULL AND rest_reason = '' END),
    CONSTRAINT fk_lead_company_id FOREIGN KEY(company_id) REFERENCES company (id)
) STRICT""",
    """\
CREATE INDEX ix_lead_email_key ON lead (email_key)""",
    """\
CREATE INDEX ix_lead_stage_sort_name ON lead (stage, sort_name)""",
    """\
CREATE INDEX ix_lead_phone_key ON lead (phone_key)""",
    """\
CREATE INDEX ix_lead_sort_name ON lead (sort_name)""",
    """\
CREATE INDEX ix_lead_company_id_sort_name ON lead (company_id, sort_name)""",
    """\
CREATE INDEX ix_lead_rest_state_rest_until ON lead (rest_state, rest_until)""",
    """\
CREATE TABLE contact (
    id INTEGER NOT NULL,
    lead_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT ck_contact_kind CHECK (kind IN ('email', 'phone')),
    CONSTRAINT uq_contact_lead_id_kind_key UNIQUE (lead_id, kind, "key"),
    CONSTRAINT fk_contact_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
) STRICT""",
    """\
CREATE INDEX ix_contact_kind_key ON contact (kind, "key")""",
    """\
CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    cadence TEXT NOT NULL,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    anchor_words TEXT NOT NULL,
    touches INTEGER NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    reason TEXT NOT NULL,
    CONSTRAINT ck_series_state CHECK (state IN ('running', 'asking', 'held', 'ended')),
    CONSTRAINT ck_series_touches CHECK (touches > 0),
    CONSTRAINT ck_series_ended CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CONSTRAINT fk_series_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id)
) STRICT""",
    """\
CREATE INDEX ix_series_lead_id_state ON series (lead_id, state)""",
    """\
CREATE INDEX ix_series_state_lead_id ON series (state, lead_id)""",
    """\
CREATE TABLE touch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    series_id INTEGER,
    number INTEGER NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    due_utc INTEGER NOT NULL,
    due_wall TEXT NOT NULL,
    due_zone TEXT NOT NULL,
    planned_utc INTEGER NOT NULL,
    planned_wall TEXT NOT NULL,
    planned_zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    template TEXT,
    why TEXT NOT NULL,
    locked INTEGER NOT NULL,
    check_in INTEGER NOT NULL,
    outcome TEXT,
    done_at INTEGER,
    reason TEXT NOT NULL,
    rung_utc INTEGER,
    CONSTRAINT ck_touch_state CHECK (state IN ('planned', 'snoozed', 'held', 'blocked', 'done', 'skipped', 'stopped')),
    CONSTRAINT ck_touch_channel CHECK (channel IN ('call', 'email', 'message', 'linkedin', 'meeting', 'letter')),
    CONSTRAINT ck_touch_outcome CHECK (outcome IN ('connected', 'no-answer', 'voicemail', 'busy', 'wrong-number', 'sent', 'replied', 'not-interested', 'held', 'moved', 'no-show', 'won', 'lost')),
    CONSTRAINT ck_touch_locked CHECK (locked IN (0, 1)),
    CONSTRAINT ck_touch_check_in CHECK (check_in IN (0, 1)),
    CONSTRAINT ck_touch_number CHECK (number > 0),
    CONSTRAINT ck_touch_minutes CHECK (minutes >= 0),
    CONSTRAINT ck_touch_why CHECK (why LIKE '[[%'),
    CONSTRAINT ck_touch_done_at CHECK (state NOT IN ('done', 'skipped') OR done_at IS NOT NULL),
    CONSTRAINT ck_touch_done_outcome CHECK (state <> 'done' OR outcome IS NOT NULL),
    CONSTRAINT ck_touch_reason CHECK (state NOT IN ('skipped', 'stopped', 'held') OR reason <> ''),
    CONSTRAINT fk_touch_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_touch_series_id FOREIGN KEY(series_id) REFERENCES series (id)
) STRICT""",
    """\
CREATE INDEX ix_touch_unrung ON touch (due_utc) WHERE state IN ('planned', 'snoozed') AND rung_utc IS NOT due_utc""",
    """\
CREATE INDEX ix_touch_due_utc ON touch (due_utc)""",
    """\
CREATE INDEX ix_touch_lead_id_state_due_utc ON touch (lead_id, state, due_utc)""",
    """\
CREATE INDEX ix_touch_state_due_utc ON touch (state, due_utc)""",
    """\
CREATE INDEX ix_touch_series_id_number ON touch (series_id, number)""",
    """\
CREATE INDEX ix_touch_done_at ON touch (done_at)""",
    """\
CREATE TABLE load (
    quarter INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    CONSTRAINT pk_load PRIMARY KEY (quarter)
) STRICT""",
    """\
CREATE TABLE activity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    touch_id INTEGER,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    outcome TEXT,
    number INTEGER,
    meeting_kind TEXT,
    problems TEXT NOT NULL,
    solutions TEXT NOT NULL,
    CONSTRAINT ck_activity_kind CHECK (kind IN ('call', 'meeting', 'email-out', 'email-in', 'message', 'linkedin', 'letter', 'note')),
    CONSTRAINT ck_activity_outcome CHECK (outcome IN ('connected', 'no-answer', 'voicemail', 'busy', 'wrong-number', 'sent', 'replied', 'not-interested', 'held', 'moved', 'no-show', 'won', 'lost')),
    CONSTRAINT ck_activity_meeting_kind CHECK (meeting_kind IN ('call', 'video', 'on-site')),
    CONSTRAINT ck_activity_minutes CHECK (minutes >= 0),
    CONSTRAINT ck_activity_lists CHECK (problems LIKE '[%' AND solutions LIKE '[%'),
    CONSTRAINT fk_activity_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_activity_touch_id FOREIGN KEY(touch_id) REFERENCES touch (id)
) STRICT""",
    """\
CREATE INDEX ix_activity_touch_id ON activity (touch_id)""",
    """\
CREATE INDEX ix_activity_lead_id_at ON activity (lead_id, at)""",
    """\
CREATE TABLE agreement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    owner TEXT NOT NULL,
    what TEXT NOT NULL,
    due INTEGER,
    kept_at INTEGER,
    CONSTRAINT ck_agreement_owner CHECK (owner IN ('mine', 'theirs', 'both')),
    CONSTRAINT ck_agreement_what CHECK (what <> ''),
    CONSTRAINT fk_agreement_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_agreement_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id)
) STRICT""",
    """\
CREATE INDEX ix_agreement_lead_id_kept_at ON agreement (lead_id, kept_at)""",
    """\
CREATE INDEX ix_agreement_activity_id ON agreement (activity_id)""",
    """\
CREATE TABLE permission (
    id INTEGER NOT NULL,
    lead_id INTEGER NOT NULL,
    permission TEXT NOT NULL,
    at INTEGER NOT NULL,
    wording TEXT NOT NULL,
    source TEXT NOT NULL,
    copied INTEGER NOT NULL,
    CONSTRAINT pk_permission PRIMARY KEY (id),
    CONSTRAINT ck_permission_permission CHECK (permission IN ('given', 'refused', 'withdrawn', 'not-asked')),
    CONSTRAINT ck_permission_copied CHECK (copied IN (0, 1)),
    CONSTRAINT fk_permission_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id) ON DELETE CASCADE
) STRICT""",
    """\
CREATE INDEX ix_permission_lead_id_id ON permission (lead_id, id)""",
    """\
CREATE TABLE suppression (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_suppression PRIMARY KEY (id),
    CONSTRAINT ck_suppression_kind CHECK (kind IN ('email', 'phone', 'phone-name')),
    CONSTRAINT ck_suppression_verdict CHECK (verdict IN ('closed', 'opened'))
) STRICT""",
    """\
CREATE INDEX ix_suppression_kind_hash_id ON suppression (kind, hash, id)""",
    """\
CREATE TABLE message (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lead_id INTEGER NOT NULL,
    touch_id INTEGER,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    missing TEXT NOT NULL,
    changed INTEGER NOT NULL,
    CONSTRAINT ck_message_kind CHECK (kind IN ('recap', 'touch', 'reminder')),
    CONSTRAINT ck_message_channel CHECK (channel IN ('call', 'email', 'message', 'linkedin', 'meeting', 'letter')),
    CONSTRAINT ck_message_state CHECK (state IN ('draft', 'approved', 'queued', 'sending', 'terminating', 'sent', 'uncertain', 'failed', 'bounced', 'held')),
    CONSTRAINT uq_message_touch_id_recipient UNIQUE (touch_id, recipient),
    CONSTRAINT fk_message_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id),
    CONSTRAINT fk_message_touch_id FOREIGN KEY(touch_id) REFERENCES touch (id)
) STRICT""",
    """\
CREATE INDEX ix_message_lead_id ON message (lead_id)""",
    """\
CREATE INDEX ix_message_state_changed ON message (state, changed)""",
    """\
CREATE TABLE meeting_draft (
    lead_id INTEGER NOT NULL,
    notes TEXT NOT NULL,
    changed INTEGER NOT NULL,
    CONSTRAINT pk_meeting_draft PRIMARY KEY (lead_id),
    CONSTRAINT ck_meeting_draft_notes CHECK (notes LIKE '{%'),
    CONSTRAINT fk_meeting_draft_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id) ON DELETE CASCADE
) STRICT""",
    """\
CREATE TABLE notice (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    backend TEXT NOT NULL,
    ok INTEGER NOT NULL,
    reason TEXT NOT NULL,
    touches TEXT NOT NULL,
    CONSTRAINT pk_notice PRIMARY KEY (id),
    CONSTRAINT ck_notice_ok CHECK (ok IN (0, 1))
) STRICT""",
    """\
CREATE INDEX ix_notice_at ON notice (at)""",
    """\
CREATE TABLE fact (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (name)
) STRICT""",
    """\
CREATE VIRTUAL TABLE lead_search USING fts5(search, content='lead', content_rowid='id',
tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
    """\
CREATE TRIGGER permission_stays BEFORE UPDATE ON permission
BEGIN SELECT RAISE(ABORT, 'The record of permission is only ever added to.'); END""",
    """\
CREATE TRIGGER permission_kept BEFORE DELETE ON permission
WHEN EXISTS (SELECT 1 FROM lead WHERE id = OLD.lead_id)
BEGIN SELECT RAISE(ABORT, 'The record of permission is only ever added to.'); END""",
    """\
CREATE TRIGGER lead_with_record_kept BEFORE DELETE ON lead
WHEN EXISTS (SELECT 1 FROM permission WHERE lead_id = OLD.id AND copied = 0)
BEGIN SELECT RAISE(ABORT, 'A lead with a record of permission is kept.'); END""",
    """\
CREATE TRIGGER suppression_stays BEFORE UPDATE ON suppression
BEGIN SELECT RAISE(ABORT, 'The list of those who said no is only ever added to.'); END""",
    """\
CREATE TRIGGER suppression_kept BEFORE DELETE ON suppression
BEGIN SELECT RAISE(ABORT, 'The list of those who said no is only ever added to.'); END""",
    """\
CREATE TRIGGER no_means_no AFTER INSERT ON permission WHEN NEW.permission IN ('refused', 'withdrawn')
BEGIN
UPDATE touch SET state = 'stopped', reason = 'said no' WHERE lead_id = NEW.lead_id AND state IN ('planned', 'snoozed', 'held', 'blocked');
UPDATE series SET state = 'ended', reason = 'said no', ended_at = NEW.at
WHERE lead_id = NEW.lead_id AND state <> 'ended';
UPDATE message SET state = 'held' WHERE lead_id = NEW.lead_id AND state IN ('approved', 'queued');
END""",
    """\
CREATE TRIGGER touch_planned_with_leave BEFORE INSERT ON touch
WHEN NEW.state IN ('planned', 'snoozed', 'held', 'blocked') AND (SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'This person said no to being followed up; nothing may be planned or sent.'); END""",
    """\
CREATE TRIGGER touch_opened_with_leave BEFORE UPDATE OF state, lead_id ON touch
WHEN NEW.state IN ('planned', 'snoozed', 'held', 'blocked') AND (SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'This person said no to being followed up; nothing may be planned or sent.'); END""",
    """\
CREATE TRIGGER message_sent_with_leave BEFORE UPDATE OF state ON message
WHEN NEW.state IN ('approved', 'queued', 'sending') AND (SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'This person said no to being followed up; nothing may be planned or sent.'); END""",
    """\
CREATE TRIGGER message_added_with_leave BEFORE INSERT ON message
WHEN NEW.state IN ('approved', 'queued', 'sending') AND (SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN ('refused', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'This person said no to being followed up; nothing may be planned or sent.'); END""",
    """\
CREATE TRIGGER load_added AFTER INSERT ON touch BEGIN
INSERT INTO load(quarter, touches, minutes) SELECT NEW.due_utc / 900000000, +1, +NEW.minutes WHERE NEW.state IN ('planned', 'snoozed', 'done') ON CONFLICT(quarter) DO UPDATE SET touches = touches + excluded.touches, minutes = minutes + excluded.minutes;
END""",
    """\
CREATE TRIGGER load_removed AFTER DELETE ON touch BEGIN
INSERT INTO load(quarter, touches, minutes) SELECT OLD.due_utc / 900000000, -1, -OLD.minutes WHERE OLD.state IN ('planned', 'snoozed', 'done') ON CONFLICT(quarter) DO UPDATE SET touches = touches + excluded.touches, minutes = minutes + excluded.minutes;
DELETE FROM load WHERE quarter = OLD.due_utc / 900000000 AND touches = 0;
END""",
    """\
CREATE TRIGGER load_changed AFTER UPDATE OF due_utc, minutes, state ON touch BEGIN
INSERT INTO load(quarter, touches, minutes) SELECT OLD.due_utc / 900000000, -1, -OLD.minutes WHERE OLD.state IN ('planned', 'snoozed', 'done') ON CONFLICT(quarter) DO UPDATE SET touches = touches + excluded.touches, minutes = minutes + excluded.minutes;
INSERT INTO load(quarter, touches, minutes) SELECT NEW.due_utc / 900000000, +1, +NEW.minutes WHERE NEW.state IN ('planned', 'snoozed', 'done') ON CONFLICT(quarter) DO UPDATE SET touches = touches + excluded.touches, minutes = minutes + excluded.minutes;
DELETE FROM load WHERE quarter = OLD.due_utc / 900000000 AND touches = 0;
END""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
