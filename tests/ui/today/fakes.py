"""The services Today needs, over values in memory: the day of the pictures, Wed 27 May 2026 in London."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import ParamSpec, TypeVar

from app.domain.activity import Activity, Agreement
from app.domain.cadence import Cadence
from app.domain.guard import Verdict
from app.domain.keep_in_touch import Rule
from app.domain.lead import LeadCard, LeadRow, NextTouch, PermissionEntry
from app.domain.meeting import Rest
from app.domain.message import Message
from app.domain.moment import resolve
from app.domain.queue import Queue, sort_open
from app.domain.response_clock import clocks_of
from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import (
    ActivityKind,
    Channel,
    MessageKind,
    MessageState,
    Outcome,
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
    ask: None = None
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cold:
    total: int
    rows: tuple[LeadRow, ...] = ()


@dataclass(frozen=True)
class TakenUp:
    number: int
    refused: tuple[str, ...]
    undo: Undo | None


@dataclass(frozen=True)
class RecapWritten:
    message: Message
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
        hours = {day: ((time(8), time(18)),) for day in range(5)}
        clocks = clocks_of((*found.overdue, *found.due, *found.later), hours)
        return Queue(now, ZONE, found.overdue, found.due, found.later, tuple(done), 12, later, clocks)

    def get(self, touch_id: int) -> Touch:
        return self._seen(self.store.touches[touch_id])

    def between(self, start: datetime, end: datetime) -> tuple[Touch, ...]:
        touches = [t for t in self.store.touches.values() if start <= t.due.utc < end]
        return tuple(sorted(touches, key=lambda one: one.due.utc))

    def upcoming(self, limit: int) -> tuple[Touch, ...]:
        rest = [
            t
            for t in self.store.touches.values()
            if t.state not in CLOSED and t.due.utc > self.store.clock.wall()
        ]
        return tuple(sorted(rest, key=lambda one: one.due.utc))[:limit]

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
    verdict = Verdict(allowed=True)

    def __init__(self, store: Store) -> None:
        self.store = store

    def for_touch(self, touch_id: int) -> Message:
        return self.store.messages[touch_id]

    def fields(self, lead_id: int) -> Mapping[str, str]:
        return {"first_name": self.store.leads[lead_id].details.first_name}

    def before_sending(self, message_id: int) -> Verdict:
        del message_id
        return self.verdict

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


class FakeCallRecaps:
    def __init__(self, store: Store) -> None:
        self.store = store

    def write(self, touch_id: int, *, origin: str = "") -> RecapWritten:
        del origin
        touch = self.store.touches[touch_id]
        message = Message(
            id=700,
            lead_id=touch.lead_id,
            lead=touch.lead,
            company=touch.company,
            touch_id=None,
            kind=MessageKind.RECAP,
            channel=Channel.EMAIL,
            state=MessageState.DRAFT,
            to=touch.email,
            subject="Recap",
            body="",
            changed=self.store.clock.wall(),
        )
        return RecapWritten(message, self.store.act("recap", "recap", touch_id))


class FakeGoingCold:
    """Nobody grows cold on the pictured day."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.cold = Cold(0)

    def offer(self, limit: int) -> Cold:
        return Cold(self.cold.total, self.cold.rows[:limit])

    def take_up(self, rows: tuple[LeadRow, ...], *, origin: str = "") -> TakenUp:
        del origin
        return TakenUp(len(rows), (), self.store.act("cold", "cold", *(row.id for row in rows)))


class FakeRhythms:
    def __init__(self, store: Store) -> None:
        self.store = store

    def keep(self, lead_id: int, rule: Rule, *, origin: str = "") -> Undo:
        del origin
        return self.store.act("keep", "keep", lead_id, rule)


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
