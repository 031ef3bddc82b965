"""The rep's settings: read once, changed one act at a time, announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

from app.domain.plan import Gaps, Span
from app.errors import InputError
from app.formats.zones import country_of_zone
from app.services.ports import Announce, Change, ZoneSource
from app.settings import Settings, load, save


class Preferences:
    """Keeps the settings file and answers what follows from it and from the system."""

    def __init__(self, path: Path, system_zone: ZoneSource, announce: Announce) -> None:
        self._path = path
        self._system_zone = system_zone
        self._announce = announce
        self._settings = load(path)

    def current(self) -> Settings:
        """Return the settings as they stand."""
        return self._settings

    def change(self, *, origin: str = "", **values: Any) -> Settings:  # noqa: ANN401 -- replace() checks the names
        """Save some settings and announce it. Raises FileError, or InputError for a figure below 1."""
        for name in ("touches", "minutes", "per_week"):
            if int(values.get(name, 1)) < 1:
                raise InputError("A day and a week hold at least one touch.", "Enter 1 or more.")
        changed = replace(self._settings, **values)
        save(changed, self._path)
        self._settings = changed
        self._announce(Change(frozenset({"settings"}), origin))
        return changed

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

    def gaps(self) -> Gaps:
        """Return the least gaps and the weekly cap (P5, P13)."""
        settings = self._settings
        return Gaps(settings.email_gap, settings.call_gap, settings.other_gap, settings.per_week)
