"""What a cadence must be: bounds of its steps, their order, and how it gets its name (P35)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.folding import fold
from app.errors import InputError

MOST_STEPS = 40
MOST_MINUTES = 480
MOST_TOLERANCE = 20
FARTHEST = 1500
"""Most units between an anchor and a step, either side: four years of days."""
_LONGEST_TITLE = 60
_LONGEST_NAME = 60
_WEEK, _WORKING_WEEK, _DAY = 7, 5, 24
_HYPHENS = re.compile(r"[^a-z0-9]+")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a name may be: small letters, digits and single hyphens."""


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps in order of their dates; those of one day keep the order they have."""
    return tuple(sorted(steps, key=_by_day))


def about_days(offset: Offset) -> float:
    """Return roughly how many calendar days an offset is; negative before the anchor."""
    if offset.unit is Unit.BUSINESS_DAYS:
        return offset.amount * _WEEK / _WORKING_WEEK
    return offset.amount / _DAY if offset.unit is Unit.HOURS else float(offset.amount)


def check_cadence(cadence: Cadence) -> None:
    """Raise InputError that says what is amiss, naming the step."""
    if not cadence.title.strip() or len(cadence.title) > _LONGEST_TITLE:
        raise InputError(f"A cadence has a title of up to {_LONGEST_TITLE} letters.", "Give it one.")
    if not cadence.anchor.strip():
        raise InputError("A cadence counts from something, such as “the demo”.", "Say what day 0 is.")
    if not 0 < len(cadence.steps) <= MOST_STEPS:
        raise InputError(f"A cadence has between 1 and {MOST_STEPS} steps.", "Add or remove some.")
    for number, step in enumerate(cadence.steps, 1):
        problem = amiss(step)
        if problem:
            raise InputError(f"Step {number}: {problem}.", "Change it.")


def amiss(step: Step) -> str:
    """Return what is amiss with a step, in words without a full stop; empty when nothing is."""
    if not step.purpose.strip():
        return "say what the touch is for (P15)"
    if abs(step.offset.amount) > FARTHEST:
        return f"it can be at most {FARTHEST:,} {step.offset.unit.value} away"
    if not 1 <= step.minutes <= MOST_MINUTES:
        return f"it takes between 1 and {MOST_MINUTES} minutes"
    if not 0 <= step.tolerance <= MOST_TOLERANCE:
        return f"it may move by up to {MOST_TOLERANCE} business days"
    return ""


def name_for(title: str, taken: Collection[str]) -> str:
    """Return a free name for a title: "after-demo", or "after-demo-2" where that one is taken."""
    base = _HYPHENS.sub("-", fold(title)).strip("-")[:_LONGEST_NAME].strip("-") or "cadence"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _by_day(step: Step) -> float:
    return about_days(step.offset)
