"""The services Today needs, over values in memory: the day of the pictures, Wed 27 May 2026 in London."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import ParamSpec, TypeVar

from app.domain.activity import Activity, Agreement
from app.domain.cadence import Cadence
from app.domain.lead import LeadCard, LeadDetails, LeadRow, NextTouch, PermissionEntry
from app.domain.meeting import Rest
from app.domain.message import Message
from app.domain.moment import at_instant, resolve
from app.domain.queue import Queue, sort_open
from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.why import Reason
from app.domain.words import (
    ActivityKind,
    Channel,
    LeadState,
    MessageKind,
    MessageState,
    Outcome,
    Owner,
    Permission,
    SeriesState,
    Stage,
    TouchState,
)
from app.services.ports import Change
from app.settings import Settings
from app.ui.changes import Changes
from tests.fakes import FakeClock

P = ParamSpec("P")
T = TypeVar("T")
ZONE = "Europe/London"
CLOSED = {TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED}


class Inline:
    """A lane that works at once; the answer still comes by the event loop."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 -- handed to the future, as a lane does
            future.set_exception(error)
        return future

    def stop(self, seconds: float) -> bool:
        del seconds
        return True


@dataclass(frozen=True)
class Completed:
    touch: Touch
    next_touch: Touch | None
    must_choose: bool
    undo: Undo


@dataclass(frozen=True)
class SeriesStarted:
    series_id: int
    touches: tuple[Touch, ...]
    warnings: tuple[str, ...]
    undo: Undo


@dataclass(frozen=True)
class LeadIds:
    ids: array[int]
    total: int


class Store:
    """All values, and a way back for every act."""

    def __init__(self, clock: FakeClock, changes: Changes) -> None:
        self.clock, self.changes = clock, changes
        self.touches: dict[int, Touch] = {}
        self.leads: dict[int, LeadRow] = {}
        self.activities: dict[int, tuple[Activity, ...]] = {}
        self.agreements: dict[int, tuple[Agreement, ...]] = {}
        self.messages: dict[int, Message] = {}
        self.rests: dict[int, Rest] = {}
        self.log: list[tuple[object, ...]] = []
        self.backs: dict[int, dict[int, Touch]] = {}

    def act(self, text: str, *what: object) -> Undo:
        self.log.append(what)
        undo = Undo(len(self.log), text)
        self.changes.announce(Change(frozenset({"touch", "activity"}), "today"))
        return undo

    def keep(self) -> dict[int, Touch]:
        return dict(self.touches)


class FakeTouches:
    def __init__(self, store: Store) -> None:
        self.store = store

    def _seen(self, touch: Touch) -> Touch:
        open_ = [
            t for t in self.store.touches.values() if t.lead_id == touch.lead_id and t.state not in CLOSED
        ]
        return replace(touch, behind=max(0, len(open_) - 1) if touch.state not in CLOSED else 0)

    def today(self) -> Queue:
        now = self.store.clock.wall()
        first: dict[int, Touch] = {}
        for touch in sorted(self.store.touches.values(), key=lambda one: one.due.utc):
            if touch.state not in CLOSED:
                first.setdefault(touch.lead_id, self._seen(touch))
        found = sort_open(first.values(), now, ZONE)
        done = [t for t in self.store.touches.values() if t.done_at and t.done_at.date() == now.date()]
        done.sort(key=lambda one: one.done_at or now, reverse=True)
        tomorrow = (now + timedelta(days=1)).date()
        later = sum(
            t.due.utc.date() == tomorrow and t.state not in CLOSED for t in self.store.touches.values()
        )
        return Queue(now, ZONE, found.overdue, found.due, found.later, tuple(done), 12, later)

    def get(self, touch_id: int) -> Touch:
        return self._seen(self.store.touches[touch_id])

    def between(self, start: datetime, end: datetime) -> tuple[Touch, ...]:
        touches = [t for t in self.store.touches.values() if start <= t.due.utc < end]
        return tuple(sorted(touches, key=lambda one: one.due.utc))

    def next_after(self, touch_id: int) -> Touch | None:
        touch = self.store.touches[touch_id]
        later = [
            t
            for t in self.store.touches.values()
            if t.lead_id == touch.lead_id and t.due.utc > touch.due.utc and t.state not in CLOSED
        ]
        return min(later, key=lambda one: one.due.utc, default=None)

    def done(
        self, touch_id: int, outcome: Outcome, note: str = "", minutes: int = 0, *, origin: str = ""
    ) -> Completed:
        del origin
        return self._close(touch_id, TouchState.DONE, outcome, "", ("done", touch_id, outcome, note, minutes))

    def skip(self, touch_id: int, reason: str, *, origin: str = "") -> Completed:
        del origin
        return self._close(touch_id, TouchState.SKIPPED, None, reason, ("skip", touch_id, reason))

    def snooze(self, touch_id: int, until: datetime, *, origin: str = "") -> Undo:
        return self._move(touch_id, until, TouchState.SNOOZED, "snooze", origin)

    def reschedule(self, touch_id: int, due: datetime, *, origin: str = "") -> Undo:
        return self._move(touch_id, due, TouchState.PLANNED, "reschedule", origin)

    def stop(self, series_id: int, reason: str, *, origin: str = "") -> Undo:
        del origin
        before = self.store.keep()
        for touch in before.values():
            if touch.series_id == series_id and touch.state not in CLOSED:
                self.store.touches[touch.id] = replace(touch, state=TouchState.STOPPED, reason=reason)
        undo = self.store.act("stop", "stop", series_id, reason)
        self.store.backs[undo.id] = before
        return undo

    def _move(self, touch_id: int, wall: datetime, state: TouchState, word: str, origin: str) -> Undo:
        del origin
        before = self.store.keep()
        touch = self.store.touches[touch_id]
        self.store.touches[touch_id] = replace(touch, due=resolve(wall, ZONE), state=state)
        undo = self.store.act(word, word, touch_id, wall)
        self.store.backs[undo.id] = before
        return undo

    def _close(
        self, touch_id: int, state: TouchState, outcome: Outcome | None, reason: str, what: tuple[object, ...]
    ) -> Completed:
        before = self.store.keep()
        following = self.next_after(touch_id)
        touch = replace(
            self.store.touches[touch_id],
            state=state,
            outcome=outcome,
            reason=reason,
            done_at=self.store.clock.wall(),
        )
        self.store.touches[touch_id] = touch
        undo = self.store.act(str(what[0]), *what)
        self.store.backs[undo.id] = before
        return Completed(touch, following, following is None, undo)


