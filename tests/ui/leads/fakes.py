# ruff: noqa: ANN401, ARG002, E501, FBT001, FBT002, FBT003 -- a table of people, and sockets with the shape of the services
"""Leads over plain values, and a lane that answers at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.activity import Activity, Agreement
from app.domain.cadence import Cadence
from app.domain.lead import LeadCard, LeadDetails, LeadRow, NextTouch, PermissionEntry
from app.domain.moment import at_instant, resolve
from app.domain.score import Part, Score, Side, Thresholds
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.view import Arrangement, Choices, Filters, LeadIds, LeadView, Sort, View
from app.domain.why import Reason
from app.domain.words import ActivityKind, Channel, LeadState, Owner, Permission, Stage, TouchState
from app.errors import KnownError, RefusedError
from app.services.bulk import Many
from app.services.views import NAMES, usual
from app.settings import Settings

BY_NAME, EVERY = Sort(), Filters()
NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)
LONDON = "Europe/London"
UNDO = Undo(1, "the last act")


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """London wall time as an instant."""
    return resolve(datetime(2026, month, day, hour, minute), LONDON).utc


class InlineLane:
    """Does the work at once, on the caller's thread; the answer still comes by a queued signal."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **words: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **words))
        except KnownError as error:
            future.set_exception(error)
        return future

    def stop(self, seconds: float) -> bool:
        return True


class FakeChanges(QObject):
    changed = Signal(object)


class FakeNotices:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None

    def say(self, text: str, icon: str = "check", undo: Callable[[], None] | None = None) -> None:
        self.said.append(text)
        self.undo = undo


@dataclass
class FakeTogether:
    text: str

    @property
    def undo(self) -> Undo:
        return Undo(7, self.text)


class FakeUndo:
    def __init__(self) -> None:
        self.taken: list[Undo] = []

    def take_back(self, undo: Undo) -> None:
        self.taken.append(undo)

    @contextmanager
    def together(self, text: str) -> Iterator[FakeTogether]:
        yield FakeTogether(text)


class FakePreferences:
    def current(self) -> Settings:
        return Settings(zone=LONDON, country="GB")

    def zone(self) -> str:
        return LONDON

    def country(self) -> str:
        return "GB"


def row(
    lead_id: int,
    name: str,
    title: str,
    company: str,
    city: str,
    stage: Stage,
    score: int | None,
    place: tuple[int, int],
    coming: tuple[Channel, datetime] | None,
    last: datetime | None,
    permission: Permission = Permission.GIVEN,
) -> LeadRow:
    first, _, rest = name.partition(" ")
    details = LeadDetails(
        first_name=first,
        last_name=rest,
        company=company,
        title=title,
        city=city,
        stage=stage,
        email=f"{first.lower()}@example.com",
        phone="+48 58 555 0147",
        source="Cold-chain webinar",
    )
    touch = None
    if coming is not None:
        touch = NextTouch(lead_id * 10, coming[0], coming[1], place[0] + 1, place[1], "Case study")
    state = LeadState.NEXT_STEP if touch else LeadState.NO_NEXT_STEP
    zone = "Europe/Warsaw" if city == "Gdańsk" else LONDON
    return LeadRow(lead_id, details, zone, True, permission, state, score, touch, *place, last)


