"""The short series of an outcome: another try after no answer, and what follows a meeting (P2, P6, P8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from app.domain import phrases
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.plan import Span
from app.domain.playbook import Playbook
from app.domain.reactions import Happening
from app.domain.why import Reason
from app.domain.words import Channel, Event, Outcome

NOT_REACHED = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.BUSY})
PRESETS = {
    Outcome.NO_SHOW: "no-show",
    Outcome.WON: "won-referral",
    Outcome.LOST: "nurture-12-months",
    Outcome.NOT_INTERESTED: "nurture-12-months",
}
"""Outcomes for which a preset is there; the last two are offered, never started by themselves."""
_BUSY_HOURS = 2
_CALL, _WRITE = 10, 10
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
_CALL_TEMPLATES = {2: "call-second-try", 3: "call-third-try"}
_SAME_DAY = Offset(0, Unit.BUSINESS_DAYS)
_DAY_BEFORE = Offset(-1, Unit.BUSINESS_DAYS, Event.APPOINTMENT)


@dataclass(frozen=True, slots=True)
class ShortSeries:
    """A cadence to plan from the act, and the reasons to stand before each touch's own."""

    cadence: Cadence
    why: tuple[Reason, ...]


def short_series(what: Outcome | Happening, tried: Sequence[time], book: Playbook) -> ShortSeries | None:
    """Return what follows by itself, or None where nothing does (or a preset, see PRESETS).

    `tried` are the times of day there of the calls that found nobody, in a row, this one the last.
    """
    if what in NOT_REACHED:
        return _next_try(Outcome(what), tried, book)
    steps = _STEPS.get(what)
    if steps is None:
        return None
    title, anchor, rule, text = _SAID[what]
    made = Cadence(f"after-{what}", title, 1, anchor, f"{title}.", steps)
    return ShortSeries(made, (Reason(rule, text),))


def other_time(tried: Sequence[time], book: Playbook) -> Span:
    """Return the best span of the day, wall time there, in which no call was tried yet (P6).

    Once all were tried it is the one tried least.
    """
    spans = _by_merit(book)
    return min(spans, key=lambda span: sum(span[0] <= at < span[1] for at in tried))


def _by_merit(book: Playbook) -> tuple[Span, ...]:
    """Cut the waking day at the edges of the best and the weakest hours; the best parts first."""
    ranked = (*book.best, book.poor)
    edges = sorted({edge for span in (book.awake, *ranked) for edge in span})
    parts = [
        (start, end) for start, end in pairwise(edges) if start >= book.awake[0] and end <= book.awake[1]
    ]
    merit = {part: _merit(part, book) for part in parts}
    return tuple(sorted(parts, key=lambda part: (merit[part], part)))


def _merit(part: Span, book: Playbook) -> int:
    if any(start <= part[0] < end for start, end in book.best):
        return 0
    evening = part[0] >= max(end for _, end in book.best)
    weak = book.poor[0] <= part[0] < book.poor[1]
    return 3 if weak else 2 if evening else 1


def _next_try(outcome: Outcome, tried: Sequence[time], book: Playbook) -> ShortSeries:
    """Return one more call at another time of day, or after the last one a short message."""
    number = len(tried) + 1
    if number > book.more_calls + 1:
        calls = phrases.count(len(tried), "call", "calls")
        step = Step(Channel.MESSAGE, _SAME_DAY, "Ask when a call suits", "message-when", 5, tolerance=1)
        return _single(step, outcome, f"{calls} found nobody, so a short message")
    after = Offset(max(book.retry_after, 0), Unit.BUSINESS_DAYS)
    if outcome is Outcome.BUSY and len(tried) == 1:
        after = Offset(_BUSY_HOURS, Unit.HOURS)
    purpose = f"{_ORDINALS[min(number, len(_ORDINALS)) - 1]} try, at another time of day"
    step = Step(
        Channel.CALL,
        after,
        purpose,
        _CALL_TEMPLATES.get(number),
        _CALL,
        tolerance=1,
        window=None if after.unit is Unit.HOURS else other_time(tried, book),
    )
    return _single(step, outcome, f"no answer is not a no: try {number} of {book.more_calls + 1}")


def _single(step: Step, outcome: Outcome, text: str) -> ShortSeries:
    made = Cadence(f"after-{outcome}", "Another try", 1, "the call", "Nobody was reached.", (step,))
    return ShortSeries(made, (Reason("P6", text),))


_STEPS: dict[Outcome | Happening, tuple[Step, ...]] = {
    Outcome.WRONG_NUMBER: (Step(Channel.EMAIL, _SAME_DAY, "Ask for the right number", None, _WRITE),),
    Happening.MEETING_BOOKED: (
        Step(Channel.EMAIL, _SAME_DAY, "Confirm the date", None, _WRITE, same_day=True),
        Step(Channel.EMAIL, _DAY_BEFORE, "Remind of the meeting", "reminder", 5, tolerance=0),
    ),
    Outcome.HELD: (
        Step(
            Channel.EMAIL, _SAME_DAY, "Recap: what was agreed, the next contact", "recap", 10, same_day=True
        ),
    ),
    Outcome.MOVED: (
        Step(Channel.EMAIL, _SAME_DAY, "Confirm the new date", None, _WRITE, same_day=True),
        Step(Channel.EMAIL, _DAY_BEFORE, "Remind of the meeting", "reminder", 5, tolerance=0),
    ),
}
_SAID: dict[Outcome | Happening, tuple[str, str, str, str]] = {
    Outcome.WRONG_NUMBER: ("The right number", "the call", "P6", "the number was wrong"),
    Happening.MEETING_BOOKED: ("Before the meeting", "the booking", "P8", "a meeting is booked"),
    Outcome.HELD: ("After the meeting", "the meeting", "P2", "the meeting was held"),
    Outcome.MOVED: ("Before the new date", "the move", "P8", "the meeting was moved"),
}
