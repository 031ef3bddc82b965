"""Leads going cold fill what room the day has left."""

from app.domain.words import Channel, Outcome
from tests.factory import World


def test_the_coldest_are_offered_and_taken_up_as_one_act(world: World) -> None:
    first = world.lead("Anna", phone="")
    second = world.lead("Bela")
    for lead in (first, second):
        _, ids = world.series(lead, days=(0,))
        world.touches.done(ids[0], Outcome.CONNECTED)
        world.clock.pass_time(days=1)
    assert world.going_cold.offer(5).total == 0
    world.clock.pass_time(days=60)
    cold = world.going_cold.offer(1)
    assert (cold.total, [row.id for row in cold.rows]) == (2, [first])
    taken = world.going_cold.take_up(world.going_cold.offer(5).rows)
    assert (taken.number, taken.refused) == (2, ())
    later = world.days.today().later
    assert [(touch.lead_id, touch.channel) for touch in later] == [
        (first, Channel.EMAIL),
        (second, Channel.CALL),
    ]
    assert taken.undo is not None
    world.undo.take_back(taken.undo)
    assert world.days.today().later == ()
