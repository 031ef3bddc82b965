"""Starts the window: on a profile, on invented leads, or to be photographed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.bootstrap.opening import clock_at, open_services
from app.bootstrap.terminal import print_out
from app.errors import DeviceError, FaultError, KnownError
from app.system.instance import Answer, enter
from app.system.paths import open_profile


def run_shots(folder: Path) -> int:
    """Draw every screen over the invented day into a folder."""
    import tempfile
    from datetime import UTC, datetime

    from app.system.clock import FixedClock
    from app.system.lane import DatabaseLane
    from app.ui.shots import render

    lane = DatabaseLane()
    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as place:
        clock = FixedClock(datetime(2026, 5, 27, 9, 42, tzinfo=UTC))
        profile = open_profile(Path(place))
        services = lane.submit(open_services, profile, clock, zone=_in_london).result()
        try:
            lane.submit(services.demo.fill_fresh).result()
            render(services, clock, lane, folder)
        finally:
            lane.submit(services.close).result()
            lane.stop(5)
    return 0


def run_demo(now: str | None) -> int:
    """Open the window on a throw-away profile with invented leads."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as place:
        profile = open_profile(Path(place))
        services = open_services(profile, clock_at(now, profile))
        try:
            services.demo.fill_fresh()
        finally:
            services.close()
        return run_window(profile.folder, background=False, now=now)


def _in_london() -> str:
    return "Europe/London"


def run_window(folder: Path | None, *, background: bool, now: str | None, show: str = "") -> int:
    """Open the window on a profile, or have the one that is open come to the front; return the exit code.

    `show` names what it opens with: "meeting", "quick-add", "due", or "" for nothing in particular.
    """
    try:
        profile = open_profile(folder)
        asked = (*(("--background",) if background else ()), *(("--show", show) if show else ()))
        entered = enter(profile.folder, asked, str(Path.cwd()))
        if isinstance(entered, Answer):
            return print_out(entered.code, entered.out, entered.err)
        from app.bootstrap.commands import serve
        from app.bootstrap.window import run

        try:
            _need_screen()
            clock = clock_at(now, profile)
            return run(profile, clock, entered, open_services, serve, background=background, show=show)
        finally:
            entered.release()
    except KnownError as error:
        return _refuse_window(error)
    except Exception as error:  # noqa: BLE001 -- the last net: a sentence and a file, no traceback
        from app.bootstrap.report import write_report

        return _refuse_window(FaultError(write_report(error, folder), "Start it again; send us the report."))


def _need_screen() -> None:
    """Raise DeviceError where Qt would give up the process: a Linux without a screen that it can draw on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    screens = ("DISPLAY",) if hasattr(sys, "_MEIPASS") else ("DISPLAY", "WAYLAND_DISPLAY")
    if not any(os.environ.get(name) for name in screens):
        raise DeviceError(
            f"There is no screen for the window (no {' or '.join(screens)}).",
            "Start it in a desktop session with X or XWayland; the commands (--help) need no screen.",
        )


def _refuse_window(error: KnownError) -> int:
    """Say why there is no window: on standard error, and on the screen where no terminal shows it."""
    print_out(1, "", f"{error}\n")
    from app.ui.refusal import has_screen, say

    if has_screen() and not sys.stderr.isatty():
        say(error)
    return 1
