"""Whatever is done with one lead: nothing of another moves, what ended is over, and it is in one state."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.words import OPEN_STATES, LeadState, Permission, SeriesState
from app.errors import InputError, NotFoundError, RefusedError
from tests.factory import World
from tests.factory import world as make_world
from tests.services.test_undo import ACTS

ONE_LEAD = sorted(set(ACTS) - {"absence", "add"})
ENDINGS = sorted({"stop", "lost", "end", "no"})
_NUMBERS = count(5_550_001)
OPEN = ", ".join(f"'{state}'" for state in OPEN_STATES)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all examples: each has leads of its own."""
    with make_world(tmp_path_factory.mktemp("promises")) as made:
        yield made


def touches_of(world: World, lead: int) -> list[tuple[object, ...]]:
    return world.database.driver.execute(
        "SELECT id, channel, state, due_utc, due_wall, due_zone, why, number FROM touch WHERE lead_id = ?"
        " ORDER BY id",
        (lead,),
    ).fetchall()


def open_of(world: World, lead: int) -> int:
    query = f"SELECT count(*) FROM touch WHERE lead_id = ? AND state IN ({OPEN}) AND series_id IS NOT NULL"
    (number,) = world.database.driver.execute(query, (lead,)).fetchone()
    return int(number)


def with_series(world: World) -> tuple[int, tuple[int, ...]]:
    """A lead whose number nobody else has: a no counts for the number as well."""
    details = LeadDetails("Anna", "Vogt", phone=f"+49 341 {next(_NUMBERS):07d}", country="DE")
    lead = world.leads.add(details).lead_id
    started = world.planning.start(lead, "after-demo", world.clock.now)
    return lead, tuple(touch.id for touch in started.touches)


def do(world: World, name: str, lead: int, touch: int) -> bool:
    """Do an act where it is possible."""
    try:
        if name == "no":
            world.leads.set_permission(lead, Permission.REFUSED)
        else:
            ACTS[name](world, lead, touch)
    except (RefusedError, InputError, NotFoundError):
        return False
    return True


@given(names=st.lists(st.sampled_from(ONE_LEAD), max_size=2), ending=st.sampled_from(ENDINGS))
def test_acts_on_one_lead(shared: World, names: list[str], ending: str) -> None:
    other, _ = with_series(shared)
    lead, touches = with_series(shared)
    before = touches_of(shared, other)
    for place, name in enumerate(names):
        do(shared, name, lead, touches[place % len(touches)])
        bears_out(shared, lead)
    series = shared.leads.series(lead)
    last = next((one.id for one in series.touches if one.state in OPEN_STATES), 0) if series else 0
    if do(shared, ending, lead, last):
        ended = shared.leads.series(lead)
        assert open_of(shared, lead) == 0
        assert ended is None or ended.state is SeriesState.ENDED
        bears_out(shared, lead)
    assert touches_of(shared, other) == before


def bears_out(world: World, lead: int) -> None:
    """The one state of a lead is what its touches and its permission say."""
    row = world.leads.card(lead).row
    if row.state in {LeadState.NEXT_STEP, LeadState.ENDED, LeadState.NO_NEXT_STEP}:
        assert (row.next_touch is not None) is (row.state is LeadState.NEXT_STEP)
    if row.permission.forbids:
        assert row.next_touch is None
