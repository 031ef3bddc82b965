"""The rep's settings: read once, changed one act at a time, announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from app.domain.plan import DayRoom, Gaps, Span
from app.domain.playbook import USUAL, Playbook, book_of, book_within, changed
from app.domain.words import Channel
from app.errors import FileError, InputError
from app.formats.zones import country_of_zone
from app.services.ports import Announce, Change, ZoneSource
from app.settings import Settings, load, save

OWN_FIELDS = ("touches", "minutes", "per_week", "email_gap", "call_gap", "other_gap")
"""Figures of the playbook that are settings under their own names."""
_SUNDAY = 6


class Preferences:
    """Keeps the settings file and answers what follows from it and from the system."""

    def __init__(self, path: Path, system_zone: ZoneSource, announce: Announce) -> None:
        self._path = path
        self._system_zone = system_zone
        self._announce = announce
        self._settings = _sound(load(path), path)

    def current(self) -> Settings:
        """Return the settings as they stand."""
        return self._settings

    def change(self, *, origin: str = "", **values: Any) -> Settings:  # noqa: ANN401 -- replace() checks the names
        """Save some settings and announce it. Raises FileError, or InputError for what cannot be."""
        for name in ("touches", "minutes", "per_week"):
            if int(values.get(name, 1)) < 1:
                raise InputError("A day and a week hold at least one touch.", "Enter 1 or more.")
        after = replace(self._settings, **values)
        _check(after)
        save(after, self._path)
        self._settings = after
        self._announce(Change(frozenset({"settings"}), origin))
        return after

    def set_figure(self, name: str, value: int, *, origin: str = "") -> Settings:
        """Change one figure of the rules. Raises InputError when it is out of bounds or does not fit."""
        if name in OWN_FIELDS:
            return self.change(origin=origin, **{name: value})
        figures = dict(self._settings.playbook) | {name: value}
        kept = changed(book_of(figures))
        return self.change(origin=origin, playbook=tuple(sorted(kept.items())))

    def reset_figures(self, *, origin: str = "") -> Settings:
        """Take the usual figures for all rules."""
        usual = {name: getattr(USUAL, name) for name in OWN_FIELDS}
        return self.change(origin=origin, playbook=(), **usual)

    def zone(self) -> str:
        """Return the IANA name of the rep's zone: the setting, else the system's."""
        return self._settings.zone or self._system_zone()

    def country(self) -> str:
        """Return the code of the rep's country: the setting, else that of the zone; empty for UTC."""
        return self._settings.country or country_of_zone(self.zone())

    def hours(self) -> dict[int, tuple[Span, ...]]:
        """Return the rep's working hours by weekday (0 is Monday), wall time."""
        spans: dict[int, tuple[Span, ...]] = {}
        for weekday, start, end in self._settings.work_hours:
            spans[weekday] = (
                *spans.get(weekday, ()),
                (time.fromisoformat(start), time.fromisoformat(end)),
            )
        return spans

    def special_days(self) -> dict[date, tuple[Span, ...]]:
        """Return half days and days with hours of their own, wall time."""
        found: dict[date, tuple[Span, ...]] = {}
        for day, start, end in self._settings.special_days:
            span = (time.fromisoformat(start), time.fromisoformat(end))
            found[date.fromisoformat(day)] = (*found.get(date.fromisoformat(day), ()), span)
        return found

    def rooms(self) -> dict[int, DayRoom]:
        """Return what the weekdays hold that differ from the usual day."""
        most = self.channel_rooms()
        return {day: DayRoom(touches, minutes, most) for day, touches, minutes in self._settings.day_rooms}

    def channel_rooms(self) -> dict[Channel, int]:
        """Return the most touches a day of the channels that have a limit."""
        return {Channel(channel): most for channel, most in self._settings.channel_rooms}

    def playbook(self) -> Playbook:
        """Return the figures of the rules; a file from elsewhere is read as far as its figures can be."""
        return book_within(_figures(self._settings))

    def gaps(self) -> Gaps:
        """Return the least gaps and the weekly cap (P5, P13)."""
        settings = self._settings
        return Gaps(settings.email_gap, settings.call_gap, settings.other_gap, settings.per_week)


def _figures(settings: Settings) -> dict[str, int]:
    named = {name: getattr(settings, name) for name in OWN_FIELDS}
    return dict(settings.playbook) | named


def _sound(settings: Settings, path: Path) -> Settings:
    """Return the settings of a file. Raises FileError when somebody wrote into it what cannot be."""
    try:
        _check(settings)
        for text in (*settings.days_off, *(day for day, _, _ in settings.special_days)):
            date.fromisoformat(text)
        for _, *hours in (*settings.work_hours, *settings.special_days):
            for text in hours:
                time.fromisoformat(text)
    except (InputError, ValueError, TypeError) as error:
        said = error.message if isinstance(error, InputError) else "a day or an hour cannot be read."
        advice = f"Mend it, or move it away to start with the defaults: {path}"
        raise FileError(f"The settings file holds what cannot be: {said}", advice) from error
    return settings


def _check(settings: Settings) -> None:
    """Raise InputError for what cannot be."""
    book_of(_figures(settings))
    if any(
        not 0 <= day <= _SUNDAY or touches < 0 or minutes < 0 for day, touches, minutes in settings.day_rooms
    ):
        raise InputError("A weekday holds no touches or more.", "Enter 0 or more.")
    if any(channel not in set(Channel) or most < 0 for channel, most in settings.channel_rooms):
        raise InputError("A channel has no touches a day or more.", "Enter 0 or more.")
    spans = (*((start, end) for _, start, end in (*settings.work_hours, *settings.special_days)),)
    if any(start >= end for start, end in spans):
        raise InputError("Working hours end after they begin.", "Change one of the two times.")
