"""The installer for Windows: Inno Setup over the bundle."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import icons
from bundle import Bundle
from contents import NAME
from steps import BuildError, run

SCRIPT = Path(__file__).with_name(f"{NAME}.iss")
PLACES = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")


def build(bundle: Bundle) -> Path:
    """Return the installer of a bundle. Raises BuildError without Inno Setup."""
    with tempfile.TemporaryDirectory(prefix="fifth-touch-iss-") as place:
        mark = Path(place) / f"{NAME}.ico"
        mark.write_bytes(icons.ico())
        run([compiler(), *defined(bundle, mark), str(SCRIPT)])
    return bundle.into / f"{NAME}-{bundle.version}-windows-x64.exe"


def defined(bundle: Bundle, mark: Path) -> list[str]:
    """Return what the script asks for."""
    words = {"Version": bundle.version, "Bundle": bundle.folder, "Mark": mark, "Into": bundle.into}
    return [f"/D{name}={word}" for name, word in words.items()]


def compiler() -> str:
    """Return Inno Setup's compiler. Raises BuildError when it is not installed."""
    places = [Path(os.environ.get(name, "")) for name in PLACES]
    for folder in [*places, *(place / "Programs" for place in places)]:
        if (found := folder / "Inno Setup 6" / "ISCC.exe").is_file():
            return str(found)
    if on_path := shutil.which("ISCC"):
        return on_path
    raise BuildError("Inno Setup 6 is not installed; the bundle in dist/fifth-touch works without it.")
