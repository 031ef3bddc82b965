import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from app.errors import DeviceError
from app.services.ports import Autostart
from app.system.autostart import (
    DesktopFileAutostart,
    LaunchAgentAutostart,
    for_this_desktop,
    quoted_exec,
)

COMMAND = ["/opt/Fifth Touch/bin/python", "-m", "app", "--background", 'a"b$c`d\\e%f']


@pytest.fixture(params=[DesktopFileAutostart, LaunchAgentAutostart])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    made: Autostart = request.param(COMMAND, tmp_path / "autostart")
    return made


def the_file(tmp_path: Path) -> Path:
    [file] = (tmp_path / "autostart").iterdir()
    return file


def test_on_and_off(entry: Autostart) -> None:
    assert entry.state() == "off"
    entry.disable()
    entry.enable()
    entry.enable()
    assert entry.state() == "on"
    entry.disable()
    assert entry.state() == "off"


def test_another_command_is_told_apart(entry: Autostart, tmp_path: Path) -> None:
    type(entry)(["/elsewhere/fifth-touch"], tmp_path / "autostart").enable()  # type: ignore[call-arg] # both take command and folder
    assert entry.state() == "other"
    entry.enable()
    assert entry.state() == "on"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_switched_off_by_the_desktop(tmp_path: Path, line: str) -> None:
    entry = DesktopFileAutostart(COMMAND, tmp_path / "autostart")
    entry.enable()
    file = the_file(tmp_path)
    file.write_text(file.read_text() + line + "\n")
    assert entry.state() == "off"


def test_launchd_gets_the_words_as_they_are(tmp_path: Path) -> None:
    LaunchAgentAutostart(COMMAND, tmp_path / "autostart").enable()
    assert plistlib.loads(the_file(tmp_path).read_bytes())["ProgramArguments"] == COMMAND


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("")
    entry = DesktopFileAutostart(COMMAND, tmp_path / "autostart")
    with pytest.raises(DeviceError, match="cannot be started with your session"):
        entry.enable()


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("app", '"app"'),
        ("a b", '"a b"'),
        ("100%", '"100%%"'),
        ('a"b', '"a\\\\"b"'),
        ("a$b", '"a\\\\$b"'),
        ("a\\b", '"a\\\\\\\\b"'),
    ],
)
def test_words_of_an_exec_line(word: str, quoted: str) -> None:
    assert quoted_exec(word) == quoted


def test_the_desktop_starts_our_very_words(tmp_path: Path) -> None:
    """GLib reads the entry as a desktop does; the program writes down its arguments."""
    launcher = shutil.which("gio")
    if launcher is None:
        pytest.skip("needs the program gio (package libglib2.0-bin)")
    told = tmp_path / "told me"
    program = tmp_path / "a program.sh"
    fifo = tmp_path / "fifo"
    subprocess.run(["mkfifo", str(fifo)], check=True)
    program.write_text(f'#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done > "{told}"\necho > "{fifo}"\n')
    program.chmod(0o755)
    DesktopFileAutostart([str(program), *COMMAND], tmp_path / "autostart").enable()
    subprocess.run([launcher, "launch", str(the_file(tmp_path))], check=True)
    fifo.read_text()
    assert told.read_text().splitlines() == COMMAND


def test_the_platform_has_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for_this_desktop(["fifth-touch"]).enable()
    assert (tmp_path / "autostart" / "fifth-touch.desktop").is_file()
