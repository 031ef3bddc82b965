"""The stored score is always the one that its parts add up to, whatever was done or taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.score import Fit, FitRule, Side
from app.domain.words import Outcome, Stage
from app.errors import InputError, KnownError
from tests.factory import World

ACTS = st.lists(
    st.sampled_from(["done", "reply", "role", "company", "points", "rules", "note", "stage", "undo", "days"]),
    max_size=6,
)


def stored(world: World, lead: int) -> int | None:
    return world.leads.card(lead).row.score


@given(ACTS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_stored_score_is_what_its_parts_add_up_to(world: World, acts: list[str]) -> None:
    lead = world.lead(title="Buyer", source="Webinar")
    world.series(lead, days=(1, 5, 9, 12))
    for act in acts:
        do(world, lead, act)
        assert stored(world, lead) == world.scores.of(lead).points


def do(world: World, lead: int, act: str) -> None:
    deeds: dict[str, Callable[[], object]] = {
        "done": lambda: complete(world, lead, Outcome.CONNECTED),
        "reply": lambda: complete(world, lead, Outcome.REPLIED),
        "role": lambda: world.leads.change(lead, LeadDetails("Anna", title="Managing Director")),
        "company": lambda: describe(world, lead),
        "points": lambda: world.scores.adjust(lead, 15, "met at the fair", in_days(world, 60)),
        "rules": lambda: world.scores.set_rules([FitRule(Fit.ROLE, "buyer", 33)]),
        "note": lambda: world.leads.note(lead, "called back"),
        "stage": lambda: world.leads.set_stage([lead], Stage.PROPOSAL),
        "undo": lambda: take_back(world),
        "days": lambda: pass_days(world),
    }
    deeds[act]()


def in_days(world: World, days: int) -> date:
    return (world.clock.wall() + timedelta(days=days)).date()


def complete(world: World, lead: int, outcome: Outcome) -> None:
    coming = world.leads.card(lead).row.next_touch
    if coming is not None:
        world.touches.done(coming.touch_id, outcome)


def describe(world: World, lead: int) -> None:
    company = world.leads.card(lead).company
    if company is not None:
        world.links.describe_company(company.id, 200, "Cold storage")


def pass_days(world: World) -> None:
    world.clock.pass_time(days=40)
    while world.scores.pass_on():
        pass


def take_back(world: World) -> None:
    latest = world.undo.latest()
    if latest is not None and not latest.text.startswith("adding"):
        try:
            world.undo.take_back(latest)
        except KnownError:
            return  # something came after it


def test_each_part_says_why(world: World) -> None:
    lead = world.lead(title="Head of Logistics", source="Webinar")
    _, (touch, *_) = world.series(lead)
    world.touches.done(touch, Outcome.CONNECTED)
    world.scores.adjust(lead, -5, "budget only next year", date(2026, 6, 30))
    parts = world.scores.of(lead).parts
    assert [(part.side, part.points, part.evidence) for part in parts] == [
        (Side.FIT, 20, "Head of Logistics"),
        (Side.FIT, 15, "Webinar"),
        (Side.SIGNS, 10, "once, last today"),
        (Side.HAND, -5, "budget only next year"),
    ]


def test_points_by_hand_end_with_their_day(world: World) -> None:
    lead = world.lead()
    world.scores.adjust(lead, 40, "a friend of the house", date(2026, 5, 28))
    assert stored(world, lead) == 40
    world.clock.pass_time(days=2)
    assert world.scores.pass_on() is False
    assert stored(world, lead) == 0
    assert world.scores.adjustments(lead) == ()


def test_a_day_passes_once(world: World) -> None:
    world.lead()
    before = len(world.changes.all)
    assert world.scores.pass_on() is False
    world.clock.pass_time(days=1)
    assert world.scores.pass_on() is False
    assert len(world.changes.all) == before  # nothing was to be changed, nobody is told


@pytest.mark.parametrize(
    "rules",
    [
        [FitRule(Fit.ROLE, "  ", 5)],
        [FitRule(Fit.SIZE, "many", 5)],
        [FitRule(Fit.ROLE, "buyer", 0)],
        [FitRule(Fit.ROLE, "buyer", 101)],
    ],
)
def test_rules_that_say_nothing_are_refused_in_words(world: World, rules: list[FitRule]) -> None:
    with pytest.raises(InputError):
        world.scores.set_rules(rules)


def test_own_rules_put_the_others_aside_until_there_are_none(world: World) -> None:
    lead = world.lead(title="Buyer", source="Webinar")
    assert stored(world, lead) == 25
    world.scores.set_rules([FitRule(Fit.COUNTRY, "de", 7)])
    assert stored(world, lead) == 7
    world.scores.set_rules([])
    assert stored(world, lead) == 25
