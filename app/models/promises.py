"""Triggers: promises that hold even where the Python above is wrong, and what is derived from rows.

A message of RAISE is a sentence for a person; the store hands it on as a RefusedError.
"""

# ruff: noqa: S608 -- constant statements put together from constant words

OPEN = "('planned', 'snoozed', 'held', 'blocked')"
NO = "('refused', 'withdrawn')"
SAID_NO = f"(SELECT permission FROM permission WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1) IN {NO}"
HEIR_SAID = "(SELECT permission FROM permission WHERE lead_id = NEW.heir_id ORDER BY id DESC LIMIT 1)"
REFUSAL = "This person said no to being followed up; nothing may be planned or sent."
RECORD = "The record of permission is only ever added to."

PERMISSION = (
    # Deleting goes only with the lead, whose own guard is below.
    f"""CREATE TRIGGER permission_stays BEFORE UPDATE ON permission
BEGIN SELECT RAISE(ABORT, '{RECORD}'); END""",
    f"""CREATE TRIGGER permission_kept BEFORE DELETE ON permission
WHEN EXISTS (SELECT 1 FROM lead WHERE id = OLD.lead_id)
BEGIN SELECT RAISE(ABORT, '{RECORD}'); END""",
    """CREATE TRIGGER lead_with_record_kept BEFORE DELETE ON lead
WHEN EXISTS (SELECT 1 FROM permission WHERE lead_id = OLD.id AND copied = 0)
AND NOT EXISTS (SELECT 1 FROM farewell WHERE lead_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'A lead with a record of permission is kept.'); END""",
    f"""CREATE TRIGGER farewell_keeps_no BEFORE INSERT ON farewell
WHEN NEW.heir_id IS NOT NULL AND {SAID_NO}
AND {HEIR_SAID} IS NOT 'refused'
AND {HEIR_SAID} IS NOT 'withdrawn'
BEGIN SELECT RAISE(ABORT, 'What this person refused survives a merge.'); END""",
    """CREATE TRIGGER suppression_stays BEFORE UPDATE ON suppression
BEGIN SELECT RAISE(ABORT, 'The list of those who said no is only ever added to.'); END""",
    """CREATE TRIGGER suppression_kept BEFORE DELETE ON suppression
BEGIN SELECT RAISE(ABORT, 'The list of those who said no is only ever added to.'); END""",
    f"""CREATE TRIGGER no_means_no AFTER INSERT ON permission WHEN NEW.permission IN {NO}
BEGIN
UPDATE touch SET state = 'stopped', reason = 'said no' WHERE lead_id = NEW.lead_id AND state IN {OPEN};
UPDATE series SET state = 'ended', reason = 'said no', ended_at = NEW.at
WHERE lead_id = NEW.lead_id AND state <> 'ended';
UPDATE message SET state = 'held' WHERE lead_id = NEW.lead_id AND state IN ('approved', 'queued');
END""",
    f"""CREATE TRIGGER touch_planned_with_leave BEFORE INSERT ON touch
WHEN NEW.state IN {OPEN} AND {SAID_NO}
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER touch_opened_with_leave BEFORE UPDATE OF state, lead_id ON touch
WHEN NEW.state IN {OPEN} AND {SAID_NO}
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER message_sent_with_leave BEFORE UPDATE OF state ON message
WHEN NEW.state IN ('approved', 'queued', 'sending') AND {SAID_NO}
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER message_added_with_leave BEFORE INSERT ON message
WHEN NEW.state IN ('approved', 'queued', 'sending') AND {SAID_NO}
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
)

SEARCH = (
    """CREATE VIRTUAL TABLE lead_search USING fts5(search, content='lead', content_rowid='id',
tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4 5 6 7 8', detail=none)""",
)
"""Words are found by how they begin, letter by letter: beginnings have an index of their own, so that a word
that thousands share costs no more than a rare one. Where a word stands in the text nobody asks."""

QUARTER = 900_000_000
"""Microseconds in a quarter of an hour."""
COUNTS = "('planned', 'snoozed', 'done')"
"""States of a touch that take up room in its day."""


def _fill(row: str, sign: str) -> str:
    """Return the statement that adds a touch to the load of its quarter, or takes it off."""
    return (
        f"INSERT INTO load(quarter, touches, minutes) "
        f"SELECT {row}.due_utc / {QUARTER}, {sign}1, {sign}{row}.minutes WHERE {row}.state IN {COUNTS} "
        f"ON CONFLICT(quarter) DO UPDATE SET touches = touches + excluded.touches, "
        f"minutes = minutes + excluded.minutes;"
    )


def _sweep(row: str) -> str:
    return f"DELETE FROM load WHERE quarter = {row}.due_utc / {QUARTER} AND touches = 0;"


LOAD = (
    f"""CREATE TRIGGER load_added AFTER INSERT ON touch BEGIN
{_fill("NEW", "+")}
END""",
    f"""CREATE TRIGGER load_removed AFTER DELETE ON touch BEGIN
{_fill("OLD", "-")}
{_sweep("OLD")}
END""",
    f"""CREATE TRIGGER load_changed AFTER UPDATE OF due_utc, minutes, state ON touch BEGIN
{_fill("OLD", "-")}
{_fill("NEW", "+")}
{_sweep("OLD")}
END""",
)

AHEAD = "('planned', 'snoozed', 'held')"
"""States of a touch that leads somewhere by itself."""
CONTACTS = "('call', 'meeting', 'email-out', 'message', 'linkedin', 'letter')"
"""Kinds of activity by which an inbound lead is answered."""
HOUR = 3_600_000_000
"""Microseconds within which an inbound lead is answered (P1)."""


def _next_due(row: str) -> str:
    least = f"(SELECT min(due_utc) FROM touch WHERE lead_id = {row}.lead_id AND state IN {AHEAD})"
    return f"UPDATE lead SET next_due = {least} WHERE id = {row}.lead_id AND next_due IS NOT {least};"


def _last_at(row: str) -> str:
    """Return what keeps the last contact; a note of the rep's own is none."""
    latest = f"(SELECT max(at) FROM activity WHERE lead_id = {row}.lead_id AND kind <> 'note')"
    return f"UPDATE lead SET last_at = {latest} WHERE id = {row}.lead_id AND last_at IS NOT {latest};"


LISTS = (
    f"""CREATE TRIGGER next_added AFTER INSERT ON touch BEGIN
{_next_due("NEW")}
END""",
    f"""CREATE TRIGGER next_removed AFTER DELETE ON touch BEGIN
{_next_due("OLD")}
END""",
    f"""CREATE TRIGGER next_changed AFTER UPDATE OF due_utc, state, lead_id ON touch BEGIN
{_next_due("NEW")}
{_next_due("OLD")}
END""",
    f"""CREATE TRIGGER last_added AFTER INSERT ON activity BEGIN
{_last_at("NEW")}
UPDATE lead SET answer_by = NULL
WHERE id = NEW.lead_id AND answer_by IS NOT NULL AND NEW.kind IN {CONTACTS};
END""",
    f"""CREATE TRIGGER last_removed AFTER DELETE ON activity BEGIN
{_last_at("OLD")}
END""",
    f"""CREATE TRIGGER last_changed AFTER UPDATE OF at, lead_id ON activity BEGIN
{_last_at("NEW")}
{_last_at("OLD")}
END""",
    f"""CREATE TRIGGER inbound_started AFTER INSERT ON series WHEN NEW.cadence = 'new-inbound' BEGIN
UPDATE lead SET answer_by = NEW.anchor + {HOUR} WHERE id = NEW.lead_id AND NOT EXISTS
(SELECT 1 FROM activity WHERE lead_id = NEW.lead_id AND at >= NEW.anchor AND kind IN {CONTACTS});
END""",
)
"""What lists sort and choose by, derived from touches and activities."""

STATEMENTS = (*SEARCH, *PERMISSION, *LOAD, *LISTS)
"""All of them, in the order in which they are made, after the tables."""
