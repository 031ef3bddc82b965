"""The two clocks and the zone of the computer: the only place that reads the time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LOCALTIME = Path("/etc/localtime")
TIMEZONE = Path("/etc/timezone")


class SystemClock:
    """The computer's clocks."""

    def wall(self) -> datetime:
        """Return the instant now, aware, in UTC."""
        from datetime import UTC, datetime  # the monotonic clock alone runs before the first frame

        return datetime.now(UTC)  # noqa: TID251 - this is the clock

    def mono(self) -> float:
        """Return seconds since some fixed instant; stands still while the machine sleeps."""
        return time.monotonic()  # noqa: TID251 - this is the clock


class FixedClock(SystemClock):
    """A wall clock that stands at one instant (``--now``); the monotonic one runs."""

    def __init__(self, instant: datetime) -> None:
        from datetime import UTC

        if instant.tzinfo is None:
            raise ValueError("the instant needs a zone")
        self._instant = instant.astimezone(UTC)

    def wall(self) -> datetime:
        """Return always the instant given."""
        return self._instant


def system_zone() -> str:
    """Return the IANA name of the zone the computer is set to; "UTC" when it does not say.

    Read anew on every call, for a laptop travels: the environment's TZ first, then the link
    /etc/localtime, then /etc/timezone, then what the operating system answers otherwise.
    """
    sources = (_zone_of_environment, _zone_of_link, _zone_of_file, _zone_of_platform)
    names = (source() for source in sources)
    return next((name for name in names if _is_zone(name)), "UTC")


def _zone_of_environment() -> str:
    text = os.environ.get("TZ", "").removeprefix(":")
    return _after_zoneinfo(text) if text.startswith("/") else text


def _zone_of_link() -> str:
    try:
        return _after_zoneinfo(str(LOCALTIME.readlink()))
    except OSError:
        return ""


def _after_zoneinfo(path: str) -> str:
    name = path.partition("zoneinfo/")[2]
    return name.removeprefix("posix/").removeprefix("right/")


def _zone_of_file() -> str:
    try:
        return TIMEZONE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _zone_of_platform() -> str:
    import tzlocal

    try:
        return str(tzlocal.reload_localzone())
    except (LookupError, OSError, ValueError):
        return ""


def _is_zone(name: str) -> bool:
    """Tell whether ``name`` is known; a rule such as "CET-1CEST" is none of ours."""
    if name in {"", "localtime", "posixrules"}:
        return False
    from zoneinfo import ZoneInfo  # the clock itself is made before the first paint

    try:
        ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        return False
    return True
