"""What a rep has begun on a touch and not saved: kept for each touch while others are looked at."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app.domain.words import Outcome
from app.services.ports import Clock
from app.ui.today.call_clock import CallClock


@dataclass
class Work:
    """A note, an outcome, ticked talking points and the call under way."""

    call: CallClock
    note: str = ""
    outcome: Outcome | None = None
    ticked: set[str] = field(default_factory=set)


class Desk(QObject):
    """Holds the work on each touch by its id, until it is done."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._works: dict[int, Work] = {}

    def work(self, touch_id: int) -> Work:
        """The work on a touch, begun now if there was none."""
        if touch_id not in self._works:
            self._works[touch_id] = Work(CallClock(self._clock, self))
        return self._works[touch_id]

    def clear(self, touch_id: int) -> None:
        """It is done: let go of what was kept."""
        work = self._works.pop(touch_id, None)
        if work is not None:
            work.call.pause()
            work.call.deleteLater()
