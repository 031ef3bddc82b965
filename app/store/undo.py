"""What an act changed, row by row, so that it can be taken back.

While an act is recorded, temporary triggers keep the old and the new image of every row it touches. Taking
back walks them in reverse and refuses when a row is no longer as the act left it: what came later is never
overwritten. Nothing is kept beyond the run.

Permission and suppression are not recorded: what a lead said is never taken back. For the same reason the
touches and series of a lead who said no stay stopped, whatever else is taken back.
"""

# ruff: noqa: S608 -- names of tables and columns come from the models, never from outside

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Row, Table, text
from sqlalchemy.orm import Session

from app.domain.undo import Restored
from app.errors import RefusedError
from app.models.schema import METADATA

_RECORDED = (
    *("company", "lead", "contact", "series", "touch", "activity", "agreement", "message"),
    *("meeting_draft", "cadence", "cadence_version", "keep_in_touch", "absence"),
    *("referral", "lead_link", "score_rule", "score_adjustment", "saved_view"),
)
_LEFT_OUT = {
    "touch": {"rung_utc"},
    "message": {"changed"},
    "meeting_draft": {"changed"},
    "lead": {"next_due", "last_at", "score"},
}
"""Marks of the program itself, which change without an act of the rep."""
_CALLED = {
    "meeting_draft": "draft",
    "cadence_version": "cadence",
    "keep_in_touch": "rhythm",
    "lead_link": "link",
    "score_rule": "score rule",
    "score_adjustment": "score",
    "saved_view": "view",
}
_FORBIDDEN = text(
    "SELECT permission IN ('refused', 'withdrawn') FROM permission "
    "WHERE lead_id = :lead ORDER BY id DESC LIMIT 1"
)
_MANY = 500
"""So many rows are taken back a table at a time."""
_LOG = "CREATE TEMP TABLE undo_log (id INTEGER PRIMARY KEY, act INTEGER, name TEXT, row, old TEXT, new TEXT)"


@contextmanager
def recording(session: Session, act: int) -> Iterator[None]:
    """Record what this block changes under the number of the act."""
    _prepare(session)
    session.flush()
    session.execute(text("UPDATE undo_guard SET act = :act"), {"act": act})
    yield
    session.flush()
    session.execute(text("UPDATE undo_guard SET act = NULL"))


def take_back(session: Session, act: int) -> Restored:
    """Undo an act of this run and return what is there again. Raises RefusedError for rows changed since."""
    _prepare(session)
    _take_out_added(session, act)
    rows = session.execute(
        text("SELECT id, name, row, old, new FROM undo_log WHERE act = :act ORDER BY id DESC"), {"act": act}
    ).all()
    for row in rows:
        _reverse(session, row)
    session.execute(text("DELETE FROM undo_log WHERE act = :act"), {"act": act})
    return Restored(_there("lead", rows), _there("touch", rows))


def _take_out_added(session: Session, act: int) -> None:
    """Delete the rows of an act that did nothing but add many, a table at a time: a large import."""
    counts = "SELECT count(*), count(old) FROM undo_log WHERE act = :act"
    added, changed = session.execute(text(counts), {"act": act}).one()
    if added < _MANY or changed:
        return
    names = session.scalars(text("SELECT DISTINCT name FROM undo_log WHERE act = :act"), {"act": act}).all()
    for table in reversed(METADATA.sorted_tables):
        if table.name in names:
            _check_all_unchanged(session, table, act)
            key = _key(table)
            log = "SELECT row FROM undo_log WHERE act = :act AND name = :name"
            which = {"act": act, "name": table.name}
            _run(session, f"DELETE FROM {table.name} WHERE {key} IN ({log})", which)
            _run(session, "DELETE FROM undo_log WHERE act = :act AND name = :name", which)


def _check_all_unchanged(session: Session, table: Table, act: int) -> None:
    """Raise RefusedError when a row that the act added is not as it was added."""
    image = _image(table, f"{table.name}.")
    query = (
        f"SELECT undo_log.* FROM undo_log LEFT JOIN {table.name} ON {table.name}.{_key(table)} = undo_log.row"
        f" WHERE act = :act AND undo_log.name = :name AND {image} IS NOT undo_log.new"
    )
    row = _run(session, query, {"act": act, "name": table.name}).first()
    if row is not None:
        raise RefusedError(
            f"This cannot be taken back: {_subject(session, row)} was changed since.",
            "Change it by hand instead.",
        )


def _there(name: str, rows: Sequence[Row[Any]]) -> tuple[int, ...]:
    """Return the rows of a table that an act had changed or removed."""
    return tuple(dict.fromkeys(row.row for row in rows if row.name == name and row.old is not None))


