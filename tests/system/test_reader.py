"""Files of strangers are read in a process of their own: bombs are refused in words."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import FileError
from app.system.reader import ChildReader, ChildReading

DATA = Path(__file__).parents[1] / "data"
HEAD = '<?xml version="1.0"?>'
OFFICE = "http://schemas.openxmlformats.org"
SHEET = f'{HEAD}<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>{{}}</sheetData></worksheet>'
RELATION = (
    f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/{{}}" Target="{{}}"/></Relationships>'
)
MAIN = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types"/>',
    "_rels/.rels": RELATION.format("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": (
        f'{HEAD}<workbook xmlns="{OFFICE}/spreadsheetml/2006/main" '
        f'xmlns:r="{OFFICE}/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": RELATION.format("worksheet", "worksheets/sheet1.xml"),
}


def workbook(cells: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**MAIN, "xl/worksheets/sheet1.xml": SHEET.format(cells)}.items():
            archive.writestr(name, text)
    return data.getvalue()


def huge_archive() -> bytes:
    """An archive of half a megabyte that says it unpacks to half a gigabyte."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in MAIN.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(512):
                part.write(b" " * 1024 * 1024)
    return data.getvalue()


def lying_archive() -> bytes:
    """The same, saying that it unpacks to a few bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = SHEET.format("").encode()[:-20] + b""
    stream = packed.compress(body)
    for _ in range(800):
        stream += packed.compress(b"<row></row>" * 100_000)
    stream += packed.flush()
    name = b"xl/worksheets/sheet1.xml"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in MAIN.items():
            archive.writestr(part, text)
    whole = data.getvalue()
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    local = (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(stream), 100, len(name), 0)
        + name
        + stream
    )
    central = (
        struct.pack(
            "<4s6H3I5H2I",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            0,
            len(stream),
            100,
            len(name),
            0,
            0,
            0,
            0,
            0,
            start,
        )
        + name
    )
    head = whole[:start] + local
    directory = whole[start:end] + central
    last = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, len(MAIN) + 1, len(MAIN) + 1, len(directory), len(head), 0
    )
    return head + directory + last


BOMBS: dict[str, Callable[[], bytes]] = {
    "an archive of half a gigabyte": huge_archive,
    "a sheet of nothing": lambda: workbook(""),
    "an archive that lies": lying_archive,
    "a cell at the far end of the sheet": lambda: workbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    ),
    "two thousand parts": lambda: many_parts(2_000),
    "a million columns": lambda: b"Name," + b"," * 1_000_000 + b"\nAnn\n",
    "a quotation that never ends": lambda: b'Name,Email\n"' + b"x" * 2_000_000,
    "a card that never ends": lambda: b"BEGIN:VCARD\nNOTE:" + b"x" * 1_000_000,
    "a workbook cut in half": (DATA / "xlsx" / "truncated.xlsx").read_bytes,
    "an archive that is no workbook": lambda: many_parts(1),
    "too many rows": lambda: b"Name\n" + b"A\n" * 1_000_001,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 100,
}


def many_parts(count: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(count):
            archive.writestr(f"part{number}.xml", "")
    return data.getvalue()


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_words(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    if name == "a card that never ends":
        table = ChildReader().start(path).wait(40)
        assert table is not None
        assert (len(table.body), len(table.rejected)) == (0, 1)
        return
    with pytest.raises(FileError) as caught:
        ChildReader().start(path).wait(40)
    assert caught.value.message.endswith(".")


def test_a_file_comes_over_as_it_is() -> None:
    table = ChildReader().start(DATA / "csv" / "google_2024.csv").wait(40)
    assert table is not None
    assert len(table.body) == 28
    assert table.body[21].cells[0] == '=HYPERLINK("http://evil.example","x")'


def test_pasted_text_comes_over() -> None:
    table = ChildReader().start_text("Ann Lee <a@x.example>, Bob Ray <b@x.example>").wait(40)
    assert table is not None
    assert [row.cells[1] for row in table.body] == ["a@x.example", "b@x.example"]


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"Name,Email\n" + b"Ann Lee,a@x.example\n" * 500_000)
    with path.open("rb") as source:
        reading = ChildReading(source, "", "", seconds=0.05)
    with pytest.raises(FileError, match="took more than"):
        reading.wait(40)
    assert reading._process.returncode


def test_reading_can_be_stopped() -> None:
    reading = ChildReader().start(DATA / "csv" / "google_2024.csv")
    reading.stop()
    assert reading._process.returncode is not None


def test_the_child_knows_no_window_no_database_and_no_network() -> None:
    code = "import sys; sys.argv[1:] = []; import app.formats.child; print('\\n'.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("app.")}
    assert rooms <= {"errors", "domain", "formats"}
    assert not {"PySide6", "sqlalchemy", "sqlite3", "socket", "ssl"} & set(loaded)


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_no_file_is_said_in_words(tmp_path: Path, name: str) -> None:
    path = tmp_path if name == "folder" else tmp_path / "missing.csv"
    with pytest.raises(FileError) as caught:
        ChildReader().start(path)
    assert caught.value.advice
