"""Taking back restores everything exactly, or refuses in words; a no is never taken back."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.keep_in_touch import Rule
from app.domain.lead import LeadDetails
from app.domain.meeting import Rest
from app.domain.reactions import Choice
from app.domain.rules import RULES
from app.domain.series_edit import Pause, Shift
from app.domain.undo import Undo
from app.domain.words import Channel, LeadState, Outcome, Permission, Stage, TouchState
from app.errors import InputError, NotFoundError, RefusedError
from app.services.undo import KEPT
from tests.factory import World
from tests.factory import world as make_world

WAIT = Rest(LeadState.WAITING, date(2026, 6, 10), "budget round")
PARK = Rest(LeadState.PARKED, date(2026, 9, 1), "after summer")
END = Rest(LeadState.ENDED, None, "bought elsewhere")
Act = Callable[[World, int, int], Undo]


def running(world: World, lead: int) -> int:
    """Return the series of a lead; whether it still runs is for the act to say."""
    series = world.leads.series(lead)
    assert series is not None
    return series.id


ACTS: dict[str, Act] = {
    "add": lambda world, _lead, _touch: (
        world.leads.add(LeadDetails(first_name="Ben", company="New Ltd")).undo
    ),
    "change": lambda world, lead, _: world.leads.change(lead, LeadDetails(first_name="Łucja", city="Gdańsk")),
    "note": lambda world, lead, _: world.leads.note(lead, "Called back\nwants a price"),
    "stage": lambda world, lead, _: world.leads.set_stage([lead], Stage.PROPOSAL),
    "wait": lambda world, lead, _: world.leads.rest(lead, WAIT),
    "park": lambda world, lead, _: world.leads.rest(lead, PARK),
    "end": lambda world, lead, _: world.leads.rest(lead, END),
    "done": lambda world, _, touch: world.touches.done(touch, Outcome.CONNECTED, "good talk", 7).undo,
    "lost": lambda world, _, touch: world.touches.done(touch, Outcome.LOST).undo,
    "skip": lambda world, _, touch: world.touches.skip(touch, "on holiday").undo,
    "snooze": lambda world, _, touch: world.touches.snooze(touch, datetime(2026, 6, 1, 9, 5)),
    "move": lambda world, _, touch: world.touches.reschedule(touch, datetime(2026, 6, 2, 16, 0)),
    "single": lambda world, lead, _: (
        world.touches.add(lead, Channel.CALL, datetime(2026, 6, 1, 9), "Price").undo
    ),
    "no answer": lambda world, _, touch: world.touches.done(touch, Outcome.NO_ANSWER).undo,
    "wrong number": lambda world, _, touch: world.touches.done(touch, Outcome.WRONG_NUMBER).undo,
    "replied": lambda world, lead, _: world.activities.replied(lead, "next month").undo,
    "bounced": lambda world, lead, _: world.activities.bounced(lead).undo,
    "out of office": lambda world, lead, _: world.activities.out_of_office(lead, date(2026, 6, 12)).undo,
    "booked": lambda world, lead, _: world.activities.booked(lead, datetime(2026, 6, 3, 15)).undo,
    "keep in touch": lambda world, lead, _: world.rhythms.keep(lead, Rule(6, 8)),
    "absence": lambda world, _, __: world.absences.enter(date(2026, 6, 1), date(2026, 6, 5)).undo,
    "anew": lambda world, lead, _: world.planning.start(lead, "quote-sent", world.clock.now).undo,
    "shift": lambda world, lead, _: world.series_acts.apply(running(world, lead), Shift(4)),
    "pause": lambda world, lead, _: world.series_acts.apply(running(world, lead), Pause("merger")),
    "go on": lambda world, lead, _: world.series_acts.answer(running(world, lead), Choice.GO_ON).undo,
    "stop": lambda world, lead, _: world.touches.stop(world.leads.series(lead).id, "too early"),  # type: ignore[union-attr]  # a series was made
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all examples: each leaves it as it was."""
    with make_world(tmp_path_factory.mktemp("undo")) as made:
        yield made


UNSOUND = {
    "open touch of an ended series": "SELECT touch.id FROM touch JOIN series ON series.id = series_id"
    " WHERE series.state = 'ended' AND touch.state IN ('planned', 'snoozed', 'held', 'blocked')",
    "held touch of a series that does not wait": "SELECT touch.id FROM touch LEFT JOIN series"
    " ON series.id = series_id WHERE touch.state = 'held'"
    " AND coalesce(series.state, '') NOT IN ('asking', 'held')",
    "series without an open touch": "SELECT id FROM series WHERE state <> 'ended' AND NOT EXISTS (SELECT 1"
    " FROM touch WHERE series_id = series.id AND state IN ('planned', 'snoozed', 'held', 'blocked'))",
    "wait without a reason": "SELECT id FROM series WHERE state IN ('asking', 'held') AND"
    " (reason = '' OR held_at IS NULL)",
    "number twice": "SELECT series_id FROM touch WHERE series_id IS NOT NULL GROUP BY series_id, number"
    " HAVING count(*) > 1",
}


def check_sound(world: World) -> None:
    """No act leaves anything that could not be (design 4.9, 4.13); every reason names a known rule."""
    driver = world.database.driver
    assert [
        (name, rows) for name, query in UNSOUND.items() if (rows := driver.execute(query).fetchall())
    ] == []
    reasons = [rule for (why,) in driver.execute("SELECT why FROM touch") for rule, _ in json.loads(why)]
    assert set(reasons) <= set(RULES)


