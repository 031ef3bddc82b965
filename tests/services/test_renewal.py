"""A new version of a cadence reaches running series only when the rep says so, as a diff (design 4.12)."""

from dataclasses import replace

import pytest

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.series_edit import Renew
from app.domain.words import Channel, Outcome, TouchState
from app.errors import NotFoundError
from tests.factory import World

CLOSED = {TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED}


def edited(world: World) -> Cadence:
    """Save a second version of after-demo: the third step later, the fifth gone, one more call at the end."""
    cadence = world.cadences.get("after-demo")
    steps = list(cadence.steps)
    steps[2] = replace(steps[2], offset=Offset(7, Unit.BUSINESS_DAYS), purpose="Ask what is left open")
    del steps[4]
    steps.append(Step(Channel.CALL, Offset(45, Unit.BUSINESS_DAYS), "A last call"))
    return world.cadences.save(replace(cadence, steps=tuple(steps))).cadence


def test_running_series_stay_until_the_rep_says_so(world: World) -> None:
    lead = world.lead()
    started = world.planning.start(lead, "after-demo", world.clock.now)
    before = world.series_acts.get(started.series_id)
    new = edited(world)
    assert world.series_acts.get(started.series_id) == before
    assert [one.id for one in world.series_acts.behind("after-demo")] == [started.series_id]
    rows = world.dump()
    (change,) = world.series_acts.preview_renewal("after-demo")
    assert world.dump() == rows
    assert change.before == before
    undo = world.series_acts.renew("after-demo")
    after = world.series_acts.get(started.series_id)
    assert after.version == new.version == before.version + 1
    assert after.touches[2].purpose == "Ask what is left open"
    assert after.touches[2].due.utc > before.touches[2].due.utc
    assert [one.purpose for one in after.touches if one.state is TouchState.SKIPPED] == [
        before.touches[4].purpose
    ]
    assert after.touches[-1].purpose == "A last call"
    assert {one.of for one in after.touches} == {len(after.touches)}
    assert world.series_acts.behind("after-demo") == ()
    world.undo.take_back(undo)
    assert world.dump() == rows


def test_what_was_done_stays_done_and_a_third_version_follows(world: World) -> None:
    lead = world.lead()
    started = world.planning.start(lead, "after-demo", world.clock.now)
    touch = started.touches[0]
    world.clock.now = touch.due.utc
    world.touches.done(touch.id, Outcome.SENT)
    edited(world)
    world.series_acts.renew("after-demo")
    third = edited(world)
    world.series_acts.apply(started.series_id, Renew(third.version))
    after = world.series_acts.get(started.series_id)
    assert after.touches[0].state is TouchState.DONE
    assert after.version == third.version
    opened = [one for one in after.touches if one.state not in CLOSED]
    assert [one.due.utc for one in opened] == sorted(one.due.utc for one in opened)


def test_a_version_nobody_knows_is_refused(world: World) -> None:
    started = world.planning.start(world.lead(), "after-demo", world.clock.now)
    with pytest.raises(NotFoundError):
        world.series_acts.preview(started.series_id, Renew(99))
