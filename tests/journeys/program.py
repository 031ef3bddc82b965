"""The whole program as a person has it: a process, its window, the keys, and its command line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desktop.session import Session
from tests.journeys.screen import Screen
from tests.journeys.waiting import until

ROOT = Path(__file__).resolve().parents[2]
START = (sys.executable, "-X", "faulthandler", "-m", "app")


class Program:
    """A start of Fifth Touch on a desktop of the tests' own."""

    def __init__(
        self, desktop: Session, profile: Path, *options: str, changes: Mapping[str, str] | None = None
    ) -> None:
        self.desktop, self.profile = desktop, profile
        self.screen = Screen(desktop.folder)
        self.environment = {**desktop.environment, "TZ": "Europe/London", **(changes or {})}
        self.words = profile.parent / f"{profile.name}.words"
        self._marks = profile.parent / f"{profile.name}.marks"
        self._marks.unlink(missing_ok=True)
        with self.words.open("wb") as words:
            self.process = subprocess.Popen(
                [*START, "--profile", str(profile), *options],
                env={**self.environment, "FIFTH_TOUCH_MARKS": str(self._marks)},
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                cwd=ROOT,
            )

    # -- waiting ---------------------------------------------------------------------------------

    def wait_mark(self, name: str) -> None:
        """Return when the program has got so far."""
        until(lambda: self._has_mark(name), lambda: f"no {name}: {self.said()}")

    def wait_end(self, seconds: float = 15.0) -> int:
        """Return its exit code when it has ended."""
        return self.process.wait(seconds)

    def said(self) -> str:
        """What it wrote to standard output and standard error."""
        return self.words.read_text()

    def lives(self) -> bool:
        return self.process.poll() is None

    def _has_mark(self, name: str) -> bool:
        assert self.lives(), self.said()
        return self._marks.exists() and f"{name} " in self._marks.read_text()

    # -- the command line ------------------------------------------------------------------------

    def command(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run a command on the same profile, as from a terminal."""
        return subprocess.run(
            [*START, "--profile", str(self.profile), *args],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
            cwd=ROOT,
        )

    def begin(self, *args: str) -> "subprocess.Popen[bytes]":
        """Start a command and do not wait for it."""
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            [*START, "--profile", str(self.profile), *args],
            env=self.environment, stdin=nothing, stdout=nothing, stderr=nothing, cwd=ROOT,
        )  # fmt: skip

    def ask(self, *args: str) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON that a command prints."""
        done = self.command("--json", *args)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    # -- the window ------------------------------------------------------------------------------

    def windows(self, title: str, *, seen: bool = True) -> list[str]:
        """The ids of its windows with this title, the visible ones or all."""
        return self._search(*(["--onlyvisible"] if seen else []), "--name", f"^{title}( .*)?$")

    def seen(self) -> list[str]:
        """The ids of everything of it that is on the screen, its icon in the tray included."""
        return self._search("--onlyvisible", "--name", "")

    def _search(self, *options: str) -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--all", "--pid", str(self.process.pid), *options],
            env=self.desktop.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return found.stdout.split()

    def in_front(self) -> str:
        """The title of the window that has the keys; "" for none."""
        done = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"],
            env=self.desktop.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return done.stdout.strip()

    def wait_front(self, title: str) -> None:
        """Return when this window of it has the keys and the screen is at rest."""
        until(lambda: self.windows(title), lambda: f"no window {title}: {self.said()}")
        until(lambda: self.in_front().startswith(title), lambda: f"{self.in_front()} is before {title}")
        self.screen.wait_still()

    def wait_gone(self, title: str) -> None:
        """Return when no such window is seen any more."""
        until(lambda: not self.windows(title), f"{title} stays")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is, and wait for what they change."""
        before = self.screen.picture()
        self.desktop.run("xdotool", "key", "--clearmodifiers", *keys)
        self.screen.wait_change(before)

    def write(self, text: str) -> None:
        """Type free text and wait until it stands there."""
        before = self.screen.picture()
        self.desktop.run("xdotool", "type", "--delay", "4", text)
        self.screen.wait_change(before)

    def write_lines(self, *lines: str) -> None:
        """Type lines with Enter after each, faster than the program can answer."""
        strokes = [part for line in lines for part in (*_typed(line), "key", "Return")]
        before = self.screen.picture()
        self.desktop.run("xdotool", *strokes)
        self.screen.wait_change(before)

    # -- ends ------------------------------------------------------------------------------------

    def kill(self) -> None:
        """SIGKILL: no chance to say good-bye."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """Ask it to end, as the system does at log-out; fails when it does not end in order."""
        self.process.send_signal(signal.SIGTERM)
        assert self.wait_end() == 0, self.said()
        self.ended_in_order()

    def ended_in_order(self) -> None:
        """Check that it left nothing behind and had nothing to complain of."""
        assert self.said() == ""
        assert not [path.name for path in self.profile.iterdir() if path.name.endswith(("-wal", "-shm"))]
        assert not os.path.lexists(f"/proc/{self.process.pid}")


def _typed(line: str) -> tuple[str, ...]:
    return ("type", "--delay", "4", "--args", "1", line) if line else ()
