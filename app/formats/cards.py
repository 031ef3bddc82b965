"""vCards 2.1, 3.0 and 4.0 to rows of text, and leads to vCards.

Phones and programs of twenty years wrote these: quoted-printable lines that go on without a blank, cards
inside cards, photos cut short, Japanese in Shift-JIS. Each card stands for itself: one that is torn is
rejected with its number and the others come in.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.errors import FileError
from app.formats.csv import decode
from app.formats.table import Rejected, Row, Table, check_length

HEADER = (
    *(
        "Name prefix",
        "First name",
        "Middle name",
        "Last name",
        "Name suffix",
        "Name",
        "Company",
        "Department",
    ),
    *("Job title", "E-mail", "Phone", "Street", "City", "Region", "Postal code", "Country", "Website"),
    *("Notes", "Tags"),
)
"""The columns a card is laid out in; all of them are known to the mapping."""
_BREAK = re.compile(r"\r\n|\r|\n")
_PARAMETER = re.compile(r';((?:"[^"]*"|[^;:"])*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPLIT = re.compile(r"(?<!\\);")
_ADDRESS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A property of a card: its name without group, its parameters in capitals, its value as written."""

    name: str
    parameters: Mapping[str, str]
    value: str


def holds_cards(data: bytes) -> bool:
    """True for a file whose first text is the begin of a card."""
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return start.startswith(b"BEGIN:VCARD") or b"\nBEGIN:VCARD" in start


