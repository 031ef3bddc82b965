"""What a chip can be changed to: a menu for each part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.quick_line import Part
from app.domain.quick_outcomes import fitting
from app.domain.quick_read import NEW, Fixes, Understood
from app.domain.words import Channel
from app.ui.parts.channel_tile import channel_icon, channel_words
from app.ui.parts.menu import Menu
from app.ui.quick_add.look import outcome_icon, outcome_words, who
from app.ui.words import moment_words

OTHER_DAY = "other-day"
"""The choice of a day and a time by hand."""
_NINE = time(9)
_FRIDAY = 4
_DAY = timedelta(days=1)


def menu_for(part: Part, read: Understood, fixes: Fixes, now: datetime, parent: QWidget) -> Menu | None:
    """Return a menu whose actions carry Fixes or OTHER_DAY; None where there is nothing to choose."""
    menu = Menu(parent)
    builders = {Part.LEAD: _leads, Part.HAPPENED: _outcomes, Part.NEXT: _channels, Part.WHEN: _times}
    if part in builders:
        builders[part](menu, read, fixes, now)
    if part in {Part.HAPPENED, Part.NEXT, Part.WHEN, Part.TAG}:
        _drop(menu, part, fixes)
    if menu.isEmpty():
        menu.deleteLater()
        return None
    return menu


def with_lead(fixes: Fixes, lead_id: int) -> Fixes:
    """Return the choices with another lead."""
    return replace(fixes, lead_id=lead_id)


def _leads(menu: Menu, read: Understood, fixes: Fixes, _now: datetime) -> None:
    if read.whom is None:
        return
    for row in read.whom.others:
        menu.add(who(row), icon="user").setData(with_lead(fixes, row.id))
    if read.whom.row is not None and read.line.named:
        words = f"Somebody new: {read.line.named[0].text}"
        menu.add(words, icon="user-plus").setData(with_lead(fixes, NEW))


def _outcomes(menu: Menu, read: Understood, fixes: Fixes, _now: datetime) -> None:
    if read.activity is None:
        return
    channel = read.activity.channel
    for outcome in fitting(channel):
        action = menu.add(outcome_words(channel, outcome), icon=outcome_icon(channel, outcome))
        action.setData(replace(fixes, outcome=outcome))
    menu.line()
    for other in Channel:
        if other is not channel:
            action = menu.add(f"It was: {channel_words(other).lower()}", icon=channel_icon(other))
            action.setData(replace(fixes, did=other, outcome=None))


def _channels(menu: Menu, _read: Understood, fixes: Fixes, _now: datetime) -> None:
    for channel in Channel:
        menu.add(channel_words(channel), icon=channel_icon(channel)).setData(replace(fixes, channel=channel))


def _times(menu: Menu, read: Understood, fixes: Fixes, now: datetime) -> None:
    at = read.touch.due.wall.time() if read.touch else _NINE
    for words, day in _days(now.date()):
        moment = datetime.combine(day, at)
        action = menu.add(words, icon="calendar", hint=moment_words(moment, now.date()))
        action.setData(replace(fixes, when=moment))
    menu.add("Another day or time", icon="calendar-clock").setData(OTHER_DAY)


def _days(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days most often meant."""
    tomorrow = today + _DAY
    if tomorrow.weekday() > _FRIDAY:
        tomorrow += (7 - tomorrow.weekday()) * _DAY
    monday = today + (7 - today.weekday()) * _DAY
    return (
        ("Next working day", tomorrow),
        ("In a week", today + 7 * _DAY),
        ("Monday next week", monday),
        ("In two weeks", today + 14 * _DAY),
    )


def _drop(menu: Menu, part: Part, fixes: Fixes) -> None:
    words = {
        Part.HAPPENED: "Nothing happened",
        Part.NEXT: "Nothing comes next",
        Part.WHEN: "Nothing comes next",
        Part.TAG: "No tags",
    }[part]
    menu.line()
    menu.add(words, icon="x").setData(dropped(fixes, part))


def dropped(fixes: Fixes, part: Part) -> Fixes:
    """Return the choices with a part that is none."""
    parts = {Part.NEXT, Part.WHEN} if part in {Part.NEXT, Part.WHEN} else {part}
    return replace(fixes, dropped=fixes.dropped | parts)
