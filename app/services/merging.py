"""Duplicates: warned of while typing, found across all leads, made one; nothing that was known is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.addresses import email_key
from app.domain.folding import fold
from app.domain.lead import LeadDetails, LeadRow
from app.domain.matching import Marks
from app.domain.merging import Record
from app.domain.undo import Undo
from app.domain.words import Permission, Stage
from app.errors import InputError
from app.formats.lead_keys import derive
from app.formats.phones import parse_phone
from app.services.import_run import no_collecting
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import Doing, UndoStack
from app.store import activities, facts, leads, likenesses, people, permissions, rests, touches, uniting
from app.store.database import Database
from app.store.sessions import Session

FIELDS = (
    *("first_name", "last_name", "company", "title", "email", "phone", "city", "country", "zone", "stage"),
    *("preferred", "source", "language", "best_time", "linkedin", "value"),
)
"""Fields of which one value is kept; addresses, notes and tags of both stay."""
MOST_PAIRS = 200
NEAR = 5
_APART = "not-duplicates"
_LEADS_A_STEP = 4_000
_NAMES = {"title": "Job title", "email": "E-mail", "linkedin": "LinkedIn", "zone": "Time zone"}


@dataclass(frozen=True, slots=True)
class Near:
    """A lead that may be the same person, and why."""

    row: LeadRow
    reason: str
    score: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two leads that may be one; the one that came first is kept unless the rep says otherwise."""

    first: int
    second: int
    reason: str
    score: int
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Sides:
    """Two leads side by side.

    Attributes:
        fields: Name of the field, its words, the values of the one and of the other, as text.
    """

    one: LeadRow
    other: LeadRow
    fields: tuple[tuple[str, str, str, str], ...]


class Search:
    """Looks through all leads for pairs, a step at a time; every call on the thread of the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._work = self._look()
        self.share = 0.0
        self.pairs: tuple[Pair, ...] | None = None

    def step(self, seconds: float = 0.05) -> float:
        """Go on for a moment; return how far it is. `pairs` is there at the end."""
        end = self._clock.mono() + seconds
        with no_collecting():
            for share in self._work:
                self.share = share
                if self._clock.mono() >= end:
                    break
        return self.share

    def _look(self) -> Iterator[float]:
        from app.formats.alike import Blocks

        blocks, after, met = Blocks(), 0, 0
        with self._database.begin() as session:
            of = max(1, people.count(session))
            apart = _apart(session)
        while True:
            with self._database.begin() as session:
                found = people.marks(session, after, _LEADS_A_STEP)
            if not found:
                break
            for lead_id, marks in found:
                blocks.add(lead_id, replace(marks, name=fold(marks.name)))
                met += 1
                yield 0.5 * met / of
            after = found[-1][0]
        pairs: list[Pair] = []
        for one, other, likeness in blocks.pairs():
            if (one, other) not in apart:
                pairs.append(Pair(one, other, likeness.reason, likeness.score))
            yield 0.75
        pairs.sort(key=lambda pair: (-pair.score, pair.first, pair.second))
        self.pairs = self._named(pairs[:MOST_PAIRS])

    def _named(self, pairs: list[Pair]) -> tuple[Pair, ...]:
        ids = {lead_id for pair in pairs for lead_id in (pair.first, pair.second)}
        with self._database.begin() as session:
            found = people.records(session, tuple(ids))
        names = {lead_id: record.details.name for lead_id, record in found.items()}
        return tuple(
            replace(pair, names=(names[pair.first], names[pair.second]))
            for pair in pairs
            if pair.first in names and pair.second in names
        )


class Merging:
    """What a person can do with duplicates."""

    def __init__(self, database: Database, clock: Clock, preferences: Preferences, undo: UndoStack) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo

    def search(self) -> Search:
        """Return a search for pairs, to be stepped."""
        return Search(self._database, self._clock)

    def near(self, details: LeadDetails, but: int | None = None) -> tuple[Near, ...]:
        """Return who may be the person that is being typed, likeliest first; `but` is left out."""
        from app.formats.alike import alike

        typed = _marks(details, self._preferences.country())
        if not (typed.emails or typed.phones or typed.name):
            return ()
        with self._database.begin() as session:
            found = []
            for lead_id, marks in likenesses.candidates(session, typed, fold(details.name)):
                likeness = alike(typed, replace(marks, name=fold(marks.name))) if lead_id != but else None
                if likeness:
                    found.append((lead_id, likeness))
            found.sort(key=lambda one: -one[1].score)
            rows = self._rows(session, tuple(lead_id for lead_id, _ in found[:NEAR]))
        by_id = dict(found)
        return tuple(Near(row, by_id[row.id].reason, by_id[row.id].score) for row in rows)

    def sides(self, one: int, other: int) -> Sides:
        """Return two leads side by side. Raises NotFoundError."""
        with self._database.begin() as session:
            first, second = leads.details(session, one), leads.details(session, other)
            left, right = self._rows(session, (one, other))
        fields = tuple((name, words(name), as_text(first, name), as_text(second, name)) for name in FIELDS)
        return Sides(left, right, tuple(field for field in fields if field[2] or field[3]))

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that these two are not one person."""
        with self._database.begin() as session:
            apart = _apart(session) | {(min(one, other), max(one, other))}
            facts.write(session, _APART, json.dumps(sorted(apart)))

    def merge(self, heir: int, gone: int, theirs: frozenset[str] = frozenset(), *, origin: str = "") -> Undo:
        """Make two leads one. `theirs` names the fields whose value comes from the one that goes.

        A value that is not kept goes to the timeline, further addresses, notes and tags of both stay, and a
        no of either is the last word, also after this is taken back. Raises NotFoundError, InputError.
        """
        if heir == gone:
            raise InputError("A lead cannot be merged with itself.", "Choose two leads.")
        now = self._clock.wall()
        nouns = {"lead", "touch", "series", "activity", "agreement", "message", "permission"}
        with self._undo.doing("", nouns, origin) as doing:
            one, other = leads.details(doing.session, heir), leads.details(doing.session, gone)
            doing.text = f"merge of {one.name} and {other.name}"
            self._unite(doing, heir, gone, theirs, now)
        return doing.undo

    def _unite(self, doing: Doing, heir: int, gone: int, theirs: frozenset[str], now: datetime) -> None:
        session = doing.session
        records = people.records(session, (heir, gone))
        before = permissions.current(session, heir)
        record = permissions.whole_record(session, gone)
        merged, lost = united(records[heir], records[gone], theirs, self._number_key(records[heir]))
        self._stop_what_cannot_go_on(session, heir, gone, before, record, now)
        permissions.inherit(session, heir, record, now)
        if record:
            doing.records = ((gone, record),)
            doing.permission = (heir, before, now)
        uniting.take_marks(session, gone, heir)
        uniting.hand_over(session, gone, heir)
        uniting.let_go(session, gone, heir)
        self._write(session, heir, merged)
        if lost:
            title = f"Merged with {records[gone].details.name}"
            activities.note(session, heir, "\n".join((title, *lost)), now)
        permissions.copy_from_list(session, heir, now)

    def _stop_what_cannot_go_on(
        self,
        session: Session,
        heir: int,
        gone: int,
        before: Permission,
        record: permissions.Record,
        now: datetime,
    ) -> None:
        """Stop the series of the one that goes where the heir has its own, or where either said no."""
        if before.forbids or (record and record[-1][0].forbids):
            rests.stop_open(session, gone, permissions.SAID_NO, now)
            rests.stop_open(session, heir, permissions.SAID_NO, now)
        elif touches.running_series(session, heir):
            rests.stop_open(session, gone, "merged: the other series goes on", now)

    def _write(self, session: Session, heir: int, merged: Record) -> None:
        keys = derive(merged.details, self._preferences.country())
        leads.change(session, heir, merged.details, keys)
        key = self._number_key(merged)
        contacts = [(heir, people.EMAIL, email, email_key(email)) for email in merged.emails]
        contacts += [(heir, people.PHONE, phone, key(phone)) for phone in merged.phones]
        people.add_contacts(session, contacts)
        first = ((heir, people.EMAIL, keys.email_key), (heir, people.PHONE, keys.phone_key))
        people.drop_contacts(session, first)

    def _number_key(self, record: Record) -> Callable[[str], str]:
        country = record.details.country or self._preferences.country()

        def key(phone: str) -> str:
            return parse_phone(phone, country).e164

        return key

    def _rows(self, session: Session, ids: tuple[int, ...]) -> tuple[LeadRow, ...]:
        return leads.rows(session, ids, self._clock.wall(), self._preferences.zone())


