"""What the guard looks at, and what it said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.guard import GuardedAct, Verdict
from app.domain.words import SeriesState
from app.models.series import Series
from app.models.touch import Touch
from app.models.verdict import VerdictRow

_KEPT_FOR = timedelta(days=90)
_CHUNK = 500


def looked_at(session: Session, ids: Sequence[int]) -> tuple[tuple[Touch, Series | None], ...]:
    """Return the rows of these touches, each with its series or None."""
    found: list[tuple[Touch, Series | None]] = []
    for start in range(0, len(ids), _CHUNK):
        query = select(Touch, Series).outerjoin(Series, Series.id == Touch.series_id)
        rows = session.execute(query.where(Touch.id.in_(ids[start : start + _CHUNK])))
        found += [(touch, series) for touch, series in rows]
    return tuple(found)


def stopped(series: Series | None) -> str:
    """Return why a series has ended, or nothing."""
    return series.reason if series is not None and series.state is SeriesState.ENDED else ""


def held(series: Series | None) -> str:
    """Return what a series waits for, or nothing."""
    waits = series is not None and series.state in {SeriesState.HELD, SeriesState.ASKING}
    return series.reason if series is not None and waits else ""


def keep(session: Session, act: GuardedAct, verdicts: Mapping[int, Verdict], at: datetime) -> None:
    """Store what was said at the UTC instant `at`, and forget what is three months old."""
    session.execute(delete(VerdictRow).where(VerdictRow.at < at - _KEPT_FOR))
    rows = [
        {
            "act": act,
            "touch_id": touch_id,
            "at": at,
            "allowed": said.allowed,
            "rule": said.rule,
            "sentence": said.sentence,
        }
        for touch_id, said in verdicts.items()
    ]
    if rows:
        session.execute(insert(VerdictRow), rows)


def latest(session: Session, touch_id: int) -> Verdict | None:
    """Return what was said last before an act on a touch, or None."""
    query = select(VerdictRow).where(VerdictRow.touch_id == touch_id)
    row = session.scalar(query.order_by(VerdictRow.at.desc(), VerdictRow.id.desc()).limit(1))
    return None if row is None else Verdict(row.allowed, row.rule, row.sentence)
