"""Bringing in contact files: rows add up, twice is once, undo is before."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.words import Permission
from app.errors import FileError, RefusedError
from app.services.imports import ImportReport, Imports
from app.services.leads import Leads
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store.database import Database
from app.system.clock import FixedClock
from tests.fakes import DirectReader

FILES = Path(__file__).parents[1] / "data" / "csv"
NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)


class Desk:
    """The services an import needs, over a real file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        clock = FixedClock(NOW)
        self.heard: list[object] = []
        self.backups = 0
        self.database = Database(folder / "leads.db", reserve=0)
        preferences = Preferences(folder / "settings.json", lambda: "Europe/London", self.heard.append)
        self.undo = UndoStack(self.database, self.heard.append)
        self.leads = Leads(self.database, clock, self.heard.append, preferences, self.undo)
        self.imports = Imports(self.database, clock, preferences, self.undo, self._back_up, DirectReader())

    def _back_up(self) -> None:
        self.backups += 1

    def dump(self) -> list[str]:
        """Everything stored, as text; what the program notes for itself is left out."""
        return [line for line in self.database.driver.iterdump() if "sqlite_sequence" not in line]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def figures(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.updated, report.same, len(report.skipped)


def write(path: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("First name", "Last name", "Company", "E-mail", "Phone", "City"), *rows])
    return path


def test_google_has_28_rows_and_27_people(desk: Desk) -> None:
    report = desk.imports.run(FILES / "google_2024.csv")
    assert figures(report) == (28, 27, 1, 0, 0)
    assert (report.duplicates, report.suppressed) == (1, 0)
    assert desk.leads.ids().total == 27
    anna = desk.leads.card(desk.leads.find("Anna.Mueller@mueller-soehne.example"))
    assert anna.other_phones == ("+49 151 23456789",)
    assert "exact duplicate" in anna.row.details.notes
    assert "Met at Hannover Messe" in anna.row.details.notes
    assert anna.row.zone == "Europe/Berlin"


def test_two_john_smiths_of_one_company_stay_two(desk: Desk) -> None:
    desk.imports.run(FILES / "google_2024.csv")
    assert desk.leads.find("john@acme.example") != desk.leads.find("john.smith@acme.example")
    assert desk.leads.find("john.smith@gmail.example") == desk.leads.find("john@acme.example")


@pytest.mark.parametrize("name", ["google_2024.csv", "outlook_desktop.csv", "salesforce_dataloader.csv"])
def test_a_second_run_changes_nothing(desk: Desk, name: str) -> None:
    desk.imports.run(FILES / name)
    before = desk.dump()
    again = desk.imports.run(FILES / name)
    assert figures(again) == (28, 0, 0, 28, 0)
    assert again.undo is None
    assert desk.dump() == before


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk) -> None:
    before = desk.dump()
    tried = desk.imports.run(FILES / "google_2024.csv", dry_run=True)
    assert desk.dump() == before
    assert figures(tried) == figures(desk.imports.run(FILES / "google_2024.csv"))


def test_undo_takes_all_of_it_back(desk: Desk) -> None:
    desk.leads.add(LeadDetails(first_name="John", last_name="Smith", email="john@acme.example"))
    before = desk.leads.rows(desk.leads.ids().ids)
    report = desk.imports.run(FILES / "google_2024.csv")
    assert report.undo is not None
    desk.undo.take_back(report.undo)
    assert desk.leads.rows(desk.leads.ids().ids) == before


def test_an_import_into_leads_is_backed_up_first(desk: Desk) -> None:
    desk.imports.run(FILES / "google_2024.csv")
    assert desk.backups == 0  # there was nothing to lose
    desk.imports.run(FILES / "hubspot.csv")
    assert desk.backups == 1


def test_a_blank_never_overwrites(desk: Desk, tmp_path: Path) -> None:
    lead = desk.leads.add(LeadDetails("Ann", "Lee", "Acme", email="ann@x.example", phone="+44 20 7946 0018"))
    rows = [("Ann", "", "", "ANN@x.example", "", "Leeds")]
    report = desk.imports.run(write(tmp_path / "some.csv", rows))
    details = desk.leads.card(lead.lead_id).row.details
    assert figures(report) == (1, 0, 1, 0, 0)
    assert (details.last_name, details.company, details.city) == ("Lee", "Acme", "Leeds")
    assert (details.email, details.phone) == ("ann@x.example", "+44 20 7946 0018")


def test_another_address_is_added_not_put_in_place(desk: Desk, tmp_path: Path) -> None:
    lead = desk.leads.add(LeadDetails("Ann", "Lee", "Acme", email="ann@x.example", phone="+44 20 7946 0018"))
    report = desk.imports.run(
        write(tmp_path / "a.csv", [("Ann", "Lee", "", "a@y.example", "02079460018", "")])
    )
    assert report.updated == 1
    assert desk.leads.card(lead.lead_id).other_emails == ("a@y.example",)
    assert desk.leads.card(lead.lead_id).other_phones == ()


