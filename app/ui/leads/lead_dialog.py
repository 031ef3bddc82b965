"""Add a lead, or edit one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from app.domain.lead import LeadDetails
from app.domain.words import Channel, Permission, Stage
from app.ui.leads.words import PERMISSIONS
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_icon, channel_words
from app.ui.parts.check_box import CheckBox
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.scroll import Scroll
from app.ui.parts.select import Option, Select
from app.ui.parts.text_area import TextArea
from app.ui.parts.text_field import ErrorLine, TextField, mark_wrong

_LINES = (
    # name of the field, label, placeholder
    ("first_name", "First name", ""),
    ("last_name", "Last name", ""),
    ("company", "Company", ""),
    ("title", "Job title", ""),
    ("email", "E-mail", "name@company.com"),
    ("phone", "Phone", "+44 20 7946 0958"),
    ("city", "City", ""),
    ("country", "Country code", "GB"),
    ("zone", "Time zone", "Found from the phone number and country"),
    ("language", "Language", "English, Polish"),
    ("best_time", "Best time", "Before 11, not on Mondays"),
    ("linkedin", "LinkedIn", "linkedin.com/in/name"),
    ("source", "Source", "Where the lead came from"),
    ("tags", "Tags", "Separated by commas"),
    ("value", "Expected value", "24,000"),
)
_WIDTH, _HEIGHT = 680, 648
_COUNTRY = 2
_WHOLE = re.compile(r"\d{1,3}(?:[.,']\d{3})+|\d{1,12}", re.ASCII)
_Part = tuple[str, QWidget, ErrorLine | None]


@dataclass(frozen=True, slots=True)
class LeadEntry:
    """What was entered; permission only when it is to be recorded anew; whether the lead asked first."""

    details: LeadDetails
    permission: Permission | None
    wording: str
    inbound: bool = False


class LeadDialog(Dialog):
    """`save_asked` carries the LeadEntry; the screen closes the dialog once it is saved."""

    save_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        details: LeadDetails | None = None,
        permission: Permission = Permission.NOT_ASKED,
        *,
        filled: LeadDetails | None = None,
    ) -> None:
        """Edit `details`, or add a lead of which `filled` is known already."""
        title = "Add lead" if details is None else f"Edit {details.name}"
        super().__init__(title, parent, width=_WIDTH, height=_HEIGHT)
        self._given = permission
        self.fields = {name: TextField(hint, name=label) for name, label, hint in _LINES}
        self.errors = {name: ErrorLine() for name in ("email", "country", "zone", "value")}
        self.stage, self.preferred = Select("Stage"), Select("Preferred channel")
        self.permission = Select("Permission to follow up")
        self.wording = TextField("In the lead's own words", name="Wording of the permission")
        self.notes = TextArea("What to remember", name="Notes")
        self.inbound = CheckBox("They asked first: answer within the hour")
        self.inbound.setVisible(details is None)
        self.error = ErrorLine()
        self.save = Button(
            "Add lead" if details is None else "Save", "primary", height=40, keys="Ctrl+Return"
        )
        self.cancel = Button("Cancel", "ghost", height=40)
        self._offer()
        self._lay_out()
        self._connect()
        self._show(details or filled or LeadDetails(), permission)

    def _offer(self) -> None:
        self.stage.set_options([Option(stage, stage.capitalize()) for stage in Stage])
        any_channel = [Option(None, "Any channel")]
        channels = [Option(one, channel_words(one), icon=channel_icon(one)) for one in Channel]
        self.preferred.set_options(any_channel + channels)
        self.permission.set_options([Option(one, words) for one, words in PERMISSIONS.items()])
        zones = QCompleter(sorted(available_timezones()), self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["zone"].setCompleter(zones)

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        parts: list[_Part] = [(label, self.fields[name], self.errors.get(name)) for name, label, _ in _LINES]
        parts += [("Stage", self.stage, None), ("Preferred channel", self.preferred, None)]
        parts += [("Permission to follow up", self.permission, None), ("In their words", self.wording, None)]
        for number, (label, field, error) in enumerate(parts):
            grid.addLayout(_labelled(label, field, error), number // 2, number % 2)
        grid.addLayout(_labelled("Notes", self.notes, None), len(parts), 0, 1, 2)
        self.notes.setFixedHeight(88)
        self.body.addWidget(Scroll(content), 1)
        self.body.addWidget(self.inbound)
        self.body.addWidget(self.error)
        self.footer.add_left(self.cancel)
        self.footer.add_right(self.save)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._save)

    def _show(self, details: LeadDetails, permission: Permission) -> None:
        for name, field in self.fields.items():
            value = getattr(details, name)
            field.setText(_as_text(value))
        self.stage.choose(details.stage)
        self.preferred.choose(details.preferred)
        self.permission.choose(permission)
        self.notes.set_words(details.notes)
        self.fields["first_name"].setFocus()

    def entry(self) -> LeadEntry:
        """What is entered now."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        tags = tuple(tag.strip() for tag in texts.pop("tags").split(",") if tag.strip())
        texts["country"] = texts["country"].upper()
        value = texts.pop("value")
        details = LeadDetails(
            **texts,
            tags=tags,
            value=whole_number(value),
            notes=self.notes.words(),
            stage=cast("Stage", self.stage.value()),
            preferred=cast("Channel | None", self.preferred.value()),
        )
        wording = self.wording.text().strip()
        told = cast("Permission", self.permission.value())
        anew = told is not self._given or bool(wording)
        return LeadEntry(details, told if anew else None, wording, self.inbound.isChecked())

    def _save(self) -> None:
        entry = self.entry()
        if self._is_fine(entry.details):
            self.save.setEnabled(False)
            self.save_asked.emit(entry)

    def _is_fine(self, details: LeadDetails) -> bool:
        """Say what is missing beside its field; the focus goes to the first one."""
        words = {
            "zone": ""
            if details.zone in {"", *available_timezones()}
            else "Choose a zone such as Europe/Paris",
            "value": "" if self._iswhole_number() else "A whole number, such as 24,000",
            "country": "" if len(details.country) in {0, _COUNTRY} else "Two letters, such as GB",
            "email": "" if details.email or details.phone or details.name else "An e-mail, a phone or a name",
        }
        for name, text in words.items():
            mark_wrong(self.fields[name], self.errors[name], text)
        return not any(words.values())

    def _iswhole_number(self) -> bool:
        text = self.fields["value"].text().strip()
        return not text or whole_number(text) is not None

    def refuse(self, words: str) -> None:
        """Say why it could not be saved; what was entered stays."""
        self.save.setEnabled(True)
        self.error.say(words)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value or "")


def whole_number(text: str) -> int | None:
    """Return a whole number as people write it: 24000, 24,000, 24 000, 24.000."""
    digits = "".join(text.split())
    whole = _WHOLE.fullmatch(digits)
    return int(re.sub(r"[.,']", "", digits)) if whole else None


def _labelled(text: str, field: QWidget, error: ErrorLine | None) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Label(text, "smallm", "ink2"))
    column.addWidget(field)
    if error is not None:
        column.addWidget(error)
    column.addStretch(1)
    return column
