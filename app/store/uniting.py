"""Two leads become one: what belongs to the one that goes is handed over, row by row."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models.lead import Lead
from app.store import keep_in_touch, touches
from app.store.belongings import RECORD, pointing_at_lead

_FIRST = ("added_at", "answer_by")
_IF_BLANK = ("bad_email", "bad_phone", "score")
_REST = ("rest_state", "rest_until", "rest_reason")


def hand_over(session: Session, gone: int, heir: int) -> None:
    """Let every row of one lead belong to the other; what the heir can have but once stays the heir's."""
    if keep_in_touch.row(session, heir) is not None:
        keep_in_touch.make_way(session, gone)  # the heir's own rule goes on
    session.flush()
    for table, column in pointing_at_lead():
        if table.name in {RECORD, "farewell"}:
            continue
        ids = {"gone": gone, "heir": heir}
        where = f"WHERE {column.name} = :gone"
        session.execute(
            text(f"UPDATE OR IGNORE {table.name} SET {column.name} = :heir {where}"),  # noqa: S608 -- names of the models
            ids,
        )
        session.execute(text(f"DELETE FROM {table.name} {where}"), ids)  # noqa: S608 -- names of the models
    session.expire_all()


def take_marks(session: Session, gone: int, heir: int) -> None:
    """Take over what stands in the row of the lead that goes and says more than the heir's."""
    one, other = session.get_one(Lead, gone), session.get_one(Lead, heir)
    for name in _FIRST:
        known = [value for value in (getattr(one, name), getattr(other, name)) if value is not None]
        setattr(other, name, min(known, default=None))
    for name in _IF_BLANK:
        if getattr(other, name) in {"", None}:
            setattr(other, name, getattr(one, name))
    if other.rest_state is None and not touches.running_series(session, heir):
        for name in _REST:
            setattr(other, name, getattr(one, name))
    session.flush()


def let_go(session: Session, lead_id: int, heir: int | None) -> None:
    """Delete a lead that was merged into an heir, or erased: the file itself checks the heir's no."""
    session.flush()
    session.execute(
        text("INSERT INTO farewell (lead_id, heir_id) VALUES (:lead, :heir)"), {"lead": lead_id, "heir": heir}
    )
    session.execute(text("DELETE FROM lead WHERE id = :lead"), {"lead": lead_id})
    session.execute(text("DELETE FROM farewell WHERE lead_id = :lead"), {"lead": lead_id})
    session.expire_all()
