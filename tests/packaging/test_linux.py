"""The files for Linux: entry and AppStream text by the validators, the scripts in a home of their own."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from linux import archive, tree
from linux.tree import ENTRY, HERE, METAINFO

from app import __version__
from app.cli.parser import parse

VALIDATORS = {"desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream"}
missing = [package for program, package in VALIDATORS.items() if not shutil.which(program)]
needs_validators = pytest.mark.skipif(bool(missing), reason=f"run: apt-get install -y {' '.join(missing)}")
PROGRAM = """#!/bin/sh
[ "$1" = --version ] && exit {code}
echo started "$@"
"""


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    tree.write_share(folder)
    return folder


@needs_validators
def test_the_validators_have_nothing_to_say(share: Path) -> None:
    entry = subprocess.run(
        ["desktop-file-validate", str(share / "applications" / ENTRY)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (entry.returncode, entry.stdout + entry.stderr) == (0, "")
    told = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--explain", str(share / "metainfo" / METAINFO)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout
    assert not [line for line in told.stdout.splitlines() if line.startswith(("E:", "W:"))], told.stdout


def test_the_actions_start_what_they_say() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(HERE / ENTRY)
    main = entry["Desktop Entry"]
    assert main["Exec"] == main["Icon"] == main["TryExec"] == "fifth-touch"
    actions = {
        entry[f"Desktop Action {name}"]["Name"]: name for name in main["Actions"].strip(";").split(";")
    }
    assert list(actions) == ["Log meeting", "Quick add", "Due list"]
    for name in actions.values():
        program, *words = entry[f"Desktop Action {name}"]["Exec"].split()
        assert program == "fifth-touch"
        assert parse(words).show == name


def test_the_text_speaks_of_this_entry(share: Path) -> None:
    root = ET.parse(share / "metainfo" / METAINFO).getroot()
    assert root.findtext("launchable") == ENTRY
    assert f"{root.findtext('id')}.metainfo.xml" == METAINFO
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


# -- the archive's scripts ---------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / 'a "home", 100% mine & $pecial'
    folder.mkdir()
    return folder


@pytest.fixture
def unpacked(tmp_path: Path, share: Path) -> Path:
    """The archive as it is unpacked, over a program that only answers."""
    folder = tmp_path / "unpacked here"
    (folder / "fifth-touch" / "_internal").mkdir(parents=True)
    shutil.copytree(share, folder / "share")
    for script in archive.SCRIPTS:
        shutil.copy(HERE / script, folder)
    make_program(folder)
    return folder


def make_program(folder: Path, code: int = 0) -> None:
    program = folder / "fifth-touch" / "fifth-touch"
    program.write_text(PROGRAM.format(code=code))
    program.chmod(0o755)


def run(script: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["/bin/sh", str(script)], env=environment, capture_output=True, text=True, check=False, timeout=30
    )


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def test_install_and_uninstall_leave_the_data_and_nothing_else(unpacked: Path, home: Path) -> None:
    data = home / ".local" / "share" / "fifth-touch" / "fifth-touch.db"
    data.parent.mkdir(parents=True)
    data.write_bytes(b"data")
    other = home / ".local" / "share" / "icons" / "hicolor" / "48x48" / "apps" / "other.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"theirs")
    before = files(home)
    for _ in range(2):  # the second one is an update
        done = run(unpacked / "install.sh", home)
        assert done.returncode == 0, done.stderr
    assert ".local/bin/fifth-touch" in files(home)
    autostart = home / ".config" / "autostart" / "fifth-touch.desktop"
    autostart.parent.mkdir(parents=True)
    autostart.write_text(f'Exec="{home}/.local/lib/fifth-touch/fifth-touch" "--background"\n')
    done = run(home / ".local" / "lib" / "fifth-touch" / "uninstall.sh", home)
    assert done.returncode == 0, done.stderr
    assert files(home) == before
    assert not (home / ".local" / "lib").exists()


def test_the_entry_names_the_program_by_its_full_path(unpacked: Path, home: Path) -> None:
    """As a desktop reads it: the string's own escapes first, then the quotes of the Exec line."""
    run(unpacked / "install.sh", home)
    entry = (home / ".local" / "share" / "applications" / ENTRY).read_text()
    lines = [line.removeprefix("Exec=") for line in entry.splitlines() if line.startswith("Exec=")]
    assert len(lines) == 4
    for line in lines:
        words = line.replace("\\\\", "\\").replace("%%", "%")
        shown = subprocess.run(["/bin/sh", "-c", words], capture_output=True, text=True, check=False)
        assert shown.stdout.startswith("started"), (line, shown.stderr)
    assert "TryExec" not in entry


def test_a_program_that_cannot_start_here_changes_nothing(unpacked: Path, home: Path) -> None:
    run(unpacked / "install.sh", home)
    before = files(home)
    make_program(unpacked, code=1)
    done = run(unpacked / "install.sh", home)
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert files(home) == before
    program = home / ".local" / "lib" / "fifth-touch" / "fifth-touch"
    assert "exit 0" in program.read_text()


def test_somebody_elses_link_stays(unpacked: Path, home: Path) -> None:
    run(unpacked / "install.sh", home)
    link = home / ".local" / "bin" / "fifth-touch"
    link.unlink()
    link.symlink_to("/opt/elsewhere")
    run(home / ".local" / "lib" / "fifth-touch" / "uninstall.sh", home)
    assert link.is_symlink()
