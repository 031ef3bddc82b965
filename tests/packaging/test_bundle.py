"""The packages as they were built: size, contents, what they ask of the system, the archive for one user."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from fnmatch import fnmatch
from pathlib import Path

import bundle
import contents
import pytest
from linux import debian
from linux.tree import HERE
from steps import files_below, size_of

from app import __version__

pytestmark = [
    pytest.mark.packaged,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the packages for Linux"),
]
UNWANTED = (
    "*libqsqlite*",
    "*sqldrivers*",
    "*geodata*",
    "*carrierdata*",
    "*keyrings*",
    "*Qt6Network*",
    "*Qt6Qml*",
)


@pytest.fixture
def folder(packages: Path) -> Path:
    return packages / contents.NAME


def libraries(folder: Path) -> list[Path]:
    return [
        file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and ".so" in file.name
    ]


def needed(file: Path) -> set[str]:
    """Libraries that a file is linked with."""
    told = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"NEEDED +(\S+)", told))


def test_size(packages: Path, folder: Path) -> None:
    assert size_of(folder) <= bundle.LIMIT
    [deb] = packages.glob(f"fifth-touch_{__version__}_*.deb")
    assert deb.stat().st_size <= debian.LIMIT


def test_nothing_unwanted(folder: Path) -> None:
    names = [str(file.relative_to(folder)) for file in files_below(folder)]
    for pattern in UNWANTED:
        assert not [name for name in names if fnmatch(name, pattern)], pattern
    assert {"fifth-touch", "_internal/LICENSE", "_internal/THIRD-PARTY-NOTICES.txt"} <= set(names)


def test_every_library_of_the_system_that_is_inside_is_needed_inside(folder: Path) -> None:
    inside = {file.name for file in (folder / "_internal").glob("lib*.so*") if not file.is_symlink()}
    asked = {name for file in libraries(folder) for name in needed(file)}
    own = {name for name in inside if name.startswith("libpython")}  # the program itself loads it by name
    assert inside - asked - own == set()


def test_it_runs_where_the_control_file_says(folder: Path) -> None:
    """No symbol of a newer glibc than the package depends on."""
    asked = set()
    for file in libraries(folder):
        told = subprocess.run(
            ["objdump", "-T", str(file)], capture_output=True, text=True, check=False
        ).stdout
        asked |= {tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_([\d.]+)", told)}
    [named] = re.findall(r"libc6 \(>= ([\d.]+)\)", (HERE / "control").read_text())
    assert max(asked) <= tuple(map(int, named.split(".")))


def test_qt_can_be_replaced(folder: Path) -> None:
    """LGPL: its libraries are files of their own, found by their names."""
    for name in ("Core", "Gui", "Widgets"):
        library = folder / "_internal" / "PySide6" / "Qt" / "lib" / f"libQt6{name}.so.6"
        assert library.is_file()
        assert f"libQt6{name}.so.6" in needed(folder / "_internal" / "PySide6" / f"Qt{name}.abi3.so")


def test_the_archive_for_one_user(packages: Path, tmp_path: Path) -> None:
    [archive] = packages.glob(f"fifth-touch-{__version__}-linux-*.tar.xz")
    home = tmp_path / "home of mine"
    home.mkdir()
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.glob("fifth-touch-*")
    settings = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command],
            env=settings,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    assert run(unpacked / "install.sh").returncode == 0
    shutil.rmtree(unpacked)  # what is installed stands alone
    program = home / ".local" / "bin" / "fifth-touch"
    tested = run(program, "selftest")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    data = home / ".local" / "share" / "fifth-touch"
    assert (data / "fifth-touch.db").is_file()
    assert run(home / ".local" / "lib" / "fifth-touch" / "uninstall.sh").returncode == 0
    left = {file.relative_to(home).parts[:3] for file in files_below(home)}
    assert left == {(".local", "share", "fifth-touch")}
    assert os.access(data / "fifth-touch.db", os.R_OK)
