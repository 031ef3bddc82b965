"""The .tar.xz: the same for a user without root, with scripts that install into the home folder."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

from bundle import Bundle
from contents import NAME
from linux.debian import tidy_rights
from linux.tree import HERE, write_share
from steps import answer, commit_time

SCRIPTS = ("install.sh", "uninstall.sh", "README.txt")


def build(bundle: Bundle) -> Path:
    """Return the archive of a bundle."""
    name = f"{NAME}-{bundle.version}-linux-{answer('uname', '-m')}"
    target = bundle.into / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory(prefix="fifth-touch-tar-") as place:
        tree = Path(place) / name
        lay(bundle, tree)
        with tarfile.open(target, "w:xz", preset=6) as archive:
            archive.add(tree, name, filter=_plain)
    return target


def lay(bundle: Bundle, tree: Path) -> None:
    """Lay the bundle, the share folder and the scripts side by side."""
    shutil.copytree(bundle.folder, tree / NAME, symlinks=True)
    write_share(tree / "share")
    for script in SCRIPTS:
        shutil.copy(HERE / script, tree / script)
    tidy_rights(tree)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave the builder's name and clock out."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = commit_time()
    return entry
