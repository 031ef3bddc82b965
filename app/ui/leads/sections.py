"""Sections of the drawer that come and go: company, who came from whom, files and pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.lead import LeadCard, Person
from app.domain.phrases import count
from app.ui.leads.facts import LinkLine, PersonLine
from app.ui.parts.button import Button
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.section_header import SectionHeader


class Section(QWidget):
    """A hairline, a heading with an act at its right, and lines below."""

    acted = Signal()

    def __init__(self, title: str, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader(title, ink="ink1")
        self.act = Button(act, "link", height=28)
        self.act.setVisible(bool(act))
        self.act.setAccessibleName(f"{act}: {title}" if act else title)
        self.act.clicked.connect(self.acted)
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.act)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(Line())
        column.addLayout(row)
        column.addLayout(self.lines)

    def clear(self) -> None:
        """Take all lines out."""
        empty_layout(self.lines)


class People(Section):
    """A section with people; `opened` carries the lead that was pressed."""

    opened = Signal(int)

    def add(self, people: Sequence[Person], words: str = "") -> None:
        """Add a line for each."""
        for person in people:
            line = PersonLine(person.lead_id, person.name, words or person.title)
            line.clicked.connect(self._open)
            self.lines.addWidget(line)

    def _open(self) -> None:
        line = self.sender()
        if isinstance(line, PersonLine):
            self.opened.emit(line.lead_id)


class CompanySection(People):
    """The company: its size, what it does, and the others who work there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Company", "Describe", parent)

    def show_card(self, card: LeadCard) -> None:
        """Show the company of a lead, or nothing for a lead without one."""
        company = card.company
        self.setVisible(company is not None)
        self.clear()
        if company is None:
            return
        size = f"{company.size:,} people" if company.size else ""
        self.head.set_note(", ".join(part for part in (size, company.industry) if part) or company.name)
        self.add(company.people)
        if company.more:
            self.lines.addWidget(Label(f"and {count(company.more, 'other', 'others')}", "small", "ink2"))
        if not company.people:
            self.lines.addWidget(Label("Nobody else is known there", "small", "ink2"))


class ReferralSection(People):
    """Who recommended this lead, and whom they recommended (P27)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Referrals", "Came from", parent)

    def show_card(self, card: LeadCard) -> None:
        """Show where a lead came from and who came from them."""
        self.clear()
        if card.came_from is not None:
            self.add((card.came_from,), "recommended them")
        self.add(card.brought, "came from them")
        known = card.came_from is not None or card.brought
        self.head.set_note("" if known else "None noted")


class LinksSection(Section):
    """Files by their paths and pages by their addresses.

    Signals:
        opened: The target that was pressed. removed: The id of one to forget.
    """

    opened = Signal(str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Files and links", "Add", parent)

    def show_card(self, card: LeadCard) -> None:
        """Show the links of a lead."""
        self.clear()
        self.head.set_note("" if card.links else "None yet")
        for one in card.links:
            line = LinkLine(one.id, one.title, one.target, is_page=one.is_page)
            line.clicked.connect(self._open)
            line.removed.connect(self._remove)
            self.lines.addWidget(line)

    def _open(self) -> None:
        line = self.sender()
        if isinstance(line, LinkLine):
            self.opened.emit(line.target)

    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, LinkLine):
            self.removed.emit(line.link_id)
