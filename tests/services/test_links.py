"""What hangs on a lead: company, referrals, files; and the kind way out."""

from __future__ import annotations

import pytest

from app.domain.view import LeadView
from app.domain.words import LeadState, Permission, Stage, TouchState
from app.errors import InputError, NotFoundError
from app.services.links import NotForUs
from tests.factory import World


def test_a_company_shows_its_other_people(world: World) -> None:
    anna, ben = world.lead("Anna"), world.lead("Ben", title="Planner")
    world.lead("Else", company="Other")
    company = world.leads.card(anna).company
    assert company is not None
    assert [(one.lead_id, one.title) for one in company.people] == [(ben, "Planner")]
    undo = world.links.describe_company(company.id, 250, " Cold storage ")
    described = world.leads.card(ben).company
    assert described is not None
    assert (described.size, described.industry) == (250, "Cold storage")
    world.undo.take_back(undo)
    assert world.leads.card(ben).company == world.leads.card(ben).company
    with pytest.raises(InputError):
        world.links.describe_company(company.id, 0, "")
    with pytest.raises(NotFoundError):
        world.links.describe_company(999, 5, "")


def test_who_came_from_whom_never_goes_in_a_circle(world: World) -> None:
    anna, ben, chloe = (world.lead(name) for name in ("Anna", "Ben", "Chloé"))
    world.links.came_from(ben, anna)
    undo = world.links.came_from(chloe, ben)
    came = world.leads.card(chloe).came_from
    assert came is not None
    assert came.lead_id == ben
    assert [one.lead_id for one in world.leads.card(anna).brought] == [ben]
    for lead, by in ((anna, chloe), (anna, anna)):
        with pytest.raises(InputError):
            world.links.came_from(lead, by)
    world.undo.take_back(undo)
    assert world.leads.card(chloe).came_from is None
    world.links.came_from(ben, None)
    assert world.leads.card(anna).brought == ()


def test_files_are_noted_by_path_and_pages_by_address(world: World) -> None:
    lead = world.lead()
    world.links.add(lead, "C:\\offers\\offer 12.pdf")
    undo = world.links.add(lead, "https://example.com/case-study/")
    links = world.leads.card(lead).links
    assert [(one.title, one.is_page) for one in links] == [("offer 12.pdf", False), ("case-study", True)]
    world.undo.take_back(undo)
    removed = world.links.remove(links[0].id)
    assert world.leads.card(lead).links == ()
    world.undo.take_back(removed)
    assert world.leads.card(lead).links == links[:1]
    with pytest.raises(InputError):
        world.links.add(lead, "  ")


def test_the_way_out_ends_everything_with_a_farewell_and_one_undo(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    before = world.dump()
    out = world.links.qualify_out(lead, NotForUs.NO_BUDGET, "cut until 2028")
    card = world.leads.card(lead)
    assert (card.row.state, card.state_reason) == (LeadState.ENDED, "no budget: cut until 2028")
    assert card.row.details.stage is Stage.LOST
    assert card.row.next_touch is None
    series = world.leads.series(lead)
    assert series is not None
    assert {touch.state for touch in series.touches} == {TouchState.STOPPED}
    assert out.message_id is not None
    letter = world.messages.get(out.message_id)
    assert (letter.lead_id, letter.missing) == (lead, ())
    assert "Anna" in letter.body
    assert letter in world.messages.drafts()
    world.undo.take_back(out.undo)
    assert world.dump() == before


@pytest.mark.parametrize("said", [None, Permission.REFUSED])
def test_no_farewell_where_none_can_or_may_go_out(world: World, said: Permission | None) -> None:
    lead = world.lead(email="" if said is None else "anna@example.com")
    if said is not None:
        world.leads.set_permission(lead, said, "no")
    out = world.links.qualify_out(lead, NotForUs.NO_NEED)
    assert out.message_id is None
    assert lead not in world.leads.ids(LeadView.NO_NEXT_STEP).ids


def test_another_reason_is_said_in_words(world: World) -> None:
    lead = world.lead()
    with pytest.raises(InputError):
        world.links.qualify_out(lead, NotForUs.OTHER, " ")
    world.links.qualify_out(lead, NotForUs.OTHER, "moved to another firm", farewell=False)
    assert world.leads.card(lead).state_reason == "moved to another firm"


def test_a_permission_changes_in_the_same_act_as_the_rest(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    details = world.leads.card(lead).row.details
    undo = world.leads.change(lead, details, permission=Permission.GIVEN, wording="do write")
    assert world.leads.card(lead).row.permission is Permission.GIVEN
    world.undo.take_back(undo)
    assert world.leads.card(lead).row.permission is Permission.NOT_ASKED
    world.leads.change(lead, details, permission=Permission.WITHDRAWN, wording="please stop")
    card = world.leads.card(lead)
    assert card.row.permission is Permission.WITHDRAWN
    assert card.row.next_touch is None
