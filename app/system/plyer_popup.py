"""Pop-ups by plyer, with what it leaves out on Linux: an answer whether anything was shown."""

import html
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from app.errors import DeviceError
from app.system.limit import HungError
from app.system.session_bus import NotificationService

NAME = "Fifth Touch"
SEND_SECONDS = 2.5
SHOWN_SECONDS = 10


class Plyer(Protocol):
    """The facade of plyer, as far as it is used here."""

    def notify(self, *, title: str, message: str, app_name: str, app_icon: str, timeout: int) -> None:
        """Show a notification."""


class PlyerPopup:
    """Hands a pop-up to the desktop; call it on a thread that may wait for some seconds."""

    def __init__(self, icon: Path | None = None) -> None:
        """Take the icon's file: PNG or SVG on Linux, ICO on Windows."""
        self._icon = "" if icon is None else str(icon)
        self._service = NotificationService()
        self._linux = sys.platform == "linux"
        self._plyer: Plyer | None = None

    def __call__(self, title: str, body: str) -> None:
        """Show cleaned and clipped text.

        Raises:
            DeviceError: Nothing can have been shown, and why.
        """
        if self._linux and self._service.ask().markup:
            body = html.escape(body, quote=False)
        if self._plyer is None:
            self._plyer = _linux_plyer() if self._linux else _other_plyer()
        try:
            self._plyer.notify(
                title=title, message=body, app_name=NAME, app_icon=self._icon, timeout=SHOWN_SECONDS
            )
        except (OSError, NotImplementedError, ValueError, TypeError, RuntimeError) as error:
            raise DeviceError(f"plyer failed: {error}.") from error


def _other_plyer() -> Plyer:
    from plyer import notification

    facade: Plyer = notification
    return facade


def _linux_plyer() -> Plyer:
    """Return plyer's way by notify-send, made to listen to what became of it.

    plyer's own drops the exit code, the name, the icon and anything after a hyphen, and waits
    for over a minute.
    """
    from plyer.platforms.linux.notification import NotifySendNotification

    class HeardNotifySend(NotifySendNotification):  # type: ignore[misc] # plyer has no types
        def _notify(self, **words: object) -> None:
            _notify_send(*(str(words[key]) for key in ("title", "message", "app_name", "app_icon")))

    facade: Plyer = HeardNotifySend()
    return facade


def _notify_send(title: str, body: str, name: str, icon: str) -> None:
    program = shutil.which("notify-send")
    if program is None:
        raise DeviceError(
            "The program notify-send is missing.",
            "Install it; on Debian and Ubuntu its package is libnotify-bin.",
        )
    options = [f"--app-name={name}", "--hint=string:desktop-entry:fifth-touch"]
    options += [f"--icon={icon}"] if icon else []
    readable = body.replace("\\", "\\\\")  # notify-send reads \n and \t in bodies as C does
    try:
        done = subprocess.run(  # noqa: S603 - the texts stand behind "--", without a shell
            [program, *options, "--", title, readable],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SEND_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise HungError("The notification service does not answer.") from error
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise DeviceError(f"notify-send failed: {words[-1] if words else done.returncode}.")
