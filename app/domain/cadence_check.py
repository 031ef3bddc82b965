"""What a person should know of a cadence before it is used: sentences, never a refusal (P4, P5, P15, P8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain import phrases
from app.domain.cadence import Cadence, Step, Unit, of_appointment
from app.domain.gaps import gaps_of
from app.domain.playbook import Playbook
from app.domain.words import Channel

_WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.LINKEDIN})


def cadence_concerns(cadence: Cadence, book: Playbook) -> tuple[str, ...]:
    """Return sentences such as "3 touches: most sales come after the fifth."; empty where all is well."""
    steps = cadence.steps
    said = [*_length(len(steps), book), *_gaps(steps, book), *_empty(steps), *_appointed(steps)]
    return tuple(said)


def _length(number: int, book: Playbook) -> Iterator[str]:
    touches = phrases.count(number, "touch", "touches")
    if number < book.ask_before:
        yield f"{touches}: most sales come after the fifth."
    elif number < book.series_least:
        yield f"{touches}: {book.series_least} to {book.series_most} are usual."
    elif number > book.series_most:
        yield f"{touches}: more than {book.series_most} may weary the lead."


def _gaps(steps: Sequence[Step], book: Playbook) -> Iterator[str]:
    """Name steps of a channel that are nearer to each other than the gap: they will be moved apart."""
    gaps = gaps_of(book)
    least = {Channel.EMAIL: gaps.email, Channel.CALL: gaps.call}
    counted = [(place, step) for place, step in enumerate(steps, 1) if _in_business_days(step)]
    for channel in Channel:
        of_channel = [(place, step) for place, step in counted if step.channel is channel]
        for (first, one), (second, other) in pairwise(of_channel):
            apart = other.offset.amount - one.offset.amount
            if apart < least.get(channel, gaps.other):
                needed = phrases.business_days(least.get(channel, gaps.other))
                between = phrases.channel(channel, 2)
                yield f"Steps {first} and {second} will be moved apart: {needed} between {between}."


def _empty(steps: Sequence[Step]) -> Iterator[str]:
    """Name written steps that bring nothing: no text, no value item."""
    empty = [
        str(place)
        for place, step in enumerate(steps, 1)
        if step.channel in _WRITTEN and step.template is None and step.item is None
    ]
    if empty:
        noun, verb = ("Step", "brings") if len(empty) == 1 else ("Steps", "bring")
        yield f"{noun} {phrases.listed(empty)} {verb} neither a template nor something of value."


def _appointed(steps: Sequence[Step]) -> Iterator[str]:
    waiting = [str(place) for place, step in enumerate(steps, 1) if of_appointment(step)]
    if waiting:
        noun, verb = ("Step", "waits") if len(waiting) == 1 else ("Steps", "wait")
        yield f"{noun} {phrases.listed(waiting)} {verb} for an agreed appointment."


def _in_business_days(step: Step) -> bool:
    return step.offset.unit is Unit.BUSINESS_DAYS and not of_appointment(step)
