"""What goes into the bundle: by name for all systems, and as the analysis finds it on this one."""

import sys
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import contents
import pytest
import start
from packaging.utils import canonicalize_name

from app import __version__
from app.system import reader
from tests.packaging.conftest import ROOT, Analysis

pytestmark = pytest.mark.timeout(300)  # the analysis on a busy computer
PLATFORMS = ("linux", "win32", "darwin")
NOT_ALONE = frozenset({"app", "start", "outside_programs"})


@pytest.mark.parametrize("platform", PLATFORMS)
def test_hidden_imports_are_there_by_name(platform: str) -> None:
    for name in contents.hidden_imports(platform):
        assert find_spec(name) is not None, name


@pytest.mark.parametrize("name", contents.LEFT_OUT)
def test_what_is_left_out_is_spelled_right(name: str) -> None:
    """Something installed, or something that nobody shall bring in; a slip of the pen would be neither."""
    assert find_spec(name) is not None or name == "keyrings"


def test_all_data_is_there() -> None:
    for source, _ in contents.DATA:
        assert list(ROOT.glob(source)), source
    folders = {f"resources/{place.name}" for place in (ROOT / "resources").iterdir() if place.is_dir()}
    assert folders - {"resources/pictures"} <= {source for source, _ in contents.DATA}


def test_one_version() -> None:
    assert contents.version() == __version__
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "platform", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "linux", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", "linux", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "linux", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "linux", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", "linux", False),
        ("libxcb-cursor.so.0", "linux", True),
        ("libxcb.so.1", "linux", False),
        ("libstdc++.so.6", "linux", False),
        ("PySide6/Qt/translations/qtbase_de.qm", "linux", False),
        (r"PySide6\plugins\platforms\qwindows.dll", "win32", True),
        (r"PySide6\plugins\sqldrivers\qsqlite.dll", "win32", False),
        (r"PySide6\Qt6Widgets.dll", "win32", True),
        (r"PySide6\Qt6Network.dll", "win32", False),
        ("libcrypto-3.dll", "win32", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "darwin", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.dylib", "darwin", False),
        ("PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets", "darwin", True),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", "darwin", False),
        ("resources/fonts/Inter-Regular.otf", "darwin", True),
    ],
)
def test_what_is_wanted(place: str, platform: str, *, wanted: bool) -> None:
    assert contents.is_wanted(place, platform) is wanted


def test_nothing_of_what_is_left_out(analysis: Analysis) -> None:
    for left_out in contents.LEFT_OUT:
        assert left_out not in analysis.modules
        assert not [name for name in analysis.modules if name.startswith(f"{left_out}.")], left_out
    files = (*analysis.binaries, *analysis.data)
    for pattern in ("*sqldrivers*", "*geodata*", "*QtNetwork*", "*Qt6Network*", "*Qt6Qml*", "*qml*", "*gtk*"):
        assert not [file for file in files if fnmatch(file, pattern)], pattern


def test_all_of_the_program(analysis: Analysis) -> None:
    for file in (ROOT / "app").rglob("*.py"):
        path = file.relative_to(ROOT)
        if "migrations" in path.parts:
            assert str(path) in analysis.data
        elif file.name != "__main__.py":
            assert ".".join(path.with_suffix("").parts).removesuffix(".__init__") in analysis.modules
    assert "app.__main__" in analysis.modules


def test_all_that_the_program_reads(analysis: Analysis) -> None:
    for folder in ("fonts", "icons", "presets", "demo"):
        for file in (ROOT / "resources" / folder).rglob("*.*"):
            assert str(file.relative_to(ROOT)) in analysis.data
    for place in (
        "LICENSE",
        "THIRD-PARTY-NOTICES.txt",
        "build.txt",
        "tzdata/zoneinfo/Europe/London",
        "desktop_notifier/resources/python.png",
        "holidays/locale/en_US/LC_MESSAGES/DE.mo",
    ):
        assert place in analysis.data, place


def test_every_part_stands_in_the_notice(analysis: Analysis) -> None:
    """Each package of which a module goes in is named; the modules say it, not a list of ours."""
    homes = packages_distributions()
    tops = {name.partition(".")[0] for name in analysis.modules} - NOT_ALONE
    inside = {canonicalize_name(home) for top in tops for home in homes.get(top, ())}
    named = {line.split()[0] for line in analysis.notice.splitlines() if line and not line.startswith(" ")}
    assert {"sqlalchemy", "keyring", "pyside6-essentials", "holidays"} <= inside
    assert inside <= named


def test_libraries_are_those_qt_needs(analysis: Analysis) -> None:
    names = {Path(file).name for file in analysis.binaries}
    if sys.platform.startswith("linux"):
        assert {"libqxcb.so", "libQt6XcbQpa.so.6", "libxcb-cursor.so.0", "libsqlite3.so.0"} <= names
    plugins = [file for file in analysis.binaries if "/plugins/" in file]
    assert len(plugins) == len(contents.QT_PLUGINS["linux"])


def test_the_bundle_reads_files_by_the_word_that_it_is_asked_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader._command() == [sys.executable, start.READER]
