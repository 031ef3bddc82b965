"""What can be chosen: the commands of the window, the screens, and what can be done with a lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.lead import LeadRow, NextTouch
from app.domain.moment import wall_time
from app.domain.search_rank import best
from app.domain.words import Channel
from app.ui.palette.entry import Entry, section
from app.ui.palette.finding import Found
from app.ui.parts.channel_tile import channel_icon, channel_words
from app.ui.shell.actions import COMMANDS
from app.ui.shell.shell import Shell
from app.ui.words import day_words, time_words

if TYPE_CHECKING:
    from app.ui.window import Window

_NOT_OFFERED = frozenset({"find", "menu"})
_MOST_COMMANDS = 8


class Offers:
    """Makes entries whose acts lead to the window."""

    def __init__(
        self, window: Window, shell: Shell, now: Callable[[], datetime], zone: Callable[[], str]
    ) -> None:
        self._window, self._shell, self._now, self._zone = window, shell, now, zone

    def commands(self, typed: str) -> list[Entry]:
        """Return the commands and screens that fit, under their heads."""
        wanted = typed.removeprefix(">").strip()
        if typed.startswith(("@", "#")):
            return []
        offered = [*self._commands(), *self._screens()]
        places = best(wanted, [(entry.title, entry.about) for entry in offered], len(offered))
        if wanted and not typed.startswith(">"):
            places = places[:_MOST_COMMANDS]
        return section("Commands", [offered[place] for place in places])

    def leads(self, found: Found) -> list[Entry]:
        """Return the leads and tags that were found."""
        tags = [Entry(f"#{tag}", "leads with this tag", icon="tag", text=f"#{tag}") for tag, _ in found.tags]
        return [*section("Leads", [self._lead(row) for row in found.leads]), *section("Tags", tags)]

    def acts_with(self, row: LeadRow) -> list[Entry]:
        """Return what can be done with a lead."""
        touch = row.next_touch
        acts: list[Entry] = []
        if row.details.phone:
            acts.append(
                Entry(
                    "Start call",
                    row.details.phone,
                    keys="Ctrl+Return",
                    icon="phone",
                    act=partial(self._call, row),
                )
            )
        if touch is not None and touch.channel is not Channel.CALL:
            name = channel_words(touch.channel)
            words = f"{name}, {_place(touch)}" if touch.of > 1 else name
            acts.append(
                Entry(
                    words,
                    touch.purpose,
                    icon=channel_icon(touch.channel),
                    act=partial(self._window.begin_touch, touch.touch_id),
                )
            )
        meeting = partial(self._window.meeting.open, row.id)
        acts.append(Entry("Log meeting", "what was said, next step, series", icon="handshake", act=meeting))
        if touch is not None:
            words = f"Reschedule {_place(touch).partition(' of ')[0]}"
            acts.append(
                Entry(
                    words,
                    self._when(touch.due_utc),
                    icon="calendar-clock",
                    act=partial(self._window.reschedule, touch.touch_id),
                )
            )
        calendar = Entry(
            f"{row.name} in the calendar",
            "",
            keys="Alt+3",
            icon="calendar-days",
            act=partial(self._window.show_series, row.id),
        )
        return [*section(f"With {row.name}", acts), *section("Go to", [calendar])]

    # the lines

    def _commands(self) -> list[Entry]:
        acts = self._shell.actions_by_name
        return [
            Entry(one.words, one.about, keys=one.key, icon=one.icon, act=acts[one.name].trigger)
            for one in COMMANDS
            if one.name not in _NOT_OFFERED
        ]

    def _screens(self) -> list[Entry]:
        return [
            Entry(
                f"Go to {item.text()}",
                "",
                keys=item.keys,
                icon=item.icon_name,
                act=partial(self._shell.go, key),
            )
            for key, item in self._shell.rail.items.items()
        ]

    def _lead(self, row: LeadRow) -> Entry:
        place = _place(row.next_touch) if row.next_touch else row.details.stage.value
        company = row.details.company if row.details.company != row.name else ""
        about = ", ".join(filter(None, (company, place)))
        right = self._when(row.next_touch.due_utc) if row.next_touch else ""
        return Entry(row.name, about, right, act=partial(self._window.show_lead, row.id), lead=row)

    def _when(self, utc: datetime) -> str:
        at, today = wall_time(utc, self._zone()), self._now().date()
        if at.date() == today:
            return f"Today {time_words(at.time())}"
        return day_words(at.date(), today)

    def _call(self, row: LeadRow) -> None:
        """Begin the call that is planned, or dial."""
        touch = row.next_touch
        if touch is not None and touch.channel is Channel.CALL:
            self._window.begin_touch(touch.touch_id)
        else:
            digits = "".join(sign for sign in row.details.phone if sign.isdigit() or sign == "+")
            QDesktopServices.openUrl(QUrl(f"tel:{quote(digits, safe='+')}"))


def _place(touch: NextTouch) -> str:
    """Return "touch 5 of 8", or what it is where it stands alone: "call"."""
    return f"touch {touch.number} of {touch.of}" if touch.of > 1 else channel_words(touch.channel).lower()
