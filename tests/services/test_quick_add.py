"""One line to rows: the lead, what happened and what comes next, as one act."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.quick_line import Part
from app.domain.quick_read import NEW, Fixes
from app.domain.words import Channel, Outcome, Permission, TouchState
from app.errors import InputError
from tests.factory import World


@pytest.fixture
def marta(world: World) -> int:
    return world.lead("Marta", last_name="Jensen", company="Fjordline Freight", zone="Europe/Copenhagen")


def test_a_line_becomes_activity_and_touch_and_one_undo_takes_both_back(world: World, marta: int) -> None:
    before = world.dump()
    added = world.quick_add.add("Called Marta, no answer, e-mail fri 10")
    (activity,) = world.leads.timeline(marta)
    touch = world.touches.get(added.touch_id or 0)
    assert (activity.title, activity.outcome) == ("Call, no answer", Outcome.NO_ANSWER)
    assert (touch.lead_id, touch.channel, touch.due_local) == (
        marta,
        Channel.EMAIL,
        datetime(2026, 5, 29, 10),
    )
    assert added.undo.text == "quick-add for Marta Jensen"
    world.undo.take_back(added.undo)
    assert world.dump() == before


def test_somebody_new_comes_in_with_address_company_and_tags(world: World) -> None:
    added = world.quick_add.add("Spoke to Bob Stone bob@stone.example from Stone Ltd, call mon 9:30 #expo")
    details = world.leads.card(added.lead_id).row.details
    assert (details.first_name, details.last_name, details.email) == ("Bob", "Stone", "bob@stone.example")
    assert (details.company, details.tags) == ("Stone Ltd", ("expo",))


def test_an_inbound_lead_starts_the_hour_at_once(world: World) -> None:
    added = world.quick_add.add("inbound Bob Stone bob@stone.example wants prices")
    query = "SELECT answer_by IS NOT NULL FROM lead WHERE id = ?"
    assert world.database.driver.execute(query, (added.lead_id,)).fetchone() == (1,)
    assert [one.title for one in world.leads.timeline(added.lead_id)] == ["wants prices"]
    series = world.leads.series(added.lead_id)
    first = world.touches.get(added.touch_id or 0)
    assert series
    assert (series.cadence, series.touches[0].id) == ("new-inbound", first.id)
    assert (first.channel, first.due_local) == (Channel.CALL, datetime(2026, 5, 27, 10))
    assert added.read.fit == "First answer by 11:00; a series of “New inbound” starts"
    assert added.read.touch
    assert added.read.touch.channel is Channel.EMAIL  # the call is blocked: no number is known


def test_an_inbound_line_that_says_what_comes_next_gets_that_and_the_hour(world: World) -> None:
    before = world.dump()
    added = world.quick_add.add("inbound Bob Stone bob@stone.example, call at 10:30")
    query = "SELECT answer_by IS NOT NULL FROM lead WHERE id = ?"
    assert world.database.driver.execute(query, (added.lead_id,)).fetchone() == (1,)
    assert world.touches.get(added.touch_id or 0).due_local == datetime(2026, 5, 27, 10, 30)
    assert world.leads.series(added.lead_id) is None
    world.undo.take_back(added.undo)
    assert world.dump() == before


def test_a_touch_due_today_is_the_one_that_was_done(world: World, marta: int) -> None:
    _, touches = world.series(marta)
    added = world.quick_add.add("Called Marta, spoke about berths")
    assert added.read.activity
    assert added.read.activity.completes == touches[0]
    done = world.touches.get(touches[0])
    assert (done.state, done.outcome) == (TouchState.DONE, Outcome.CONNECTED)


def test_of_several_the_busiest_is_taken_and_the_others_are_named(world: World, marta: int) -> None:
    other = world.lead("Marta", last_name="Oliveira", company="Porto Frio")
    world.series(marta)
    read = world.quick_add.read("Called Marta, no answer")
    assert read.whom
    assert (read.whom.row and read.whom.row.id, [row.id for row in read.whom.others]) == (marta, [other])
    assert [one.part for one in read.unsure] == [Part.LEAD]
    picked = world.quick_add.read("Called Marta, no answer", Fixes(lead_id=other))
    assert picked.whom
    assert (picked.whom.row and picked.whom.row.id, picked.unsure) == (other, ())


def test_the_address_decides_before_the_name(world: World, marta: int) -> None:
    other = world.lead("Marta", last_name="Oliveira", email="marta@porto.example")
    read = world.quick_add.read("Mailed Marta marta@porto.example")
    assert marta != other
    assert read.whom
    assert read.whom.row
    assert read.whom.row.id == other


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("call Marta yesterday", Part.WHEN),
        ("call Marta 3 days ago", Part.WHEN),
        ("call Marta", Part.WHEN),
        ("called, no answer", Part.LEAD),
    ],
)
def test_it_asks_for_what_is_past_or_missing_and_saves_nothing(
    world: World, marta: int, text: str, part: Part
) -> None:
    before = world.dump()
    read = world.quick_add.read(text)
    assert marta
    assert read.asked
    assert read.asked.part is part
    assert read.touch is None
    with pytest.raises(InputError):
        world.quick_add.add(text)
    assert world.dump() == before


def test_a_name_in_small_letters_is_somebody_known_or_nobody(world: World, marta: int) -> None:
    known = world.quick_add.read("called marta no answer")
    assert known.whom
    assert known.whom.row
    assert known.whom.row.id == marta
    unknown = world.quick_add.read("called bob no answer")
    assert unknown.asked
    assert unknown.asked.text == "Nobody known is called “bob”; with a capital letter it is somebody new"


def test_a_pasted_signature_is_somebody_new(world: World) -> None:
    lines = "New lead: Anna Berg, Sales Manager, Nordic Steel AB, +46 8 123 456 78, anna@nordic.example"
    details = world.leads.card(world.quick_add.add(lines).lead_id).row.details
    assert (details.name, details.company) == ("Anna Berg", "Nordic Steel AB")
    assert (details.phone, details.email) == ("+46 8 123 456 78", "anna@nordic.example")


def test_what_was_chosen_counts_for_what_was_understood(world: World, marta: int) -> None:
    at = datetime(2026, 6, 2, 15)
    fixes = Fixes(outcome=Outcome.BUSY, channel=Channel.MESSAGE, when=at)
    read = world.quick_add.read("Called Marta, no answer, e-mail yesterday", fixes)
    assert marta
    assert read.activity
    assert read.activity.outcome is Outcome.BUSY
    assert read.touch
    assert (read.touch.channel, read.touch.due.wall, read.asked) == (Channel.MESSAGE, at, None)


def test_a_dropped_part_goes_to_the_note(world: World, marta: int) -> None:
    fixes = Fixes(dropped=frozenset({Part.NEXT, Part.WHEN}))
    read = world.quick_add.read("Called Marta, no answer, e-mail fri 10", fixes)
    assert marta
    assert (read.touch, read.note) == (None, "e-mail fri 10")


def test_a_name_can_be_somebody_new_all_the_same(world: World, marta: int) -> None:
    read = world.quick_add.read("Called Marta Berg, no answer", Fixes(lead_id=NEW))
    assert marta
    assert read.whom
    assert (read.whom.row, read.whom.name) == (None, "Marta Berg")


def test_somebody_new_with_the_name_of_somebody_known_is_pointed_at(world: World, marta: int) -> None:
    read = world.quick_add.read("New lead Marta Jensen, call fri 10")
    assert marta
    assert read.whom
    assert read.whom.row is None
    assert [one.text for one in read.unsure] == ["Marta Jensen, Fjordline Freight is known already"]


def test_nothing_is_planned_for_somebody_who_said_no(world: World, marta: int) -> None:
    world.leads.set_permission(marta, Permission.REFUSED)
    with pytest.raises(InputError, match="said no"):
        world.quick_add.add("call Marta fri 10")


def test_a_day_without_a_time_gets_the_best_hour_of_both(world: World, marta: int) -> None:
    read = world.quick_add.read("call Marta fri")
    assert marta
    assert read.touch
    assert read.touch.due.seen_from("Europe/Copenhagen").hour in range(8, 18)
    assert "Copenhagen, inside their hours. Friday has 0 of 12 touches" in read.fit


def test_what_a_lead_lacks_is_filled_and_what_it_has_stays(world: World, marta: int) -> None:
    had = world.leads.card(marta).row.details.email
    world.quick_add.add("Marta Jensen other@fjordline.example likes golf #golf")
    details = world.leads.card(marta).row.details
    assert (details.email, details.tags) == (had, ("golf",))


def test_month_before_day_where_the_country_writes_so(world: World, marta: int) -> None:
    days = [
        read.touch.due.wall.date().isoformat()
        for country in ("GB", "US")
        if (read := world.quick_add.read("mail Marta 6/7", country=country)).touch
    ]
    assert marta
    assert days == ["2026-07-06", "2026-06-07"]
