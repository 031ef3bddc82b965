"""The recap of a call: its points, what is open between both, and the next contact (P2, S0)."""

import pytest

from app.domain.words import Channel, MessageKind, Outcome, Permission
from app.errors import InputError, RefusedError
from app.services.call_recaps import points_of
from tests.factory import World


@pytest.mark.parametrize(
    ("note", "points"),
    [
        ("", ()),
        ("IT will test the export on Friday. Uwe is back on Monday.", 2),
        ("- wants two docks\n- price by 3 June\n", 2),
        ("Call back at 10.30; asks for v2.1", 2),
    ],
)
def test_a_note_has_points(note: str, points: object) -> None:
    found = points_of(note)
    assert len(found) == (points or 0)
    assert all(not point.startswith("-") and not point.endswith(".") for point in found)


def done_call(world: World, note: str) -> tuple[int, int]:
    lead = world.lead("Hannah")
    _, ids = world.series(lead, days=(0, 7))
    world.touches.done(ids[0], Outcome.CONNECTED, note, 6)
    return lead, ids[0]


def test_a_call_becomes_a_mail_to_look_over(world: World) -> None:
    world.preferences.change(my_name="Nora Ellis")
    lead, call = done_call(world, "IT will test the export on Friday. Uwe is back on Monday.")
    written = world.call_recaps.write(call)
    message = written.message
    assert (message.kind, message.channel, message.lead_id) == (MessageKind.RECAP, Channel.EMAIL, lead)
    assert message.subject == "Recap of our call this morning"
    assert "IT will test the export on Friday\n" in message.body
    assert "Uwe is back on Monday" in message.body
    assert "I will call you on Wed 3 June." in message.body
    assert message.missing == ()
    assert [one.id for one in world.messages.drafts()] == [message.id]
    world.undo.take_back(written.undo)
    assert world.messages.drafts() == ()


def test_only_a_call_that_was_made_has_one(world: World) -> None:
    _, ids = world.series(world.lead(), days=(0,))
    with pytest.raises(InputError):
        world.call_recaps.write(ids[0])


def test_after_a_no_there_is_none(world: World) -> None:
    lead, call = done_call(world, "")
    world.leads.set_permission(lead, Permission.REFUSED, "no more, please")
    with pytest.raises(RefusedError):
        world.call_recaps.write(call)
