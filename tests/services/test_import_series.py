"""Series that begin with an import: for whom, from when, how many, and taken back with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from app.domain.first_touch import first_can_wait, full_days
from app.domain.words import Channel, Permission
from app.errors import InputError
from app.services.imports import ImportReport, ImportRun, Imports
from app.store import touches
from tests.factory import World, world
from tests.fakes import DirectReader

CADENCE = "conference-contact"
HEAD = "First name,E-mail,Permission\n"


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def looked_at(profile: World, folder: Path, lines: Sequence[str]) -> ImportRun:
    path = folder / "some.csv"
    path.write_text(HEAD + "\n".join(lines), "utf-8")
    imports = Imports(
        profile.database,
        profile.clock,
        profile.preferences,
        profile.undo,
        list,
        DirectReader(),
        profile.planning,
    )
    opened = imports.opened(imports.start_reading(path), path.name, 1.0)
    assert opened
    run = imports.begin(opened, opened.columns, opened.rules)
    while run.preview is None:
        run.step()
    return run


def written(run: ImportRun, cadence: str = CADENCE) -> ImportReport:
    run.write(cadence)
    while run.report is None:
        run.step()
    return run.report


def load(profile: World) -> Counter[date]:
    with profile.database.begin() as session:
        found = touches.load(session, date(2026, 5, 1), date(2028, 1, 1), "Europe/London")
    return Counter({day: held.touches for day, held in found.items()})


def test_new_leads_with_permission_get_a_series_and_no_others(profile: World, tmp_path: Path) -> None:
    profile.lead("Known", email="known@x.example")
    no = profile.lead("No", email="no@x.example")
    profile.leads.set_permission(no, Permission.REFUSED)
    before = profile.dump()
    lines = [
        *("Ann,ann@x.example,yes", "Known,known@x.example,yes", "Bob,bob@x.example,"),
        *("Cy,cy@x.example,no", "Other,no+news@x.example,yes"),
    ]
    run = looked_at(profile, tmp_path, lines)
    assert run.preview
    assert run.preview.agreed == 1
    report = written(run)
    ann = profile.leads.find("ann@x.example")
    assert report.series
    assert (report.series.number, report.series.of, report.series.title) == (1, 1, "Conference contact")
    ids = profile.leads.ids().ids
    with profile.database.begin() as session:
        assert [one for one in ids if touches.open_of_lead(session, one)] == [ann]
    assert report.undo
    profile.undo.take_back(report.undo)
    after = profile.dump()
    for name in ("lead", "series", "touch", "activity"):
        assert after[name] == before[name]


def test_no_day_goes_above_its_capacity(profile: World, tmp_path: Path) -> None:
    profile.preferences.change(touches=4)
    profile.series(profile.lead(), (1, 1, 1, 2, 2, 2, 2))
    lines = [f"Ann-{number},a{number}@x.example,yes" for number in range(12)]
    series = written(looked_at(profile, tmp_path, lines)).series
    assert series
    assert series.number == 12
    assert max(load(profile).values()) == 4
    assert series.first == date(2026, 5, 28)
    assert series.last is not None
    assert series.last > date(2026, 6, 2)


def test_stop_leaves_what_began_and_undo_takes_all_of_it(profile: World, tmp_path: Path) -> None:
    lines = [f"Ann-{number},a{number}@x.example,yes" for number in range(6)]
    run = looked_at(profile, tmp_path, lines)
    run.write(CADENCE)
    while run.step(0).words != "Starting series":
        pass
    run.stop()
    while run.report is None:
        run.step()
    report = run.report
    assert report.series
    assert (report.added, report.stopped, report.series.number, report.series.of) == (6, False, 1, 6)
    assert report.undo
    profile.undo.take_back(report.undo)
    assert profile.leads.ids().total == 0
    assert not load(profile)


def test_no_room_at_all_is_said_and_the_leads_come_in(profile: World, tmp_path: Path) -> None:
    profile.preferences.change(channel_rooms=((Channel.EMAIL, 0),))
    lines = [f"Ann-{number},a{number}@x.example,yes" for number in range(5)]
    report = written(looked_at(profile, tmp_path, lines))
    assert report.series
    assert (report.added, report.series.number, report.series.of) == (5, 0, 5)
    assert set(report.series.refused) == {
        "For some leads no day has room for the whole series. Let a day hold more touches in the settings."
    }
    assert not load(profile)


def test_more_than_a_person_can_follow_up_is_refused_and_the_import_goes_on(
    profile: World, tmp_path: Path
) -> None:
    run = looked_at(profile, tmp_path, [f"Ann-{number},a{number}@x.example,yes" for number in range(251)])
    with pytest.raises(InputError, match="251 leads"):
        run.write(CADENCE)
    report = written(run, "")
    assert (report.added, report.series) == (251, None)


def test_what_cannot_wait_is_not_offered(profile: World) -> None:
    waits = {cadence.name for cadence in profile.planning.cadences() if first_can_wait(cadence)}
    assert CADENCE in waits
    assert waits.isdisjoint({"new-inbound", "after-demo", "after-meeting", "trial-ending"})


def test_what_many_series_fill(profile: World) -> None:
    cadence = next(one for one in profile.planning.cadences() if one.name == CADENCE)
    assert [full_days(leads, cadence, 12) for leads in (1, 3, 61)] == [1, 2, 41]
