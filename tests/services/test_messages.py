"""Messages: drafts from templates, what is missing, and marking one as sent."""

from datetime import datetime

import pytest

from app.domain.words import Channel, MessageKind, MessageState, Outcome, Permission, TouchState
from app.errors import NotFoundError, RefusedError
from tests.factory import World


def started(world: World) -> tuple[int, tuple[int, ...]]:
    lead = world.lead()
    series = world.planning.start(lead, "after-demo", world.clock.wall())
    return lead, tuple(touch.id for touch in series.touches)


def test_a_draft_is_made_once_from_its_template(world: World) -> None:
    _, touches = started(world)
    message = world.messages.for_touch(touches[1])
    assert (message.kind, message.state, message.channel) == (
        MessageKind.TOUCH,
        MessageState.DRAFT,
        Channel.EMAIL,
    )
    assert message.body.startswith("Hello Anna")
    assert (message.touch_number, message.touch_of) == (2, 8)
    assert world.messages.for_touch(touches[1]) == message
    assert world.messages.drafts() == (message,)


def test_the_points_of_a_call_are_no_letter(world: World) -> None:
    _, touches = started(world)
    message = world.messages.for_touch(touches[2])
    assert (message.channel, message.to) == (Channel.CALL, world.touches.get(touches[2]).phone)
    assert len(message.body.splitlines()) > 2
    assert world.messages.drafts() == ()


def test_what_is_missing_keeps_a_message_back(world: World) -> None:
    _, touches = started(world)
    message = world.messages.for_touch(touches[3])
    filled = world.messages.fill(message.id, "case-study")
    assert "value_item" in filled.missing
    with pytest.raises(RefusedError, match="value_item"):
        world.messages.mark_sent(message.id)
    saved = world.messages.save(message.id, "How Acme did it", "Read this, Anna.")
    assert saved.missing == ()
    completed = world.messages.mark_sent(message.id)
    assert completed is not None
    assert (completed.touch.id, completed.touch.state) == (touches[3], TouchState.DONE)
    for act in (lambda: world.messages.save(message.id, "", ""), lambda: world.messages.drop(message.id)):
        with pytest.raises(RefusedError, match="is sent"):
            act()
    with pytest.raises(RefusedError, match="sent already"):
        world.messages.mark_sent(message.id)


def test_sending_can_be_taken_back(world: World) -> None:
    lead, touches = started(world)
    message = world.messages.save(world.messages.for_touch(touches[1]).id, "Hello", "Anna, a word.")
    before = world.dump()
    completed = world.messages.mark_sent(message.id)
    assert completed is not None
    assert world.leads.timeline(lead)[0].title == "E-mail, sent"
    world.undo.take_back(completed.undo)
    after = world.dump()
    for rows in (before, after):  # the instant of the last change is a mark of the program
        rows["message"] = [row[:-1] for row in rows["message"]]
    assert after == before


def test_a_touch_done_as_sent_takes_its_draft_along(world: World) -> None:
    _, touches = started(world)
    message = world.messages.for_touch(touches[1])
    world.touches.done(touches[1], Outcome.SENT)
    assert world.messages.get(message.id).state is MessageState.SENT


def test_a_dropped_draft_comes_back_with_undo(world: World) -> None:
    _, touches = started(world)
    message = world.messages.for_touch(touches[1])
    undo = world.messages.drop(message.id)
    with pytest.raises(NotFoundError):
        world.messages.get(message.id)
    world.undo.take_back(undo)
    assert world.messages.get(message.id) == message


def test_nothing_is_sent_after_a_no(world: World) -> None:
    lead, touches = started(world)
    message = world.messages.save(world.messages.for_touch(touches[1]).id, "Hello", "Anna, a word.")
    world.leads.set_permission(lead, Permission.WITHDRAWN)
    assert world.messages.drafts() == ()
    with pytest.raises(RefusedError, match="said no"):
        world.messages.mark_sent(message.id)


def test_fields_and_templates(world: World) -> None:
    world.preferences.change(my_name="Rita Lang", my_company="Dock AG")
    fields = world.messages.fields(world.lead())
    assert (fields["first_name"], fields["company"], fields["signature"]) == (
        "Anna",
        "Vogtland Papier",
        "Rita Lang, Dock AG",
    )
    titles = [template.title for template in world.messages.templates(Channel.EMAIL)]
    assert titles == sorted(titles, key=str.casefold)
    assert "Recap" in titles
    with pytest.raises(NotFoundError):
        world.messages.for_touch(99)


def test_a_touch_without_a_template_has_an_empty_draft(world: World) -> None:
    added = world.touches.add(world.lead(), Channel.EMAIL, datetime(2026, 6, 1, 9), "Price")
    message = world.messages.for_touch(added.touch.id)
    assert (message.subject, message.body, message.to) == ("", "", added.touch.email)
