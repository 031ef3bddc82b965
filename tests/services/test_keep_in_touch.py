"""Keep-in-touch rules: counted from the last real contact, one open touch at a time (design 4.13)."""

from datetime import date, datetime

import pytest

from app.domain.keep_in_touch import Every, Rhythm, Rule, Warmth
from app.domain.words import Channel, LeadState, Outcome, Permission, TouchState
from app.errors import InputError, NotFoundError, RefusedError
from app.services.merging import Merging
from tests.factory import World

SIX_WEEKS = Rule(6, 8, Every.WEEKS, Channel.CALL, "Hear how it goes")


def rhythm(world: World, lead: int) -> Rhythm:
    found = world.rhythms.of(lead)
    assert found is not None
    return found


def due(world: World, lead: int) -> date:
    touch_id = rhythm(world, lead).touch_id
    assert touch_id is not None
    return world.touches.get(touch_id).lead_local.date()


def test_a_rule_plans_its_touch_at_once_and_undo_takes_both_back(world: World) -> None:
    lead = world.lead()
    before = world.dump()
    undo = world.rhythms.keep(lead, SIX_WEEKS)
    found = rhythm(world, lead)
    assert (found.last, found.ideal_day, found.latest_day) == (
        date(2026, 5, 27),
        date(2026, 7, 8),
        date(2026, 7, 22),
    )
    assert due(world, lead) == date(2026, 7, 8)
    assert found.touch_id is not None
    assert world.touches.get(found.touch_id).why[0].rule == "keep-in-touch"
    world.undo.take_back(undo)
    assert world.dump() == before


def test_a_lead_with_a_rule_alone_is_recurring(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    assert world.leads.card(lead).row.state is LeadState.RECURRING
    world.touches.add(lead, Channel.EMAIL, datetime(2026, 6, 1, 9), "Price")
    assert world.leads.card(lead).row.state is LeadState.NEXT_STEP


def test_completing_the_touch_plans_the_next_one_from_then(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    first = rhythm(world, lead).touch_id
    assert first is not None
    world.clock.now = world.touches.get(first).due.utc
    before = world.dump()
    completed = world.touches.done(first, Outcome.CONNECTED)
    assert not completed.must_choose
    assert completed.next_touch is not None
    assert completed.next_touch.id == rhythm(world, lead).touch_id != first
    assert due(world, lead) == date(2026, 8, 19)
    world.undo.take_back(completed.undo)
    assert world.dump() == before


def test_any_real_contact_counts_and_a_call_nobody_took_does_not(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    world.clock.pass_time(days=14)
    world.activities.contacted(lead, Channel.CALL, Outcome.NO_ANSWER)
    assert due(world, lead) == date(2026, 7, 8)
    world.activities.replied(lead, "We are fine, thanks")
    assert due(world, lead) == date(2026, 7, 22)
    assert rhythm(world, lead).last == date(2026, 6, 10)


def test_a_skipped_touch_comes_back_an_interval_later(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    touch = rhythm(world, lead).touch_id
    assert touch is not None
    world.clock.now = world.touches.get(touch).due.utc
    assert not world.touches.skip(touch, "they are on holiday").must_choose
    assert due(world, lead) == date(2026, 8, 19)


def test_a_series_goes_first_and_the_rule_follows_it(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 1))
    world.rhythms.keep(lead, SIX_WEEKS)
    assert rhythm(world, lead).touch_id is None
    world.touches.done(touches[0], Outcome.CONNECTED)
    assert rhythm(world, lead).touch_id is None
    world.clock.now = world.touches.get(touches[1]).due.utc
    completed = world.touches.done(touches[1], Outcome.CONNECTED)
    assert not completed.must_choose
    assert due(world, lead) == date(2026, 7, 9)


def test_warmth_is_measured_by_the_rule(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    found = []
    for day in ("2026-07-07", "2026-07-08", "2026-07-22", "2026-07-23"):
        world.clock.now = datetime.fromisoformat(f"{day}T10:00+00:00")
        found.append(rhythm(world, lead).warmth)
    assert found == [Warmth.FRESH, Warmth.DUE, Warmth.DUE, Warmth.LATE]


def test_dropping_stops_the_touch(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    touch = rhythm(world, lead).touch_id
    assert touch is not None
    before = world.dump()
    undo = world.rhythms.drop(lead)
    assert world.rhythms.of(lead) is None
    assert world.touches.get(touch).state is TouchState.STOPPED
    world.undo.take_back(undo)
    assert world.dump() == before
    world.rhythms.drop(lead)
    with pytest.raises(NotFoundError):
        world.rhythms.drop(lead)


def test_a_rule_may_be_changed(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    world.rhythms.keep(lead, Rule(3, 4, Every.MONTHS, None, "Quarterly"))
    assert due(world, lead) == date(2026, 8, 27)


def test_a_no_ends_it_and_forbids_it(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    world.leads.set_permission(lead, Permission.WITHDRAWN, "please stop")
    assert world.leads.card(lead).row.state is LeadState.ENDED
    with pytest.raises(RefusedError):
        world.rhythms.keep(lead, SIX_WEEKS)


@pytest.mark.parametrize(
    "rule", [Rule(0, 1), Rule(6, 5), Rule(61, 61), Rule(6, 121), Rule(6, 8, purpose=" ")]
)
def test_a_rule_that_cannot_be_kept_is_refused(world: World, rule: Rule) -> None:
    with pytest.raises(InputError):
        world.rhythms.keep(world.lead(), rule)


def test_a_rule_makes_way_for_a_series_and_comes_back_when_it_is_stopped(world: World) -> None:
    lead = world.lead()
    world.rhythms.keep(lead, SIX_WEEKS)
    before = world.dump()
    started = world.planning.start(lead, "quote-sent", world.clock.now)
    assert rhythm(world, lead).touch_id is None
    assert world.leads.card(lead).row.state is LeadState.NEXT_STEP
    world.touches.stop(started.series_id, "they want to wait")
    assert due(world, lead) == date(2026, 7, 8)
    assert world.leads.card(lead).row.state is LeadState.RECURRING
    for undo in (world.undo.latest(), started.undo):
        assert undo is not None
        world.undo.take_back(undo)
    assert world.dump() == before


def test_merged_leads_keep_one_rule_with_one_open_touch(world: World) -> None:
    heir, gone = world.lead(), world.lead()
    world.rhythms.keep(heir, SIX_WEEKS)
    world.rhythms.keep(gone, Rule(3, 4))
    before = world.dump()
    undo = Merging(world.database, world.clock, world.preferences, world.undo).merge(heir, gone)
    assert [touch.id for touch in world.touches.following(heir)] == [rhythm(world, heir).touch_id]
    assert rhythm(world, heir).rule == SIX_WEEKS
    world.undo.take_back(undo)
    assert world.dump() == before