def read_cards(data: bytes, encoding: str = "") -> Table:
    """Return one row a card. Raises FileError for a file without any card."""
    text, used = (data.decode(encoding, "replace"), encoding) if encoding else _decoded(data)
    rows: list[Row] = []
    rejected: list[Rejected] = []
    number = 0
    for number, (lines, whole) in enumerate(_cards(text), start=1):
        check_length(number)
        found = _fields([line for line in map(_line, lines) if line])
        if not whole:
            rejected.append(Rejected(number, "The card breaks off before its end"))
        elif not any(found.get(name) for name in ("Name", "First name", "Last name", "E-mail", "Phone")):
            rejected.append(Rejected(number, "The card has no name, e-mail address or phone number"))
        else:
            rows.append(Row(number, tuple(found.get(name, "") for name in HEADER)))
    if not number:
        raise FileError("The file holds no vCard.", "Export the contacts again as vCard or CSV.")
    return Table("vcard", HEADER, 0, used, "", tuple(rows), rejected=tuple(rejected))


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a card file: UTF-8, or what its CHARSET says, or what the bytes look like."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.replace(b"\0", b"")
    named = re.search(rb"CHARSET=([A-Za-z0-9_-]+)", data)
    try:
        return decode(data) if not named else (data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = _codec(named.group(1).decode("ascii") if named else "") or "cp1252"
        return data.decode(encoding, "replace"), encoding


def _codec(name: str) -> str:
    """Return Python's name of a character set; that of Windows where Shift-JIS is named, which is wider."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    return "cp932" if known.startswith("shift_jis") else known


def _cards(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines of each outer card, cards inside it left out, and whether its end is there."""
    depth, lines = 0, list[str]()
    for line in _unfolded(text):
        edge = _edge(line)
        if edge == "BEGIN":
            depth += 1
            if depth == 1:
                lines = []
        elif edge == "END":
            depth -= 1
            if depth == 0:
                yield lines, True
            depth = max(depth, 0)
        elif depth == 1:
            lines.append(line)
    if depth:
        yield lines, False


def _edge(line: str) -> str | None:
    """Return whether a line begins or ends a card."""
    word, colon, kind = line.upper().replace(" ", "").strip().partition(":")
    return word if colon and kind == "VCARD" and word in {"BEGIN", "END"} else None


def _unfolded(text: str) -> Iterator[str]:
    """Yield logical lines: folded ones joined, and quoted-printable ones that end in an equals sign."""
    whole = ""
    open_quoted = False
    for line in _BREAK.split(text):
        if open_quoted:
            whole = whole[:-1] + line
        elif line[:1] in {" ", "\t"} and whole and _edge(whole) is None:
            whole += line[1:]
            continue
        else:
            if whole:
                yield whole
            whole = line
        head = whole.partition(":")[0].upper()
        open_quoted = "QUOTED-PRINTABLE" in head and whole.endswith("=")
    if whole:
        yield whole


def _line(text: str) -> _Line | None:
    """Return a property, or None for a line that is none, or a picture."""
    name = re.match(r"[A-Za-z0-9.\-_]+", text)
    if name is None:
        return None
    at, parameters = name.end(), dict[str, str]()
    while found := _PARAMETER.match(text, at):
        key, equals, value = found.group(1).partition("=")
        plain = value.strip('"').upper()
        if equals:
            parameters[key.upper()] = ",".join(filter(None, (parameters.get(key.upper()), plain)))
        else:  # vCard 2.1 writes the bare value
            parameters[key.upper()] = ""
        at = found.end()
    if text[at : at + 1] != ":":
        return None
    title = name.group().rpartition(".")[2].upper()
    return None if title in _PICTURES else _Line(title, parameters, _value(text[at + 1 :], parameters))


def _value(text: str, parameters: Mapping[str, str]) -> str:
    """Return a value with its quoted-printable taken off."""
    if parameters.get("ENCODING", "") != "QUOTED-PRINTABLE" and "QUOTED-PRINTABLE" not in parameters:
        return text
    raw = quopri.decodestring(text.encode("utf-8", "replace"))
    return raw.decode(_codec(parameters.get("CHARSET", "")) or "utf-8", "replace")


def _fields(lines: Sequence[_Line]) -> dict[str, str]:
    """Return the cells of a card by column."""
    many: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for line in sorted(lines, key=_preference):
        _take(line, found, many)
    for name, parts in many.items():
        found[name] = ("\n" if name == "Notes" else " ::: ").join(dict.fromkeys(parts))
    if found.get("First name") or found.get("Last name"):
        found.pop("Name", None)
    return found


def _preference(line: _Line) -> int:
    """Return 0 for what the card prefers, so that it comes first of its kind."""
    preferred = "PREF" in line.parameters or "PREF" in line.parameters.get("TYPE", "")
    return 0 if preferred else 1


def _take(line: _Line, found: dict[str, str], many: dict[str, list[str]]) -> None:
    match line.name:
        case "N":
            parts = [*_parts(line.value), "", "", "", "", ""]
            names = ("Last name", "First name", "Middle name", "Name prefix", "Name suffix")
            for name, part in zip(names, parts, strict=False):
                found.setdefault(name, _one_line(part))
        case "FN":
            found.setdefault("Name", _one_line(_plain(line.value)))
        case "ORG":
            company, *departments = [*map(_one_line, _parts(line.value)), ""]
            found.setdefault("Company", company)
            found.setdefault("Department", ", ".join(filter(None, departments)))
        case "TITLE" | "ROLE":
            found.setdefault("Job title", _one_line(_plain(line.value)))
        case "ADR":
            _take_address(line.value, found)
        case "CATEGORIES":
            many.setdefault("Tags", []).extend(filter(None, map(str.strip, _plain(line.value).split(","))))
        case _:
            _take_listed(line, many)


def _take_address(value: str, found: dict[str, str]) -> None:
    box, more, street, city, region, code, country, *_ = [*map(_one_line, _parts(value)), *[""] * 7]
    cells = (", ".join(filter(None, (box, more, street))), city, region, code, country)
    if any(cells) and not any(found.get(name) for name in HEADER[11:16]):
        found.update(zip(HEADER[11:16], cells, strict=True))


def _take_listed(line: _Line, many: dict[str, list[str]]) -> None:
    """Take what a card may hold several of."""
    text = _plain(line.value).strip()
    if not text:
        return
    match line.name:
        case "EMAIL":
            written = _ADDRESS.search(text)
            many.setdefault("E-mail", []).append(
                written.group(1) if written else text.removeprefix("mailto:").replace(" ", "")
            )
        case "TEL" if not _is_fax(line):
            number = text.removeprefix("tel:").partition(";ext=")
            many.setdefault("Phone", []).append(number[0] + (f" x{number[2]}" if number[2] else ""))
        case "URL":
            many.setdefault("Website", []).append(text)
        case "NOTE":
            many.setdefault("Notes", []).append(text)


def _is_fax(line: _Line) -> bool:
    """True for a number nobody can speak to."""
    kinds = {*line.parameters, *line.parameters.get("TYPE", "").split(",")}
    silent = kinds & {"FAX", "PAGER", "MODEM", "BBS", "X-SIP"} or line.value.startswith("sip:")
    return bool(silent) and "VOICE" not in kinds


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in _SPLIT.split(value)]


def _plain(value: str) -> str:
    """Return a value with its escapes taken off."""
    return _ESCAPED.sub(_unescape, value)


def _unescape(match: re.Match[str]) -> str:
    letter = match.group(1)
    return "\n" if letter in "nN" else letter


def _one_line(text: str) -> str:
    return " ".join(text.split())