C, S = Channel, Stage
PEOPLE = (
    row(1, "Samuel Reid", "Procurement Lead", "Glenmore Distillers", "Edinburgh", S.QUALIFIED, 69, (0, 0), None, at(27, 9, 30)),
    row(2, "Marta Jensen", "COO", "Fjordline Freight", "Aarhus", S.EVALUATION, 71, (1, 6), (C.CALL, at(26, 15)), at(21, 9)),
    row(3, "Tomasz Wilk", "Warehouse Director", "Baltica Cold Store", "Gdańsk", S.EVALUATION, 82, (2, 8), (C.EMAIL, at(27, 10, 30)), at(22, 9)),
    row(4, "Hannah Vogt", "Head of Logistics", "Vogtland Papier", "Leipzig", S.PROPOSAL, 77, (4, 8), (C.CALL, at(27, 11, 15)), at(19, 9)),
    row(5, "Greta Sandoval", "Plant Logistics", "Alto Ceramics", "Valencia", S.NEW, 64, (0, 6), (C.CALL, at(27, 11, 21)), at(27, 10, 21)),
    row(6, "Priya Raman", "VP Supply Chain", "Northfold Foods", "Toronto", S.NEGOTIATION, 88, (5, 8), (C.MESSAGE, at(27, 15)), at(18, 9)),
    row(7, "Chloé Marchand", "Supply Director", "Maison Auriol", "Lyon", S.CONTACTED, 58, (3, 6), (C.LINKEDIN, at(28, 9, 30)), at(11, 9)),
    row(8, "Omar Haddad", "Fleet Operations", "Cedar Express", "Dubai", S.QUALIFIED, 54, (2, 6), (C.MEETING, at(28, 10)), at(27, 8, 30)),
    row(9, "Ben Alvarez", "Logistics Manager", "Sierra Home Goods", "Denver", S.CONTACTED, 55, (1, 5), (C.MESSAGE, at(28, 16)), at(26, 9)),
    row(10, "Aiko Tanabe", "Regional Ops Lead", "Minato Medical", "Osaka", S.CONTACTED, 47, (4, 6), (C.EMAIL, at(29, 8, 30)), at(15, 9)),
    row(11, "Petr Novák", "Owner", "Novák Wholesale", "Brno", S.CONTACTED, 44, (2, 5), (C.CALL, at(1, 9, 0, 6)), at(9, 9)),
    row(12, "Ruth Adeyemi", "Pharmacy Ops", "Calder Pharmacy Group", "Leeds", S.CUSTOMER, 92, (1, 4), (C.MEETING, at(2, 9, 0, 6)), at(7, 9)),
    row(13, "Elif Kaya", "Import Manager", "Marmara Textile", "Izmir", S.QUALIFIED, 41, (1, 6), (C.EMAIL, at(3, 9, 0, 6)), at(20, 9)),
    row(14, "Nadia Kovač", "Buyer", "Adria Foods", "Split", S.LOST, 20, (0, 0), None, at(20, 9), Permission.REFUSED),
)  # fmt: skip


def touch_of(one: LeadRow) -> Touch:
    assert one.next_touch is not None
    coming = one.next_touch
    due = at_instant(coming.due_utc, one.zone)
    return Touch(
        id=coming.touch_id,
        lead_id=one.id,
        lead=one.name,
        company=one.details.company,
        email=one.details.email,
        phone=one.details.phone,
        score=one.score,
        number=coming.number,
        of=coming.of,
        series_id=1,
        cadence="after-demo",
        cadence_title="After demo",
        channel=coming.channel,
        state=TouchState.PLANNED,
        due=due,
        planned=due,
        zone=LONDON,
        lead_zone=one.zone,
        lead_zone_known=True,
        minutes=10,
        purpose=coming.purpose,
        template=None,
        why=(
            Reason("P5", "5 business days after the demo"),
            Reason("holiday", "Mon 25 May is skipped as a bank holiday"),
        ),
    )


