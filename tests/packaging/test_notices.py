"""The third-party notice: complete against the lock, with the texts, and strict about licences."""

import re
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path

import notices
import pytest
from packaging.utils import canonicalize_name

from tests.packaging.conftest import ROOT


def locked() -> dict[str, str]:
    """Names and versions in requirements.lock."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def test_every_part_is_the_locked_one() -> None:
    parts = {part.name: part.version for part in notices.python_parts()}
    assert len(parts) > 30
    assert parts.items() <= locked().items()


def test_what_is_locked_is_a_part_or_a_tool() -> None:
    """A library in the lock belongs to the program, and so to the notice, or to the tools."""
    parts = {part.name for part in notices.python_parts()}
    tools = set(notices.closure(notices.wanted("dev"))) - parts
    elsewhere = {"colorama", "pywin32-ctypes", "macholib", "pefile", "tzdata", "rubicon-objc", "setuptools"}
    assert {"pytest", "ruff", "pyinstaller"} <= tools
    other_systems = set(locked()) - parts - tools - elsewhere
    assert not [name for name in other_systems if not name.startswith(("winrt-", "bleak", "pyobjc"))]


def test_each_has_its_texts() -> None:
    for part in [notices.python_itself(), *notices.python_parts(), *notices.drawn_parts()]:
        assert part.texts, part.name
        assert max(len(text) for text in part.texts) > 300, part.name


def test_the_whole_notice() -> None:
    parts = [notices.python_itself(), *notices.python_parts(), *notices.drawn_parts()]
    text = notices.written(parts)
    for part in parts:
        line = rf"^{re.escape(part.name)} {re.escape(part.version)}: "
        assert re.search(line, text, re.MULTILINE), part.name
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "Version 3, 29 June 2007",
        "linked dynamically",
        "complete source",
        "SIL OPEN FONT LICENSE",
        "ISC License",
    ):
        assert words.casefold() in text.casefold(), words
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3") == 1


class Installed(Distribution):
    """A package as its metadata says."""

    def __init__(self, licence: str) -> None:
        self._metadata = Message()
        for name, value in (("Name", "some-part"), ("Version", "1.0"), ("License-Expression", licence)):
            self._metadata[name] = value

    @property
    def metadata(self) -> Message:  # type: ignore[override] # the protocol it is read by is the same
        return self._metadata

    def read_text(self, filename: str) -> str | None:  # noqa: ARG002 - it has no files
        return None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "", "Proprietary", "GPL-2.0-or-later"]
)
def test_a_licence_that_does_not_go_together_stops_the_build(licence: str) -> None:
    with pytest.raises(notices.NoticeError, match=r"some-part 1\.0 is under"):
        notices.part_of(Installed(licence))


def test_a_part_without_its_text_stops_the_build() -> None:
    with pytest.raises(notices.NoticeError, match="brings no text"):
        notices.part_of(Installed("MIT"))


def test_the_makers_words_are_understood() -> None:
    assert notices.part_of(distribution("python-dateutil")).licence == "Apache-2.0 OR BSD-3-Clause"
    assert notices.part_of(distribution("PySide6-Essentials")).licence == "LGPL-3.0-only"


def test_a_library_of_nobody_stops_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.write_bytes(b"\x7fELF")
    with pytest.raises(notices.NoticeError, match="belongs to no package"):
        notices.system_parts([str(stray)])
