"""Changes to many leads at once: a statement for each few hundred, however many there are."""

# ruff: noqa: S608 -- put together from constants; ids are numbers

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.folding import fold
from app.domain.words import Stage
from app.models.instant import instant_number
from app.models.promises import OPEN
from app.store import leads
from app.store.touch_rows import driver_of

CHUNK = 500


def set_stage(session: Session, ids: Sequence[int], stage: Stage) -> int:
    """Put leads on a stage; return how many there are."""
    return _each(session, ids, "UPDATE lead SET stage = ? WHERE id IN ({ids})", (str(stage),))


def put_away(session: Session, ids: Sequence[int], reason: str, at: datetime) -> int:
    """Stop what is open of leads, with the reason, and list them no more; return how many there are."""
    now = instant_number(at)
    stop = f"UPDATE touch SET state = 'stopped', reason = ? WHERE lead_id IN ({{ids}}) AND state IN {OPEN}"
    _each(session, ids, stop, (reason,))
    ended = "state = 'ended', ended_at = ?, reason = ?, held_at = NULL, held_until = NULL"
    end = f"UPDATE series SET {ended} WHERE lead_id IN ({{ids}}) AND state <> 'ended'"
    _each(session, ids, end, (now, reason))
    _each(session, ids, "DELETE FROM keep_in_touch WHERE lead_id IN ({ids})", ())
    away = "UPDATE lead SET deleted_at = ?, answer_by = NULL WHERE id IN ({ids}) AND deleted_at IS NULL"
    return _each(session, ids, away, (now,))


def bring_back(session: Session, ids: Sequence[int]) -> int:
    """List leads again; return how many there are."""
    return _each(session, ids, "UPDATE lead SET deleted_at = NULL WHERE id IN ({ids})", ())


def tag(session: Session, ids: Sequence[int], word: str, *, on: bool) -> int:
    """Give leads a tag, or take it; return how many there are."""
    driver, changed = driver_of(session), 0
    for chunk in _chunks(ids):
        found = driver.execute(f"SELECT id, tags, search FROM lead WHERE id IN ({chunk})").fetchall()
        rows = [(*_tagged(tags, search, word, on=on), lead_id) for lead_id, tags, search in found]
        driver.executemany("UPDATE lead SET tags = ?, search = ? WHERE id = ?", rows)
        changed += len(rows)
    session.expire_all()
    if not on:  # the word may stand elsewhere in the text as well
        for lead_id in ids:
            leads.refresh_search(session, lead_id)
    return changed


def _tagged(tags: str, search: str, word: str, *, on: bool) -> tuple[str, str]:
    others = [one for one in json.loads(tags) if one.casefold() != word.casefold()]
    if not on:
        return json.dumps(others, ensure_ascii=False), search
    return json.dumps([*others, word], ensure_ascii=False), f"{search} {fold(word)}"


def _each(session: Session, ids: Sequence[int], statement: str, values: tuple[object, ...]) -> int:
    driver, changed = driver_of(session), 0
    for chunk in _chunks(ids):
        changed += driver.execute(statement.format(ids=chunk), values).rowcount
    session.expire_all()
    return changed


def _chunks(ids: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(ids), CHUNK):
        yield ", ".join(str(int(one)) for one in ids[start : start + CHUNK])