class FakeLeads:
    def __init__(self, store: Store) -> None:
        self.store = store

    def ids(self, limit: int | None = None) -> LeadIds:
        return LeadIds(array("q", list(self.store.leads)[:limit]), len(self.store.leads))

    def card(self, lead_id: int) -> LeadCard:
        row = self.store.leads[lead_id]
        given = PermissionEntry(
            Permission.GIVEN, datetime(2026, 4, 28, 9, tzinfo=UTC), "Yes, call me", "demo"
        )
        mine = [t for t in self.store.touches.values() if t.lead_id == lead_id and t.state not in CLOSED]
        following = None
        if mine:
            touch = min(mine, key=lambda one: one.due.utc)
            following = NextTouch(
                touch.id, touch.channel, touch.due.utc, touch.number, touch.of, touch.purpose
            )
        return LeadCard(replace(row, next_touch=following), (given,))

    def series(self, lead_id: int) -> SeriesView | None:
        mine = [t for t in self.store.touches.values() if t.lead_id == lead_id and t.series_id]
        if not mine:
            return None
        mine.sort(key=lambda one: one.number)
        first = mine[0]
        return SeriesView(
            first.series_id or 0,
            lead_id,
            first.cadence or "",
            first.cadence_title or "",
            first.due.utc,
            SeriesState.RUNNING,
            tuple(mine),
        )

    def timeline(self, lead_id: int, limit: int = 200) -> tuple[Activity, ...]:
        return self.store.activities.get(lead_id, ())[:limit]

    def agreements(self, lead_id: int) -> tuple[Agreement, ...]:
        return self.store.agreements.get(lead_id, ())

    def keep_agreement(self, agreement_id: int, kept: bool, *, origin: str = "") -> Undo:  # noqa: FBT001 -- the service's verb
        del origin
        for lead_id, agreements in self.store.agreements.items():
            self.store.agreements[lead_id] = tuple(
                replace(one, kept_at=self.store.clock.wall() if kept else None)
                if one.id == agreement_id
                else one
                for one in agreements
            )
        return self.store.act("agreement", "keep", agreement_id, kept)

    def note(self, lead_id: int, text: str, *, origin: str = "") -> Undo:
        del origin
        note = Activity(900 + len(self.store.log), lead_id, ActivityKind.NOTE, self.store.clock.wall(), text)
        self.store.activities[lead_id] = (note, *self.store.activities.get(lead_id, ()))
        return self.store.act("note", "note", lead_id, text)

    def set_stage(self, lead_ids: tuple[int, ...], stage: Stage, *, origin: str = "") -> Undo:
        del origin
        for lead_id in lead_ids:
            row = self.store.leads[lead_id]
            self.store.leads[lead_id] = replace(row, details=replace(row.details, stage=stage))
        return self.store.act("stage", "stage", lead_ids, stage)

    def rest(self, lead_id: int, rest: Rest, *, origin: str = "") -> Undo:
        del origin
        self.store.rests[lead_id] = rest
        return self.store.act("rest", "rest", lead_id, rest)


