"""The bundle: one folder with the program and all it needs, made by PyInstaller and looked over."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from contents import NAME, ROOT, TITLE, version
from steps import BuildError, commit, run, say, within

LIMIT = 175 * 10**6
SPEC = Path(__file__).with_name("fifth-touch.spec")
SELFTEST_SECONDS = 120


@dataclass(frozen=True)
class Bundle:
    """A bundle: `folder` is handed out, `program` runs its command line, `into` holds what is made of it."""

    folder: Path
    program: Path
    into: Path
    version: str


def build(into: Path) -> Bundle:
    """Run PyInstaller and look at what it made. Raises BuildError."""
    say(f"{TITLE} {version()} of {commit()}, for {platform.system()} {platform.machine()}")
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fifth-touch-build-") as work:
        run([*PYINSTALLER, "--distpath", str(into), "--workpath", work, str(SPEC)])
    bundle = found(into)
    within(bundle.folder, LIMIT)
    selftest(bundle)
    return bundle


PYINSTALLER = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")


def found(into: Path) -> Bundle:
    """Return the bundle that a build puts into this folder."""
    if sys.platform == "darwin":
        folder = into / f"{TITLE}.app"
        return Bundle(folder, folder / "Contents" / "MacOS" / NAME, into, version())
    program = f"{NAME}-cli.exe" if sys.platform == "win32" else NAME
    return Bundle(into / NAME, into / NAME / program, into, version())


def selftest(bundle: Bundle) -> None:
    """Have the bundle look itself over in a profile of its own. Raises BuildError with its words."""
    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as profile:
        command = [str(bundle.program), "--profile", profile, "selftest"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=SELFTEST_SECONDS, cwd=ROOT
        )
    if done.returncode:
        raise BuildError(f"The bundle does not pass its own selftest.\n{done.stdout}{done.stderr}")