@dataclass(repr=False)
class FakeLeads:
    """The socket of the service the screen uses, over rows in memory."""

    people: dict[int, LeadRow] = field(default_factory=lambda: {one.id: one for one in PEOPLE})
    asked: list[tuple[str, str, str, bool]] = field(default_factory=list)
    read: list[tuple[int, ...]] = field(default_factory=list)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    refuse: str = ""

    def ids(
        self,
        view: LeadView = LeadView.ALL,
        search: str = "",
        sort: Sort = BY_NAME,
        limit: int | None = None,
        *,
        filters: Filters = EVERY,
        quick: bool = False,
    ) -> LeadIds:
        self.asked.append((view, search, sort.column, sort.descending))
        self.filters = filters
        found = [one for one in self.people.values() if search.lower() in one.name.lower()]
        if filters.stages:
            found = [one for one in found if one.details.stage in filters.stages]
        if view is LeadView.NO_NEXT_STEP:
            found = [one for one in found if one.next_touch is None]
        if sort.column == "name":
            found.sort(key=lambda one: one.name, reverse=sort.descending)
        ids = array("q", [one.id for one in found][:limit])
        return LeadIds(ids, len(found), more=quick and limit is not None and len(found) > limit)

    def total(self, view: LeadView = LeadView.ALL, search: str = "", filters: Filters = EVERY) -> int:
        return len(self.ids(view, search, filters=filters).ids)

    def choices(self, field: str) -> Choices:
        return Choices((("GB", 5), ("PL", 1)))

    def rows(self, ids: Sequence[int]) -> tuple[LeadRow, ...]:
        self.read.append(tuple(ids))
        return tuple(self.people[one] for one in ids if one in self.people)

    def counts(self) -> Mapping[str, int]:
        none = sum(one.next_touch is None for one in self.people.values())
        return {LeadView.ALL: len(self.people), LeadView.NO_NEXT_STEP: none, LeadView.GOING_COLD: 9}

    def card(self, lead_id: int) -> LeadCard:
        one = self.people[lead_id]
        entry = PermissionEntry(one.permission, at(19, 9), "please do not call again", "call")
        return LeadCard(one, (entry,), open_agreements=1)

    def agreements(self, lead_id: int) -> tuple[Agreement, ...]:
        kept = Agreement(1, lead_id, Owner.MINE, "send case study", at(22, 17), kept_at=at(22, 9))
        return (kept, Agreement(2, lead_id, Owner.THEIRS, "share dock counts", at(28, 17)))

    def timeline(self, lead_id: int, limit: int = 200) -> tuple[Activity, ...]:
        kinds = (
            (ActivityKind.EMAIL_OUT, 22, "Case study sent"),
            (ActivityKind.MEETING, 19, "Demo with his planner, 35 min"),
            (ActivityKind.CALL, 14, "Call, connected, 6 min"),
            (ActivityKind.EMAIL_IN, 11, "Inbound from the webinar"),
        )
        made = (Activity(n, lead_id, kind, at(day, 9), title) for n, (kind, day, title) in enumerate(kinds))
        return tuple(made)[:limit]

    def add(self, details: LeadDetails, *, inbound: bool = False, origin: str = "") -> Any:
        if self.refuse:
            raise RefusedError(self.refuse, "Choose another.")
        lead_id = max(self.people, default=0) + 1
        same = tuple(one for one in self.people.values() if one.details.email == details.email)
        self.people[lead_id] = replace(PEOPLE[0], id=lead_id, details=details)
        self.acts.append(("add", details, origin))
        return _Added(lead_id, UNDO, same)

    def change(self, lead_id: int, details: LeadDetails, *, origin: str = "") -> Undo:
        self.people[lead_id] = replace(self.people[lead_id], details=details)
        self.acts.append(("change", lead_id, origin))
        return UNDO

    def set_permission(
        self, lead_id: int, permission: Permission, wording: str = "", source: str = "", *, origin: str = ""
    ) -> None:
        self.acts.append(("permission", lead_id, permission, wording))

    def keep_agreement(self, agreement_id: int, kept: bool, *, origin: str = "") -> Undo:
        self.acts.append(("kept", agreement_id, kept))
        return UNDO


class FakeViews:
    """The views of the program, and what was kept with them."""

    def __init__(self, leads: FakeLeads) -> None:
        self._leads = leads
        self.kept: dict[str, Arrangement] = {}
        self.latest_code = "all"
        self.own: list[View] = []

    def all(self) -> tuple[View, ...]:
        first = (View(view, NAMES[view], self.kept.get(view, usual(view))) for view in LeadView)
        return (*first, *self.own)

    def counts(self) -> Mapping[str, int]:
        return self._leads.counts()

    def latest(self) -> str:
        return self.latest_code

    def look_at(self, code: str) -> None:
        self.latest_code = code

    def keep(self, code: str, arrangement: Arrangement) -> None:
        self.kept[code] = arrangement

    def arrange(self, code: str, arrangement: Arrangement, *, origin: str = "") -> Undo:
        self.kept[code] = arrangement
        return UNDO

    def save_as(self, name: str, arrangement: Arrangement, *, origin: str = "") -> tuple[str, Undo]:
        self.own.append(View(f"own-{len(self.own) + 1}", name, arrangement, own=True))
        return self.own[-1].code, UNDO


