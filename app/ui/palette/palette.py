"""The palette over the window: a field, what was found, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.lead import LeadRow
from app.ui.look import (
    RIGHT,
    brush_on,
    colour,
    draw_icon,
    draw_line,
    draw_text,
    finish_look,
    text_width,
)
from app.ui.look.depth import PALETTE, draw_floating
from app.ui.newest import Newest
from app.ui.palette.entry import Entry
from app.ui.palette.field import PaletteField
from app.ui.palette.finding import Found, find
from app.ui.palette.offers import Offers
from app.ui.palette.results import ResultList
from app.ui.parts.keycap import HEIGHT, Keycap, draw_caps

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.ui.tasks import Tasks

WIDTH, TOP, _FIELD, _FOOT, _MOST_LIST, _SCRIM = 640, 96, 60, 40, 356, 36
_KEYS = ((["Up", "Down"], "move"), (["Return"], "open"), (["Tab"], "actions"))
_SIGNS = "Type > for commands, @ for leads, # for tags"
_NOTHING = {"#": "Type the beginning of a tag", "@": "Type a name or a company"}
_WORDS = "Find a lead or type a command"


class Palette(QWidget):
    """Covers the window while it is open; Escape and a press beside it close it.

    Signals:
        closed: It went away.
    """

    closed = Signal()

    def __init__(self, tasks: Tasks, leads: Leads, offers: Offers, parent: QWidget) -> None:
        finish_look()
        super().__init__(parent)
        self._leads, self._offers = leads, offers
        self._found = Found("")
        self._lead: LeadRow | None = None
        self._before: QWidget | None = None
        self._newest = Newest(tasks, self._show_found, self)
        self.setAccessibleName(_WORDS)
        self._box = QWidget(self)
        self.field = PaletteField(_WORDS, _FIELD)
        self.results = ResultList()
        self._build()

    def open(self) -> None:
        """Show it with an empty field."""
        self._before = QApplication.focusWidget()
        owner = self.parentWidget()
        if owner is not None:
            self.setGeometry(owner.rect())
        self.results.dress()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._typed("")

    def close_and(self, entry: Entry | None = None) -> None:
        """Close it, give the keys back, and do what was chosen."""
        self.hide()
        self.closed.emit()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        if entry is not None and entry.act is not None:
            entry.act()

    # finding

    def _typed(self, text: str) -> None:
        self._found = Found(text, self._found.leads if text else ())
        self._lead = None
        self._list_up()
        if text.strip():
            self._newest.ask(find, self._leads, text.strip())

    def _show_found(self, found: Found) -> None:
        if found.text == self.field.text().strip():
            self._found = found
            self._list_up()

    def _list_up(self) -> None:
        """Show leads, what can be done with the first or the chosen one, and commands."""
        text = self.field.text().strip()
        leads = self._offers.leads(self._found) if text and not text.startswith(">") else []
        commands = self._offers.commands(text)
        lead = next((entry.lead for entry in leads if entry.lead is not None), None)
        self._lead = lead
        acts = self._offers.acts_with(lead) if lead else []
        entries = [*leads, *acts, *commands]
        self.results.show_entries(entries or [Entry(_NOTHING.get(text, "Nothing is called so"))])
        self._place()

    def _follow(self) -> None:
        """Offer what can be done with the lead that is chosen now."""
        chosen = self.results.chosen()
        if chosen is None or chosen.lead is None or (self._lead and chosen.lead.id == self._lead.id):
            return
        self._lead = chosen.lead
        row = self.results.currentIndex().row()
        leads = self._offers.leads(self._found)
        commands = self._offers.commands(self.field.text().strip())
        self.results.show_entries([*leads, *self._offers.acts_with(chosen.lead), *commands], row)
        self._place()

    # keys

    def cover(self) -> None:
        """Cover the window, whatever its size is now."""
        owner = self.parentWidget()
        if owner is not None and self.isVisible():
            self.setGeometry(owner.rect())
            self._place()

    def _step(self, by: int) -> None:
        self.results.step(by)
        self._follow()

    def _enter(self, ctrl: bool) -> None:  # noqa: FBT001 -- a signal's value
        if ctrl:
            self._first_action()
        else:
            self._take(self.results.chosen())

    def _escape(self) -> None:
        self.close_and()

    def _to_actions(self) -> None:
        """Choose the first thing that can be done with the lead."""
        place = self._action_place()
        if place >= 0:
            self.results.choose(place)

    def _action_place(self) -> int:
        heads = [f"With {self._lead.name}"] if self._lead else []
        return next(
            (
                place + 1
                for place, entry in enumerate(self.results.found.entries)
                if entry.is_head and entry.title in heads
            ),
            -1,
        )

    def _first_action(self) -> None:
        place = self._action_place()
        self._take(self.results.found.entries[place] if place >= 0 else self.results.chosen())

    def _take(self, entry: Entry | None) -> None:
        if entry is None or entry.is_head:
            return
        if entry.text is not None:
            self.field.setText(entry.text)
            return
        self.close_and(entry)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_and()

    # the look

    def _build(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.stepped.connect(self._step)
        self.field.tabbed.connect(self._to_actions)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self._escape)
        self.results.picked.connect(self._take)
        top = QHBoxLayout()
        top.setContentsMargins(52, 0, 20, 0)
        top.addWidget(self.field, 1)
        top.addWidget(Keycap("Esc"))
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, _FOOT)
        column.setSpacing(0)
        column.addLayout(top)
        below = QVBoxLayout()
        below.setContentsMargins(1, 1, 1, 0)  # the lines of the box stay to be seen
        below.addWidget(self.results)
        column.addLayout(below)
        self.hide()

    def _place(self) -> None:
        """Fit the box to what was found and to the window."""
        most = max(2 * _FOOT, min(_MOST_LIST, self.height() - TOP - _FIELD - _FOOT - 24))
        tall = self.results.wanted_height(most) + 8
        self.results.setFixedHeight(tall)
        wide = min(WIDTH, self.width() - 48)
        place = QRect((self.width() - wide) // 2, TOP, wide, _FIELD + tall + 1 + _FOOT)
        if place != self._box.geometry():
            self._box.setGeometry(place)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        painter.fillRect(self.rect(), colour("scrim", _SCRIM))
        box = QRectF(self._box.geometry())
        draw_floating(painter, box, PALETTE)
        draw_icon(painter, "search", box.left() + 20, box.top() + (_FIELD - 18) / 2, 18, "ink2")
        foot = box.bottom() - _FOOT
        for y in (box.top() + _FIELD, foot):
            draw_line(painter, QPointF(box.left() + 1, y + 0.5), QPointF(box.right() - 1, y + 0.5))
        x = box.left() + 20
        for keys, words in _KEYS:
            x = draw_caps(painter, x, foot + (_FOOT - HEIGHT) / 2, keys) + 8
            x += draw_text(painter, QRectF(x, foot, 80, _FOOT), words, "small", "ink2") + 18
        wide = text_width("small", _SIGNS) + 1
        room = box.right() - 20 - x
        if wide <= room:
            draw_text(
                painter, QRectF(box.right() - 20 - wide, foot, wide, _FOOT), _SIGNS, "small", "ink3", RIGHT
            )
