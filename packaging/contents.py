"""What goes into the bundle and what stays out, by name; the spec and the tests read it.

Everything is decided here: a library or a Qt part that creeps in is a changed line and not a surprise.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
NAME = "fifth-touch"
TITLE = "Fifth Touch"
NOTICE = "THIRD-PARTY-NOTICES.txt"

NOTIFICATION_MODULES = {
    "linux": "plyer.platforms.linux.notification",
    "win32": "plyer.platforms.win.notification",
    "darwin": "plyer.platforms.macosx.notification",
}
"""plyer asks for its platform by name, where no analysis finds it."""

KEYRING_MODULES = {
    "linux": ("keyring.backends.SecretService", "keyring.backends.kwallet", "keyring.backends.libsecret"),
    "win32": ("keyring.backends.Windows",),
    "darwin": ("keyring.backends.macOS",),
}

BY_NAME = (
    "sqlalchemy.dialects.sqlite",
    "apscheduler.triggers.date",
    "apscheduler.triggers.interval",
)
"""Loaded by a name in a text on every platform."""

WHOLE_PACKAGES = (
    "app",
    "holidays",
    "phonenumbers.data",
    "phonenumbers.shortdata",
    "alembic",
    "desktop_notifier",
)
"""Their modules are loaded by country, by revision or after the first paint."""

PACKAGE_DATA = ("holidays", "tzdata", "desktop_notifier")
"""Packages with files beside their modules: the names of holidays, the zones, a stand-in for an icon."""

LEFT_OUT = (
    "phonenumbers.geodata",  # 19 MB: where a number is from is never asked
    "phonenumbers.carrierdata",
    "phonenumbers.geocoder",
    "phonenumbers.carrier",
    "keyrings",  # keyrings.alt keeps passwords in plain text
    "PySide6.QtDBus",
    "PySide6.QtSql",  # a second SQLite in the process damages databases
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtPrintSupport",
    "PySide6.QtTest",
    "tkinter",
    "test",
    "unittest",
    "pydoc",
    "pygments",
    "doctest",
    "setuptools",
    "pip",
    "pytest",
    "_pytest",
    "hypothesis",
    "mypy",
    "PyInstaller",
    "sqlalchemy.testing",
    "alembic.testing",
)

METADATA = (
    "SQLAlchemy",
    "alembic",
    "APScheduler",
    "keyring",
    "plyer",
    "holidays",
    "phonenumbers",
    "tzdata",
    "PySide6-Essentials",
)
"""What selftest names by version; keyring finds its backends there."""

DATA = (
    ("resources/demo", "resources/demo"),
    ("resources/fonts", "resources/fonts"),
    ("resources/icons", "resources/icons"),
    ("resources/presets", "resources/presets"),
    ("app/store/migrations/env.py", "app/store/migrations"),
    ("app/store/migrations/versions/*.py", "app/store/migrations/versions"),
    ("LICENSE", "."),
)
"""Files that the program reads, from the checkout to the bundle."""

QT_PLUGINS = {
    "linux": (
        "platforms/libqxcb",
        "platforms/libqoffscreen",
        "platforminputcontexts/libcompose",  # dead keys
        "platforminputcontexts/libibus",  # input methods
        "platformthemes/libqxdgdesktopportal",  # light or dark as the desktop is
        "iconengines/libqsvgicon",
        "imageformats/libqsvg",
    ),
    "win32": (
        "platforms/qwindows",
        "platforms/qoffscreen",
        "styles/qmodernwindowsstyle",
        "iconengines/qsvgicon",
        "imageformats/qsvg",
        "imageformats/qico",
    ),
    "darwin": (
        "platforms/libqcocoa",
        "platforms/libqoffscreen",
        "styles/libqmacstyle",
        "iconengines/libqsvgicon",
        "imageformats/libqsvg",
        "imageformats/libqicns",
    ),
}
"""The plugins that are kept, by the beginning of their path below Qt's plugins folder."""

QT_LIBRARIES = ("Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa")
"""The libraries that the modules in use and the kept plugins are linked with."""

SYSTEM_LIBRARIES = (
    "libstdc++", "libgcc_s", "libz.", "libglib-2", "libgthread-2", "libgobject-2", "libgio-2", "libgmodule-2",
    "libpcre2-8", "libGL", "libEGL", "libOpenGL", "libX11.", "libX11-xcb", "libXext", "libXau", "libXdmcp",
    "libxcb.", "libfontconfig", "libfreetype", "libexpat", "libbrotli", "libpng",
    "libdbus-1", "libsystemd", "libcap", "libgcrypt", "libgpg-error", "liblz4", "libmount", "libblkid",
    "libselinux", "libbsd", "libmd.",
)  # fmt: skip
"""Left to the system on Linux: they belong to its drivers, letters and bus, or every desktop has them."""

OF_DROPPED_PLUGINS = (
    "libgtk", "libgdk", "libpango", "libcairo", "libatk", "libatspi", "libharfbuzz", "libwayland", "libepoxy",
    "libfribidi", "libpixman", "libthai", "libdatrie", "libgraphite", "libjpeg", "libXcomposite",
    "libXcursor", "libXdamage", "libXfixes", "libXi.", "libXinerama", "libXrandr", "libXrender", "libgssapi",
    "libkrb5", "libk5crypto", "libcom_err", "libkeyutils", "libxcb-glx",
)  # fmt: skip
"""Only Qt plugins that are left out are linked with these."""


def version(root: Path = ROOT) -> str:
    """Return the version as app/__init__.py has it."""
    [found] = re.findall(
        r'^__version__ = "([0-9.]+)"$', (root / "app/__init__.py").read_text("utf-8"), re.MULTILINE
    )
    return str(found)


def hidden_imports(platform: str = sys.platform) -> list[str]:
    """Return the modules that only a name in a text asks for."""
    return [NOTIFICATION_MODULES[platform], *KEYRING_MODULES[platform], *BY_NAME]


def data_files(root: Path = ROOT) -> list[tuple[str, str]]:
    """Return (file or pattern, folder in the bundle) with absolute sources."""
    return [(str(root / source), target) for source, target in DATA]


def is_wanted(target: str, platform: str = sys.platform) -> bool:
    """Whether a library or data file that the analysis found belongs in the bundle, by its place there."""
    path = PurePosixPath(target.replace("\\", "/"))
    if "plugins" in path.parts and "PySide6" in path.parts:
        place = "/".join(path.parts[path.parts.index("plugins") + 1 :])
        return place.startswith(QT_PLUGINS[platform])
    if {"translations", "qml", "metatypes", "include"} & set(path.parts) and "PySide6" in path.parts:
        return False
    if library := _qt_library(path):
        return library in QT_LIBRARIES
    return not (platform == "linux" and path.name.startswith(SYSTEM_LIBRARIES + OF_DROPPED_PLUGINS))


def _qt_library(path: PurePosixPath) -> str:
    """Return "Core" of libQt6Core.so.6, Qt6Core.dll and what lies in QtCore.framework, else ""."""
    for part in path.parts:
        if part.startswith("Qt") and part.endswith(".framework"):
            return part.removeprefix("Qt").removesuffix(".framework")
    bare = path.name.removeprefix("lib").split(".")[0]
    return bare.removeprefix("Qt6") if bare.startswith("Qt6") else ""