def _prepare(session: Session) -> None:
    """Make the temporary tables and triggers, once a connection."""
    if session.scalar(text("SELECT 1 FROM temp.sqlite_master WHERE name = 'undo_log'")):
        return
    session.execute(text(_LOG))
    session.execute(text("CREATE INDEX temp.ix_undo_log_act ON undo_log (act)"))
    session.execute(text("CREATE TEMP TABLE undo_guard (act INTEGER)"))
    session.execute(text("INSERT INTO undo_guard VALUES (NULL)"))
    for name in _RECORDED:
        for trigger in _triggers(METADATA.tables[name]):
            # a text() would take the colons for parameters
            session.connection().exec_driver_sql(trigger)


def _triggers(table: Table) -> Iterator[str]:
    key = _key(table)
    for event, row, old, new in (
        ("INSERT", "NEW", "NULL", _image(table, "NEW.")),
        ("UPDATE", "NEW", _image(table, "OLD."), _image(table, "NEW.")),
        ("DELETE", "OLD", _whole(table, "OLD."), "NULL"),
    ):
        changed = f" AND {old} <> {new}" if event == "UPDATE" else ""
        yield (
            f"CREATE TEMP TRIGGER undo_{table.name}_{event} AFTER {event} ON main.{table.name} "
            f"WHEN (SELECT act FROM undo_guard) IS NOT NULL{changed} BEGIN "
            f"INSERT INTO undo_log (act, name, row, old, new) "
            f"VALUES ((SELECT act FROM undo_guard), '{table.name}', {row}.{key}, {old}, {new}); END"
        )


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.name not in _LEFT_OUT.get(table.name, ()))


def _key(table: Table) -> str:
    (key,) = table.primary_key.columns
    return key.name


def _image(table: Table, prefix: str = "") -> str:
    """Return the SQL for a row as JSON."""
    return _json(_columns(table), prefix)


def _whole(table: Table, prefix: str) -> str:
    """Return the SQL for a row as JSON with the marks of the program: what is deleted comes back whole."""
    return _json(tuple(column.name for column in table.columns), prefix)


def _json(names: tuple[str, ...], prefix: str) -> str:
    pairs = ", ".join(f"'{name}', {prefix}{name}" for name in names)
    return f"json_object({pairs})"


def _reverse(session: Session, row: Row[Any]) -> None:
    table = METADATA.tables[row.name]
    if row.name in {"touch", "series"} and row.old and _said_no(session, json.loads(row.old)["lead_id"]):
        return
    _check_unchanged(session, table, row)
    if row.old is None:
        _run(session, f"DELETE FROM {table.name} WHERE {_key(table)} = :row", {"row": row.row})
    elif row.new is None:
        _insert(session, table, json.loads(row.old))
    else:
        _restore(session, table, row.row, json.loads(row.old))


def _check_unchanged(session: Session, table: Table, row: Row[Any]) -> None:
    query = f"SELECT {_image(table)} FROM {table.name} WHERE {_key(table)} = :row"
    if _run(session, query, {"row": row.row}).scalar() != row.new:
        raise RefusedError(
            f"This cannot be taken back: {_subject(session, row)} was changed since.",
            "Change it by hand instead.",
        )


def _insert(session: Session, table: Table, values: dict[str, Any]) -> None:
    names, marks_of = ", ".join(values), ", ".join(f":{name}" for name in values)
    _run(session, f"INSERT INTO {table.name} ({names}) VALUES ({marks_of})", values)


def _restore(session: Session, table: Table, row: object, image: dict[str, Any]) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in image)
    query = f"UPDATE {table.name} SET {changes} WHERE {_key(table)} = :undo_row"
    _run(session, query, image | {"undo_row": row})


def _run(session: Session, statement: str, values: dict[str, Any]) -> Any:  # noqa: ANN401 -- a cursor result
    return session.execute(text(statement), values)


def _said_no(session: Session, lead: int) -> bool:
    return bool(session.scalar(_FORBIDDEN, {"lead": lead}))


def _subject(session: Session, row: Row[Any]) -> str:
    """Name what was changed, such as "Anna's call"."""
    image = json.loads(row.new or row.old)
    lead = image["id"] if row.name == "lead" else image.get("lead_id", 0)
    name = session.scalar(
        text("SELECT first_name || ' ' || last_name FROM lead WHERE id = :id"), {"id": lead}
    )
    what = {"touch": image.get("channel", "")}.get(row.name) or _CALLED.get(row.name, row.name)
    who = (name or "").strip()
    return f"{who}’s {what}" if who and row.name != "lead" else who or f"the {what}"
