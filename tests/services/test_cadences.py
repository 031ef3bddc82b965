"""Cadences of the rep's own: versions, files, and what becomes of series that run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.cadence_diff import DiffKind
from app.domain.meeting import MeetingNotes
from app.domain.words import Channel
from app.errors import FileError, InputError, NotFoundError
from tests.factory import World

OWN = Cadence(
    name="",
    title="Spring fair, slow",
    version=1,
    anchor="the fair",
    summary="Met at the fair.",
    steps=(
        Step(Channel.CALL, Offset(5, Unit.BUSINESS_DAYS), "What they took home"),
        Step(Channel.EMAIL, Offset(1, Unit.BUSINESS_DAYS), "The pictures", template="one-idea"),
    ),
)


def shorter(world: World) -> Cadence:
    demo = world.cadences.get("after-demo")
    return replace(demo, steps=demo.steps[:-1])


def entry(world: World, name: str) -> tuple[bool, bool, bool, int, int]:
    found = next(each for each in world.cadences.all() if each.cadence.name == name)
    return found.came_along, found.own, found.retired, found.running, found.behind


def test_those_that_came_along_are_there_at_version_1(world: World) -> None:
    entries = world.cadences.all()
    assert {each.cadence.name for each in entries} == set(world.presets.cadences)
    assert {each.cadence.version for each in entries} == {1}
    assert not any(each.own or each.retired for each in entries)


def test_an_edit_makes_a_version_and_keeps_the_one_before(world: World) -> None:
    saved = world.cadences.save(shorter(world)).cadence
    assert saved.version == 2
    assert len(world.cadences.get("after-demo").steps) == 7
    assert len(world.cadences.get("after-demo", 1).steps) == 8
    assert [at.cadence.version for at in world.cadences.versions("after-demo")] == [1, 2]
    assert entry(world, "after-demo")[:2] == (True, True)
    assert world.cadences.get("after-demo", 1) == world.presets.cadences["after-demo"]


def test_saving_what_is_there_saves_nothing(world: World) -> None:
    saved = world.cadences.save(world.cadences.get("after-demo"))
    assert (saved.cadence.version, saved.undo) == (1, None)
    assert world.changes.all == []


def test_a_running_series_keeps_its_version(world: World) -> None:
    lead = world.lead()
    before = world.planning.start(lead, "after-demo", world.clock.wall())
    world.cadences.save(shorter(world))
    series = world.leads.series(lead)
    assert series is not None
    assert [touch.due for touch in series.touches] == [touch.due for touch in before.touches]
    assert entry(world, "after-demo")[3:] == (1, 1)
    later = world.planning.start(world.lead("Bo"), "after-demo", world.clock.wall())
    assert len(later.touches) == 7


def test_an_own_cadence_is_planned_and_offered_like_any_other(world: World) -> None:
    saved = world.cadences.add(OWN).cadence
    assert saved.name == "spring-fair-slow"
    assert [step.purpose for step in saved.steps] == ["The pictures", "What they took home"]
    assert saved in world.planning.cadences()
    started = world.planning.start(world.lead(), saved.name, world.clock.wall())
    assert [touch.purpose for touch in started.touches] == ["The pictures", "What they took home"]
    notes = MeetingNotes(lead_id=world.lead("Bo"), at=world.clock.wall(), cadence=saved.name)
    preview = world.meetings.preview(notes)
    assert preview.cadence == saved
    assert len(preview.plan.touches) == 2


def test_a_second_one_of_a_title_gets_another_name(world: World) -> None:
    world.cadences.add(OWN)
    assert world.cadences.add(OWN).cadence.name == "spring-fair-slow-2"
    copy = world.cadences.duplicate("after-demo").cadence
    assert (copy.name, copy.title, copy.version) == ("after-demo-copy", "After demo (copy)", 1)
    assert copy.steps == world.cadences.get("after-demo").steps


def test_a_new_title_is_no_new_version(world: World) -> None:
    undo = world.cadences.rename("after-demo", " After the tour ")
    assert (world.cadences.get("after-demo").title, world.cadences.get("after-demo").version) == (
        "After the tour",
        1,
    )
    world.undo.take_back(undo)
    assert world.cadences.get("after-demo").title == "After demo"
    with pytest.raises(InputError, match="title"):
        world.cadences.rename("after-demo", "  ")


def test_a_retired_one_is_offered_no_longer_and_found_all_the_same(world: World) -> None:
    world.planning.start(world.lead(), "after-demo", world.clock.wall())
    undo = world.cadences.retire("after-demo")
    assert "after-demo" not in {cadence.name for cadence in world.planning.cadences()}
    assert world.cadences.get("after-demo").title == "After demo"
    assert entry(world, "after-demo")[2:4] == (True, 1)
    assert world.cadences.all()[-1].cadence.name == "after-demo"
    world.undo.take_back(undo)
    assert "after-demo" in {cadence.name for cadence in world.planning.cadences()}
    world.cadences.retire("after-demo")
    world.cadences.retire("after-demo", retired=False)
    assert not entry(world, "after-demo")[2]


def test_every_act_can_be_taken_back(world: World) -> None:
    before = world.cadences.all()
    saved, added = world.cadences.save(shorter(world)), world.cadences.add(OWN)
    assert saved.undo is not None
    assert added.undo is not None
    assert saved.undo.text == "edit of “After demo”"
    world.undo.take_back(added.undo)
    world.undo.take_back(saved.undo)
    assert world.cadences.all() == before
    with pytest.raises(NotFoundError, match="spring-fair"):
        world.cadences.get("spring-fair-slow")


def test_versions_and_cadences_are_compared_step_by_step(world: World) -> None:
    demo = world.cadences.get("after-demo")
    later = replace(demo.steps[2], offset=Offset(7, Unit.BUSINESS_DAYS))
    added = Step(Channel.LETTER, Offset(60, Unit.DAYS), "A card")
    steps = (*demo.steps[:2], later, *demo.steps[4:], added)
    world.cadences.save(replace(demo, steps=steps, summary="Other"))
    diff = world.cadences.diff("after-demo", 1, 2)
    assert [row.kind for row in diff.steps] == [
        *[DiffKind.SAME] * 2,
        DiffKind.CHANGED,
        DiffKind.REMOVED,
        *[DiffKind.SAME] * 4,
        DiffKind.ADDED,
    ]
    (change,) = diff.steps[2].changes
    assert (change.name, change.before, change.after) == (
        "When",
        "5 business days after the anchor",
        "7 business days after the anchor",
    )
    assert [change.name for change in diff.head] == ["When it fits"]
    assert world.cadences.compare("after-demo", "after-demo").same
    assert not world.cadences.compare("after-demo", "after-meeting").same


def test_a_file_goes_out_and_comes_back(world: World, tmp_path: Path) -> None:
    saved = world.cadences.add(OWN).cadence
    file = world.cadences.export(saved.name, tmp_path / "spring-fair-slow.toml")
    assert world.cadences.import_file(file).undo is None
    text = file.read_text("utf-8").replace("The pictures", "All pictures")
    file.write_text(text, "utf-8")
    assert world.cadences.import_file(file).cadence.version == 2
    other = file.rename(tmp_path / "other.toml")
    assert world.cadences.import_file(other).cadence.name == "other"
    other.write_text(text.replace('"call"', '"fax"'), "utf-8")
    with pytest.raises(FileError, match=r"line 1\d: “fax” is none of"):
        world.cadences.import_file(other)
    other.write_text(text.replace("one-idea", "nothing"), "utf-8")
    with pytest.raises(FileError, match="step 1: there is no template “nothing”"):
        world.cadences.import_file(other)
    with pytest.raises(FileError, match="cannot be read"):
        world.cadences.import_file(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (replace(OWN.steps[0], purpose=" "), "what the touch is for"),
        (replace(OWN.steps[0], minutes=0), "between 1 and 480 minutes"),
        (replace(OWN.steps[0], tolerance=99), "up to 20 business days"),
        (replace(OWN.steps[0], offset=Offset(-2000, Unit.DAYS)), "1,500 days away"),
    ],
)
def test_what_cannot_be_is_said_with_its_step(world: World, step: Step, said: str) -> None:
    with pytest.raises(InputError, match=r"Step \d") as caught:
        world.cadences.add(replace(OWN, steps=(step, OWN.steps[1])))
    assert said in caught.value.message
    with pytest.raises(InputError, match="between 1 and 40 steps"):
        world.cadences.add(replace(OWN, steps=()))
    assert len(world.cadences.all()) == len(world.presets.cadences)


def test_an_unknown_name_or_version_is_told_from_those_there_are(world: World) -> None:
    with pytest.raises(NotFoundError, match="after-demo"):
        world.cadences.get("nothing")
    with pytest.raises(NotFoundError, match="no version 9"):
        world.cadences.get("after-demo", 9)