def united(
    one: Record, other: Record, theirs: frozenset[str], number_key: Callable[[str], str]
) -> tuple[Record, tuple[str, ...]]:
    """Return both records as one, and a line for each value that is not kept."""
    from app.domain.merging import merge

    chosen: dict[str, object] = {}
    lost: list[str] = []
    for name in FIELDS:
        mine, told = getattr(one.details, name), getattr(other.details, name)
        takes = name in theirs and not _blank(told)
        chosen[name] = told if takes or _blank(mine) else mine
        left = mine if takes else told
        same = fold(as_text(one.details, name)) == fold(as_text(other.details, name))
        if not _blank(left) and not same and not (name in {"email", "phone"} or _blank(mine)):
            lost.append(f"{words(name)}: {_text(left)}")
    whole = merge(one, other, number_key)
    details = replace(whole.details, **chosen)  # type: ignore[arg-type]  # fields by name
    addresses = (one.details.email, other.details.email, *one.emails, *other.emails)
    numbers = (one.details.phone, other.details.phone, *one.phones, *other.phones)
    emails = _others(details.email, addresses, email_key)
    return Record(details, emails, _others(details.phone, numbers, number_key)), tuple(lost)


def words(name: str) -> str:
    """Return the name of a field for a person."""
    return _NAMES.get(name, name.replace("_", " ").capitalize())


def as_text(details: LeadDetails, name: str) -> str:
    """Return the value of a field as text; empty for none."""
    value = getattr(details, name)
    return "" if _blank(value) else _text(value)


def _text(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _blank(value: object) -> bool:
    return value in {"", None, Stage.NEW}


def _others(first: str, texts: tuple[str, ...], key: Callable[[str], str]) -> tuple[str, ...]:
    seen: Mapping[str, str] = {key(text): text for text in reversed(texts) if text}
    ordered = dict.fromkeys(key(text) for text in texts if text)
    return tuple(seen[mark] for mark in ordered if mark != key(first))


def _marks(details: LeadDetails, home: str) -> Marks:
    phone = parse_phone(details.phone, details.country or home).e164 if details.phone else ""
    return Marks(
        (email_key(details.email),) if "@" in details.email else (),
        (phone,) if len(phone) > 6 else (),  # noqa: PLR2004 -- half a number is nobody's
        fold(people.name_mark(details.first_name, details.last_name)) if details.last_name else "",
        fold(details.company),
    )


def _apart(session: Session) -> set[tuple[int, int]]:
    return {(one, other) for one, other in json.loads(facts.read(session, _APART) or "[]")}
