"""A fault of ours outside the window: a sentence, and a file without personal data."""

from __future__ import annotations

from pathlib import Path

from app.errors import KnownError
from app.system.paths import open_profile

WRONG = "Something went wrong inside Fifth Touch"


def write_report(error: BaseException, folder: Path | None) -> str:
    """Write a fault to the profile's log; return one sentence with the place of the file."""
    import logging

    from app.system.log import FILE, start_log, stop_log

    try:
        profile = open_profile(folder)
        handler = start_log(profile.log)
        logging.getLogger("app").critical("uncaught", exc_info=error)
        stop_log(handler)
    except KnownError:
        return f"{WRONG}, and the report could not be written."
    return f"{WRONG}; a report without personal data is in {profile.log / FILE}."