@pytest.mark.parametrize(
    ("there", "row", "same"),
    [
        (("Ann", "Lee", "Acme", "", ""), ("ann", "LEE", "ACME", "a@x.example", "", ""), True),
        (("Ann", "Lee", "Acme", "a@x.example", ""), ("Ann", "Lee", "Acme", "b@x.example", "", ""), False),
        (("Ann", "Lee", "", "", "+442079460018"), ("Ann", "Lee", "B", "", "020 7946 0018", ""), True),
        (("Ann", "Lee", "A", "", "+442079460018"), ("Bob", "Ray", "A", "", "020 7946 0018", ""), False),
        (("Ann", "Lee", "", "", ""), ("Ann", "Lee", "", "", "", ""), True),
        (("Ann", "Lee", "", "", ""), ("Ann", "Lee", "Acme", "", "", ""), False),
    ],
)
def test_who_is_the_same(
    desk: Desk, tmp_path: Path, there: tuple[str, ...], row: tuple[str, ...], *, same: bool
) -> None:
    first, last, company, email, phone = there
    desk.leads.add(LeadDetails(first, last, company, email=email, phone=phone))
    assert desk.imports.run(write(tmp_path / "a.csv", [row])).added == (0 if same else 1)


def test_who_said_no_before_comes_in_as_not_to_be_contacted(desk: Desk) -> None:
    lead = desk.leads.add(LeadDetails(first_name="Anna", email="anna.mueller@mueller-soehne.example"))
    desk.leads.set_permission((lead.lead_id), Permission.REFUSED, "no, thanks", "call")
    report = desk.imports.run(FILES / "google_2024.csv")
    anna = desk.leads.card(desk.leads.find("anna.mueller@mueller-soehne.example"))
    assert report.suppressed == 2  # both rows about her
    assert anna.row.permission is Permission.REFUSED


def test_a_new_lead_with_a_closed_address_is_refused(desk: Desk, tmp_path: Path) -> None:
    lead = desk.leads.add(LeadDetails(first_name="Ann", email="ann@x.example"))
    desk.leads.set_permission(lead.lead_id, Permission.REFUSED)
    rows = [("Other", "Name", "Co", "ann+news@x.example", "", "")]
    report = desk.imports.run(write(tmp_path / "a.csv", rows))
    assert (report.added, report.suppressed) == (1, 1)
    other = desk.leads.card(desk.leads.find("ann+news@x.example"))
    assert other.row.permission is Permission.REFUSED


def test_an_opt_out_in_the_file_counts_and_outlives_undo(desk: Desk) -> None:
    report = desk.imports.run(FILES / "salesforce_dataloader.csv")
    assert desk.leads.card(desk.leads.find("mj.garcia@sur.example")).row.permission is Permission.REFUSED
    assert report.undo is not None
    desk.undo.take_back(report.undo)
    assert desk.leads.ids().total == 0
    back = desk.leads.add(LeadDetails(first_name="María", email="mj.garcia@sur.example"))
    assert desk.leads.card(back.lead_id).row.permission is Permission.REFUSED


def test_a_row_about_nobody_is_skipped_with_its_number(desk: Desk, tmp_path: Path) -> None:
    report = desk.imports.run(
        write(tmp_path / "a.csv", [("Ann", "", "", "", "", ""), ("", "", "Acme", "", "", "Rome")])
    )
    assert figures(report) == (2, 1, 0, 0, 1)
    assert report.skipped[0].row == 3


@pytest.mark.parametrize("kind", ["missing", "folder", "binary", "empty", "header"])
def test_wrong_files_end_in_words_and_change_nothing(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "wrong.csv"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes({"binary": b"\x89PNG\0\0", "empty": b"", "header": b"Colour,Size\nred,3\n"}[kind])
    before = desk.dump()
    with pytest.raises(FileError) as caught:
        desk.imports.run(path)
    assert caught.value.advice
    assert desk.dump() == before


NAMES = st.sampled_from([("", ""), ("Ann", "Lee"), ("ann", "LEE"), ("Bob", "Ray")])
MAILS = st.sampled_from(["", "a@x.example", "A@X.example", "b@x.example", "no mail"])
PHONES = st.sampled_from(["", "+442079460018", "020 7946 0018", "0161 496 0000", "12"])
REST = st.tuples(st.sampled_from(["", "Acme"]), MAILS, PHONES, st.sampled_from(["", "Leeds", "Rome"]))
ROWS = st.lists(st.tuples(NAMES, REST).map(lambda row: (*row[0], *row[1])), max_size=6)


@settings(max_examples=30, deadline=None)
@given(rows=ROWS, more=ROWS)
def test_any_rows_add_up_twice_is_once_and_undo_is_before(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], more: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    desk = Desk(folder)
    filled = [row for row in rows if any(row)]
    first = desk.imports.run(write(folder / "a.csv", rows))
    assert sum(figures(first)[1:]) == first.read == len(filled)
    assert figures(desk.imports.run(folder / "a.csv"))[1:3] == (0, 0)
    before = desk.leads.rows(desk.leads.ids().ids)
    second = desk.imports.run(write(folder / "b.csv", more))
    if second.undo is not None:
        desk.undo.take_back(second.undo)
    assert desk.leads.rows(desk.leads.ids().ids) == before
    desk.database.close()


def test_a_large_import_is_taken_back_at_once_or_refused(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ("Ann", f"Lee-{number}", f"Co {number % 7}", f"a{number}@x.example", "", "") for number in range(700)
    ]
    before = [line for line in desk.dump() if "lead_search" not in line]
    first = desk.imports.run(write(tmp_path / "a.csv", rows))
    assert first.undo is not None
    lead = desk.leads.find("a5@x.example")
    undo = desk.leads.change(lead, LeadDetails("Ann", "Other", email="a5@x.example"))
    with pytest.raises(RefusedError, match="Ann Other was changed since"):
        desk.undo.take_back(first.undo)
    assert desk.leads.ids().total == 700
    desk.undo.take_back(undo)
    desk.undo.take_back(first.undo)
    assert desk.leads.ids(search="lee").total == 0
    assert [line for line in desk.dump() if "lead_search" not in line] == before
