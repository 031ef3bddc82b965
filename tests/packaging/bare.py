"""A bare Debian 12 in a folder, and programs that run inside it as if nothing else were there."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desktop.session import Session
from tests.journeys.waiting import until
from tests.packaging.conftest import ROOT

RELEASE = "bookworm"
CACHE = ROOT / "build" / "debian-12"
PERSON, NUMBER = "rep", 1000
IN_TREE = """
tree=$1; shift
mount -t proc proc "$tree/proc"
mkdir -p "$tree/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix"; fi
exec chroot "$tree" "$@"
"""  # the mounts live in a name space of their own and end with it
PASSING = ("proc/", "tmp/", "dev/", "run/", "var/cache/", "var/log/", "var/lib/apt/", "var/lib/dpkg/")
"""Places where apt, dpkg and their neighbours leave traces of any package."""


def missing() -> str:
    """Return why no tree can be made here, "" when one can."""
    if os.geteuid() != 0:
        return "only root can change into another tree"
    if not shutil.which("debootstrap"):
        return "run: apt-get install -y debootstrap"
    return ""


def make_base() -> Path:
    """Return a bare tree, made once by debootstrap from where this machine gets its own packages."""
    if not (CACHE / "etc" / "debian_version").is_file():
        shutil.rmtree(CACHE, ignore_errors=True)
        CACHE.parent.mkdir(exist_ok=True)
        command = ["debootstrap", "--variant=minbase", RELEASE, f"{CACHE}.new", *_mirror()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)
        Path(f"{CACHE}.new").rename(CACHE)
    return CACHE


def _mirror() -> list[str]:
    """Return the address of this machine's own Debian packages; none leaves it to debootstrap."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Component: main",
         f"Codename: {RELEASE}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return told.stdout.split()[:1]


class Bare:
    """A tree of its own."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        subprocess.run(["cp", "-a", str(make_base()), str(tree)], check=True)
        self.root("useradd", "--create-home", "--uid", str(NUMBER), PERSON)
        self.home = tree / "home" / PERSON
        self.root("apt-get", "update")

    # -- programs in it ------------------------------------------------------------------------------

    def words(self, *command: str) -> list[str]:
        """The words that start a command inside."""
        return ["unshare", "--mount", "sh", "-c", IN_TREE, "sh", str(self.tree), *command]

    def root(self, *command: str, fine: bool = True) -> str:
        """Run as root to the end; return what it prints."""
        settings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
            "LANG": "C.UTF-8",
        }
        done = subprocess.run(
            self.words(*command), env=settings, capture_output=True, text=True, check=False, timeout=300
        )
        assert not fine or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def person_words(self, *command: str, more: Mapping[str, str] | None = None) -> list[str]:
        """The words that start a command as the person, whose environment is bare."""
        who = ["setpriv", f"--reuid={NUMBER}", f"--regid={NUMBER}", "--clear-groups"]
        settings = {
            "HOME": f"/home/{PERSON}",
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TZ": "Europe/London",
        }
        pairs = [f"{name}={value}" for name, value in {**settings, **(more or {})}.items()]
        return self.words(*who, "env", "-i", *pairs, *command)

    def person(
        self, *command: str, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run as the person to the end."""
        return subprocess.run(
            self.person_words(*command, more=more), capture_output=True, text=True, check=False, timeout=120
        )

    def ask(self, *words: str) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON that a verb of the installed program prints."""
        done = self.person("fifth-touch", "--json", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    # -- packages ------------------------------------------------------------------------------------

    def install(self, package: Path, *options: str) -> None:
        """Install a .deb by apt, with what it depends on and nothing it only recommends."""
        shutil.copy(package, self.tree / "tmp")
        self.root(
            "apt-get",
            "install",
            "--yes",
            "--no-install-recommends",
            *options,
            f"/tmp/{package.name}",
        )

    def remove(self) -> None:
        """Remove the program and what came for its sake."""
        self.root("apt-get", "purge", "--yes", "--autoremove", "fifth-touch")

    def files(self) -> set[str]:
        """Everything in the tree but passing traces."""
        found = {str(path.relative_to(self.tree)) for path in self.tree.rglob("*")}
        return {path for path in found if not path.startswith(PASSING)}


class Running:
    """The installed program on a desktop that lives outside the tree: started as a menu starts it."""

    def __init__(self, bare: Bare, desktop: Session, command: list[str]) -> None:
        self.bare = bare
        inside = desktop.folder.relative_to(bare.tree)
        self._marks = bare.tree / "tmp" / f"marks-{time.monotonic_ns()}"
        settings = {
            "DISPLAY": desktop.environment["DISPLAY"],
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path=/{inside}/bus",
            "FIFTH_TOUCH_MARKS": f"/tmp/{self._marks.name}",
        }
        self._said = bare.tree.parent / f"{self._marks.name}.said"
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                bare.person_words(*command, more=settings), stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )

    def wait_mark(self, name: str) -> None:
        """Return when the program has got so far."""
        until(lambda: self._has_mark(name), lambda: f"no {name}: {self.said()}", 60)

    def _has_mark(self, name: str) -> bool:
        assert self.process.poll() is None, self.said()
        return self._marks.exists() and f"{name} " in self._marks.read_text()

    def said(self) -> str:
        """What it wrote."""
        return self._said.read_text()

    def end(self) -> int:
        """Ask it to end and return its exit code."""
        self.process.terminate()
        return self.process.wait(30)

    def stop(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