class FakeMessages:
    def __init__(self, store: Store) -> None:
        self.store = store

    def for_touch(self, touch_id: int) -> Message:
        return self.store.messages[touch_id]

    def fields(self, lead_id: int) -> Mapping[str, str]:
        return {"first_name": self.store.leads[lead_id].details.first_name}

    def mark_sent(self, message_id: int, *, origin: str = "") -> Completed:
        del origin
        touch_id = next(m.touch_id or 0 for m in self.store.messages.values() if m.id == message_id)
        return FakeTouches(self.store).done(touch_id, Outcome.SENT)


class FakePlanning:
    def __init__(self, store: Store) -> None:
        self.store = store

    def cadences(self) -> tuple[Cadence, ...]:
        names = (("after-demo", "After demo"), ("no-answer", "No answer"))
        return tuple(Cadence(name, title, 1, "the demo", "", ()) for name, title in names)

    def start(self, lead_id: int, cadence_name: str, anchor: datetime, *, origin: str = "") -> SeriesStarted:
        del origin
        undo = self.store.act("start", "start", lead_id, cadence_name, anchor)
        return SeriesStarted(9, (), (), undo)


class FakePreferences:
    def __init__(self) -> None:
        self.settings = Settings()

    def current(self) -> Settings:
        return self.settings

    def zone(self) -> str:
        return ZONE

    def country(self) -> str:
        return "GB"


class FakeReminders:
    def __init__(self) -> None:
        self.fell_due: object = None

    def away(self) -> object:
        return self.fell_due


class FakeUndo:
    def __init__(self, store: Store) -> None:
        self.store = store

    def take_back(self, undo: Undo) -> None:
        self.store.touches = self.store.backs.get(undo.id, self.store.touches)
        self.store.act("undo", "undo", undo.id)


