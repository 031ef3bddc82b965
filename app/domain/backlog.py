"""The policies of several late touches of one series at once: for a catch-up and for an absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain import phrases
from app.domain.late import joined_purpose, next_of_channel
from app.domain.replan import Asked
from app.domain.running import Fate, Line, OpenTouch
from app.domain.why import Reason
from app.domain.words import Late


@dataclass(slots=True)
class Backlog:
    """What becomes of the touches of one series, sorted out one after the other.

    Attributes:
        asked: Those that get another day, in order.
        gone: Those dropped or merged.
        lines: What is said of those gone, and of those they are merged into.
    """

    lead: int
    touches: Sequence[OpenTouch]
    asked: list[Asked] = field(default_factory=list)
    gone: list[OpenTouch] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _purposes: dict[int, str] = field(default_factory=dict)

    def give_up(self, touch: OpenTouch, late: int) -> bool:
        """Drop or merge a touch that is so many business days late, where its policy says so."""
        if touch.late is Late.DROP and late > touch.drop_after:
            why = (Reason("dropped", f"{phrases.business_days(late)} late, {touch.drop_after} at most"),)
            self._leave(touch, Line(self.lead, touch.key, Fate.DROPPED, touch.due, None, why))
            return True
        partner = next_of_channel(touch, self.touches) if touch.late is Late.MERGE else None
        if partner is None or partner in self.gone:
            return False
        why = (Reason("merged", f"one with “{partner.purpose}”"),)
        self._leave(touch, Line(self.lead, touch.key, Fate.MERGED, touch.due, None, why, into=partner.key))
        self._take_over(touch, partner)
        return True

    def _leave(self, touch: OpenTouch, line: Line) -> None:
        """Let a touch go; what it took over itself is told of by the one that takes it over."""
        self.gone.append(touch)
        self.lines = [one for one in self.lines if one.key != touch.key]
        self.lines.append(line)

    def _take_over(self, touch: OpenTouch, partner: OpenTouch) -> None:
        brought = replace(touch, purpose=self._purposes.get(touch.key, touch.purpose))
        purpose = self._purposes[partner.key] = joined_purpose(brought, partner)
        why = (Reason("merged", f"takes over “{touch.purpose}”"),)
        changed = Line(self.lead, partner.key, Fate.CHANGED, partner.due, partner.due, why, purpose=purpose)
        self.lines = [one for one in self.lines if one.key != partner.key]
        self.lines.append(changed)
