"""The version before this one, as a package: built from its own commit."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

VERSION, COMMIT = "0.1.0", "19261ad"
CACHE = ROOT / "build" / "previous"


def previous_deb(work: Path) -> Path:
    """Return its .deb, built once; skips where the checkout does not reach back so far."""
    if not (found := list(CACHE.glob(f"fifth-touch_{VERSION}_*.deb"))):
        found = [_build(work / "previous")]
    return found[0]


def _build(source: Path) -> Path:
    source.mkdir(parents=True, exist_ok=True)
    code = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=False)
    if code.returncode:
        pytest.skip(f"commit {COMMIT} is not in this checkout; run: git fetch --unshallow")
    subprocess.run(["tar", "-x", "-C", str(source)], input=code.stdout, check=True)
    if not (source / "packaging").is_dir():  # that version came before there were packages
        shutil.copytree(ROOT / "packaging", source / "packaging")
    build = [sys.executable, str(source / "packaging" / "build.py"), "--into", str(source / "dist")]
    subprocess.run(build, check=True, cwd=source, timeout=600)
    [made] = (source / "dist").glob("*.deb")
    CACHE.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(made, CACHE))