class FakeBulk:
    """Acts on many; the planner refuses for Nadia."""

    def __init__(self, leads: FakeLeads, planning: FakePlanning) -> None:
        self._leads, self._planning = leads, planning

    def start_series(self, lead_ids: Sequence[int], cadence: str, *, origin: str = "") -> Many:
        refused = []
        for lead_id in lead_ids:
            try:
                self._planning.start(lead_id, cadence, NOW)
            except KnownError as error:
                refused.append(str(error))
        return Many(len(lead_ids) - len(refused), tuple(refused), Undo(7, "series for 2 leads"))

    def set_stage(self, lead_ids: Sequence[int], stage: Stage, *, origin: str = "") -> Many:
        self._leads.acts.append(("stage", tuple(lead_ids), stage))
        return Many(len(lead_ids), (), UNDO)

    def delete(self, lead_ids: Sequence[int], *, origin: str = "") -> Many:
        for lead_id in lead_ids:
            del self._leads.people[lead_id]
        return Many(len(lead_ids), (), UNDO)


class FakeScores:
    def of(self, lead_id: int) -> Score:
        return Score((Part(Side.FIT, 20, "Role", "Warehouse Director"),))

    def adjustments(self, lead_id: int) -> tuple[()]:
        return ()

    def thresholds(self) -> Thresholds:
        return Thresholds()


class FakeNeeds:
    """The services by name, as the window has them."""

    def __init__(self, leads: FakeLeads) -> None:
        self.leads = leads
        self.planning, self.imports, self.undo = FakePlanning(), FakeImports(), FakeUndo()
        self.touches, self.preferences = FakeTouchBook(leads.people), FakePreferences()
        self.views, self.scores = FakeViews(leads), FakeScores()
        self.bulk = FakeBulk(leads, self.planning)
        self.merging = FakeMerging()


class FakeMerging:
    """Nobody is like anybody."""

    def near(self, details: LeadDetails, but: int | None = None) -> tuple[()]:
        return ()


@dataclass(frozen=True)
class _Added:
    lead_id: int
    undo: Undo
    duplicates: tuple[LeadRow, ...]


@dataclass(frozen=True)
class _Started:
    series_id: int
    undo: Undo


class FakePlanning:
    def __init__(self) -> None:
        self.started: list[tuple[int, str]] = []

    def cadences(self) -> tuple[Cadence, ...]:
        return (Cadence("after-demo", "After demo", 1, "the demo", "", ()),)

    def start(self, lead_id: int, cadence_name: str, anchor: datetime, *, origin: str = "") -> _Started:
        if lead_id == 14:
            raise RefusedError("Nadia Kovač said no.", "")
        self.started.append((lead_id, cadence_name))
        return _Started(lead_id, Undo(lead_id, "the series"))


class FakeTouchBook:
    def __init__(self, people: Mapping[int, LeadRow]) -> None:
        self._people = people

    def get(self, touch_id: int) -> Touch:
        return touch_of(self._people[touch_id // 10])


@dataclass(frozen=True)
class _Skipped:
    row: int
    reason: str


@dataclass(frozen=True)
class _Report:
    read: int = 28
    added: int = 27
    updated: int = 1
    changed: int = 0
    same: int = 0
    skipped: tuple[_Skipped, ...] = (_Skipped(9, "No e-mail address, phone number or name"),)
    suppressed: int = 0
    duplicates: int = 1
    seconds: float = 0.2
    undo: Undo | None = None


class FakeImports:
    def __init__(self) -> None:
        self.runs: list[tuple[str, bool]] = []

    def run(self, path: Any, dry_run: bool = False, *, origin: str = "") -> _Report:
        self.runs.append((path.name, dry_run))
        return _Report(undo=None if dry_run else UNDO)


def many(number: int) -> FakeLeads:
    """As many leads as wanted, the people above over and over."""
    return FakeLeads({n: replace(PEOPLE[n % len(PEOPLE)], id=n) for n in range(1, number + 1)})
