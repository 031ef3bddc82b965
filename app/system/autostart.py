"""Start with the desktop session: set, taken back, and looked at again.

Linux has a .desktop file, Windows a value in the registry, macOS a launch agent. Each is read
back, since other programs switch such entries off.
"""

import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path

from app.errors import DeviceError
from app.services.ports import Autostart

NAME = "fifth-touch"
TITLE = "Fifth Touch"


def for_this_desktop(command: Sequence[str]) -> Autostart:
    """Return the entry of this platform for a command, program first."""
    import os

    home = Path.home()
    if sys.platform == "win32":
        return RegistryAutostart(command)
    if sys.platform == "darwin":
        return LaunchAgentAutostart(command, home / "Library" / "LaunchAgents")
    config = os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")
    return DesktopFileAutostart(command, Path(config) / "autostart")


class FileAutostart:
    """An entry that is a file; ``_text`` and ``_is_on`` know its format."""

    def __init__(self, command: Sequence[str], file: Path) -> None:
        self._command = list(command)
        self._file = file

    def state(self) -> str:
        """Return "on", "off" or "other"."""
        try:
            content = self._file.read_bytes()
        except OSError:
            return "off"
        if not self._is_on(content):
            return "off"
        return "on" if content == self._content() else "other"

    def enable(self) -> None:
        """Write the file and look at it."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(self._content())
        except OSError as error:
            raise _not_possible(f"{self._file}: {error.strerror}") from error
        if self.state() != "on":
            raise _not_possible(f"{self._file} does not hold what was written")

    def disable(self) -> None:
        """Remove the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise _not_possible(f"{self._file}: {error.strerror}") from error

    def _content(self) -> bytes:
        raise NotImplementedError

    def _is_on(self, content: bytes) -> bool:
        raise NotImplementedError


class DesktopFileAutostart(FileAutostart):
    """A .desktop file as in the Desktop Application Autostart Specification."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        super().__init__(command, folder / f"{NAME}.desktop")

    def _content(self) -> bytes:
        program = self._command[0].replace("\\", "\\\\")
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            f"Exec={' '.join(quoted_exec(word) for word in self._command)}",
            f"TryExec={program}",  # where it has been removed the desktop starts nothing and says nothing
            f"Icon={NAME}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        return "\n".join([*lines, ""]).encode()

    def _is_on(self, content: bytes) -> bool:
        lines = {line.replace(" ", "").casefold() for line in content.decode(errors="replace").splitlines()}
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}


def quoted_exec(word: str) -> str:
    """Return one word of an Exec line, quoted as the Desktop Entry Specification asks.

    Inside quotes, quote, backtick, dollar and backslash take a backslash; the line is a string
    value as well, where each backslash is written twice; a percent sign stands doubled.
    """
    inner = word
    for mark in ("\\", '"', "`", "$"):
        inner = inner.replace(mark, "\\" + mark)
    return '"' + inner.replace("\\", "\\\\").replace("%", "%%") + '"'


class LaunchAgentAutostart(FileAutostart):
    """A property list that launchd reads at login."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        super().__init__(command, folder / f"{NAME}.plist")

    def _content(self) -> bytes:
        return plistlib.dumps({"Label": NAME, "ProgramArguments": self._command, "RunAtLoad": True})

    def _is_on(self, content: bytes) -> bool:
        try:
            entry = plistlib.loads(content)
        except (plistlib.InvalidFileException, ValueError):
            return False
        return bool(entry.get("RunAtLoad")) and not entry.get("Disabled", False)


class RegistryAutostart:
    """A value under HKEY_CURRENT_USER ... Run."""

    KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

    def __init__(self, command: Sequence[str]) -> None:
        import subprocess

        self._line = subprocess.list2cmdline(command)

    def state(self) -> str:
        """Return "on", "off" or "other"."""
        line = self._value()
        return "off" if line is None else "on" if line == self._line else "other"

    def _value(self) -> str | None:
        if sys.platform == "win32":
            import winreg
            from contextlib import suppress

            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, self.KEY) as key:
                return str(winreg.QueryValueEx(key, TITLE)[0])
        return None

    def enable(self) -> None:
        """Set the value and look at it."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self.KEY) as key:
                winreg.SetValueEx(key, TITLE, 0, winreg.REG_SZ, self._line)
        if self.state() != "on":
            raise _not_possible("the registry does not hold what was written")

    def disable(self) -> None:
        """Remove the value."""
        if sys.platform == "win32":
            import winreg
            from contextlib import suppress

            rights = winreg.KEY_SET_VALUE
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, self.KEY, 0, rights) as key,
            ):
                winreg.DeleteValue(key, TITLE)


def _not_possible(reason: str) -> DeviceError:
    return DeviceError(
        f"Fifth Touch cannot be started with your session: {reason}.",
        "Add it to your desktop's list of startup programs by hand.",
    )
