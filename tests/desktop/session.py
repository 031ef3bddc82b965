"""A desktop of the tests' own: X server, bus, window manager, pop-ups, tray, keyring.

Everything lives in a folder given and ends with the tests; nothing of the developer's session is
touched, and only what was started here is ever stopped.
"""

import os
import select
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dunst": "dunst",
    "dunstctl": "dunst",
    "notify-send": "libnotify-bin",
    "openbox": "openbox",
    "trayer": "trayer",
    "gnome-keyring-daemon": "gnome-keyring",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
START_SECONDS = 20.0
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"""  # no service folders: nobody is started by being called
DUNST_CONFIG = """[global]
    monitor = 0
    width = 300
    notification_limit = 20
    history_length = 200
    sticky_history = yes
    markup = full
    format = "<b>%s</b>\\n%b"
    dmenu = {folder}/choose
[urgency_normal]
    timeout = 0
"""


def missing_line() -> str:
    """Return the line that installs what is missing, "" when all is there."""
    packages = sorted({package for name, package in PROGRAMS.items() if not shutil.which(name)})
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}" if packages else ""


@dataclass
class Session:
    """Programs started one after the other in a folder, with one environment."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str, given: bytes = b"", pass_fds: Sequence[int] = ()) -> None:
        """Start a program that runs until the session ends; its words go to a file."""
        with (self.folder / f"{command[0]}.log").open("ab") as log:
            child = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                cwd=self.folder,
            )
        assert child.stdin is not None
        child.stdin.write(given)
        child.stdin.close()
        self.children.append(child)

    def run(self, *command: str, changes: Mapping[str, str] | None = None) -> str:
        """Run a program to its end and return its output; fails when it fails."""
        done = subprocess.run(
            command,
            env={**self.environment, **(changes or {})},
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
            stdin=subprocess.DEVNULL,
        )
        return done.stdout

    def clear(self) -> None:
        """Close every pop-up: what another test left has buttons of the same words."""
        self.run("dunstctl", "close-all")

    def press(self, words: str) -> None:
        """Press the button with these words on the newest pop-up."""
        (self.folder.parent / "wanted").write_text(f"{words}\n")
        self.run("dunstctl", "context")

    def stop(self) -> None:
        """Ask all to end, the last first, and wait for each."""
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def start_bus(folder: Path, environment: Mapping[str, str]) -> Session:
    """Start a session bus where nothing listens; its address stands in the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    socket = folder / "bus"
    config = folder / "bus.conf"
    config.write_text(BUS_CONFIG.format(socket=socket))
    session = Session(folder, dict(environment))
    ready, told = os.pipe()
    session.start(
        "dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={told}", pass_fds=[told]
    )
    os.close(told)
    read_line(ready)
    session.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
    return session


def start_desktop(folder: Path) -> Session:
    """Start the whole desktop; returns when each part answers."""
    home = folder / "home"
    runtime = folder / "run"
    for place in (home, runtime):
        place.mkdir(parents=True, mode=0o700)
    session = start_bus(folder / "session", _environment(home, runtime))
    session.environment["DISPLAY"] = _start_screen(session)
    config = folder / "dunstrc"
    config.write_text(DUNST_CONFIG.format(folder=folder))
    chooser = folder / "choose"  # in place of dmenu: takes the button whose words stand in a file
    chooser.write_text(f'#!/bin/sh\nexec grep -F -f "{folder}/wanted"\n')
    chooser.chmod(0o700)
    session.start("openbox")
    session.start("dunst", "-conf", str(config))
    session.start("trayer", "--edge", "top", "--align", "right", "--expand", "true", "--height", "32")
    session.start(
        "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", given=b"of the tests"
    )
    for name in ("org.freedesktop.Notifications", "org.freedesktop.secrets"):
        wait_for_name(session.environment["DBUS_SESSION_BUS_ADDRESS"], name)
    return session


def start_bare_desktop(folder: Path) -> Session:
    """The same with nothing but a screen and a window manager: no pop-ups, no tray, no keyring."""
    home = folder / "home"
    runtime = folder / "run"
    for place in (home, runtime):
        place.mkdir(parents=True, mode=0o700)
    session = start_bus(folder / "session", _environment(home, runtime))
    session.environment["DISPLAY"] = _start_screen(session)
    session.start("openbox")
    return session


def _environment(home: Path, runtime: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONUTF8": "1",
    }


def _start_screen(session: Session) -> str:
    """Start an X server whose picture lies in the session's folder, as ``Xvfb_screen0``."""
    ready, told = os.pipe()
    size = ("-screen", "0", "1440x900x24", "-fbdir", str(session.folder))
    session.start("Xvfb", "-displayfd", str(told), *size, "-nolisten", "tcp", pass_fds=[told])
    os.close(told)
    return f":{read_line(ready)}"


def read_line(pipe: int) -> str:
    """Return the line a program writes when it is ready; closes the pipe."""
    text = b""
    with os.fdopen(pipe, "rb", buffering=0) as stream:
        while not text.endswith(b"\n"):
            readable, _, _ = select.select([stream], [], [], START_SECONDS)
            assert readable, "the program did not get ready"
            chunk = stream.read(1)
            assert chunk, "the program ended before it was ready"
            text += chunk
    return text.decode().strip()


def wait_for_name(address: str, name: str) -> None:
    """Return when somebody owns the name on the bus, told so by the bus itself."""
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import open_dbus_connection

    rule = MatchRule(type="signal", member="NameOwnerChanged", sender="org.freedesktop.DBus")
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.AddMatch(rule))
        with connection.filter(rule, bufsize=50) as changes:
            [there] = connection.send_and_get_reply(message_bus.NameHasOwner(name)).body
            while not there:
                change = connection.recv_until_filtered(changes, timeout=START_SECONDS)
                there = change.body[0] == name and change.body[2]
