"""Backups are restored, not assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import Services, open_services
from app.domain.lead import LeadDetails
from app.domain.words import Outcome, Permission
from app.errors import FileError, RefusedError, StorageError
from app.services.backups import EVERY, adopt
from app.system.paths import Profile, open_profile
from tests.fakes import FakeClock
from tests.faults.victim import Rep, london

NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)
Opens = Callable[[str], Services]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def opens(tmp_path: Path, clock: FakeClock) -> Iterator[Opens]:
    """Open profiles by name; all are closed at the end."""
    made: list[Services] = []

    def opened(name: str = "profile") -> Services:
        made.append(open_services(open_profile(tmp_path / name), clock, zone=london))
        return made[-1]

    yield opened
    for services in made:
        services.close()


def dump(services: Services) -> list[str]:
    """Everything a person entered, as text."""
    lines = services.database.driver.iterdump()
    return [line for line in lines if '"fact"' not in line and "sqlite_sequence" not in line]


def test_a_backup_brings_back_what_was_there(opens: Opens) -> None:
    services = opens("profile")
    lead = services.leads.add(LeadDetails("Anna", email="a@x.example")).lead_id
    series = services.planning.start(lead, "after-demo", NOW)
    before = dump(services)
    info = services.backups.make()
    assert (info.leads, info.touches, info.open_touches, info.verified) == (1, 8, 8, True)
    services.touches.done(series.touches[0].id, Outcome.SENT)
    services.leads.add(LeadDetails("Bob"))
    assert services.backups.describe(info.path) == info
    services.backups.restore(info.path)
    assert dump(services) == before
    assert services.leads.ids(search="anna").total == 1
    assert all(finding.ok for finding in services.health.check())


def test_what_was_there_before_a_restore_can_be_restored_too(opens: Opens) -> None:
    services = opens("profile")
    first = services.backups.make()
    services.leads.add(LeadDetails("Bob"))
    before = dump(services)
    services.backups.restore(first.path)
    assert services.leads.ids().total == 0
    (saved,) = [info for info in services.backups.all() if info.reason == "before the restore"]
    services.backups.restore(saved.path)
    assert dump(services) == before


def test_one_of_the_same_hour_comes_back_and_stays(opens: Opens, clock: FakeClock) -> None:
    services = opens("profile")
    first = services.backups.make()
    for name in ("Anna", "Bob", "Carla", "Dan", "Eve"):
        clock.pass_time(minutes=1)
        services.leads.add(LeadDetails(name))
        services.backups.make()
    oldest = services.backups.all()[-1]
    assert oldest.path != first.path  # dropped: the four latest stay, and the last of an hour
    services.backups.restore(oldest.path)
    assert services.leads.ids().total == 2
    assert oldest.path.exists()


def test_after_a_restore_nothing_older_can_be_taken_back(opens: Opens) -> None:
    services = opens("profile")
    info = services.backups.make()
    services.leads.add(LeadDetails("Bob"))
    services.backups.restore(info.path)
    assert services.undo.latest() is None


def test_a_restore_forgets_nobody_who_said_no(opens: Opens) -> None:
    services = opens("profile")
    lead = services.leads.add(LeadDetails("Anna", email="a@x.example")).lead_id
    services.planning.start(lead, "after-demo", NOW)
    info = services.backups.make()
    services.leads.set_permission(lead, Permission.REFUSED, "no, thanks", "call")
    services.backups.restore(info.path)
    assert services.leads.card(lead).row.permission is Permission.WITHDRAWN
    assert not services.touches.today().planned
    with pytest.raises(RefusedError):
        services.planning.start(lead, "after-demo", NOW)
    again = services.leads.add(LeadDetails("Other", email="a@x.example")).lead_id
    assert services.leads.card(again).row.permission is Permission.REFUSED


def test_settings_travel_with_a_backup_but_not_the_places_of_this_computer(
    opens: Opens, tmp_path: Path
) -> None:
    services = opens("profile")
    services.preferences.change(my_name="Nora Ellis", backup_folder="")
    info = services.backups.make(tmp_path / "mine.db")
    other = opens("other")
    (tmp_path / "second").mkdir()
    other.preferences.change(backup_folder=str(tmp_path / "second"))
    other.backups.restore(info.path)
    assert other.preferences.current().my_name == "Nora Ellis"
    assert other.preferences.current().backup_folder == str(tmp_path / "second")


def test_due_after_half_an_hour_of_change(opens: Opens, clock: FakeClock) -> None:
    services = opens("profile")
    assert services.backups.run_if_due() is None  # nothing to keep
    services.leads.add(LeadDetails("Anna"))
    assert services.backups.run_if_due() is not None
    clock.pass_time(hours=5)
    assert services.backups.run_if_due() is None  # nothing new
    services.leads.add(LeadDetails("Bob"))
    clock.now = NOW + EVERY - timedelta(seconds=1)
    assert services.backups.run_if_due() is None
    clock.now = NOW + EVERY
    assert services.backups.run_if_due() is not None


def test_a_month_of_half_hours_leaves_few_and_the_last(opens: Opens, clock: FakeClock) -> None:
    services = opens("profile")
    for _ in range(80):
        clock.pass_time(hours=9)
        last = services.backups.make()
    infos = services.backups.all()
    assert infos[0].path == last.path
    assert len(infos) <= 8 + 7 + 8 + 12
    assert infos[-1].made_at < clock.now - timedelta(days=20)


def test_a_second_copy_and_what_goes_wrong_with_it(opens: Opens, tmp_path: Path) -> None:
    services = opens("profile")
    second = tmp_path / "second"
    second.mkdir()
    services.preferences.change(backup_folder=str(second))
    info = services.backups.make()
    assert info.warning == ""
    assert (second / info.path.name).read_bytes() == info.path.read_bytes()
    services.preferences.change(backup_folder=str(tmp_path / "unplugged"))
    info = services.backups.make()
    assert "unplugged" in info.warning
    assert info.path.exists()


def test_a_damaged_database_makes_no_backup_and_drops_none(opens: Opens, clock: FakeClock) -> None:
    """What is silently damaged never pushes out the last good copy."""
    services = opens("profile")
    services.leads.add(LeadDetails("Anna"))
    good = services.backups.make()
    clock.pass_time(days=400)
    driver = services.database.driver
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute(
        "INSERT INTO activity (lead_id, kind, at, title, body, minutes, problems, solutions)"
        " VALUES (99, 'note', 0, 'lost', '', 0, '[]', '[]')"
    )
    driver.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(StorageError):
        services.backups.make()
    assert [info.path for info in services.backups.all()] == [good.path]
    assert not list(good.path.parent.glob("*.part"))


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "foreign", "torn", "unfinished"])
def test_what_is_no_backup_is_refused_before_anything_changes(
    opens: Opens, tmp_path: Path, kind: str
) -> None:
    services = opens("profile")
    services.leads.add(LeadDetails("Anna"))
    path = tmp_path / "file.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("hello")
    elif kind == "foreign":
        import sqlite3

        driver = sqlite3.connect(path)
        driver.execute("CREATE TABLE songs (title TEXT)")
        driver.close()
    elif kind in {"torn", "unfinished"}:
        services.backups.make(path)
        if kind == "torn":
            path.write_bytes(path.read_bytes()[:20_000])
        else:
            path.with_name("file.db-wal").write_bytes(b"frames")
    before = dump(services)
    with pytest.raises((StorageError, FileError)) as caught:
        services.backups.restore(path)
    assert caught.value.advice
    assert dump(services) == before


def test_a_backup_to_no_folder_is_said(opens: Opens, tmp_path: Path) -> None:
    with pytest.raises((StorageError, FileError)):
        opens("profile").backups.make(tmp_path / "no" / "folder" / "mine.db")


def test_the_copy_before_an_update_becomes_a_backup(opens: Opens, tmp_path: Path) -> None:
    services = opens("profile")
    services.leads.add(LeadDetails("Anna"))
    services.database.copy_to(tmp_path / "before.db")
    adopt(tmp_path / "before.db", tmp_path / "profile" / "backups", tmp_path / "none.json", NOW)
    (info,) = services.backups.all()
    assert (info.reason, info.leads) == ("before the update", 1)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1000), acts=st.integers(1, 25), more=st.integers(1, 10))
def test_any_day_of_work_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, seed: int, acts: int, more: int
) -> None:
    import random

    from tests.faults.victim import StepClock

    clock = StepClock()
    folder = tmp_path_factory.mktemp("any")
    services = open_services(Profile(folder), clock, zone=london)
    (folder / "backups").mkdir()
    rep = Rep(services, clock, random.Random(seed), refuses=False)
    for _ in range(acts):
        rep.act()
    before = dump(services)
    info = services.backups.make(folder / "mine.db")
    for _ in range(more):
        rep.act()
    services.backups.restore(info.path)
    assert dump(services) == before
    services.close()
