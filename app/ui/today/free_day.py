"""Nothing is left today: a calm word, and what comes next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.phrases import channel as channel_words
from app.domain.touch import Touch
from app.ui.parts.empty_state import EmptyState
from app.ui.today.phrases import clock_words, day_words, plural


class FreeDay(EmptyState):
    """Stands where the lead would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Nothing left for today", "", icon="coffee", parent=parent)

    def show_upcoming(self, done: int, tomorrow: int, upcoming: Sequence[Touch], today: date) -> None:
        """Say how much is done and what comes next."""
        title = f"{plural(done, 'touch', 'touches')} done, nothing left for today" if done else ""
        self.set_words(title or "Nothing is due today", next_words(tomorrow, upcoming, today))


def next_words(tomorrow: int, upcoming: Sequence[Touch], today: date) -> str:
    """Return what comes next: "Tomorrow 3 touches, first Hannah Vogt, call, 11:15"."""
    if not upcoming:
        return "Nothing is planned for the days to come"
    first = upcoming[0]
    local = first.due_local
    day = day_words(local.date(), today)
    count = f" {plural(tomorrow, 'touch', 'touches')}, first" if day == "Tomorrow" and tomorrow else ":"
    return f"{day}{count} {first.lead}, {channel_words(first.channel)}, {clock_words(local)}"
