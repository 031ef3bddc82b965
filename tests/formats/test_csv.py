"""CSV in the shapes that other programs write it."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FileError
from app.formats.countries import country_code
from app.formats.people import Person, is_address, people_of
from app.formats.reading import read_people

FILES = Path(__file__).parents[1] / "data" / "csv"
TRUTH = json.loads((FILES / "people_truth.json").read_text("utf-8"))
INDEX = {entry["file"]: entry for entry in json.loads((FILES / "index.json").read_text("utf-8"))}
LAYOUTS = [name for name, entry in INDEX.items() if entry["expected_rows"]]


def people(name: str) -> list[Person]:
    return list(people_of(read_people((FILES / name).read_bytes())))


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_its_rows_and_names(name: str) -> None:
    wanted = [TRUTH[int(row)] for row in INDEX[name]["truth"].partition(": ")[2].split(",")]
    found = people(name)
    assert len(found) == INDEX[name]["expected_rows"]
    for person, truth in zip(found, wanted, strict=True):
        assert person.details.first_name == truth["first"]
        assert person.details.last_name.removesuffix(", PhD") == truth["last"]
        assert person.details.company == truth["company"]


def test_google_keeps_everything_it_says() -> None:
    for person, truth in zip(people("google_2024.csv"), TRUTH, strict=True):
        details = person.details
        good = truth["email1"].strip() if "(at)" not in truth["email1"] else ""
        assert (details.email, details.phone) == (good, truth["phone_work"])
        assert person.other_emails == tuple(filter(None, [truth["email2"]]))
        assert person.other_phones == tuple(filter(None, [truth["phone_mobile"]]))
        assert (details.title, details.city) == (truth["title"], truth["city"])
        assert details.tags == ("Leads",)
        for kept in ("note", "middle", "prefix", "suffix", "dept", "street", "zip", "region", "url"):
            assert truth[kept] in details.notes


def test_google_countries_become_codes() -> None:
    found = [person.details.country for person in people("google_2024.csv")]
    assert found[:13] == ["DE", "FR", "IE", "US", "MX", "IS", "CN", "JP", "PL", "VN", "AE", "RU", "NL"]


def test_a_broken_address_is_kept_where_it_cannot_be_written_to() -> None:
    person = people("google_2024.csv")[24]
    assert person.details.email == ""
    assert "bad.email(at)example" in person.details.notes


def test_who_opted_out_is_marked() -> None:
    assert [person.row for person in people("salesforce_dataloader.csv") if person.refused] == [6]


def test_several_addresses_in_a_cell() -> None:
    found = [(person.details.email, person.other_emails) for person in people("several_emails_in_a_cell.csv")]
    assert found == [(f"{name}@x.example", (f"{name}2@x.example",)) for name in "abcd"]


def test_line_breaks_inside_quotes_are_one_lead() -> None:
    (person,) = people("quoted_newlines_crlf.csv")
    assert person.details.name == "Anna Müller"


def test_formulas_are_text() -> None:
    found = [person.details.first_name for person in people("formula_injection.csv")]
    assert found[:2] == ["=cmd|'/C calc'!A0", "@SUM(1+1)"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n \r\n", "empty"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\x89PNG\r\n\0\0\0", "not text"),
        (b'Name,Email\n"Anna,a@x.example\n' + b"x,y\n" * 40_000, "not closed"),
        (b"\xff\xfeN\0a", "breaks off"),
        (b",,,\n,,\n", "names of its columns"),
        (b"Colour,Size\nred,3\n", "No column of the file is known"),
    ],
)
def test_what_is_no_contact_file_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words) as caught:
        list(people_of(read_people(data)))
    assert caught.value.advice


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Zoë"),
        ("utf-8-sig", "Łukasz"),
        ("utf-16", "太郎"),
        ("cp1252", "François Lefèvre à Saint-Étienne"),
        ("cp1251", "Дмитрий Иванов, директор"),
        ("cp932", "山田太郎 山田商事株式会社"),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    row = f'"{text}",a@x.example\n'
    (first, *_rest) = people_of(read_people(("Name,E-mail\n" + row * 3).encode(encoding)))
    assert first.details.name == text


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("preamble", ["", "Exported 27 May\n\n"])
def test_separators_and_preambles(separator: str, preamble: str) -> None:
    lines = [["Name", "E-mail", "Notes"], ["Anna Müller", "a@x.example", "one, two; three"]]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(lines)
    (person,) = people_of(read_people((preamble + text.getvalue()).encode()))
    assert person.details.notes == "one, two; three"
    assert person.row == (4 if preamble else 2)


def test_a_first_line_that_names_the_separator() -> None:
    (person,) = people_of(read_people(b"sep=;\r\nName;E-mail\r\nAnna;a@x.example\r\n"))
    assert person.details.email == "a@x.example"


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r'", exclude_categories=["Cs"]), max_size=12
)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
def test_what_a_writer_wrote_is_read(rows: list[tuple[str, str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([("Name", "Company", "Notes"), *rows])
    table = read_people(text.getvalue().encode())
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in table.body] == filled


@given(data=st.binary(max_size=200))
def test_any_bytes_are_people_or_refused_in_words(data: bytes) -> None:
    try:
        list(people_of(read_people(data)))
    except FileError as error:
        assert error.message  # noqa: PT017 -- either is right


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a@x.example", True),
        ("info@bücher.example", True),
        ("plus+crm@tag.example", True),
        ("bad.email(at)example", False),
        ("a@localhost", False),
        ("a..b@x.example", False),
        ("@x.example", False),
    ],
)
def test_addresses(text: str, *, good: bool) -> None:
    assert is_address(text) is good


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Germany", "DE"),
        ("DE", "DE"),
        ("uk", "GB"),
        ("U.S.A.", "US"),
        ("Österreich", "AT"),
        ("Türkiye", "TR"),
    ],
)
def test_country_names(name: str, code: str) -> None:
    assert country_code(name) == code


def test_a_country_nobody_knows_has_no_code() -> None:
    assert country_code("Atlantis") == ""
