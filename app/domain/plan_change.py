"""What an act would move, drop or merge among the touches of many leads: a diff to accept."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.moment import Moment
from app.domain.touch import Touch
from app.domain.why import Reason


@dataclass(frozen=True, slots=True)
class ChangedTouch:
    """One touch that changes.

    Attributes:
        touch: As it stands, with its lead; `touch.due` is the time before.
        after: The new time; None for one that is left out.
        fate: "moved", "dropped" or "merged".
        why: What the act adds to its reasons.
    """

    touch: Touch
    after: Moment | None
    fate: str
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PlanChange:
    """All that changes, in order of the time before, and what could not be helped."""

    lines: tuple[ChangedTouch, ...]
    warnings: tuple[str, ...] = ()

    @property
    def moved(self) -> tuple[ChangedTouch, ...]:
        """Those with a new time."""
        return tuple(line for line in self.lines if line.after is not None)

    @property
    def dropped(self) -> tuple[ChangedTouch, ...]:
        """Those left out."""
        return tuple(line for line in self.lines if line.after is None)
