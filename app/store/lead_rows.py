"""Pages of the lead list: rows by id, in a few statements for a whole page.

Read by the driver itself: a page stands in the way of every jump in the list, and building objects that are
thrown away at once would cost most of it.
"""

# ruff: noqa: S608 -- put together from the constants of this file; the ids are numbers

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails, LeadRow, NextTouch
from app.domain.progress import Facts, lead_state
from app.domain.words import Channel, LeadState, Permission, Stage
from app.models.instant import instant_number, instant_of
from app.models.promises import AHEAD

_LEAD = (
    "SELECT lead.id, first_name, last_name, company.name, title, email, phone, country, city, zone, source,"
    " tags, stage, preferred, language, best_time, linkedin, value, zones, score, rest_state, rest_until,"
    " last_at, answer_by, added_at, notes"
    " FROM lead LEFT JOIN company ON company.id = company_id WHERE lead.id IN ({ids})"
)
_NEXT = (
    "SELECT touch.lead_id, touch.id, channel, due_utc, number, coalesce(series.touches, 1), purpose,"
    " check_in, EXISTS (SELECT 1 FROM keep_in_touch WHERE touch_id = touch.id)"
    " FROM touch LEFT JOIN series ON series.id = touch.series_id"
    f" WHERE touch.lead_id IN ({{ids}}) AND touch.state IN {AHEAD} ORDER BY due_utc DESC, touch.id DESC"
)
_SAID = "SELECT lead_id, permission FROM permission WHERE lead_id IN ({ids}) ORDER BY id"
_SERIES = (
    "SELECT lead_id, touches, (SELECT count(*) FROM touch WHERE series_id = series.id AND state = 'done')"
    " FROM series WHERE lead_id IN ({ids}) AND state <> 'ended' ORDER BY id"
)
_STAGES = {stage.value: stage for stage in Stage}
_CHANNELS = {channel.value: channel for channel in Channel}


def rows(session: Session, ids: Sequence[int], now: datetime, rep_zone: str) -> tuple[LeadRow, ...]:
    """Return these leads as lines of a list, in this order; those that are gone are left out."""
    if not ids:
        return ()
    page = _Page(session, ids)
    at = instant_number(now)
    return tuple(_row(page.leads[one], page, now, at, rep_zone) for one in ids if one in page.leads)


class _Page:
    """What a page of leads needs: a query for each table, however many leads."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        connection = session.connection()
        numbers = ", ".join(str(int(one)) for one in ids)

        def read(query: str) -> Any:  # noqa: ANN401 -- rows of the driver
            return connection.exec_driver_sql(query.format(ids=numbers)).cursor

        self.leads = {row[0]: row for row in read(_LEAD)}
        self.next = {row[0]: row for row in read(_NEXT)}
        self.said = {lead: Permission(said) for lead, said in read(_SAID)}
        self.series = {lead: (done, of) for lead, of, done in read(_SERIES)}


def _row(found: Sequence[Any], page: _Page, now: datetime, at: int, rep_zone: str) -> LeadRow:
    (lead_id, first, last, company, title, email, phone, country, city, zone, source, tags) = found[:12]
    (stage, preferred, language, best_time, linkedin, value, zones, score) = found[12:20]
    (rest, rest_until, last_at, answer_by, added_at, notes) = found[20:]
    possible: list[str] = json.loads(zones) if zones != "[]" else []
    known = len(possible) == 1
    ahead = page.next.get(lead_id)
    done, of = page.series.get(lead_id, (0, 0))
    details = LeadDetails(
        first_name=first,
        last_name=last,
        company=company or "",
        title=title,
        email=email,
        phone=phone,
        country=country,
        city=city,
        zone=zone,
        notes=notes,
        source=source,
        tags=tuple(json.loads(tags)) if tags != "[]" else (),
        stage=_STAGES[stage],
        preferred=_CHANNELS.get(preferred),
        language=language,
        best_time=best_time,
        linkedin=linkedin,
        value=value,
    )
    return LeadRow(
        id=lead_id,
        details=details,
        zone=possible[0] if known else rep_zone,
        zone_known=known,
        permission=page.said.get(lead_id, Permission.NOT_ASKED),
        state=_state(rest, rest_until, ahead, now, at),
        score=score,
        next_touch=_next(ahead) if ahead else None,
        done=done,
        of=of,
        last_activity=_instant(last_at),
        answer_by=_instant(answer_by),
        added_at=_instant(added_at),
    )


def _state(
    rest: str | None, until: int | None, ahead: Sequence[Any] | None, now: datetime, at: int
) -> LeadState:
    """Return the state; the check-in of a lead at rest becomes its next step when the rest is over.

    A lead with nothing but the touch of its keep-in-touch rule recurs.
    """
    resting = until is not None and at < until
    recurring = ahead is not None and bool(ahead[8])
    steps = 0 if ahead is None or (ahead[7] and resting) or recurring else 1
    state = LeadState(rest) if rest else None
    return lead_state(Facts(steps, recurring, state, _instant(until)), now)


def _next(found: Sequence[Any]) -> NextTouch:
    _, touch_id, channel, due, number, of, purpose, *_ = found
    return NextTouch(touch_id, _CHANNELS[channel], instant_of(due), number, of, purpose)


def _instant(number: int | None) -> datetime | None:
    return None if number is None else instant_of(number)
