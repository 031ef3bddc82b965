"""What is known of a lead, two facts a line; each can be copied and most changed in place."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.lead import LeadCard
from app.domain.moment import wall_time
from app.domain.phrases import clock, short_day
from app.domain.words import Permission
from app.ui.leads.facts import Fact
from app.ui.leads.words import PERMISSIONS, ago, value_words
from app.ui.parts.channel_tile import channel_icon, channel_words
from app.ui.words import part_of_day

_FACTS = (
    # label, field that can be changed, whole width
    ("Permission", "permission", False),
    ("Prefers", "preferred", False),
    ("There now", "", False),
    ("Language", "language", False),
    ("Phone", "phone", False),
    ("Source", "source", False),
    ("E-mail", "email", True),
    ("Expected value", "value", False),
    ("Last contact", "", False),
    ("LinkedIn", "linkedin", True),
)
_EARLY, _LATE = 8, 21
"""Outside these hours nobody is called (design 4.2)."""


class LeadFacts(QWidget):
    """`edit_asked` carries the name of a field."""

    edit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = {label: Fact(label, field) for label, field, _ in _FACTS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        line, half = 0, 0
        for label, _, whole in _FACTS:
            self.of[label].edit_asked.connect(self.edit_asked)
            if whole:
                line, half = line + (1 if half else 0), 0
                grid.addWidget(self.of[label], line, 0, 1, 2)
                line += 1
            else:
                grid.addWidget(self.of[label], line, half)
                line, half = (line + 1, 0) if half else (line, 1)

    def show_card(self, card: LeadCard, now: datetime, zone: str) -> None:
        """Show what is known at the UTC instant `now`; dates as in the rep's zone."""
        row, details = card.row, card.row.details
        say = {label: fact.say for label, fact in self.of.items()}
        say["Permission"](*_permission(card, zone))
        channel = channel_words(details.preferred) if details.preferred else "Any channel"
        wish = f"{channel}, {_lower(details.best_time)}" if details.best_time else channel
        say["Prefers"](channel_icon(details.preferred) if details.preferred else "", wish)
        say["There now"](
            *(_there(wall_time(now, row.zone)) if row.zone_known else ("clock", "Zone not known"))
        )
        say["Language"]("languages", details.language or "Not known")
        say["E-mail"]("mail", ", ".join((details.email, *card.other_emails)).strip(", ") or "Not known")
        say["Phone"]("phone", ", ".join((details.phone, *card.other_phones)).strip(", ") or "Not known")
        say["Source"]("inbox", details.source or "Not known")
        say["Expected value"]("gauge", value_words(details.value) or "Not known")
        say["Last contact"]("history", ago(row.last_activity, now, zone))
        say["LinkedIn"]("linkedin", details.linkedin or "Not known")
        self.of["LinkedIn"].setVisible(bool(details.linkedin))


def _permission(card: LeadCard, zone: str) -> tuple[str, str, str]:
    """Icon, words and ink of the permission as it stands."""
    permission = card.row.permission
    words = PERMISSIONS[permission]
    if card.permissions and permission is not Permission.NOT_ASKED:
        words = f"{words} on {short_day(wall_time(card.permissions[-1].at, zone).date())}"
    if permission is Permission.GIVEN:
        return "shield-check", words, "ok"
    return ("shield-x", words, "danger") if permission.forbids else ("shield", words, "ink2")


def _there(wall: datetime) -> tuple[str, str, str]:
    """The time there as a traffic light: go at work; mind early, late, lunch; stop at night and weekends."""
    words, sign = part_of_day(wall)
    if words == "at work":
        ink = "ok"
    else:
        ink = "warn" if words != "weekend" and _EARLY <= wall.hour < _LATE else "danger"
    return sign, f"{clock(wall.time())}, {words}", ink


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
