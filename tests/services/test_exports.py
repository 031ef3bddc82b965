"""Leads go out and come back the same; no spreadsheet runs anything; one person's file holds everything."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.meeting import MeetingNotes
from app.domain.words import Channel, Permission, Stage
from app.errors import FileError, InputError
from app.formats.people import people_of
from app.formats.reading import read_people
from app.formats.rows import guarded
from app.formats.table import Table
from app.services.exports import Exports
from app.services.imports import Imports
from tests.factory import World
from tests.factory import world as make_world
from tests.fakes import DirectReader


def exports_of(made: World) -> Exports:
    return Exports(made.database, made.clock, made.preferences)


def imports_of(made: World) -> Imports:
    return Imports(made.database, made.clock, made.preferences, made.undo, list, DirectReader())


def details_of(made: World) -> list[LeadDetails]:
    found = made.leads.rows(made.leads.ids().ids)
    return sorted((row.details for row in found), key=repr)


FORMULAS = st.sampled_from(["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=x", "'=x", "''12", "'12", "＝1", "plain"])
WORDS = st.one_of(
    FORMULAS,
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]),
        min_size=1,
        max_size=8,
    ),
).map(str.strip)
TAGS = st.lists(st.sampled_from(["VIP", "Fair 2026", "=cmd", "Zürich"]), unique=True, max_size=3).map(tuple)
LEADS = st.builds(
    LeadDetails,
    first_name=WORDS.filter(bool),
    last_name=WORDS,
    company=WORDS,
    title=WORDS,
    phone=st.sampled_from(["", "+44 20 7946 0018", "030 1234567", "12"]),
    country=st.sampled_from(["", "GB", "DE", "XX"]),
    zone=st.sampled_from(["", "Europe/Lisbon"]),
    notes=st.lists(WORDS.filter(bool), max_size=3, unique=True).map("\n".join),
    tags=TAGS,
    stage=st.sampled_from(Stage),
    preferred=st.sampled_from([None, *Channel]),
    value=st.sampled_from([None, 0, 24_000]),
)


@settings(max_examples=10, deadline=None)
@given(leads=st.lists(LEADS, max_size=5), kind=st.sampled_from(["csv", "xlsx"]))
def test_what_goes_out_comes_in_the_same(
    tmp_path_factory: pytest.TempPathFactory, leads: list[LeadDetails], kind: str
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    for name in ("a", "b"):
        (folder / name).mkdir()
    with make_world(folder / "a") as here, make_world(folder / "b") as there:
        for number, one in enumerate(leads):
            named = f"{one.last_name}{number}"
            here.leads.add(replace(one, email=f"lead{number}@example.com", last_name=named))
        path = folder / f"leads.{kind}"
        exports_of(here).leads(here.leads.ids().ids, path)
        report = imports_of(there).run(path)
        assert (report.read, report.skipped) == (len(leads), ())
        assert details_of(there) == details_of(here)
        again = imports_of(here).run(path)
        assert (again.added, again.updated, again.same) == (0, 0, len(leads))


@given(cell=st.text(max_size=20))
def test_no_cell_runs_in_a_spreadsheet(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_the_file_has_no_cell_that_runs(world: World, tmp_path: Path) -> None:
    world.lead("=HYPERLINK(1)", company="@SUM(A1)", notes="-2+3", phone="+44 20 7946 0018")
    exports_of(world).leads(world.leads.ids().ids, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell[:1] in set("=+-@\t\r") for cell in cells)


def test_cards_hold_what_cards_can(world: World, tmp_path: Path) -> None:
    lead = world.lead(
        "Anna", company="Müller; Söhne, AG", notes="one\ntwo, three " * 20, tags=("VIP", "Fair")
    )
    exports_of(world).leads((lead,), tmp_path / "a.vcf")
    data = (tmp_path / "a.vcf").read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (person,) = people_of(read_people(data))
    wanted = world.leads.card(lead).row.details
    found = person.details
    for name in ("first_name", "last_name", "company", "title", "email", "phone", "country", "tags"):
        assert getattr(found, name) == getattr(wanted, name), name
    assert found.notes.split() == wanted.notes.split()


def filled(made: World) -> int:
    """A lead with something in every corner."""
    lead = made.lead("Anna", notes="Prefers mornings")
    made.series(lead)
    made.leads.note(lead, "Called back\nwants a quote")
    made.leads.set_permission(lead, Permission.GIVEN, "yes, write to me", "call")
    at = made.clock.wall() - timedelta(hours=1)
    made.meetings.log(MeetingNotes(lead_id=lead, at=at, problems=("Trucks queue",), cadence="after-demo"))
    return lead


def test_one_file_holds_everything_about_a_person(world: World, tmp_path: Path) -> None:
    lead = filled(world)
    exports_of(world).person(lead, tmp_path / "anna.txt")
    text = (tmp_path / "anna.txt").read_text("utf-8-sig")
    for words in (
        *(
            "Anna Vogt",
            "Prefers mornings",
            "Called back",
            "wants a quote",
            "yes, write to me",
            "Trucks queue",
        ),
        *(
            "Touches (",
            "Messages (",
            "Series (",
            "What happened (",
            "What they said about being contacted (1)",
        ),
    ):
        assert words in text, words
    draft = world.messages.drafts()[0]
    assert draft.body.splitlines()[-1].strip() in text


def test_everything_goes_to_a_folder(world: World, tmp_path: Path) -> None:
    lead = filled(world)
    world.lead("Bruno", email="bruno@example.com")
    done = exports_of(world).everything(tmp_path / "out")
    names = {file.name for file in done.files}
    assert {"leads.csv", "leads.vcf", "everything.json", "touches.ics"} < names
    assert done.leads == 2
    known = json.loads((tmp_path / "out" / "everything.json").read_bytes())["leads"]
    (anna,) = (one for one in known if one["id"] == lead)
    assert anna["permission"] == "given"
    assert [one["title"] for one in anna["activity"] if one["kind"] == "note"] == ["Called back"]
    calendar = (tmp_path / "out" / "touches.ics").read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == calendar.count(b"END:VEVENT") > 0
    assert max(map(len, calendar.split(b"\r\n"))) <= 75
    (mail, *_) = (tmp_path / "out" / "mails").iterdir()
    assert message_from_bytes(mail.read_bytes(), policy=SMTP)["To"].endswith("@example.com")


def test_own_cadences_go_along(world: World, tmp_path: Path) -> None:
    own = world.cadences.duplicate("after-demo").cadence.name
    exports = Exports(world.database, world.clock, world.preferences, world.cadences)
    done = exports.everything(tmp_path / "out")
    assert tmp_path / "out" / "cadences" / f"{own}.toml" in done.files
    assert len(list((tmp_path / "out" / "cadences").iterdir())) == 1


def test_a_refusal_comes_back_as_one(world: World, tmp_path: Path) -> None:
    lead = world.lead("Anna", email="anna@example.com")
    world.leads.set_permission(lead, Permission.REFUSED, "no")
    exports_of(world).leads((lead,), tmp_path / "a.csv")
    (tmp_path / "other").mkdir()
    with make_world(tmp_path / "other") as there:
        imports_of(there).run(tmp_path / "a.csv")
        assert there.leads.card(there.leads.find("anna@example.com")).row.permission is Permission.REFUSED


def test_wrong_kinds_and_places_are_said_in_words(world: World, tmp_path: Path) -> None:
    lead = world.lead("Anna")
    with pytest.raises(InputError, match="no kind of file"):
        exports_of(world).leads((lead,), tmp_path / "a.docx")
    with pytest.raises(FileError, match="cannot be written"):
        exports_of(world).leads((lead,), tmp_path / "missing" / "a.csv")
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot be made"):
        exports_of(world).everything(tmp_path / "file" / "out")


def test_a_table_of_our_own_is_known_by_all_its_columns() -> None:
    from app.formats.columns import columns_of
    from app.formats.lead_sheet import HEADER

    unknown = [name for name, column in zip(HEADER, columns_of(HEADER), strict=True) if column is None]
    assert unknown == ["Lead ID"]
    assert isinstance(read_people(b"Name,E-mail\nAnn,a@x.example\n"), Table)
