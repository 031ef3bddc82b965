"""Finds whom a quick-add line is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.addresses import email_key
from app.domain.folding import fold, words
from app.domain.lead import LeadDetails, LeadRow
from app.domain.quick_line import Line, Part
from app.domain.quick_names import Named
from app.domain.quick_read import NEW, Unsure, Whom
from app.domain.view import Sort, SortColumn
from app.formats.people import name_parts
from app.formats.phones import parse_phone
from app.services.leads import Leads
from app.services.preferences import Preferences
from app.store import leads as store
from app.store.database import Database

_LOOKED_AT = 60
_SOONEST = Sort(SortColumn.NEXT_TOUCH)
_SHOWN = 8
_EXACT, _NAMED, _HALF, _BESIDE = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Found:
    """Whom it is about, the name's place in the line, and what is unsure."""

    whom: Whom | None
    named: Named | None
    unsure: tuple[Unsure, ...] = ()


class Finder:
    """Matches by mail address, then by number, then by name."""

    def __init__(self, database: Database, leads: Leads, preferences: Preferences) -> None:
        self._database = database
        self._leads = leads
        self._preferences = preferences

    def find(self, line: Line, chosen: int | None) -> Found:
        """Return whom a line is about; `chosen` is what the rep picked instead, or NEW."""
        named, rows = self._candidates(line)
        if chosen == NEW or (line.new and chosen is None and not self._by_address(line)):
            return self._somebody_new(line, named or _best_name(line), rows)
        if chosen is not None:
            row = next(iter(self._leads.rows((chosen,))), None)
            others = tuple(one for one in rows if one.id != chosen)
            return Found(_known(line, row, others) if row else None, named)
        if rows:
            return self._somebody_known(line, named, rows)
        return self._somebody_new(line, _best_name(line), ())

    def _candidates(self, line: Line) -> tuple[Named | None, tuple[LeadRow, ...]]:
        """Return the leads that fit best, and the words they were found by."""
        addressed = self._by_address(line)
        if addressed:
            return next((one for one in line.named if _rank(addressed[0], one.text)), None), addressed
        for named in _guesses(line):
            rows = self._by_name(named.text)
            if rows:
                return named, rows
        return None, ()

    def _by_address(self, line: Line) -> tuple[LeadRow, ...]:
        ids: tuple[int, ...] = ()
        if line.email:
            with self._database.begin() as session:
                ids = store.by_email(session, email_key(line.email))
        if not ids and line.phone:
            number = parse_phone(line.phone, self._preferences.country()).e164
            found = self._leads.ids(search=number, limit=_SHOWN) if number else None
            ids = tuple(found.ids) if found else ()
        return _busiest(self._leads.rows(ids))

    def _by_name(self, text: str) -> tuple[LeadRow, ...]:
        """Return the best of those who have all words of a name, the busiest first."""
        found = self._leads.ids(search=text, sort=_SOONEST, limit=_LOOKED_AT)
        ranked = [(_rank(row, text), row) for row in self._leads.rows(tuple(found.ids))]
        best = max((rank for rank, _ in ranked), default=0)
        return _busiest([row for rank, row in ranked if rank == best])[:_SHOWN] if best else ()

    def _somebody_known(self, line: Line, named: Named | None, rows: tuple[LeadRow, ...]) -> Found:
        row, others = rows[0], rows[1:]
        unsure: list[Unsure] = []
        if others:
            who = f"{len(rows)} leads are called {named.text}" if named else "Several leads have this address"
            unsure.append(Unsure(Part.LEAD, f"{who}; {row.name}{_at(row)} is taken"))
        if line.email and row.details.email and email_key(line.email) != email_key(row.details.email):
            unsure.append(Unsure(Part.LEAD, f"{row.name} has another mail address: {row.details.email}"))
        return Found(_known(line, row, others), named, tuple(unsure))

    def _somebody_new(self, line: Line, named: Named | None, others: tuple[LeadRow, ...]) -> Found:
        details = _new(line, named)
        if not (details.first_name or details.email or details.phone):
            return Found(None, None, (Unsure(Part.LEAD, _nobody(line), asks=True),))
        unsure: tuple[Unsure, ...] = () if line.new else (Unsure(Part.LEAD, f"{details.name} is new"),)
        if line.new and others:
            unsure = (Unsure(Part.LEAD, f"{others[0].name}{_at(others[0])} is known already"),)
        return Found(Whom(None, details, others), named, unsure)


def _nobody(line: Line) -> str:
    """Say that nobody was found; a name in small letters is somebody who is known, or nobody."""
    if not line.named:
        return "Nobody is named here"
    word = line.named[0].text.split()[0]
    return f"Nobody known is called “{word}”; with a capital letter it is somebody new"


def _guesses(line: Line) -> tuple[Named, ...]:
    """Return the names to look for: as written, then without their last words."""
    shorter = [
        Named(one.start, one.start + len(part), part, one.sure)
        for one in line.named
        for count in range(len(one.text.split()) - 1, 0, -1)
        if (part := " ".join(one.text.split()[:count])) and one.text.startswith(part)
    ]
    # "call Anna May" may be Anna, in May: where no other date was found
    dateless = line.step is not None and line.step.when is None
    return (*line.named, *(shorter if dateless else ()))


def _best_name(line: Line) -> Named | None:
    return next((one for one in line.named if one.sure), None)


def _rank(row: LeadRow, text: str) -> int:
    """Return how well a lead fits a name; 0 for not at all."""
    wanted, details = words(text), row.details
    if not wanted:
        return 0
    name = words(f"{details.first_name} {details.last_name}")
    if tuple(wanted) == tuple(name) or fold(text) == fold(details.company):
        return _EXACT
    if all(word in name for word in wanted):
        return _NAMED
    known = (*name, *words(details.company))
    if wanted[0] in name and all(any(one.startswith(word) for one in known) for word in wanted):
        return _HALF
    return _BESIDE if all(word in known for word in wanted) else 0


def _busiest(rows: tuple[LeadRow, ...] | list[LeadRow]) -> tuple[LeadRow, ...]:
    """Sort: with a touch ahead first, the earliest; then by the last contact."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.next_touch is None,
                row.next_touch.due_utc.timestamp() if row.next_touch else 0.0,
                -(row.last_activity.timestamp() if row.last_activity else 0.0),
                row.id,
            ),
        )
    )


def _known(line: Line, row: LeadRow, others: tuple[LeadRow, ...]) -> Whom:
    """Fill what the lead lacks; what it has is never overwritten."""
    old = row.details
    details = replace(
        old,
        email=old.email or line.email,
        phone=old.phone or line.phone,
        company=old.company or line.company,
        tags=(*old.tags, *(tag for tag in line.tags if fold(tag) not in {fold(one) for one in old.tags})),
    )
    return Whom(row, details, others)


def _new(line: Line, named: Named | None) -> LeadDetails:
    first, last = name_parts(named.text) if named else ("", "")
    return LeadDetails(
        first_name=first,
        last_name=last,
        company=line.company,
        email=line.email,
        phone=line.phone,
        tags=line.tags,
        source="inbound" if line.inbound else "",
    )


def _at(row: LeadRow) -> str:
    return f", {row.details.company}" if row.details.company else ""
