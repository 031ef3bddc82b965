"""The promises hold in the file itself, whatever the program above does."""

# ruff: noqa: E501 -- statements stand as they are

import sqlite3

import pytest

from app.domain.words import Permission
from app.errors import RefusedError
from tests.factory import World

NO = pytest.mark.parametrize("permission", [Permission.REFUSED, Permission.WITHDRAWN])
STATES = pytest.mark.parametrize("state", ["planned", "snoozed", "held", "blocked"])


def refused_lead(world: World, permission: Permission) -> tuple[int, tuple[int, ...]]:
    lead = world.lead()
    _, touches = world.series(lead)
    driver = world.database.driver
    driver.execute(
        "INSERT INTO permission (lead_id, permission, at, wording, source, copied) VALUES (?, ?, 0, '', '', 0)",
        (lead, permission.value),
    )
    return lead, touches


@NO
def test_a_no_stops_what_is_open_even_when_written_by_hand(world: World, permission: Permission) -> None:
    lead, _ = refused_lead(world, permission)
    states = world.database.driver.execute(
        "SELECT DISTINCT state, reason FROM touch WHERE lead_id = ?", (lead,)
    )
    assert states.fetchall() == [("stopped", "said no")]
    assert world.database.driver.execute("SELECT state FROM series").fetchall() == [("ended",)]


@NO
@STATES
def test_nothing_can_be_opened_after_a_no(world: World, permission: Permission, state: str) -> None:
    _, touches = refused_lead(world, permission)
    with pytest.raises(sqlite3.IntegrityError, match="said no"):
        world.database.driver.execute("UPDATE touch SET state = ? WHERE id = ?", (state, touches[0]))
    columns = (
        "lead_id, number, channel, state, due_utc, due_wall, due_zone, planned_utc, planned_wall, planned_zone,"
        " minutes, purpose, why, locked, check_in, reason"
    )
    with pytest.raises(sqlite3.IntegrityError, match="said no"):
        world.database.driver.execute(
            f"INSERT INTO touch ({columns}) SELECT lead_id, number, channel, '{state}', due_utc, due_wall, due_zone,"
            " planned_utc, planned_wall, planned_zone, minutes, purpose, why, locked, check_in, 'x' FROM touch LIMIT 1"
        )


@pytest.mark.parametrize("state", ["approved", "queued", "sending"])
def test_no_message_goes_out_after_a_no(world: World, state: str) -> None:
    lead, _ = refused_lead(world, Permission.REFUSED)
    values = f"({lead}, 'touch', 'email', '{{}}', 'a@b.c', '', '', '[]', 0)"
    columns = "(lead_id, kind, channel, state, recipient, subject, body, missing, changed)"
    driver = world.database.driver
    with pytest.raises(sqlite3.IntegrityError, match="said no"):
        driver.execute(f"INSERT INTO message {columns} VALUES {values.format(state)}")
    driver.execute(f"INSERT INTO message {columns} VALUES {values.format('draft')}")
    with pytest.raises(sqlite3.IntegrityError, match="said no"):
        driver.execute("UPDATE message SET state = ?", (state,))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE permission SET permission = 'given'",
        "DELETE FROM permission",
        "UPDATE suppression SET verdict = 'opened'",
        "DELETE FROM suppression",
        "DELETE FROM lead",
    ],
)
def test_what_was_said_cannot_be_unsaid(world: World, statement: str) -> None:
    world.leads.set_permission(world.lead(), Permission.REFUSED, "no, thank you")
    with pytest.raises(sqlite3.IntegrityError):
        world.database.driver.execute(statement)


def test_a_trigger_speaks_in_words(world: World) -> None:
    _, touches = refused_lead(world, Permission.REFUSED)
    with pytest.raises(RefusedError, match="said no"), world.database.begin() as session:
        session.connection().exec_driver_sql("UPDATE touch SET state = 'planned' WHERE id = ?", (touches[0],))


def test_a_touch_never_has_two_messages_to_one_person(world: World) -> None:
    _, touches = world.series(world.lead())
    message = world.messages.for_touch(touches[0])
    assert world.messages.for_touch(touches[0]).id == message.id
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        world.database.driver.execute(
            "INSERT INTO message (lead_id, touch_id, kind, channel, state, recipient, subject, body, missing, changed)"
            " SELECT lead_id, touch_id, kind, channel, state, recipient, '', '', '[]', 0 FROM message"
        )
