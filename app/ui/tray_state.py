"""What the tray says: its state, the tooltip, what is due and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.moment import wall_time
from app.domain.phrases import channel as channel_words
from app.domain.queue import Queue
from app.domain.touch import Touch
from app.ui.today.phrases import when_words

MOST = 9
"""So many due touches are named in the menu."""


class TrayState(StrEnum):
    """The shape of the icon."""

    IDLE = "idle"
    DUE = "due"
    OVERDUE = "overdue"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class DueLine:
    """A due touch as the menu names it."""

    touch_id: int
    text: str
    time: str


@dataclass(frozen=True, slots=True)
class TrayView:
    """Everything the tray shows."""

    state: TrayState
    tip: str
    load: str
    next: str
    due: tuple[DueLine, ...]
    due_count: int
    done: int
    planned: int
    capacity: int


def tray_view(queue: Queue, *, silent: str = "") -> TrayView:
    """What the tray shows for the state of the day; `silent` says why and until when reminders are."""
    due = queue.overdue + queue.due
    planned = len(queue.overdue) + len(queue.due) + len(queue.later)
    return TrayView(
        state=_state(queue, paused=bool(silent)),
        tip=_tip(queue, silent),
        load=f"{planned + len(queue.done)} of {queue.capacity} touches today",
        next=_next(due + queue.later, queue.now),
        due=tuple(_line(touch, queue.now) for touch in due[:MOST]),
        due_count=len(due),
        done=len(queue.done),
        planned=planned,
        capacity=queue.capacity,
    )


def _state(queue: Queue, *, paused: bool) -> TrayState:
    if paused:
        return TrayState.PAUSED
    if queue.overdue:
        return TrayState.OVERDUE
    return TrayState.DUE if queue.due else TrayState.IDLE


def _tip(queue: Queue, silent: str) -> str:
    left = len(queue.overdue) + len(queue.due) + len(queue.later)
    late = f", {len(queue.overdue)} late" if queue.overdue else ""
    words = f"{left} due today{late}" if left else "Nothing left for today"
    return f"{words}. Reminders: {silent[:1].lower()}{silent[1:]}" if silent else words


def _next(touches: tuple[Touch, ...], now: datetime) -> str:
    if not touches:
        return "Nothing left for today"
    first = touches[0]
    return f"Next: {first.lead}, {channel_words(first.channel)}, {_when(first, now)}"


def _line(touch: Touch, now: datetime) -> DueLine:
    return DueLine(touch.id, f"{touch.lead}, {channel_words(touch.channel)}", _when(touch, now))


def _when(touch: Touch, now: datetime) -> str:
    return when_words(touch.due_local, wall_time(now, touch.zone).date())
