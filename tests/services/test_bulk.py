"""Acts on many leads: one act, its number named, one undo that puts everything back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.lead import LeadDetails
from app.domain.view import LeadView
from app.domain.words import Permission, SeriesState, Stage, TouchState
from app.errors import InputError, NotFoundError
from app.services.bulk import Many
from tests.factory import World

ACTS: dict[str, Callable[[World, list[int]], Many]] = {
    "stage": lambda world, ids: world.bulk.set_stage(ids, Stage.PROPOSAL),
    "tag": lambda world, ids: world.bulk.tag(ids, "cold chain"),
    "untag": lambda world, ids: world.bulk.tag(ids, "VIP", on=False),
    "move": lambda world, ids: world.bulk.reschedule(ids, date(2026, 6, 3)),
    "delete": lambda world, ids: world.bulk.delete(ids),
    "series": lambda world, ids: world.bulk.start_series(ids, "no-answer"),
}


@pytest.fixture
def ids(world: World) -> list[int]:
    made = [world.lead(name, tags=("vip",)) for name in ("Anna", "Ben", "Chloé")]
    for lead in made[:2]:
        world.series(lead, days=(2, 5, 9))
    return made


@pytest.mark.parametrize("act", sorted(ACTS))
def test_one_undo_puts_everything_back(world: World, ids: list[int], act: str) -> None:
    before = world.dump()
    many = ACTS[act](world, ids)
    assert world.dump() != before
    assert many.undo is not None
    assert ("2 leads" if act == "move" else "3 leads") in many.undo.text
    world.undo.take_back(many.undo)
    after = world.dump()
    assert {name: rows for name, rows in after.items() if name != "fact"} == {
        name: rows for name, rows in before.items() if name != "fact"
    }


def test_moved_touches_keep_their_hour_and_the_rest_is_named(world: World, ids: list[int]) -> None:
    many = world.bulk.reschedule(ids, date(2026, 6, 3))
    assert (many.number, many.refused) == (2, ("Chloé Vogt has no touch to move.",))
    series = world.leads.series(ids[0])
    assert series is not None
    assert series.touches[0].due.utc.isoformat() == "2026-06-03T09:00:00+00:00"
    with pytest.raises(InputError):
        world.bulk.reschedule(ids, date(2026, 5, 26))


def test_a_series_is_refused_in_words_for_those_who_said_no(world: World, ids: list[int]) -> None:
    world.leads.set_permission(ids[2], Permission.REFUSED, "never again")
    many = world.bulk.start_series(ids, "no-answer")
    assert many.number == 2
    assert "said no" in many.refused[0]


def test_deleted_leads_are_in_no_list_and_nothing_is_planned_for_them(world: World, ids: list[int]) -> None:
    anna = ids[0]
    email = world.leads.card(anna).row.details.email
    world.leads.set_permission(anna, Permission.GIVEN, "yes")
    world.bulk.delete([anna])
    for view in LeadView:
        assert (anna in world.leads.ids(view).ids) is (view is LeadView.DELETED)
    assert anna not in world.leads.ids(search="anna").ids
    series = world.leads.series(anna)
    assert series is not None
    assert series.state is SeriesState.ENDED
    assert {touch.state for touch in series.touches} == {TouchState.STOPPED}
    with pytest.raises(NotFoundError):
        world.leads.find(email)
    twin = world.leads.add(LeadDetails("Anna", "Vogt", email=email))
    assert twin.duplicates == ()
    world.bulk.bring_back([anna])
    assert anna in world.leads.ids().ids
    assert world.leads.card(anna).permissions[-1].permission is Permission.GIVEN  # the record stays


def test_a_tag_is_found_and_comes_once(world: World, ids: list[int]) -> None:
    world.bulk.tag(ids, " Dock  plan ")
    world.bulk.tag(ids[:1], "dock plan")
    assert world.leads.card(ids[0]).row.details.tags == ("vip", "dock plan")
    assert sorted(world.leads.ids(search="dock pl").ids) == ids
    assert dict(world.leads.choices("tag").values)["vip"] == 3
    with pytest.raises(InputError):
        world.bulk.tag(ids, "  ")


def test_more_than_a_person_can_follow_up_is_refused_in_words(world: World) -> None:
    ids = list(range(1, 502))
    for name in ("series", "move"):
        with pytest.raises(InputError, match="501 leads"):
            ACTS[name](world, ids)
