"""The middle column: the lead, the facts, the series, what happened and what was agreed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.parts.pane import Line
from app.ui.parts.scroll import Scroll
from app.ui.parts.tabs import Tabs
from app.ui.today.agreements_tab import AgreementsTab
from app.ui.today.context import Context
from app.ui.today.details_tab import DetailsTab
from app.ui.today.facts import facts_of
from app.ui.today.facts_grid import FactsGrid
from app.ui.today.lead_head import LeadHead
from app.ui.today.note_field import NoteField
from app.ui.today.phrases import first_name
from app.ui.today.series_part import SeriesPart
from app.ui.today.timeline import Seen, Timeline

_SIDE = 24


class ContextPane(QWidget):
    """Shows a context; parts with signals of their own are public."""

    agreement_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead_id: int | None = None
        self.head = LeadHead()
        self.facts = FactsGrid()
        self.series = SeriesPart()
        self.tabs = Tabs([("Timeline", None), ("Agreements", 0), ("Details", None)], name="About this lead")
        self.tabs.chosen.connect(self._on_tab)
        self.timeline = Timeline()
        self.agreements = AgreementsTab()
        self.agreements.pressed.connect(self.agreement_pressed)
        self.details = DetailsTab()
        self.note = NoteField()
        self._stack = QStackedWidget()
        self._scrolls = [Scroll(_inset(part)) for part in (self.timeline, self.agreements, self.details)]
        for scroll in self._scrolls:
            self._stack.addWidget(scroll)
        self._lay_out()

    def show_context(self, context: Context) -> None:
        """Show another lead, or the same one as it is now."""
        same = context.card.row.id == self._lead_id
        self._lead_id = context.card.row.id
        zone = context.touch.zone
        seen = Seen(context.now, zone, first_name(context.touch))
        self.head.show_lead(context.card.row)
        facts = facts_of(context.card, context.activities, context.agreements, context.now, zone)
        self.facts.show_facts(facts)
        self.series.show_series(context.series, seen)
        self.tabs.set_count(1, len(context.agreements))
        self.timeline.show_activities(context.activities, seen, keep=same)
        self.agreements.show_agreements(context.agreements, seen)
        self.details.show_card(context.card)
        self.note.show_for(context.card.row.id)
        if not same:
            for scroll in self._scrolls:
                scroll.verticalScrollBar().setValue(0)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Less air for a low window."""
        self._top.setSpacing(12 if compact else 18)

    def _lay_out(self) -> None:
        self._top = top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 20, _SIDE, 0)
        top.setSpacing(18)
        top.addWidget(self.head)
        top.addWidget(self.facts)
        top.addWidget(Line())
        top.addWidget(self.series)
        top.addWidget(self.tabs)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 12, _SIDE, 12)
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(Line())
        column.addLayout(foot)

    def _on_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)


def _inset(part: QWidget) -> QWidget:
    """The content of a tab with the side margins of the column."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(_SIDE, 16, _SIDE, 8)
    column.addWidget(part)
    return holder
