"""What lies beside the program on Linux: the desktop entry, the AppStream text, the icons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import icons
from contents import NAME, version
from steps import commit_time

HERE = Path(__file__).parent
ENTRY = f"{NAME}.desktop"
METAINFO = "app.fifth_touch.fifth_touch.metainfo.xml"


def write_share(share: Path) -> None:
    """Write applications/, metainfo/ and icons/ below a share folder."""
    _write(share / "applications" / ENTRY, (HERE / ENTRY).read_text("utf-8"))
    _write(share / "metainfo" / METAINFO, metainfo())
    icons.write_linux(share / "icons" / "hicolor")


def metainfo() -> str:
    """Return the AppStream text of this version."""
    return filled((HERE / "fifth-touch.metainfo.xml").read_text("utf-8"), DATE=day())


def day() -> str:
    """Return the date of what is built."""
    return datetime.fromtimestamp(commit_time(), UTC).date().isoformat()


def filled(text: str, **words: str) -> str:
    """Put words in the places of @VERSION@ and others."""
    for name, word in {"VERSION": version(), **words}.items():
        text = text.replace(f"@{name}@", word)
    return text


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
