"""The settings: one frozen dataclass of typed defaults, kept as JSON in the profile folder."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.errors import FileError

SCHEMA = 1
WORKING_WEEK = (
    (0, "08:00", "18:00"),
    (1, "08:00", "18:00"),
    (2, "08:00", "18:00"),
    (3, "08:00", "18:00"),
    (4, "08:00", "18:00"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a rep may change.

    Attributes:
        appearance: "system", "light" or "dark".
        backup_folder: A second place for backups; empty for none.
        call_gap, email_gap, other_gap: Least business days between two touches of a channel (P5).
        channel_rooms: (channel, most touches of it a day); a channel that is missing has no limit (P28).
        close_to_tray: Closing the window leaves the program in the tray, where there is one.
        close_to_tray_told: The rep has been told so once.
        country, subdivision: ISO 3166 codes for public holidays; empty takes the system's.
        day_rooms: (weekday, touches, minutes) of weekdays that hold something else than `touches`, `minutes`.
        days_off: Own free days, ISO dates.
        autostart: The program starts with the desktop session; each start makes sure of it.
        hide_names: Notifications say "Follow-up due" and no name.
        minutes, touches: What a day can hold (P28).
        my_company, my_email, my_name, my_phone: For greetings and signatures.
        per_week: Most touches a lead and week (P13).
        playbook: (name, figure) of the rules' figures that differ from their defaults.
        score_mql, score_sql: Points from which a lead is marketing- and sales-qualified; hot, too (P23).
        quiet_from, quiet_until: Reminders keep silent between these wall times ("21:00"); empty for never.
        reminder_window: Due touches come up in a window of their own.
        silent_in_meetings: Reminders wait until an own meeting is over.
        special_days: (ISO date, start, end) of half days and days with hours of their own.
        work_hours: (weekday from 0 for Monday, start, end) in wall time, end exclusive.
        zone: IANA name; empty takes the system's.
    """

    schema: int = SCHEMA
    appearance: str = "system"
    backup_folder: str = ""
    call_gap: int = 1
    channel_rooms: tuple[tuple[str, int], ...] = ()
    close_to_tray: bool = True
    close_to_tray_told: bool = False
    country: str = ""
    day_rooms: tuple[tuple[int, int, int], ...] = ()
    days_off: tuple[str, ...] = ()
    email_gap: int = 2
    autostart: bool = False
    hide_names: bool = False
    minutes: int = 150
    my_company: str = ""
    my_email: str = ""
    my_name: str = ""
    my_phone: str = ""
    other_gap: int = 1
    per_week: int = 3
    playbook: tuple[tuple[str, int], ...] = ()
    score_mql: int = 50
    score_sql: int = 75
    quiet_from: str = ""
    quiet_until: str = ""
    reminder_window: bool = True
    silent_in_meetings: bool = True
    special_days: tuple[tuple[str, str, str], ...] = ()
    subdivision: str = ""
    touches: int = 12
    work_hours: tuple[tuple[int, str, str], ...] = WORKING_WEEK
    zone: str = ""


def load(path: Path) -> Settings:
    """Read settings; a missing file gives the defaults, an unknown name is left out.

    Raises FileError when the file is damaged or comes from a newer version.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise FileError(f"{path} cannot be read ({error.strerror}).", "Check its permissions.") from error
    return _parse(text, path)


def save(settings: Settings, path: Path) -> None:
    """Write settings so that a crash leaves the old file or the new one. Raises FileError."""
    part = path.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise FileError(
            f"The settings cannot be saved to {path} ({error.strerror}).", "Free some space and try again."
        ) from error


def _parse(text: str, path: Path) -> Settings:
    advice = f"Mend it, or move it away to start with the defaults: {path}"
    try:
        raw = json.loads(text)
        schema = int(raw.get("schema", SCHEMA))
        known = {field.name: _frozen(raw[field.name]) for field in fields(Settings) if field.name in raw}
    except (ValueError, AttributeError, TypeError) as error:
        raise FileError("The settings file is damaged.", advice) from error
    if schema > SCHEMA:
        raise FileError("The settings come from a newer version of Fifth Touch.", "Install that version.")
    settings = Settings(**known)
    _check(settings, advice)
    return settings


def _check(settings: Settings, advice: str) -> None:
    """Raise FileError unless every value has the type of its default."""
    for field in fields(Settings):
        if type(getattr(settings, field.name)) is not type(field.default):
            raise FileError(f"The setting “{field.name}” has a value of the wrong kind.", advice)


def _frozen(value: Any) -> Any:  # noqa: ANN401 -- JSON values; _check looks at them
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
