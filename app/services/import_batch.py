"""The people of one file: gathered row by row, compared with the leads that are there, written in pieces."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.domain.addresses import email_key
from app.domain.folding import fold
from app.domain.lead import LeadDetails, LeadKeys
from app.domain.matching import Index, Marks
from app.domain.merging import Record, Rule, Twice, merge, newest
from app.domain.moment import resolve
from app.formats.lead_keys import derive
from app.formats.people import Person
from app.formats.phones import parse_phone
from app.services.import_values import ImportReport, Skipped
from app.store import leads, people, permissions
from app.store.people import EMAIL, PHONE
from app.store.refusing import Refusing, refuse
from app.store.sessions import Session

NOBODY = "Neither a name nor an e-mail address nor a phone number"
OPTED_OUT = "opted out in the imported file"
AGREED = "the imported file"
LAST_CONTACT = "Last contact, as imported"
NOT_REACHED = "Stopped before this row"
NOON = time(12)


@dataclass(slots=True)
class Met:
    """One person of the file: what the rows say together, and which lead it is, if any.

    Attributes:
        news: For each row whether it told something the rows before did not.
        again: An earlier row was about the same person; both are kept.
        written: The person is in the database.
    """

    record: Record
    keys: LeadKeys | None
    rows: list[int]
    marks: list[Marks]
    news: list[bool]
    refused: bool = False
    agreed: bool = False
    last_contact: date | None = None
    lead_id: int | None = None
    again: bool = False
    written: bool = False


@dataclass(slots=True)
class Tallies:
    """What was written so far, by people.

    Attributes:
        changed: Leads that know more now.
        agreed: New ones who gave permission, and whom nothing forbids to contact.
    """

    new: list[Met] = field(default_factory=list)
    changed: list[Met] = field(default_factory=list)
    agreed: list[Met] = field(default_factory=list)
    suppressed: int = 0
    opted_out: int = 0


class Batch:
    """The work of one import.

    Args:
        home: The rep's country, for numbers without a prefix.
        zone: The rep's zone, for days.
        rules: What becomes of fields that are told anew.
        twice: What becomes of several rows about one person.
    """

    def __init__(self, home: str, zone: str, rules: Mapping[str, Rule], twice: Twice = Twice.MERGE) -> None:
        self._home, self._zone, self._rules, self._twice = home, zone, rules, twice
        self._alike = Alike()
        self._index = Index()
        self._there = Index()
        self._known: dict[int, Marks] = {}
        self._last_seen = 0
        self._refusing: Refusing | None = None
        self.met: list[Met] = []
        self.skipped: list[Skipped] = []
        self._by_lead: dict[int, Met] = {}

    # gathering

    def gather(self, row: Person) -> None:
        """Put a row to the others about the same person."""
        details = row.details
        if not (details.first_name or details.last_name or details.email or details.phone):
            self.skipped.append(Skipped(row.row, NOBODY))
            return
        keys = derive(details, self._home)
        marks = self._marks(row, keys)
        record = Record(details, row.other_emails, row.other_phones)
        who = self._index.find(marks)
        again = who is not None and self._twice is Twice.BOTH
        if who is None or again:
            who = len(self.met)
            one = Met(record, keys, [row.row], [marks], [True], row.refused, row.agreed, row.last_contact)
            one.again = again
            self.met.append(one)
        else:
            told = Met(record, None, [row.row], [marks], [True], row.refused, row.agreed, row.last_contact)
            self._tell(self.met[who], told)
        self._index.add(who, marks)

    def _tell(self, met: Met, further: Met) -> None:
        """Add what further rows know of a person."""
        merge_rows = self._newest if self._twice is Twice.NEWEST else self._merge
        merged = merge_rows(met.record, further.record)
        if merged != met.record:
            met.keys = None
        met.news += [merged != met.record] * len(further.rows)
        met.record = merged
        met.rows += further.rows
        met.marks += further.marks
        met.refused |= further.refused
        met.agreed |= further.agreed
        met.last_contact = max(filter(None, (met.last_contact, further.last_contact)), default=None)

    def _marks(self, row: Person, keys: LeadKeys) -> Marks:
        details = row.details
        numbers = (keys.phone_key, *(self._number(phone, details) for phone in row.other_phones))
        return Marks(
            tuple(filter(None, (keys.email_key, *map(email_key, row.other_emails)))),
            tuple(filter(None, numbers)),
            fold(people.name_mark(details.first_name, details.last_name)),
            keys.company_key,
        )

    def _number(self, phone: str, details: LeadDetails) -> str:
        return parse_phone(phone, details.country or self._home).e164

    def _merge(self, old: Record, new: Record, rules: Mapping[str, Rule] | None = None) -> Record:
        country = old.details.country or new.details.country or self._home
        return merge(old, new, lambda phone: parse_phone(phone, country).e164, rules or {})

    def _newest(self, old: Record, new: Record) -> Record:
        country = new.details.country or old.details.country or self._home
        return newest(old, new, lambda phone: parse_phone(phone, country).e164)

    # comparing

    def meet_leads(self, session: Session, limit: int | None = None) -> int:
        """Learn who is there, `limit` leads at a time; return how many were new to it."""
        found = people.marks(session, self._last_seen, limit)
        for lead_id, marks in found:
            self._known[lead_id] = Marks(marks.emails, marks.phones, fold(marks.name), marks.company)
            if self._twice is Twice.BOTH:
                self._alike.add(lead_id, self._there.find(self._known[lead_id]))
            self._there.add(lead_id, self._known[lead_id])
        if found:
            self._last_seen = found[-1][0]
        return len(found)

    def there(self) -> Iterator[tuple[int, Marks]]:
        """Yield who is there, by lead, with the marks as they are compared."""
        yield from self._known.items()

    def link(self) -> Iterator[int]:
        """Find out who is there already, a person a step; people who turn out to be one become one."""
        apart: list[Met] = []
        for done, met in enumerate(self.met):
            met.lead_id = self._lead_of(met)
            twin = self._by_lead.get(met.lead_id) if met.lead_id is not None else None
            if twin is not None:
                self._tell(twin, met)
            else:
                if met.lead_id is not None:
                    self._by_lead[met.lead_id] = met
                apart.append(met)
            yield done
        self.met = apart

    def _lead_of(self, met: Met) -> int | None:
        """Return who this is; where both of two rows are kept, no lead is two of them."""
        found = _find_any(self._there, met.marks)
        if found is None or self._twice is not Twice.BOTH:
            return found
        return self._alike.one_of(found, self._by_lead)

    def would_change(self, session: Session, some: Sequence[Met]) -> list[Met]:
        """Return which of these leads the file knows better; nothing is written."""
        there = people.records(session, [met.lead_id for met in some if met.lead_id is not None])
        return [met for met in some if met.lead_id in there and self._better(there[met.lead_id], met)]

    def _better(self, there: Record, met: Met) -> Record | None:
        merged = self._merge(there, met.record, self._rules)
        return merged if merged != there else None

    def on_list(self, refusing: Refusing, some: Iterable[Met]) -> list[Met]:
        """Return who of these said no before."""
        return [met for met in some if self._is_on(refusing, met)] if refusing.anybody else []

    def _is_on(self, refusing: Refusing, met: Met) -> bool:
        details = met.record.details
        emails = tuple(filter(None, (details.email, *met.record.emails)))
        numbers = (self._number(phone, details) for phone in (details.phone, *met.record.phones))
        phones = tuple(filter(None, numbers))
        return refusing.holds(emails, phones, f"{details.first_name} {details.last_name}".strip())

    # writing

    def write(self, session: Session, some: Sequence[Met], tallies: Tallies, at: datetime) -> None:
        """Write these people; `at` is the UTC instant. Leads that came meanwhile are met first."""
        if self.meet_leads(session):
            for met in some:
                if met.lead_id is None and (found := self._lead_of(met)) is not None:
                    met.lead_id = found
                    self._by_lead.setdefault(found, met)
        known = [met for met in some if met.lead_id is not None]
        there = people.records(session, [met.lead_id for met in known if met.lead_id is not None])
        new = [met for met in some if met.lead_id is None or met.lead_id not in there]
        changed = self._change(session, known, there)
        self._add(session, new, at)
        self._suppress(session, some, new, tallies, at)
        self._note_contacts(session, some)
        tallies.new += new
        tallies.changed += changed
        for met in some:
            met.written = True

    def _add(self, session: Session, new: Sequence[Met], at: datetime) -> None:
        ids = people.add_many(session, [(met.record.details, self._keys(met)) for met in new], at)
        for met, lead_id in zip(new, ids, strict=True):
            met.lead_id = lead_id
        if new:
            self._last_seen = ids[-1]
        people.add_contacts(session, list(self._contacts(new)))

    def _keys(self, met: Met) -> LeadKeys:
        return met.keys or derive(met.record.details, self._home)

    def _change(self, session: Session, known: Sequence[Met], there: Mapping[int, Record]) -> list[Met]:
        """Write what is known better now; return whom it concerns."""
        changed = []
        for met in known:
            if met.lead_id is None or met.lead_id not in there:
                continue
            record = self._better(there[met.lead_id], met)
            if record is None:
                met.record = there[met.lead_id]
                continue
            met.record = record
            keys = derive(record.details, self._home)
            leads.change(session, met.lead_id, record.details, keys)
            first = ((met.lead_id, EMAIL, keys.email_key), (met.lead_id, PHONE, keys.phone_key))
            people.drop_contacts(session, first)
            changed.append(met)
        people.add_contacts(session, list(self._contacts(changed)))
        return changed

    def _contacts(self, some: Iterable[Met]) -> Iterator[people.Further]:
        for met in some:
            assert met.lead_id is not None
            for email in met.record.emails:
                yield met.lead_id, EMAIL, email, email_key(email)
            for phone in met.record.phones:
                yield met.lead_id, PHONE, phone, self._number(phone, met.record.details)

    def _suppress(
        self, session: Session, some: Sequence[Met], new: Sequence[Met], tallies: Tallies, at: datetime
    ) -> None:
        """Mark whoever said no before, or says so in the file."""
        session.flush()
        self._refusing = self._refusing or Refusing(session)
        hit = self.on_list(self._refusing, some)
        refuse(session, [met.lead_id for met in hit if met.lead_id is not None], at)
        opted_out = [met for met in some if met.refused]
        closed = [
            permissions.close_addresses(session, met.lead_id, at, OPTED_OUT)
            for met in opted_out
            if met.lead_id is not None
        ]
        no = {id(met) for met in (*hit, *opted_out)}
        yes = [met for met in new if met.agreed and id(met) not in no]
        people.give_many(session, [met.lead_id for met in yes if met.lead_id is not None], at, AGREED)
        tallies.agreed += yes
        tallies.suppressed += sum(len(met.rows) for met in hit)
        tallies.opted_out += sum(closed)

    def _note_contacts(self, session: Session, some: Sequence[Met]) -> None:
        days = {
            met.lead_id: resolve(datetime.combine(met.last_contact, NOON), self._zone).utc
            for met in some
            if met.last_contact and met.lead_id is not None
        }
        if days:
            people.note_contacts(session, days, LAST_CONTACT, "")

    # reporting

    def report(self, read: int, tallies: Tallies, *, stopped: bool = False) -> ImportReport:
        """Count each row once: a person’s first by its fate, later ones by whether they told more."""
        skipped = list(self.skipped)
        if stopped:
            left = (row for met in self.met if not met.written for row in met.rows)
            skipped += [Skipped(row, NOT_REACHED) for row in left]
        counted = [met for met in self.met if met.written] if stopped else self.met
        repeats = sum(len(met.rows) - 1 + met.again for met in counted)
        telling = sum(sum(met.news[1:]) for met in (*tallies.new, *tallies.changed))
        updated = len(tallies.changed) + telling
        return ImportReport(
            read=read,
            added=len(tallies.new),
            updated=updated,
            same=read - len(tallies.new) - updated - len(skipped),
            skipped=tuple(sorted(skipped, key=lambda one: one.row)),
            suppressed=tallies.suppressed,
            duplicates=repeats,
            seconds=0.0,
            undo=None,
            told=telling,
            opted_out=tallies.opted_out,
            stopped=stopped,
            twice=self._twice,
            agreed=len(tallies.agreed),
        )


class Alike:
    """Leads who are there several times, so that each of several rows finds one of its own."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._groups: dict[int, list[int]] = {}

    def add(self, lead_id: int, like: int | None) -> None:
        """Remember a lead, and which one before it has its marks."""
        first = lead_id if like is None else self._first[like]
        self._first[lead_id] = first
        self._groups.setdefault(first, []).append(lead_id)

    def one_of(self, lead_id: int, taken: Container[int]) -> int | None:
        """Return this lead or one like it who is not taken; None when all are."""
        likely = (lead_id, *self._groups[self._first[lead_id]])
        return next((one for one in likely if one not in taken), None)


def _find_any(index: Index, marks: list[Marks]) -> int | None:
    """Return who one of these is: all addresses count before any name."""
    if len(marks) == 1:
        return index.find(marks[0])
    emails = tuple(email for one in marks for email in one.emails)
    found = index.find(Marks(emails, (), "", ""))
    return next(filter(None, (found, *(index.find(one) for one in marks))), None)
