"""Reading a TOML file that a person may have written: every complaint names the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from app.errors import FileError

_HEAD = re.compile(r"\s*\[\[\s*([A-Za-z0-9_-]+)\s*\]\]")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=\s*(.*)")
_AT_LINE = re.compile(r"(?P<what>.*?) \(at line (?P<line>\d+), column \d+\)", re.DOTALL)
_AT_END = " (at end of document)"
_LONG_QUOTES = ('"""', "'''")
T = TypeVar("T", str, int, bool)
Lines = Mapping[tuple[int, str], int]
"""The line of each key: (0, key) at the top, (3, key) in the third part; (3, "") is its head."""


class TomlTable:
    """The top of a file, or one of its [[parts]].

    Attributes:
        raw: What was read.
        number: 0 for the top, or which of the parts.
    """

    def __init__(self, called: str, raw: Mapping[str, Any], lines: Lines, number: int = 0) -> None:
        self._called = called
        self._lines = lines
        self.raw = raw
        self.number = number

    def parts(self, name: str, least: int, most: int) -> Iterator[TomlTable]:
        """Yield the parts under [[name]]. Raises FileError unless there are so many."""
        parts = self.raw.get(name, [])
        if not isinstance(parts, list) or not least <= len(parts) <= most:
            raise self.wrong(f"it needs between {least} and {most} {name}s, each under [[{name}]]", name)
        for number, part in enumerate(parts, 1):
            if not isinstance(part, dict):
                raise self.wrong(f"a {name} has its lines under [[{name}]]", name)
            yield TomlTable(self._called, part, self._lines, number)

    def check_keys(self, known: Collection[str]) -> None:
        """Raise FileError for a key that is not known."""
        unknown = sorted(set(self.raw) - set(known))
        if unknown:
            said = f"“{unknown[0]}” is not known; possible are {', '.join(sorted(known))}"
            raise self.wrong(said, unknown[0])

    def text(self, key: str) -> str:
        """Return a text that has to be there. Raises FileError."""
        text = self.value(key, str, "").strip()
        if not text:
            raise self.wrong(f"“{key}” is missing", key)
        return text

    def value(self, key: str, kind: type[T], default: T) -> T:
        """Return a value of a kind, or the default. Raises FileError."""
        value = self.raw.get(key, default)
        if type(value) is not kind:
            raise self.wrong(f"“{key}” has a value of the wrong kind", key)
        return value

    def number_in(self, key: str, least: int, most: int, default: int) -> int:
        """Return a whole number within bounds, both inclusive. Raises FileError."""
        value = self.value(key, int, default)
        if not least <= value <= most:
            raise self.wrong(f"“{key}” must be between {least} and {most}", key)
        return value

    def wrong(self, what: str, key: str = "") -> FileError:
        """Return the error that says what is wrong, and in which line."""
        line = self._lines.get((self.number, key)) or self._lines.get((self.number, ""), 0)
        place = f", line {line}" if line else ""
        return FileError(f"{self._called}{place}: {what}.", "Mend the file and try again.")


def read_toml(data: bytes, called: str, part: str) -> TomlTable:
    """Return the top of a file whose parts are under [[part]]; `called` begins every complaint.

    Raises FileError that names the line.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        raw = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _unreadable(called, data, str(error)) from error
    return TomlTable(called, raw, _lines_of(text, part))


def written(text: str) -> str:
    """Return a text as TOML writes it, on one line."""
    return f'"{"".join(_escaped(letter) for letter in text)}"'


def _escaped(letter: str) -> str:
    short = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(letter)
    if short is not None:
        return short
    control = ord(letter) < ord(" ") or ord(letter) == 0x7F  # noqa: PLR2004 -- delete
    return f"\\u{ord(letter):04x}" if control else letter


def _unreadable(called: str, data: bytes, said: str) -> FileError:
    found = _AT_LINE.match(said)
    last = said.endswith(_AT_END)
    what = found["what"] if found else said.removesuffix(_AT_END)
    line = found["line"] if found else str(data.count(b"\n") + 1) if last else ""
    place = f", line {line}" if line else ""
    return FileError(f"{called}{place}: it cannot be read: {what}.", "Mend the file and try again.")


def _lines_of(text: str, part: str) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    number, quotes = 0, ""
    for at, line in enumerate(text.split("\n"), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        head, key = _HEAD.match(line), _KEY.match(line)
        if head and head[1] == part:
            number += 1
            found[number, ""] = at
        elif key:
            found.setdefault((number, key[1]), at)
            quotes = _left_open(key[2])
    return found


def _left_open(value: str) -> str:
    """Return the quotes of a text that goes on in the next line, or nothing."""
    opened = next((each for each in _LONG_QUOTES if value.startswith(each)), "")
    return opened if opened and opened not in value[3:] else ""
