"""The third-party notice: what is inside the bundle, by whom, under which licence, and the licence texts.

Made at each build from what is installed, never by hand. A part without a licence text stops the build.
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from contents import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TEXTS = Path(__file__).with_name("licences")
QT_PARTS = ("pyside6-essentials", "shiboken6")
FILE_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
KNOWN_WORDS = {  # what makers write in their own words, as SPDX has it
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "Apache": "Apache-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only",  # the one that is chosen here
}
ALLOWED = frozenset({
    "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "PSF-2.0", "Unlicense", "MPL-2.0",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "OFL-1.1",
})  # fmt: skip
"""Licences that go together with a program under MIT; a part under another one stops the build."""


class NoticeError(Exception):
    """A part may not be handed out, or its licence is not known; the text says which and why."""


@dataclass(frozen=True)
class Part:
    """Something in the bundle that others made; `texts` are whole licence files."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def python_parts(root: Path = ROOT) -> list[Part]:
    """Return the Python packages that the program asks for, and those they ask for, on this platform."""
    return [part_of(one) for _, one in sorted(closure(wanted(root=root)).items())]


def wanted(extra: str = "", root: Path = ROOT) -> list[str]:
    """Return what the project asks for, or what one of its extras does."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["optional-dependencies"][extra] if extra else project["dependencies"])


def closure(wanted: Iterable[str]) -> dict[str, Distribution]:
    """Return the packages of these requirements and of all that they require in turn, by name."""
    found: dict[str, Distribution] = {}
    open_ones = [(Requirement(text), "") for text in wanted]
    while open_ones:
        asked, extra = open_ones.pop()
        if asked.marker and not asked.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(asked.name)
        extras = asked.extras or {""}
        if name in found and not asked.extras:
            continue
        found[name] = distribution(name)
        open_ones += [(Requirement(text), one) for text in found[name].requires or () for one in extras]
    return found


def part_of(package: Distribution) -> Part:
    """Return a package's name, version, licence and texts. Raises NoticeError without a licence or a text."""
    name = canonicalize_name(package.metadata["Name"])
    licence = _licence(package)
    if not set(re.split(r" (?:OR|AND) ", licence)) & ALLOWED:
        raise NoticeError(f"{name} {package.version} is under {licence or 'no licence it names'}.")
    if name in QT_PARTS:
        return Part(name, package.version, licence, _own("LGPL-3.0.txt", "GPL-3.0.txt"))
    texts = tuple(_texts(package))
    if not texts:
        raise NoticeError(f"{name} {package.version} brings no text of its licence.")
    return Part(name, package.version, licence, texts)


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    named = [
        *(metadata.get_all("License-Expression") or ()),
        *(text for text in metadata.get_all("License") or () if "\n" not in text),
        *(
            text.split(" :: ")[-1]
            for text in metadata.get_all("Classifier") or ()
            if text.startswith("License")
        ),
    ]
    first = named[0].strip() if named else ""
    return KNOWN_WORDS.get(first, first)


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        own = ".dist-info" in file.parts[0]
        if own and FILE_NAMES.match(file.name) and not file.name.endswith(".py"):
            yield Path(str(file.locate())).read_text("utf-8", "replace")


def _own(*names: str) -> tuple[str, ...]:
    return tuple((TEXTS / name).read_text("utf-8") for name in names)


def python_itself() -> Part:
    """Return the interpreter and its library."""
    places = [
        Path(sys.base_prefix),
        Path(sysconfig.get_path("stdlib")),
        Path("/usr/share/doc") / _debian_python(),
    ]
    names = ("LICENSE.txt", "LICENSE", "copyright")
    for place in places:
        for name in names:
            if (place / name).is_file():
                text = (place / name).read_text("utf-8", "replace")
                return Part("python", platform.python_version(), "PSF-2.0", (text,))
    raise NoticeError(f"The licence of Python is not beside it ({', '.join(map(str, places))}).")


def _debian_python() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def drawn_parts(root: Path = ROOT) -> list[Part]:
    """Return the icons and letters."""
    resources = root / "resources"
    inter = (resources / "fonts" / "LICENSE.txt").read_text("utf-8")
    lucide = next(iter(sorted((resources / "icons" / "lucide").glob("LICENSE*")))).read_text("utf-8")
    return [Part("inter", "4", "OFL-1.1", (inter,)), Part("lucide", "0.469", "ISC", (lucide,))]


def system_parts(libraries: Iterable[str]) -> list[Part]:
    """Return the Debian packages that libraries from the system belong to; none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    packages = sorted({_owner(Path(library)) for library in libraries} - {""})
    return [_debian_part(package) for package in packages]


def _owner(library: Path) -> str:
    """Return the package of a library outside Python and its packages, else ""."""
    real = library.resolve()
    if _is_python(real):
        return ""
    for place in {real, Path("/" + str(real).removeprefix("/usr/")), library}:
        told = _run("dpkg", "-S", str(place))
        if told:
            return told.split(": ")[0].split(",")[0].split(":")[0]
    raise NoticeError(f"{library} belongs to no package, so its licence is not known.")


def _is_python(file: Path) -> bool:
    """Whether a file came with Python or its packages; the system's Python shares its folders with others."""
    homes = (Path(sys.prefix), Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    return any(file.is_relative_to(home) for home in homes if home != Path("/usr"))


def _debian_part(package: str) -> Part:
    text = Path(f"/usr/share/doc/{package}/copyright").read_text("utf-8", "replace")
    version = _run("dpkg-query", "-W", "-f=${Version}", package)
    return Part(package, version, "see its text, which also names files that are not inside", (text,))


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def all_parts(libraries: Iterable[str]) -> list[Part]:
    """Return everything in the bundle that others made."""
    return [python_itself(), *python_parts(), *drawn_parts(), *system_parts(libraries)]


def written(parts: list[Part]) -> str:
    """Return the whole notice."""
    qt = next(part for part in parts if part.name == QT_PARTS[0])
    table = "\n".join(f"{part.name} {part.version}: {part.licence}" for part in parts)
    head = (TEXTS / "head.txt").read_text("utf-8").format(qt=qt.version)
    texts = "".join(_chapter(text, names) for text, names in _by_text(parts).items())
    return f"{head}\n{table}\n{texts}"


def _by_text(parts: list[Part]) -> dict[str, list[str]]:
    """Return each text once, with the names of the parts it stands for."""
    found: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            found.setdefault(text.strip(), []).append(part.name)
    return found


def _chapter(text: str, names: list[str]) -> str:
    return f"\n\n{'=' * 78}\n{', '.join(names)}\n{'=' * 78}\n\n{text}\n"
