"""Page 4: the recap, and what happens on finishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes
from app.domain.phrases import count, day
from app.domain.words import LeadState, Permission
from app.ui.look import brush_on, draw_box, draw_icon, draw_text, font
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.meeting.phrases import address_of, agreements_words, meeting_words, permission_after
from app.ui.meeting.plain_area import PlainArea
from app.ui.meeting.touch_row import TouchRow
from app.ui.parts.button import Button
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.pane import Line, Pane
from app.ui.parts.radio import Radio
from app.ui.parts.why_band import WhyBand

if TYPE_CHECKING:
    from app.services.meetings import MeetingPreview

_ITEM = 52
_RESTS = {
    LeadState.WAITING: "Waiting for them",
    LeadState.PARKED: "Parked",
    LeadState.ENDED: "Ended",
}
_PERMISSIONS = {
    Permission.GIVEN: "Permission given",
    Permission.NOT_ASKED: "Permission not asked",
    Permission.REFUSED: "Permission refused",
    Permission.WITHDRAWN: "Permission withdrawn",
}


class Consequence(QWidget):
    """One thing that finishing does."""

    def __init__(self, icon: str, title: str, text: str, ink: str = "ink2") -> None:
        super().__init__()
        self._icon, self._title, self._text, self._ink = icon, title, text, ink
        self.setAccessibleName(f"{title}, {text}")
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, _ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(0, 2, 32, 32), RADIUS_BUTTON, "hover")
        draw_icon(painter, self._icon, 8, 10, 16, self._ink)
        room = self.width() - 44.0
        draw_text(painter, QRectF(44, 0, room, 20), self._title, "bodym")
        draw_text(painter, QRectF(44, 19, room, 16), self._text, "small", "ink2")


class RecapPage(QWidget):
    """To, subject and text can be changed; what was changed by hand is never overwritten (P2, P20)."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._subject_typed = False
        self._body_typed = False
        self._lead: LeadRow | None = None
        self.to = Label("", "bodym")
        self.edit = Button("Edit", "ghost", icon="pencil", height=28)
        self.subject = QLineEdit()
        self.body = PlainArea("The recap", name="Text of the recap")
        self.renew = Button("Suggested text again", "link", icon="rotate-ccw", height=28)
        self.in_compose = Radio("Ready in Compose")
        self.in_mail = Radio("Open in my mail program now")
        self._items = QVBoxLayout()
        self._build()
        self.subject.textEdited.connect(self._type_subject)
        self.body.typed.connect(self._type_body)
        self.edit.clicked.connect(self.body.setFocus)
        self.renew.clicked.connect(self._renew)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(0)
        column.addWidget(Label("Recap and finish", "h1"))
        column.addSpacing(2)
        self._subtitle = Label("", "body", "ink2")
        column.addWidget(self._subtitle)
        column.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(24)
        self._pane = self._letter()
        self._none = WhyBand("They said no, so no recap goes out.", icon="shield-x", tone="danger")
        row.addWidget(self._pane, 1)
        row.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._aside())
        column.addLayout(row, 1)

    def _letter(self) -> Pane:
        pane = Pane()
        pane.column.setContentsMargins(20, 11, 20, 12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label("To", "small", "ink3"))
        head.addWidget(self.to, 1)
        head.addWidget(self.edit)
        pane.column.addLayout(head)
        pane.column.addSpacing(8)
        pane.column.addWidget(Line())
        pane.column.addSpacing(4)
        self.subject.setFrame(False)
        self.subject.setFont(font("h3"))
        self.subject.setAccessibleName("Subject of the recap")
        self.subject.setPlaceholderText("Subject")
        self.subject.setFixedHeight(28)
        self.subject.setTextMargins(-2, 0, 0, 0)
        pane.column.addWidget(self.subject)
        pane.column.addSpacing(4)
        pane.column.addWidget(self.body, 1)
        pane.column.addWidget(self.renew)
        self.renew.hide()
        return pane

    def _aside(self) -> QWidget:
        aside = QWidget()
        aside.setFixedWidth(240)
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label("When you finish", "bodys"))
        column.addSpacing(10)
        column.addLayout(self._items)
        self._items.setSpacing(0)
        column.addSpacing(6)
        self._ways = self._ways_out()
        column.addWidget(self._ways)
        column.addStretch(1)
        return aside

    def _ways_out(self) -> QWidget:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addSpacing(13)
        column.addWidget(Label("The recap", "bodys"))
        column.addSpacing(6)
        column.addWidget(self.in_compose)
        column.addSpacing(4)
        column.addWidget(self.in_mail)
        self.in_compose.setChecked(True)
        return ways

    @property
    def open_mail(self) -> bool:
        """Whether the recap goes to the mail program at once."""
        return self.in_mail.isChecked() and self.in_mail.isEnabled() and not self._pane.isHidden()

    def begin(self) -> None:
        """Put the focus on the text."""
        self.body.setFocus()

    def set_lead(self, lead: LeadRow | None) -> None:
        """Show to whom it goes."""
        self._lead = lead
        self.to.set_text(address_of(lead) if lead else "")
        self.in_mail.setEnabled(bool(lead and lead.details.email))

    def show_notes(self, notes: MeetingNotes) -> None:
        """Fill the page from notes, without a signal."""
        self._subject_typed = notes.recap_subject is not None
        self._body_typed = notes.recap_body is not None
        if notes.recap_subject is not None:
            self.subject.setText(notes.recap_subject)
        if notes.recap_body is not None:
            self.body.set_words(notes.recap_body)
        self.renew.setVisible(self._subject_typed or self._body_typed)

    def noted(self, notes: MeetingNotes) -> MeetingNotes:
        """Return the notes with what was changed by hand; None where the suggestion stands."""
        return replace(
            notes,
            recap_subject=self.subject.text() if self._subject_typed else None,
            recap_body=self.body.toPlainText() if self._body_typed else None,
        )

    def show_preview(self, preview: MeetingPreview) -> None:
        """Show the suggested text where nothing was changed by hand."""
        if not self._subject_typed and self.subject.text() != preview.recap.subject:
            self.subject.setText(preview.recap.subject)
        if not self._body_typed and self.body.toPlainText() != preview.recap.body:
            self.body.set_words(preview.recap.body)

    def show_summary(
        self, notes: MeetingNotes, planned: tuple[TouchRow, ...], preview: MeetingPreview | None
    ) -> None:
        """List all that finishing does."""
        empty_layout(self._items)
        for consequence in self._consequences(notes, planned, preview):
            self._items.addWidget(consequence)
        refused = permission_after(notes, self._lead).forbids
        self._pane.setVisible(not refused)
        self._ways.setVisible(not refused)
        self._none.setVisible(refused)
        if refused:
            self._subtitle.set_text("The meeting is kept; nothing else goes out and nothing is planned.")
            return
        goes = "the touches go on your list" if planned else "nothing else is planned"
        self._subtitle.set_text(f"The recap is ready to send today; {goes}.")

    def _consequences(
        self, notes: MeetingNotes, planned: tuple[TouchRow, ...], preview: MeetingPreview | None
    ) -> list[Consequence]:
        items = [Consequence("handshake", "1 meeting saved", meeting_words(notes))]
        if notes.agreements:
            title = count(len(notes.agreements), "agreement", "agreements")
            items.append(Consequence("list-checks", title, agreements_words(notes, self._today)))
        items.append(self._plan_item(notes, planned))
        if preview is not None and preview.stage_next != preview.stage_now:
            title = f"Stage: {preview.stage_next.value.capitalize()}"
            was = f"was {preview.stage_now.value.capitalize()}"
            items.append(Consequence("git-commit-horizontal", title, was))
        items.append(self._permission_item(notes))
        return items

    def _permission_item(self, notes: MeetingNotes) -> Consequence:
        after = permission_after(notes, self._lead)
        given = after is Permission.GIVEN
        if after is notes.permission:
            how = notes.wording or (f"spoken, {day(self._today)}" if given else "kept with the lead")
        else:
            how = "as they said before"
        icon = "shield-x" if after.forbids else "shield-check" if given else "shield"
        return Consequence(icon, _PERMISSIONS[after], how, "ok" if given else "ink2")

    def _plan_item(self, notes: MeetingNotes, planned: tuple[TouchRow, ...]) -> Consequence:
        if permission_after(notes, self._lead).forbids:
            return Consequence("ban", "Follow-up stops", "whatever was planned is stopped", "danger")
        if notes.rest is not None and not planned:
            until = f"until {day(notes.rest.until)}" if notes.rest.until else notes.rest.reason
            return Consequence("hourglass", _RESTS[notes.rest.state], until)
        if not planned:
            return Consequence("list-todo", "No touches", "every one was left out")
        days = [row.due.date() for row in planned]
        title = f"{count(len(planned), 'touch', 'touches')} planned"
        return Consequence("list-todo", title, f"{day(min(days))} to {day(max(days))}")

    def _type_subject(self) -> None:
        self._subject_typed = True
        self._typed()

    def _type_body(self) -> None:
        self._body_typed = True
        self._typed()

    def _typed(self) -> None:
        self.renew.show()
        self.changed.emit()

    def _renew(self) -> None:
        self._subject_typed = self._body_typed = False
        self.renew.hide()
        self.changed.emit()
