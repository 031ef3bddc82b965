"""The lead's card at the right of the list; made wide, it is the lead's page with the whole timeline."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.activity import Agreement
from app.domain.lead import LeadCard
from app.domain.moment import wall_time
from app.domain.phrases import day
from app.domain.words import Owner, Stage
from app.ui.leads.facts import HappenedLine, ScoreButton
from app.ui.leads.lead_facts import LeadFacts
from app.ui.leads.reads import Opened
from app.ui.leads.sections import CompanySection, LinksSection, ReferralSection
from app.ui.leads.timeline import WholeTimeline, happened
from app.ui.leads.touch_card import TouchCard
from app.ui.leads.words import PERMISSIONS
from app.ui.parts.agreement_line import AgreementLine, State
from app.ui.parts.avatar import Avatar
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_icon, channel_ink
from app.ui.parts.chip import Chip
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu, passing_menu
from app.ui.parts.pane import Line, Pane
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.section_header import SectionHeader
from app.ui.parts.text_field import TextField
from app.ui.parts.why_band import WhyBand
from app.ui.series.menu import add_decisions, add_editing, add_news, add_rhythm

_SHOWN = 6
_WIDTH = 384


class Drawer(Pane):
    """One lead: what to do next, what is known, what was agreed, what happened.

    Signals: acts that are asked for; `person_asked` carries another lead to open, `field_asked` a field to
    change, `noted` the words of a note.
    """

    stage_asked = Signal(object)
    step_asked = Signal(int)
    edit_asked = Signal()
    log_asked = Signal()
    start_asked = Signal(int)
    kept_asked = Signal(int, bool)
    person_asked = Signal(int)
    field_asked = Signal(str)
    score_asked = Signal()
    noted = Signal(str)
    out_asked = Signal()
    delete_asked = Signal()
    export_asked = Signal()
    erase_asked = Signal()
    back_asked = Signal()
    series_asked = Signal(str)
    widened = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lead")
        self._opened: Opened | None = None
        self._agreed: dict[AgreementLine, Agreement] = {}
        self.wide = False
        self._build_head()
        self._build_facts()
        self._build_lists()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(0)
        self._fill()
        self.whole = WholeTimeline()
        self._left, self._right = Scroll(self._content), Scroll(self.whole)
        self._right.hide()
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self._left, 1)
        panes.addWidget(self._right, 2)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(panes)

    def _build_head(self) -> None:
        self.stage = Chip("New", caret=True)
        self.previous = IconButton("chevron-up", "Previous lead", size=28, keys="K")
        self.next = IconButton("chevron-down", "Next lead", size=28, keys="J")
        self.edit = IconButton("pencil", "Edit lead", size=28, keys="F2")
        self.widen = IconButton("maximize-2", "Whole page", size=28)
        self.close_button = IconButton("x", "Close", size=28, keys="Esc")
        self.avatar = Avatar("", 48)
        self.name_label = Label("", "h1")
        self.score = ScoreButton()
        self.about = Label("", "body", "ink2")
        self.call = Button("Call", icon="phone")
        self.mail = Button("E-mail", icon="mail")
        self.log = Button("Log", icon="handshake")
        self.more = IconButton("ellipsis", "More for this lead", "secondary", size=32)
        for button, slot in (
            (self.stage, self._stages),
            (self.previous, self._step_up),
            (self.next, self._step_down),
            (self.edit, self.edit_asked),
            (self.widen, self._turn_wide),
            (self.close_button, self._close),
            (self.score, self.score_asked),
            (self.call, self._call),
            (self.mail, self._mail),
            (self.log, self.log_asked),
            (self.more, self._open_more),
        ):
            button.clicked.connect(slot)

    def _build_facts(self) -> None:
        self.warning = WhyBand(tone="danger", icon="ban")
        self._gap = QWidget()
        self._gap.setFixedHeight(12)
        self.card = TouchCard()
        self.card.start_asked.connect(self.start_asked)
        self.card.log_asked.connect(self.log_asked)
        self.facts = LeadFacts()
        self.facts.edit_asked.connect(self.field_asked)

    def _build_lists(self) -> None:
        self.agreements_head = SectionHeader("Agreements", ink="ink1")
        self.recent_head = SectionHeader("Recent", ink="ink1")
        self.whole_link = Button("Full timeline", "link", height=28)
        self.whole_link.clicked.connect(self._turn_wide)
        self._agreements, self._recent = QVBoxLayout(), QVBoxLayout()
        self._agreements.setSpacing(8)
        self._recent.setSpacing(0)
        self._rule = Line()
        self.notes_head = SectionHeader("Notes", ink="ink1")
        self.notes = Para("", "body", "ink2", most_lines=6)
        self.note = TextField("Add a note, Enter saves", icon="pen-line", height=32, name="Add a note")
        self.note.returnPressed.connect(self._note)
        self.company, self.referrals, self.links = CompanySection(), ReferralSection(), LinksSection()
        self.company.opened.connect(self.person_asked)
        self.referrals.opened.connect(self.person_asked)

    def _fill(self) -> None:
        column = self._column
        column.addLayout(self._bar())
        column.addSpacing(12)
        column.addWidget(self.warning)
        column.addWidget(self._gap)
        column.addLayout(self._who())
        column.addSpacing(12)
        column.addLayout(self._buttons())
        column.addSpacing(16)
        column.addWidget(self.card)
        column.addSpacing(12)
        column.addWidget(self.facts)
        column.addSpacing(12)
        column.addWidget(Line())
        column.addWidget(self.agreements_head)
        column.addLayout(self._agreements)
        column.addSpacing(12)
        column.addWidget(self._rule)
        column.addLayout(_row(self.recent_head, self.whole_link, first_wide=True))
        column.addLayout(self._recent)
        column.addSpacing(8)
        parts: tuple[QWidget, ...] = (Line(), self.notes_head, self.notes, self.note)
        for part in (*parts, self.company, self.referrals, self.links):
            column.addWidget(part)
        column.addStretch(1)

    def _bar(self) -> QHBoxLayout:
        line = _row(self.stage)
        line.addStretch(1)
        for part in (self.previous, self.next, self.edit, self.widen, self.close_button):
            line.addWidget(part)
        return line

    def _who(self) -> QHBoxLayout:
        names = _row(self.name_label, self.score)
        names.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(names)
        words.addWidget(self.about)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.avatar)
        line.addLayout(words, 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        line = _row(self.call, self.mail, self.log, wide=True)
        line.addWidget(self.more)
        return line

    @property
    def opened(self) -> Opened | None:
        """What is shown."""
        return self._opened

    def show_lead(self, opened: Opened, now: datetime) -> None:
        """Show a lead as it was at the UTC instant `now`."""
        another = self._opened is None or self._opened.card.row.id != opened.card.row.id
        self._opened = opened
        row = opened.card.row
        details = row.details
        self.stage.set_words(details.stage.capitalize())
        self.avatar.set_name(row.name)
        self.name_label.set_text(row.name)
        level = opened.thresholds.level(opened.score.points)
        self.score.say(opened.score.points, level)
        self.about.set_text(", ".join(part for part in (details.title, details.company) if part))
        self.call.setEnabled(bool(details.phone) and not row.permission.forbids)
        self.mail.setEnabled(bool(details.email) and not row.permission.forbids)
        self._warn(opened.card)
        self.card.show_touch(row, opened.touch, now, opened.zone)
        self.card.setVisible(not row.permission.forbids and opened.card.deleted_at is None)
        self.facts.show_card(opened.card, now, opened.zone)
        self._tell_agreements(opened, now)
        self._tell_recent(opened, now)
        self.notes_head.set_note("" if details.notes else "None yet")
        self.notes.setVisible(bool(details.notes))
        self.notes.set_text(details.notes)
        for section in (self.company, self.referrals, self.links):
            section.show_card(opened.card)
        if self.wide:
            self.whole.show_lead(opened, now)
        if another:
            self._left.verticalScrollBar().setValue(0)
            self.note.clear()
        self._now = now

    def turn_wide(self, wide: bool) -> None:  # noqa: FBT001 -- a state
        """Show the lead as a page with its whole timeline, or as a drawer beside the list."""
        self.wide = wide
        self.widen.set_icon("minus" if wide else "maximize-2")
        self._right.setVisible(wide)
        self._content.setMaximumWidth(_WIDTH * 2)
        self._left.verticalScrollBar().setValue(0)
        if wide and self._opened is not None:
            self.whole.show_lead(self._opened, self._now)
        self.widened.emit(wide)

    def _turn_wide(self) -> None:
        self.turn_wide(not self.wide)

    def _close(self) -> None:
        if self.wide:
            self.turn_wide(False)  # noqa: FBT003 -- one state
        else:
            self.closed.emit()

    def _warn(self, card: LeadCard) -> None:
        """A lead that must not be contacted says so at the top, in words (ux D 39)."""
        permission = card.row.permission
        gone = card.deleted_at is not None
        for part in (self.warning, self._gap):
            part.setVisible(permission.forbids or gone)
        if permission.forbids:
            entry = card.permissions[-1] if card.permissions else None
            words = f"“{entry.wording}”" if entry is not None and entry.wording else ""
            self.warning.set_why(f"Do not contact: permission {PERMISSIONS[permission].lower()}", words)
        elif gone:
            self.warning.set_why(
                "Deleted", "It is in no list, and nothing is planned. It can be brought back."
            )

    def _tell_agreements(self, opened: Opened, now: datetime) -> None:
        empty_layout(self._agreements)
        self._agreed.clear()
        still_open = sum(one.kept_at is None for one in opened.agreements)
        self.agreements_head.set_note(f"{still_open} open" if opened.agreements else "None noted")
        for one in opened.agreements:
            line = _agreement(one, opened.card, now, opened.zone)
            line.clicked.connect(self._turn)
            self._agreed[line] = one
            self._agreements.addWidget(line)

    def _tell_recent(self, opened: Opened, now: datetime) -> None:
        empty_layout(self._recent)
        entries = happened(opened)
        self.whole_link.setVisible(len(entries) > 1)
        today = wall_time(now, opened.zone).date()
        for one in entries[:_SHOWN]:
            date = day(wall_time(one.at, opened.zone).date(), today)
            self._recent.addWidget(
                HappenedLine(channel_icon(one.kind), channel_ink(one.kind), one.title, date)
            )

    def _turn(self) -> None:
        """Mark the pressed agreement kept, or open again."""
        agreement = self._agreed.get(self.sender())  # type: ignore[call-overload] # sender() is any QObject
        if agreement is not None:
            self.kept_asked.emit(agreement.id, agreement.kept_at is None)

    @cached_property
    def stages_menu(self) -> Menu:
        """The stages to choose from."""
        menu = Menu(self)
        for stage in Stage:
            menu.add(stage.capitalize(), self._choose_stage).setData(stage)
        return menu

    def _on_more(self, action: QAction) -> None:
        if action.data():
            self.series_asked.emit(str(action.data()))

    def more_menu(self) -> Menu:
        """What can be done with the series, what may have happened, and the ways out."""
        menu = passing_menu(self)
        if self._opened is not None and self._opened.card.deleted_at is not None:
            menu.add("Bring back", self.back_asked.emit, icon="archive-restore")
            return menu
        add_editing(menu)
        add_rhythm(menu)
        menu.line()
        add_news(menu)
        add_decisions(menu)
        menu.line()
        menu.add("Export all that is known", self.export_asked.emit, icon="download")
        menu.add("Qualify out", self.out_asked.emit, icon="user-x")
        menu.add("Delete lead", self.delete_asked.emit, icon="trash-2", danger=True)
        menu.add("Erase for good", self.erase_asked.emit, icon="shield-x", danger=True)
        menu.triggered.connect(self._on_more)
        return menu

    def _open_more(self) -> None:
        self.more_menu().open_under(self.more)

    def _note(self) -> None:
        if self.note.text().strip():
            self.noted.emit(self.note.text().strip())
            self.note.clear()

    def _stages(self) -> None:
        self.stages_menu.open_under(self.stage)

    def _choose_stage(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.stage_asked.emit(action.data())

    def _step_up(self) -> None:
        self.step_asked.emit(-1)

    def _step_down(self) -> None:
        self.step_asked.emit(1)

    def _call(self) -> None:
        if self._opened is not None:
            digits = "".join(c for c in self._opened.card.row.details.phone if c.isdigit() or c == "+")
            QDesktopServices.openUrl(QUrl(f"tel:{digits}"))

    def _mail(self) -> None:
        if self._opened is not None:
            link = QUrl()
            link.setScheme("mailto")
            link.setPath(self._opened.card.row.details.email)
            QDesktopServices.openUrl(link)


def _row(*parts: QWidget, wide: bool = False, first_wide: bool = False) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part, 1 if wide or (first_wide and part is parts[0]) else 0)
        if wide:
            part.setSizePolicy(part.sizePolicy().Policy.Expanding, part.sizePolicy().verticalPolicy())
    return line


def _agreement(one: Agreement, card: LeadCard, now: datetime, zone: str) -> AgreementLine:
    state: State = "done" if one.kept_at is not None else "late" if one.late(now) else "open"
    theirs = card.row.details.first_name or "They"
    owner = {Owner.MINE: "You", Owner.THEIRS: theirs, Owner.BOTH: "Both"}[one.owner]
    date = "" if one.due is None else day(wall_time(one.due, zone).date())
    return AgreementLine(state, owner, one.what, date)
