"""What was chosen for the columns of a file, by the names of all its columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.models.importing import ImportMapping


def recall(session: Session, header: str) -> tuple[tuple[str, ...], dict[str, str]] | None:
    """Return codes of columns (empty for one left out) and rules by field; None where nothing was chosen."""
    row = session.get(ImportMapping, header)
    return (tuple(json.loads(row.columns)), json.loads(row.rules)) if row else None


def remember(
    session: Session, header: str, columns: Sequence[str], rules: Mapping[str, str], at: datetime
) -> None:
    """Keep what was chosen; `at` is the UTC instant."""
    values = {"columns": json.dumps(list(columns)), "rules": json.dumps(dict(rules)), "used": at}
    row = insert(ImportMapping).values(header=header, **values)
    session.execute(row.on_conflict_do_update(index_elements=[ImportMapping.header], set_=values))
