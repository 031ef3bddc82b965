"""The lead's card at the right of the list."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadCard
from app.domain.moment import wall_time
from app.domain.phrases import clock, day, short_day
from app.domain.words import ActivityKind, Owner, Permission, Stage
from app.ui.leads.facts import Fact, HappenedLine
from app.ui.leads.reads import Opened
from app.ui.leads.touch_card import TouchCard
from app.ui.leads.words import PERMISSIONS
from app.ui.parts.agreement_line import AgreementLine, State
from app.ui.parts.avatar import Avatar
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_icon, channel_ink, channel_words
from app.ui.parts.chip import Chip
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.parts.pane import Line, Pane
from app.ui.parts.score_chip import ScoreChip
from app.ui.parts.scroll import Scroll
from app.ui.parts.section_header import SectionHeader
from app.ui.parts.why_band import WhyBand
from app.ui.series.menu import add_editing, add_news, add_rhythm
from app.ui.words import part_of_day

_KINDS = {
    ActivityKind.CALL: "call",
    ActivityKind.MEETING: "meeting",
    ActivityKind.EMAIL_OUT: "email",
    ActivityKind.EMAIL_IN: "inbound",
    ActivityKind.MESSAGE: "message",
    ActivityKind.LINKEDIN: "linkedin",
    ActivityKind.LETTER: "letter",
    ActivityKind.NOTE: "note",
}
_SHOWN = 12
_NARROW_FACTS = 4


class Drawer(Pane):
    """One lead: what to do next, what is known, what was agreed, what happened."""

    stage_asked = Signal(object)
    step_asked = Signal(int)
    edit_asked = Signal()
    log_asked = Signal()
    start_asked = Signal(int)
    kept_asked = Signal(int, bool)
    series_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lead")
        self._opened: Opened | None = None
        self._agreed: dict[AgreementLine, Agreement] = {}
        self._build_head()
        self._build_facts()
        self._build_lists()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(0)
        self._fill()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Scroll(content))

    def _build_head(self) -> None:
        self.stage = Chip("New", caret=True)
        self.previous = IconButton("chevron-up", "Previous lead", size=28, keys="K")
        self.next = IconButton("chevron-down", "Next lead", size=28, keys="J")
        self.edit = IconButton("pencil", "Edit lead", size=28, keys="F2")
        self.more = IconButton("ellipsis", "Series and news", size=28)
        self.close_button = IconButton("x", "Close", size=28, keys="Esc")
        self.avatar = Avatar("", 48)
        self.name_label = Label("", "h1")
        self.score = ScoreChip(0)
        self.about = Label("", "body", "ink2")
        self.call = Button("Call", icon="phone")
        self.mail = Button("E-mail", icon="mail")
        self.log = Button("Log", icon="handshake")
        self.stage.clicked.connect(self._stages)
        self.previous.clicked.connect(self._step_up)
        self.next.clicked.connect(self._step_down)
        self.edit.clicked.connect(self.edit_asked)
        self.more.clicked.connect(self._open_more)
        self.close_button.clicked.connect(self.closed)
        self.call.clicked.connect(self._call)
        self.mail.clicked.connect(self._mail)
        self.log.clicked.connect(self.log_asked)

    def _build_facts(self) -> None:
        self.warning = WhyBand(tone="danger", icon="ban")
        self._gap = QWidget()
        self._gap.setFixedHeight(12)
        self.card = TouchCard()
        self.card.start_asked.connect(self.start_asked)
        self.card.log_asked.connect(self.log_asked)
        names = ("Permission", "Prefers", "There now", "Phone", "E-mail", "Source")
        self.facts = {name: Fact(name) for name in names}

    def _build_lists(self) -> None:
        self.agreements_head = SectionHeader("Agreements", ink="ink1")
        self.recent_head = SectionHeader("Recent", ink="ink1")
        self._agreements, self._recent = QVBoxLayout(), QVBoxLayout()
        self._agreements.setSpacing(8)
        self._recent.setSpacing(0)
        self._rule = Line()

    def _fill(self) -> None:
        column = self._column
        column.addLayout(self._bar())
        column.addSpacing(12)
        column.addWidget(self.warning)
        column.addWidget(self._gap)
        column.addLayout(self._who())
        column.addSpacing(12)
        column.addLayout(_row(self.call, self.mail, self.log, wide=True))
        column.addSpacing(16)
        column.addWidget(self.card)
        column.addSpacing(12)
        column.addLayout(self._grid())
        column.addSpacing(12)
        for part in (Line(), self.agreements_head):
            column.addWidget(part)
        column.addLayout(self._agreements)
        column.addSpacing(12)
        column.addWidget(self._rule)
        column.addWidget(self.recent_head)
        column.addLayout(self._recent)
        column.addStretch(1)

    def _bar(self) -> QHBoxLayout:
        line = _row(self.stage)
        line.addStretch(1)
        for part in (self.previous, self.next, self.edit, self.more, self.close_button):
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

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for number, fact in enumerate(self.facts.values()):
            wide = number >= _NARROW_FACTS
            spot = (2 + number - _NARROW_FACTS, 0, 1, 2) if wide else (number // 2, number % 2, 1, 1)
            grid.addWidget(fact, *spot)
        return grid

    @property
    def opened(self) -> Opened | None:
        """What is shown."""
        return self._opened

    def show_lead(self, opened: Opened, now: datetime) -> None:
        """Show a lead as it was at the UTC instant `now`."""
        self._opened = opened
        row = opened.card.row
        details = row.details
        self.stage.set_words(details.stage.capitalize())
        self.avatar.set_name(row.name)
        self.name_label.set_text(row.name)
        self.score.setVisible(row.score is not None)
        self.score.set_score(row.score or 0)
        self.about.set_text(", ".join(part for part in (details.title, details.company) if part))
        self.call.setEnabled(bool(details.phone))
        self.mail.setEnabled(bool(details.email) and not row.permission.forbids)
        self._warn(opened.card)
        self.card.show_touch(row, opened.touch, now, opened.zone)
        self.card.setVisible(not row.permission.forbids)
        self._tell_facts(opened.card, now, opened.zone)
        self._tell_agreements(opened, now)
        self._tell_recent(opened.timeline, now, opened.zone)

    def _warn(self, card: LeadCard) -> None:
        """A lead that must not be contacted says so at the top, in words (ux D 39)."""
        permission = card.row.permission
        for part in (self.warning, self._gap):
            part.setVisible(permission.forbids)
        if permission.forbids:
            entry = card.permissions[-1] if card.permissions else None
            words = f"“{entry.wording}”" if entry is not None and entry.wording else ""
            self.warning.set_why(f"Do not contact: permission {PERMISSIONS[permission].lower()}", words)

    def _tell_facts(self, card: LeadCard, now: datetime, zone: str) -> None:
        row, details = card.row, card.row.details
        self.facts["Permission"].say(*_permission(card, zone))
        preferred = details.preferred
        if preferred is None:
            self.facts["Prefers"].say("", "Any channel")
        else:
            self.facts["Prefers"].say(channel_icon(preferred), channel_words(preferred))
        there = wall_time(now, row.zone)
        self.facts["There now"].say("clock", _there(there) if row.zone_known else "Zone not known")
        self.facts["E-mail"].say("mail", details.email or "Not known")
        self.facts["Phone"].say("phone", details.phone or "Not known")
        self.facts["Source"].say("inbox", details.source or "Not known")

    def _tell_agreements(self, opened: Opened, now: datetime) -> None:
        _clear(self._agreements)
        self._agreed.clear()
        still_open = sum(one.kept_at is None for one in opened.agreements)
        self.agreements_head.set_note(f"{still_open} open" if opened.agreements else "None noted")
        for one in opened.agreements:
            line = _agreement(one, opened.card, now, opened.zone)
            line.clicked.connect(self._turn)
            self._agreed[line] = one
            self._agreements.addWidget(line)

    def _tell_recent(self, timeline: tuple[Activity, ...], now: datetime, zone: str) -> None:
        _clear(self._recent)
        self.recent_head.set_note("" if timeline else "Nothing yet")
        today = wall_time(now, zone).date()
        for one in timeline[:_SHOWN]:
            kind = _KINDS[one.kind]
            date = day(wall_time(one.at, zone).date(), today)
            self._recent.addWidget(HappenedLine(channel_icon(kind), channel_ink(kind), one.title, date))

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

    @cached_property
    def more_menu(self) -> Menu:
        """What can be done with the series, and what may have happened."""
        menu = Menu(self)
        add_editing(menu)
        add_rhythm(menu)
        menu.line()
        add_news(menu)
        menu.triggered.connect(self._on_more)
        return menu

    def _open_more(self) -> None:
        self.more_menu.open_under(self.more)

    def _on_more(self, action: QAction) -> None:
        if action.data():
            self.series_asked.emit(str(action.data()))

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


def _row(*parts: QWidget, wide: bool = False) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part, 1 if wide else 0)
        if wide:
            part.setSizePolicy(part.sizePolicy().Policy.Expanding, part.sizePolicy().verticalPolicy())
    return line


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _permission(card: LeadCard, zone: str) -> tuple[str, str, str]:
    """Icon, words and ink of the permission as it stands."""
    permission = card.row.permission
    words = PERMISSIONS[permission]
    if card.permissions and permission is not Permission.NOT_ASKED:
        words = f"{words} on {short_day(wall_time(card.permissions[-1].at, zone).date())}"
    if permission is Permission.GIVEN:
        return "shield-check", words, "ok"
    return ("shield-x", words, "danger") if permission.forbids else ("shield", words, "ink2")


def _there(wall: datetime) -> str:
    """The time there, and whether they are likely to be at work."""
    return f"{clock(wall.time())}, {part_of_day(wall)[0]}"


def _agreement(one: Agreement, card: LeadCard, now: datetime, zone: str) -> AgreementLine:
    state: State = "done" if one.kept_at is not None else "late" if one.late(now) else "open"
    theirs = card.row.details.first_name or "They"
    owner = {Owner.MINE: "You", Owner.THEIRS: theirs, Owner.BOTH: "Both"}[one.owner]
    date = "" if one.due is None else day(wall_time(one.due, zone).date())
    return AgreementLine(state, owner, one.what, date)
