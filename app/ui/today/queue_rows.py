"""The queue as rows: sections with their touches, filtered and put in order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from app.domain.moment import wall_time
from app.domain.queue import Queue
from app.domain.response_clock import clock_words
from app.domain.touch import Touch
from app.domain.words import Channel
from app.ui.today.phrases import DAYS, date_words

WRITING = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, Channel.LETTER})


class Show(StrEnum):
    """Which touches the chips let through."""

    ALL = "all"
    CALLS = "calls"
    WRITING = "writing"


class Order(StrEnum):
    """How the touches of a section follow one another."""

    URGENCY = "urgency"
    TIME = "time"
    SCORE = "score"


class Group(StrEnum):
    """The sections of the queue, in their order."""

    OVERDUE = "overdue"
    DUE = "due"
    LATER = "later"
    DONE = "done"


_TITLES = {
    Group.OVERDUE: "Overdue",
    Group.DUE: "Due now",
    Group.LATER: "Later today",
    Group.DONE: "Done today",
}


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a section, with its count and a note at the right ("since yesterday")."""

    group: Group
    title: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class TouchRow:
    """A touch under its section.

    Attributes:
        day_named: Its day is not today, so that it is said.
        clock: What is left of the hour for a lead that asked ("39 min left"), else empty (P1).
        answer_by: "11:21", the end of that hour, else empty.
        there: What the lead's clock shows now; the time of the touch there without a clock.
    """

    group: Group
    touch: Touch
    day_named: bool = False
    clock: str = ""
    answer_by: str = ""
    there: datetime | None = None


Row = Section | TouchRow


def passes(touch: Touch, show: Show) -> bool:
    """Whether the chips let a touch through; meetings stand under All alone."""
    if show is Show.CALLS:
        return touch.channel is Channel.CALL
    return show is Show.ALL or touch.channel in WRITING


def open_touches(queue: Queue) -> tuple[Touch, ...]:
    """What is left to do today, the most urgent first."""
    return queue.overdue + queue.due + queue.later


def count_of(queue: Queue, show: Show) -> int:
    """How many open touches a chip stands for."""
    return sum(passes(touch, show) for touch in open_touches(queue))


def rows_of(queue: Queue, show: Show = Show.ALL, order: Order = Order.URGENCY) -> tuple[Row, ...]:
    """The rows to show; sections without touches are left out."""
    rows: list[Row] = []
    groups = zip(Group, (queue.overdue, queue.due, queue.later, queue.done), strict=True)
    for group, touches in groups:
        shown = [touch for touch in touches if passes(touch, show)]
        if group is not Group.DONE and order in _KEYS:
            shown.sort(key=_KEYS[order])
        if shown:
            note = _since(queue, shown) if group is Group.OVERDUE else ""
            rows.append(Section(group, _TITLES[group], len(shown), note))
            rows.extend(_row(group, touch, queue) for touch in shown)
    return tuple(rows)


def _row(group: Group, touch: Touch, queue: Queue) -> TouchRow:
    until = queue.clocks.get(touch.id)
    other_day = _day_of(touch, queue) != _today(queue)
    if until is None or group is Group.DONE:
        return TouchRow(group, touch, other_day, there=touch.lead_local)
    by = wall_time(until, queue.zone)
    day = "" if by.date() == _today(queue) else f"{DAYS[by.weekday()]} "
    there = wall_time(queue.now, touch.lead_zone)
    return TouchRow(group, touch, other_day, clock_words(until, queue.now), f"{day}{by:%H:%M}", there)


def _by_score(touch: Touch) -> int:
    """Highest score first; those without one last, in their order."""
    return 1 if touch.score is None else -touch.score


def _by_time(touch: Touch) -> tuple[datetime, int]:
    return touch.due.utc, touch.id


_KEYS: dict[Order, Callable[[Touch], Any]] = {Order.SCORE: _by_score, Order.TIME: _by_time}
"""What a section is sorted by; the queue itself comes by urgency."""


def _today(queue: Queue) -> date:
    return wall_time(queue.now, queue.zone).date()


def _day_of(touch: Touch, queue: Queue) -> date:
    return touch.due.seen_from(queue.zone).date()


def _since(queue: Queue, late: list[Touch]) -> str:
    """How far back the oldest of the late ones lies."""
    today = _today(queue)
    oldest = min(late, key=lambda touch: touch.due.utc)
    day = _day_of(oldest, queue)
    if day == today:
        return f"since {oldest.due.seen_from(queue.zone):%H:%M}"
    if today - day == timedelta(days=1):
        return "since yesterday"
    return f"since {date_words(day, today)}"
