"""How two cadences, or two versions of one, differ: step by step, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from app.domain.cadence import Cadence, Step
from app.domain.step_words import facts


class DiffKind(StrEnum):
    """What became of a step."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that differs: its name and both values in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StepDiff:
    """One row of a comparison.

    Attributes:
        before, after: The step on either side, or None where it is missing.
        place_before, place_after: Their numbers, from 1; 0 where there is none.
        changes: What differs, for a step that changed.
    """

    kind: DiffKind
    before: Step | None
    after: Step | None
    place_before: int = 0
    place_after: int = 0
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class CadenceDiff:
    """How `after` differs from `before`; both in full, and row by row."""

    before: Cadence
    after: Cadence
    head: tuple[FieldChange, ...]
    steps: tuple[StepDiff, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs but the name and the version."""
        return not self.head and all(step.kind is DiffKind.SAME for step in self.steps)

    def count(self, kind: DiffKind) -> int:
        """Return how many steps are of a kind."""
        return sum(step.kind is kind for step in self.steps)


def compare(before: Cadence, after: Cadence) -> CadenceDiff:
    """Return how `after` differs from `before`."""
    return CadenceDiff(before, after, _head(before, after), tuple(_steps(before.steps, after.steps)))


def _head(before: Cadence, after: Cadence) -> tuple[FieldChange, ...]:
    pairs = (
        ("Title", before.title, after.title),
        ("Counts from", before.anchor, after.anchor),
        ("When it fits", before.summary, after.summary),
    )
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def _steps(before: Sequence[Step], after: Sequence[Step]) -> Iterator[StepDiff]:
    """Steps that say the same are matched; what lies between is paired in order."""
    matcher = SequenceMatcher(None, [_key(step) for step in before], [_key(step) for step in after], False)  # noqa: FBT003 -- its autojunk
    for _, start, end, other, other_end in matcher.get_opcodes():
        for old, new in zip_longest(range(start, end), range(other, other_end)):
            yield _pair(before, old, after, new)


def _pair(before: Sequence[Step], old: int | None, after: Sequence[Step], new: int | None) -> StepDiff:
    if old is None:
        assert new is not None
        return StepDiff(DiffKind.ADDED, None, after[new], 0, new + 1)
    if new is None:
        return StepDiff(DiffKind.REMOVED, before[old], None, old + 1, 0)
    changes = _changes(before[old], after[new])
    kind = DiffKind.CHANGED if changes else DiffKind.SAME
    return StepDiff(kind, before[old], after[new], old + 1, new + 1, changes)


def _changes(before: Step, after: Step) -> tuple[FieldChange, ...]:
    pairs = zip(facts(before), facts(after), strict=True)
    return tuple(FieldChange(name, old, new) for (name, old), (_, new) in pairs if old != new)


def _key(step: Step) -> tuple[str, str]:
    return (step.channel or "", step.purpose)
