"""The .deb: /usr/lib/fifth-touch, a link in /usr/bin, what lies in /usr/share. Nothing runs at installing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bundle import Bundle
from contents import NAME, ROOT
from linux.tree import HERE, filled, write_share
from steps import answer, commit_time, files_below, run, size_of, within

LIMIT = 55 * 10**6
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Fifth Touch

Files: *
Copyright: The Fifth Touch authors
License: MIT
"""
ELSEWHERE = "The parts of others and their licences: /usr/lib/fifth-touch/_internal/THIRD-PARTY-NOTICES.txt\n"


def build(bundle: Bundle) -> Path:
    """Return the .deb of a bundle. Raises BuildError when dpkg-deb is missing or the file is too large."""
    architecture = answer("dpkg", "--print-architecture")
    target = bundle.into / f"{NAME}_{bundle.version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="fifth-touch-deb-") as place:
        tree = Path(place) / "tree"
        lay(bundle, tree, architecture)
        run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(tree), str(target)],
            {"SOURCE_DATE_EPOCH": str(commit_time())},
        )
    return within(target, LIMIT)


def lay(bundle: Bundle, tree: Path, architecture: str) -> None:
    """Lay everything where it will be installed, readable for all and writable for root alone."""
    usr = tree / "usr"
    shutil.copytree(bundle.folder, usr / "lib" / NAME, symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    write_share(usr / "share")
    papers = usr / "share" / "doc" / NAME
    papers.mkdir(parents=True)
    (papers / "copyright").write_text(_copyright(), "utf-8")
    control = tree / "DEBIAN"
    control.mkdir()
    size = str(size_of(usr) // 1024)
    text = (HERE / "control").read_text("utf-8")
    (control / "control").write_text(filled(text, ARCHITECTURE=architecture, KIB=size), "utf-8")
    tidy_rights(tree)


def _copyright() -> str:
    """Return the paper that Debian asks for; lines of a licence begin with a blank, an empty one is a dot."""
    lines = (ROOT / "LICENSE").read_text("utf-8").strip().splitlines()
    return COPYRIGHT + "\n".join(f" {line or '.'}" for line in lines) + "\n\nComment:\n " + ELSEWHERE


def tidy_rights(tree: Path) -> None:
    """Give folders and programs 0755, other files 0644, whatever the builder's own settings are."""
    for folder in (tree, *(path for path in tree.rglob("*") if path.is_dir() and not path.is_symlink())):
        folder.chmod(0o755)
    for file in files_below(tree):
        if not file.is_symlink():
            file.chmod(0o755 if file.stat().st_mode & 0o111 else 0o644)
