"""Every row of every layout: what the file says of a person is what the lead knows."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.formats.columns import Column, columns_of
from app.formats.countries import country_code
from app.formats.people import Person, people_of
from app.formats.reading import read_people
from app.formats.table import Row, Table

DATA = Path(__file__).parents[1] / "data"
TRUTH = json.loads((DATA / "csv" / "people_truth.json").read_text("utf-8"))
INDEX = json.loads((DATA / "csv" / "index.json").read_text("utf-8"))
FILES = {
    f"csv/{entry['file']}": [int(row) for row in entry["truth"].partition(": ")[2].split(",")]
    for entry in INDEX
    if entry["expected_rows"]
} | {"xlsx/google_2024.xlsx": list(range(len(TRUTH)))}
IN_NOTES = {
    Column.NOTES: "note",
    Column.DEPARTMENT: "dept",
    Column.STREET: "street",
    Column.POSTCODE: "zip",
    Column.REGION: "region",
    Column.MIDDLE: "middle",
    Column.PREFIX: "prefix",
}


@pytest.mark.parametrize("name", FILES)
def test_fields_equal_the_truth(name: str) -> None:
    table = read_people((DATA / name).read_bytes())
    people = list(people_of(table))
    assert len(people) == len(table.body) == len(FILES[name])
    for row, person, number in zip(table.body, people, FILES[name], strict=True):
        compare(table, row, person, TRUTH[number])


def compare(table: Table, row: Row, person: Person, truth: Mapping[str, str]) -> None:
    said = told(table, row)
    details = person.details
    assert person.row == row.number
    assert details.first_name == truth["first"]
    assert details.last_name.removesuffix(", PhD") == truth["last"]
    assert details.company == truth["company"]
    assert details.title == (truth["title"] if Column.TITLE in said else "")
    assert details.city == (truth["city"] if Column.CITY in said else "")
    if said.get(Column.COUNTRY):
        assert details.country == country_code(truth["country"])
    mails = [truth["email1"].strip(), truth["email2"]]
    if said.get(Column.EMAIL):
        in_file = [mail for mail in mails if mail and mail in " ".join(row.cells) and "(at)" not in mail]
        assert [details.email, *person.other_emails] == (in_file or [""])
    numbers = [
        number for number in (truth["phone_work"], truth["phone_mobile"]) if number in " ".join(row.cells)
    ]
    assert {details.phone, *person.other_phones} - {""} == set(filter(None, numbers))
    for column, field in IN_NOTES.items():
        if said.get(column):
            lines = " ".join(details.notes.split())
            assert " ".join(truth[field].split()) in lines


def told(table: Table, row: Row) -> dict[Column, str]:
    """Return what the row says, by column; the first filled cell of each."""
    found: dict[Column, str] = {}
    for column, cell in zip(columns_of(table.header), row.cells, strict=False):
        if column and (column not in found or not found[column]):
            found[column] = cell.strip()
    return {column: cell for column, cell in found.items() if cell}


def test_typed_cells_are_what_a_person_sees() -> None:
    anna, bo = people_of(read_people((DATA / "xlsx" / "typed_cells.xlsx").read_bytes()))
    assert anna.details.phone == "491512345678"
    assert "Address: 1234" in anna.details.notes
    assert (bo.details.phone, bo.details.email) == ("+86 21 456", "b@x.example")
    assert "01234" in bo.details.notes


def test_an_old_workbook_is_read() -> None:
    (anna,) = people_of(read_people((DATA / "xlsx" / "old_format.xls").read_bytes()))
    assert (anna.details.name, anna.details.email) == ("Anna Müller", "a@x.example")


def test_the_day_first_is_proven_by_the_whole_column() -> None:
    people = people_of(read_people((DATA / "csv" / "dates_dmy.csv").read_bytes()))
    assert [str(person.last_contact) for person in people] == ["2024-02-13", "2024-03-02"]
