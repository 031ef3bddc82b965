"""Everything that happened with a lead, newest first: contacts, notes, meetings, what they permitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.activity import Activity
from app.domain.moment import wall_time
from app.domain.phrases import count, day_and_time
from app.domain.words import ActivityKind
from app.ui.leads.reads import Opened
from app.ui.leads.words import PERMISSIONS
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.timeline_item import TimelineItem

KINDS = {
    ActivityKind.CALL: "call",
    ActivityKind.MEETING: "meeting",
    ActivityKind.EMAIL_OUT: "email",
    ActivityKind.EMAIL_IN: "inbound",
    ActivityKind.MESSAGE: "message",
    ActivityKind.LINKEDIN: "linkedin",
    ActivityKind.LETTER: "letter",
    ActivityKind.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry: a kind of sign, a title, an instant, a text and the touch it was."""

    kind: str
    title: str
    at: datetime
    text: str = ""
    chip: str = ""


def happened(opened: Opened) -> tuple[Happened, ...]:
    """Return all entries of a lead, newest first."""
    found = [*map(_of_activity, opened.timeline), *_said(opened), *_came(opened)]
    return tuple(sorted(found, key=_at, reverse=True))


def _at(one: Happened) -> datetime:
    return one.at


def _of_activity(one: Activity) -> Happened:
    lines = [one.body]
    if one.problems:
        lines.append("Problems: " + "; ".join(one.problems))
    if one.solutions:
        lines.append("Solutions: " + "; ".join(one.solutions))
    if one.agreements:
        lines.append("Agreed: " + "; ".join(agreed.what for agreed in one.agreements))
    minutes = f", {count(one.minutes, 'minute', 'minutes')}" if one.minutes else ""
    chip = f"Touch {one.number}" if one.number else ""
    text = "\n".join(line for line in lines if line)
    return Happened(KINDS[one.kind], f"{one.title}{minutes}", one.at, text, chip)


def _said(opened: Opened) -> Iterator[Happened]:
    for entry in opened.card.permissions:
        words = f"“{entry.wording}”" if entry.wording else ""
        title = f"Permission to follow up: {PERMISSIONS[entry.permission].lower()}"
        yield Happened("note", title, entry.at, words)


def _came(opened: Opened) -> Iterator[Happened]:
    row = opened.card.row
    if row.added_at is not None:
        source = row.details.source
        yield Happened("inbound", "Came in as a lead", row.added_at, f"Source: {source}" if source else "")


class WholeTimeline(QWidget):
    """All entries with their texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(0)

    def show_lead(self, opened: Opened, now: datetime) -> None:
        """Show a lead's entries."""
        empty_layout(self._column)
        entries = happened(opened)
        today = wall_time(now, opened.zone).date()
        self._column.addWidget(Label("Timeline", "h2"))
        self._column.addSpacing(12)
        for place, one in enumerate(entries):
            when = day_and_time(wall_time(one.at, opened.zone), today)
            last = place == len(entries) - 1
            self._column.addWidget(
                TimelineItem(one.kind, one.title, when, one.text, chip=one.chip, last=last)
            )
        self._column.addStretch(1)