class FakeNotices:
    """Keeps what is said; `undo` of the last one can be pressed."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.undo: Callable[[], object] | None = None

    def say(self, text: str, *, icon: str = "check", undo: Callable[[], object] | None = None) -> None:
        del icon
        self.said.append(text)
        self.undo = undo


def fill(store: Store) -> None:
    """The pictured day."""
    _lead(store, 1, "Marta", "Jensen", "Fjordline Freight", "Operations Manager", "Europe/Copenhagen", 71)
    _lead(store, 2, "Hannah", "Vogt", "Vogtland Papier", "Head of Logistics", "Europe/Berlin", 77)
    _lead(store, 3, "Priya", "Raman", "Northfold Foods", "Planner", "America/Toronto", 88)
    for number, name in enumerate(("Tomasz Wilk", "Greta Sandoval", "Samuel Reid", "Omar Haddad"), 4):
        first, last = name.split()
        company = ("Baltica Cold Store", "Alto Ceramics", "Glenmore Distillers", "Cedar Express")[number - 4]
        _lead(store, number, first, last, company, "Director", "Europe/Warsaw", None)
    _series(store, 1, "Quote sent", ("2026-05-20 10:00", "2026-05-26 15:00", "2026-06-02 10:00"), 2, 6)
    days = ("2026-04-28", "2026-05-05", "2026-05-12", "2026-05-19", "2026-05-27", "2026-06-03", "2026-06-09")
    times = [f"{day} 11:{'15' if day == '2026-05-27' else '00'}" for day in (*days, "2026-06-16")]
    _series(store, 2, "Quote sent", times, 5, 8)
    for number, clock in ((4, "09:58"), (5, "09:47"), (6, "08:30"), (7, "08:10")):
        at = datetime.fromisoformat(f"2026-05-27 {clock}").replace(tzinfo=UTC)
        store.touches[100 + number] = replace(
            touch_of(store, 100 + number, number, "2026-05-27 09:00", 1, 1, Channel.CALL),
            series_id=None,
            state=TouchState.DONE,
            outcome=Outcome.CONNECTED,
            done_at=at,
        )
    store.touches[31] = touch_of(store, 31, 3, "2026-05-27 15:00", 6, 8, Channel.MESSAGE)
    store.messages[31] = _message(store, 31, 3, Channel.MESSAGE, "", "Hello {{ first_name }}, welcome back.")
    store.activities[2] = _activities()
    store.agreements[2] = (
        Agreement(1, 2, Owner.THEIRS, "ask IT about the scanner export", _utc("2026-05-22 17:00")),
        Agreement(
            2, 2, Owner.MINE, "price for two sites", _utc("2026-05-19 17:00"), _utc("2026-05-19 13:00")
        ),
    )


def touch_of(
    store: Store, number: int, lead_id: int, due: str, place: int, of: int, channel: Channel
) -> Touch:
    row = store.leads[lead_id]
    moment = at_instant(resolve(datetime.fromisoformat(due), ZONE).utc, ZONE)
    return Touch(
        id=number,
        lead_id=lead_id,
        lead=row.name,
        company=row.details.company,
        email=row.details.email,
        phone=row.details.phone,
        score=row.score,
        number=place,
        of=of,
        series_id=lead_id,
        cadence="quote-sent",
        cadence_title="Quote sent",
        channel=channel,
        state=TouchState.PLANNED,
        due=moment,
        planned=moment,
        zone=ZONE,
        lead_zone=row.zone,
        lead_zone_known=True,
        minutes=10,
        purpose="answers calls 12 to 13",
        template=None,
        why=(
            Reason("P6", "the fifth touch, 5 business days after your price"),
            Reason("P9", "answered 3 of 4 calls between 12 and 13"),
        ),
    )


def _lead(
    store: Store, number: int, first: str, last: str, company: str, title: str, zone: str, score: int | None
) -> None:
    email = f"{first[0].lower()}.{last.lower()}@example.com"
    details = LeadDetails(
        first, last, company, title, email, "+49 341 555 0182", stage=Stage.PROPOSAL, preferred=Channel.CALL
    )
    store.leads[number] = LeadRow(
        id=number,
        details=details,
        zone=zone,
        zone_known=True,
        permission=Permission.GIVEN,
        state=LeadState.NEXT_STEP,
        score=score,
        next_touch=None,
        done=4,
        of=8,
        last_activity=None,
    )


def _series(
    store: Store, lead_id: int, title: str, times: tuple[str, ...] | list[str], at: int, of: int
) -> None:
    for place, due in enumerate(times, 1):
        channel = Channel.CALL if place in {at, 7} else Channel.EMAIL
        touch = replace(
            touch_of(store, lead_id * 10 + place, lead_id, due, place, of, channel), cadence_title=title
        )
        if place < at:
            touch = replace(touch, state=TouchState.DONE, outcome=Outcome.SENT, done_at=touch.due.utc)
        store.touches[touch.id] = touch


def _message(store: Store, touch_id: int, lead_id: int, channel: Channel, subject: str, body: str) -> Message:
    row = store.leads[lead_id]
    return Message(
        touch_id * 10,
        lead_id,
        row.name,
        row.details.company,
        touch_id,
        MessageKind.TOUCH,
        channel,
        MessageState.DRAFT,
        row.details.email,
        subject,
        body,
        store.clock.wall(),
    )


def mail_day(store: Store) -> Touch:
    """Turn Hannah's touch of today into a mail with a ready text; returns it."""
    touch = replace(store.touches[25], channel=Channel.EMAIL, purpose="after demo, 5 business days")
    store.touches[25] = touch
    body = (
        "Hello {{ first_name }},\n\nOn Tuesday you showed us how trucks queue at docks 4 to 7 every Monday "
        "until ten. Brightwater had the same queue. They moved two carriers to a 06:30 slot and lost it in "
        "three weeks.\n\nCould you send me the dock counts by Thursday?\n\nKind regards,\nNora Ellis"
    )
    store.messages[25] = _message(store, 25, 2, Channel.EMAIL, "The Monday queue at docks 4 to 7", body)
    return touch


def _activities() -> tuple[Activity, ...]:
    agreed = (
        Agreement(1, 2, Owner.THEIRS, "ask IT about the scanner export", _utc("2026-05-22 17:00")),
        Agreement(
            2, 2, Owner.MINE, "price for two sites", _utc("2026-05-19 17:00"), _utc("2026-05-19 13:00")
        ),
    )
    return (
        Activity(
            1, 2, ActivityKind.EMAIL_OUT, _utc("2026-05-19 13:02"), "Price for two sites sent",
            "Pilot on one dock, four weeks, then both sites. Value item: the pilot plan.", number=4,
        ),
        Activity(
            2, 2, ActivityKind.EMAIL_IN, _utc("2026-05-12 16:40"), "She replied",
            "“Looks right. Before I sign I need to know if the scanners can export to it.”",
        ),
        Activity(
            3, 2, ActivityKind.MEETING, _utc("2026-05-07 09:00"), "Visit to the Leipzig site",
            "Night shift books slots by phone.", 50,
            problems=("Paper is lost at handover",), agreements=agreed,
        ),
        Activity(
            4, 2, ActivityKind.CALL, _utc("2026-05-05 09:00"), "Call, connected",
            "Agreed a site visit. Prefers a call over lunch, not e-mail.", 7,
        ),
    )  # fmt: skip


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
