"""`./dev package`: build what is handed out on this system, into dist/.

Every step is checked: what is too large, lacks a licence or does not pass its own selftest is not handed out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import bundle
from contents import ROOT
from notices import NoticeError
from steps import BuildError, size_of


def main() -> int:
    """Build; 0 when all is well, else 1 and the reason on standard error."""
    parser = argparse.ArgumentParser(prog="./dev package", description="Build what is handed out.")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", metavar="DIR", help="default: dist")
    parser.add_argument("--folder-only", action="store_true", help="no archive, no installer")
    asked = parser.parse_args()
    try:
        for made in build(asked.into.resolve(), folder_only=asked.folder_only):
            print(f"{made}  {size_of(made) / 1e6:.1f} MB", flush=True)
    except (BuildError, NoticeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(into: Path, *, folder_only: bool) -> Iterator[Path]:
    """Build the bundle and what is made of it on this system; yield each as it is there."""
    made = bundle.build(into)
    yield made.folder
    if folder_only:
        return
    if sys.platform == "win32":
        from windows import installer

        yield installer.build(made)
    elif sys.platform == "darwin":
        from macos import image

        yield image.build(made)
    else:
        from linux import archive, debian

        yield debian.build(made)
        yield archive.build(made)


if __name__ == "__main__":
    sys.exit(main())
