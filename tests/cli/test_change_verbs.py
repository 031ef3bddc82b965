"""`level` and `absence`: a diff first, JSON of design section 5 for each touch."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from app.cli.change_verbs import read_week
from app.cli.needs import Needs
from app.cli.parser import parse
from app.cli.run import Outcome, run_verb
from app.domain.moment import at_instant
from app.domain.plan import PlannedTouch
from app.domain.why import Reason
from app.domain.words import Channel
from app.errors import InputError
from app.store import touches
from tests.factory import World
from tests.factory import world as make_world

AT = datetime.fromisoformat("2026-06-10T09:00+00:00")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with make_world(tmp_path) as made:
        for place in range(16):
            due = at_instant(AT + timedelta(minutes=10 * place), "Europe/London")
            why = (Reason("P5", "5 days on"),)
            touch = PlannedTouch(1, Channel.EMAIL, due, 10, "Write", None, why, tolerance=2)
            lead = made.lead(f"Lead {place}")
            with made.database.begin() as session:
                touches.save_plan(session, lead, None, [touch])
        yield made


def run(world: World, *args: str) -> Outcome:
    return run_verb(cast("Needs", world), parse(args))


def data(outcome: Outcome) -> dict[str, Any]:
    assert outcome.code == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_level_shows_its_moves_and_makes_them(world: World) -> None:
    before = world.dump()
    shown = data(run(world, "level", "--week", "2026-W24", "--dry-run", "--json"))
    assert world.dump() == before
    assert (shown["week"], shown["monday"], shown["applied"]) == ("2026-W24", "2026-06-08", False)
    assert len(shown["moved"]) >= 4
    assert shown["moved"][0]["touch"]["due_local"].startswith("2026-06-10")
    assert shown["moved"][0]["why"]
    made = data(run(world, "level", "--week", "2026-W24", "--json"))
    assert made == {**shown, "applied": True}
    day = date(2026, 6, 10)
    assert world.touches.load(day, day + timedelta(days=1))[day].touches <= 12
    assert data(run(world, "level", "--week", "2026-W24", "--json"))["applied"] is False


def test_absence_shows_its_moves_and_makes_them(world: World) -> None:
    before = world.dump()
    words = ("absence", "2026-06-09", "2026-06-11", "--reason", "fair")
    shown = data(run(world, *words, "--dry-run", "--json"))
    assert world.dump() == before
    assert len(shown["moved"]) == 16
    assert data(run(world, *words, "--json")) == {**shown, "applied": True}
    first, last = date(2026, 6, 9), date(2026, 6, 12)
    assert world.touches.load(first, last) == {}
    assert "away" in run(world, *words, "--dry-run").out.casefold()


@pytest.mark.parametrize("args", [("level", "--week", "soon"), ("absence", "2026-06-11", "yesterday")])
def test_what_cannot_be_read_is_said(world: World, args: tuple[str, ...]) -> None:
    outcome = run(world, *args)
    assert (outcome.code, outcome.out) == (1, "")
    assert "Write it such as" in outcome.err


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W22", date(2026, 5, 25)),
        ("2026W01", date(2025, 12, 29)),
        ("2026-06-11", date(2026, 6, 8)),
    ],
)
def test_weeks_are_read(text: str, monday: date) -> None:
    assert read_week(text) == monday


@pytest.mark.parametrize("text", ["2026-W60", "W22", ""])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_week(text)


def test_done_says_that_the_series_asks_and_what_is_offered(world: World) -> None:
    lead = world.lead("Anna")
    _, ids = world.series(lead, days=(0, 5))
    done = data(run(world, "done", str(ids[0]), "--outcome", "replied", "--json"))
    assert (done["asks"], done["must_choose"], done["offers"]) == ("they replied", False, [])
    other = world.lead("Ben")
    _, ids = world.series(other, days=(0, 5))
    done = data(run(world, "done", str(ids[0]), "--outcome", "lost", "--json"))
    assert (done["asks"], done["must_choose"], done["offers"]) == (None, True, ["nurture-12-months"])


def test_a_hold_ends_on_its_day_without_a_window_as_well(world: World) -> None:
    lead = world.lead("Anna")
    world.series(lead, days=(1, 5))
    world.activities.out_of_office(lead, date(2026, 6, 5))
    world.clock.now = datetime.fromisoformat("2026-06-09T15:00+00:00")
    due = data(run(world, "due", "--json"))
    assert "Anna Vogt" in {touch["lead"] for part in ("overdue", "due") for touch in due[part]}