@settings(max_examples=200)
@given(names=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=6))
def test_taking_everything_back_restores_every_row(shared: World, names: list[str]) -> None:
    world = shared
    empty = world.dump()
    details = LeadDetails("Anna", "Vogt", email="anna@example.com", phone="+49 341 5550001", country="DE")
    added = world.leads.add(details)
    started = world.planning.start(added.lead_id, "after-demo", world.clock.now)
    before = world.dump()
    undos = []
    for place, name in enumerate(names):
        touch = started.touches[place % len(started.touches)].id
        try:
            undos.append(ACTS[name](world, added.lead_id, touch))
        except (RefusedError, InputError):  # an earlier act closed the touch or the series
            continue
        check_sound(world)
    for undo in reversed(undos):
        world.undo.take_back(undo)
    assert world.dump() == before
    for undo in (started.undo, added.undo):
        world.undo.take_back(undo)
    assert world.dump() == empty


def test_latest_is_what_undo_takes_back_next(world: World) -> None:
    lead = world.lead()
    undo = world.leads.note(lead, "hello")
    assert world.undo.latest() == undo
    assert undo.text == "note on Anna Vogt"
    world.undo.take_back(undo)
    with pytest.raises(NotFoundError):
        world.undo.take_back(undo)


def test_acts_done_together_are_taken_back_as_one(world: World) -> None:
    leads = [world.lead(f"Lead {number}", email=f"l{number}@example.com") for number in range(KEPT + 2)]
    before = world.dump()
    with world.undo.together("notes") as together:
        for lead in leads:
            world.leads.note(lead, "hello")
        together.text = "notes on all"
    undo = together.undo
    assert undo is not None
    assert world.undo.latest() == undo
    assert undo.text == "notes on all"
    world.undo.take_back(undo)
    assert world.dump() == before


@pytest.mark.parametrize(
    ("rest", "text"),
    [(WAIT, "waiting for Anna Vogt"), (PARK, "parking of Anna Vogt"), (END, "end with Anna Vogt")],
)
def test_rest_is_undone_in_words(world: World, rest: Rest, text: str) -> None:
    assert world.leads.rest(world.lead(), rest).text == text


def test_nothing_done_together_leaves_nothing_to_undo(world: World) -> None:
    before = world.undo.latest()
    with world.undo.together("nothing") as together:
        pass
    assert together.undo is None
    assert world.undo.latest() == before


def test_what_changed_since_is_never_overwritten(world: World) -> None:
    _, (first, *_) = world.series(world.lead())
    moved = world.touches.reschedule(first, datetime(2026, 6, 2, 16, 0))
    world.touches.snooze(first, datetime(2026, 6, 3, 9, 0))
    before = world.dump()
    with pytest.raises(RefusedError, match="Anna Vogt’s call was changed since"):
        world.undo.take_back(moved)
    assert world.dump() == before


def test_a_bell_that_rang_does_not_count_as_a_change(world: World) -> None:
    _, (first, *_) = world.series(world.lead())
    snooze = world.touches.snooze(first, datetime(2026, 5, 27, 11, 0))
    world.clock.pass_time(hours=2)
    assert [reminder.touch for reminder in world.reminders.collect_due().new] == [first]
    world.undo.take_back(snooze)
    assert world.touches.get(first).state is TouchState.DUE


def test_what_was_stopped_by_a_no_stays_stopped(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    parked = world.leads.rest(lead, PARK)
    world.leads.set_permission(lead, Permission.WITHDRAWN, "please stop")
    with pytest.raises(RefusedError):
        world.undo.take_back(parked)
    assert {world.touches.get(touch).state for touch in touches} == {TouchState.STOPPED}


def test_a_lead_with_a_record_of_permission_is_kept(world: World) -> None:
    added = world.leads.add(LeadDetails(first_name="Ben"))
    world.leads.set_permission(added.lead_id, Permission.REFUSED)
    with pytest.raises(RefusedError):
        world.undo.take_back(added.undo)
    assert world.leads.card(added.lead_id).row.permission is Permission.REFUSED


def test_acts_of_others_are_announced(world: World) -> None:
    undo = world.leads.note(world.lead(), "hello", origin="today")
    assert world.changes.all[-1].origin == "today"
    world.undo.take_back(undo, origin="menu")
    assert world.changes.all[-1].nouns == {"activity"}


def test_several_acts_are_taken_back_down_to_one_and_the_names_say_which(world: World) -> None:
    lead = world.lead()
    before = world.dump()
    first = world.leads.note(lead, "One")
    world.leads.set_stage((lead,), Stage.PROPOSAL)
    world.leads.note(lead, "Three")
    names = ["note on Anna Vogt", "stage “proposal”", "note on Anna Vogt"]
    assert [undo.text for undo in world.undo.acts()][:3] == names
    world.undo.take_back_to(first)
    assert world.dump() == before
    with pytest.raises(NotFoundError):
        world.undo.take_back_to(first)


def test_taking_back_tells_what_is_there_again(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    done = world.touches.done(touches[0], Outcome.CONNECTED)
    restored = world.undo.take_back(done.undo)
    assert touches[0] in restored.touches
