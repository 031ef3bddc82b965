"""Erased means erased: no byte of the person is left in any file we own, and nobody contacts them again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.lead import LeadDetails
from app.domain.meeting import MeetingNotes
from app.domain.words import Permission
from app.errors import NotFoundError
from app.services.backups import Backups
from app.services.erasing import Erasing
from app.services.imports import Imports
from tests.factory import World
from tests.fakes import DirectReader

SECRETS = (
    *("Quirinius", "Vandersmissen", "quirinius.vandersmissen", "0499887766", "499887766", "Kruidtuinlaan"),
    *("Zandhovense", "prefers carrier pigeons", "pigeonry", "said she was tired", "tag-of-quirinius"),
)
"""Words that stand in one lead's rows and nowhere else; searched in any case, as bytes."""


def person(made: World) -> int:
    """A lead with something of its own in every corner."""
    lead = made.leads.add(
        LeadDetails(
            "Quirinius",
            "Vandersmissen",
            "Zandhovense Drukkerij",
            email="Quirinius.Vandersmissen@zandhovense.example",
            phone="+32 499 88 77 66",
            country="BE",
            notes="Kruidtuinlaan 9; prefers carrier pigeons",
            tags=("tag-of-quirinius",),
        )
    ).lead_id
    made.series(lead)
    made.leads.note(lead, "Runs a pigeonry")
    made.leads.set_permission(lead, Permission.GIVEN, "said she was tired but yes", "call")
    at = made.clock.wall() - timedelta(hours=1)
    made.meetings.log(MeetingNotes(lead_id=lead, at=at, problems=("pigeonry leaks",), cadence="after-demo"))
    made.leads.change(lead, made.leads.card(lead).row.details)
    return lead


def backups_of(made: World) -> Backups:
    folder = made.folder / "backups"
    folder.mkdir(exist_ok=True)
    return Backups(
        made.database,
        folder,
        made.folder / "settings.json",
        made.preferences,
        made.undo,
        made.clock,
        made.changes,
    )


def erasing_of(made: World) -> Erasing:
    return Erasing(
        made.database, made.clock, made.changes, made.preferences, made.undo, made.folder / "backups"
    )


def found_in(folder: Path) -> list[str]:
    """Return file and word for each secret that is in the bytes of any file."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes().lower()
            words = [word for word in SECRETS if word.lower().encode() in data]
            words += [word for word in SECRETS if word.lower().encode("utf-16-le") in data]
            found += [f"{path.name}: {word}" for word in words]
    return found


def test_no_byte_is_left_in_any_file(world: World, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    world.preferences.change(backup_folder=str(second))
    for number in range(40):
        world.lead("Anna", notes=f"filler {number} " * 40)
    lead = person(world)
    backups = backups_of(world)
    backups.make()
    world.clock.pass_time(hours=1)
    backups.make()
    assert len(found_in(tmp_path)) > 20
    erased = erasing_of(world).erase(lead)
    assert (erased.name, erased.backups, erased.left) == ("Quirinius Vandersmissen", 4, ())
    assert found_in(tmp_path) == []
    world.database.driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert found_in(tmp_path) == []
    assert world.leads.ids().total == 40
    assert len(backups.all()) == 2
    for info in backups.all():
        assert backups.describe(info.path).leads == 40


def test_nobody_contacts_them_after_the_next_import(world: World, tmp_path: Path) -> None:
    lead = person(world)
    (world.folder / "backups").mkdir()
    erasing_of(world).erase(lead)
    with pytest.raises(NotFoundError):
        world.leads.card(lead)
    path = tmp_path / "again.csv"
    path.write_text("First name,E-mail\nQ,QUIRINIUS.vandersmissen+x@zandhovense.example\n", "utf-8")
    imports = Imports(world.database, world.clock, world.preferences, world.undo, list, DirectReader())
    assert imports.run(path).suppressed == 1
    (row,) = world.leads.rows(world.leads.ids().ids)
    assert row.permission is Permission.REFUSED
    assert row.id != lead


def test_who_comes_back_with_an_old_file_is_not_contacted(world: World, tmp_path: Path) -> None:
    lead = person(world)
    backups = backups_of(world)
    info = backups.make(tmp_path / "elsewhere.db")
    erasing_of(world).erase(lead)
    backups.restore(info.path)
    card = world.leads.card(lead)
    assert card.row.permission.forbids
    assert card.row.next_touch is None


def test_undo_cannot_bring_them_back(world: World) -> None:
    lead = person(world)
    (world.folder / "backups").mkdir()
    erasing_of(world).erase(lead)
    assert world.undo.latest() is None
    assert world.database.driver.execute("SELECT count(*) FROM temp.undo_log").fetchone() == (0,)


def test_the_company_stays_while_others_are_there(world: World) -> None:
    lead = world.lead("Anna", company="Acme")
    other = world.lead("Bruno", company="Acme", email="b@x.example")
    (world.folder / "backups").mkdir()
    erasing_of(world).erase(lead)
    assert world.leads.card(other).row.details.company == "Acme"
    assert world.leads.ids(search="acme").total == 1


def test_a_backup_that_is_damaged_is_named(world: World) -> None:
    lead = world.lead("Anna")
    backups = backups_of(world)
    info = backups.make()
    info.path.write_bytes(info.path.read_bytes()[:5000])
    erased = erasing_of(world).erase(lead)
    assert (erased.backups, erased.left) == (0, (info.path,))
    assert not list(info.path.parent.glob("*.erasing"))


def test_a_backup_of_another_person_with_the_same_number_stays_as_it_is(world: World) -> None:
    lead = world.lead("Anna", phone="+44 20 7946 0018")
    world.lead("Bruno", last_name="Rey", phone="+44 20 7946 0018", email="b@x.example")
    backups = backups_of(world)
    info = backups.make()
    erasing_of(world).erase(lead)
    with closing(sqlite3.connect(info.path)) as driver:
        assert driver.execute("SELECT first_name FROM lead").fetchall() == [("Bruno",)]
        assert driver.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0] > 8
