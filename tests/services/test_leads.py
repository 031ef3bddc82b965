"""Leads: found as typed, listed by view, in exactly one state, and a no that outlives them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.meeting import Rest
from app.domain.view import LeadView, Sort, SortColumn
from app.domain.words import Channel, LeadState, Outcome, Permission, Stage, TouchState
from app.errors import InputError, KnownError, NotFoundError, RefusedError
from tests.factory import World
from tests.factory import world as make_world

PEOPLE = (
    LeadDetails("Łucja", "Wójcik", "Straße GmbH", email="lucja@firma.pl", phone="+48 58 555 0147"),
    LeadDetails("Bülent", "Yılmaz", "Ördek A.Ş.", email="bulent@ordek.tr"),
    LeadDetails("Søren", "Ægidius", "Smørrebrød", email="S.Aegidius@example.dk", city="Århus"),
    LeadDetails("Anna", "O'Neil", "Acme", email="anna@acme.example", title="Head of sales"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lucja", ["Łucja Wójcik"]),
        ("STRASSE", ["Łucja Wójcik"]),
        ("yilmaz", ["Bülent Yılmaz"]),
        ("ord yil", ["Bülent Yılmaz"]),
        ("soren aeg", ["Søren Ægidius"]),
        ("arhus", ["Søren Ægidius"]),
        ("s.aegidius@ex", ["Søren Ægidius"]),
        ("485855", ["Łucja Wójcik"]),
        ("o'neil", ["Anna O'Neil"]),
        ("head of", ["Anna O'Neil"]),
        ("nobody", []),
        ('"* OR', ["Bülent Yılmaz"]),  # Ördek: no operator of the index gets through
        ("***", []),
        ("", ["Anna O'Neil", "Bülent Yılmaz", "Łucja Wójcik", "Søren Ægidius"]),
    ],
)
def test_search_finds_what_is_meant(world: World, typed: str, found: list[str]) -> None:
    for person in PEOPLE:
        world.leads.add(person)
    listed = world.leads.ids(search=typed)
    assert [row.name for row in world.leads.rows(listed.ids)] == found
    assert listed.total == len(found)


@pytest.mark.parametrize("column", list(SortColumn))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_lists_everyone_once(world: World, column: SortColumn, descending: bool) -> None:  # noqa: FBT001
    ids = [world.leads.add(person).lead_id for person in PEOPLE]
    world.series(ids[1])
    world.contact(ids[2])
    listed = world.leads.ids(sort=Sort(column, descending))
    assert sorted(listed.ids) == ids
    first = {SortColumn.NEXT_TOUCH: ids[1], SortColumn.LAST_ACTIVITY: ids[2]}
    if column in first:
        assert listed.ids[0] == first[column]


def test_a_list_is_cut_at_its_limit(world: World) -> None:
    for person in PEOPLE:
        world.leads.add(person)
    listed = world.leads.ids(limit=2)
    assert (len(listed.ids), listed.total) == (2, 4)


def test_views_and_their_counts_agree(world: World) -> None:
    new, waiting, customer, running, cold = (
        world.lead(name) for name in ("New", "Wait", "Cust", "Run", "Cold")
    )
    world.leads.rest(waiting, Rest(LeadState.WAITING, date(2026, 6, 20), "budget"))
    world.leads.set_stage([customer], Stage.CUSTOMER)
    world.series(running, days=(30,))
    world.contact(cold)
    world.clock.pass_time(days=22)
    seen = {view: sorted(world.leads.ids(view).ids) for view in LeadView}
    assert seen == {
        LeadView.ALL: [new, waiting, customer, running, cold],
        LeadView.NO_NEXT_STEP: [new, customer, cold],
        LeadView.GOING_COLD: [cold],
        LeadView.WAITING: [waiting],
        LeadView.CUSTOMERS: [customer],
        LeadView.IN_SERIES: [running],
        LeadView.HOT: [],
        LeadView.NEW_INBOUND: [],
        LeadView.DELETED: [],
    }
    assert world.leads.counts() == {view: len(ids) for view, ids in seen.items()}
    for view, ids in seen.items():
        states = {row.state for row in world.leads.rows(ids)}
        assert view is not LeadView.NO_NEXT_STEP or states == {LeadState.NO_NEXT_STEP}
        assert view is not LeadView.WAITING or states == {LeadState.WAITING}


def test_a_row_tells_what_comes_next(world: World) -> None:
    lead = world.lead("Hannah")
    _, touches = world.series(lead, days=(1, 5, 9))
    world.touches.done(touches[0], Outcome.CONNECTED)
    (row,) = world.leads.rows([lead, 999])
    assert (row.name, row.zone, row.zone_known) == ("Hannah Vogt", "Europe/Berlin", True)
    assert (row.done, row.of, row.state) == (1, 3, LeadState.NEXT_STEP)
    assert row.next_touch is not None
    assert (row.next_touch.touch_id, row.next_touch.number, row.next_touch.of) == (touches[1], 2, 3)
    assert row.last_activity == world.clock.wall()


def test_an_unknown_zone_is_the_reps_and_said_to_be(world: World) -> None:
    lead = world.leads.add(LeadDetails("Jo", country="US")).lead_id
    (row,) = world.leads.rows([lead])
    assert (row.zone, row.zone_known) == ("Europe/London", False)


def test_find_takes_an_address_or_a_number(world: World) -> None:
    lead = world.leads.add(PEOPLE[2]).lead_id
    assert world.leads.find(" s.aegidius@EXAMPLE.dk ") == world.leads.find(str(lead)) == lead
    world.leads.add(LeadDetails("Twin", email="s.aegidius@example.dk"))
    for text in ("s.aegidius@example.dk", "nobody@example.dk", "77"):
        with pytest.raises(NotFoundError):
            world.leads.find(text)


def test_the_same_address_is_told(world: World) -> None:
    first = world.leads.add(PEOPLE[0]).lead_id
    added = world.leads.add(LeadDetails("L.", email="LUCJA@firma.pl"))
    assert [row.id for row in added.duplicates] == [first]


@pytest.mark.parametrize(
    "details",
    [
        LeadDetails(),
        LeadDetails(company="Acme"),
        LeadDetails("A", email="anna"),
        LeadDetails("A", zone="Mars/X"),
    ],
)
def test_impossible_details_are_refused_in_words(world: World, details: LeadDetails) -> None:
    with pytest.raises(InputError):
        world.leads.add(details)


def test_a_no_stops_everything_at_once(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    world.leads.set_permission(lead, Permission.REFUSED, "not now, not later", "call")
    card = world.leads.card(lead)
    assert {world.touches.get(touch).state for touch in touches} == {TouchState.STOPPED}
    assert (card.row.state, card.row.permission, card.state_reason) == (
        LeadState.ENDED,
        Permission.REFUSED,
        "said no",
    )
    assert [entry.wording for entry in card.permissions] == ["not now, not later"]
    with pytest.raises(RefusedError, match="said no"):
        world.touches.add(lead, Channel.CALL, datetime(2026, 6, 1, 9), "Again")
    with pytest.raises(RefusedError, match="said no"):
        world.planning.start(lead, "after-demo", world.clock.wall())


def test_only_their_own_words_lower_a_no(world: World) -> None:
    lead = world.lead()
    world.leads.set_permission(lead, Permission.WITHDRAWN)
    for permission, wording in ((Permission.GIVEN, ""), (Permission.NOT_ASKED, "oops")):
        with pytest.raises(RefusedError):
            world.leads.set_permission(lead, permission, wording)
    world.leads.set_permission(lead, Permission.GIVEN, "She called: please do send the offer")
    assert world.leads.card(lead).row.state is LeadState.NO_NEXT_STEP
    assert (
        world.touches.add(lead, Channel.CALL, datetime(2026, 6, 1, 9), "Offer").touch.state
        is TouchState.PLANNED
    )


@pytest.mark.parametrize(
    ("details", "closed"),
    [
        (LeadDetails("Anna", "Smith", email="ANNA.Smith@gmail.com"), True),
        (LeadDetails("A", email="annasmith+news@googlemail.com"), True),
        (LeadDetails("anna", "SMITH", phone="0044 20 7946 0001"), True),
        (LeadDetails("Nobody", phone="+44 20 7946 0001"), True),
        (LeadDetails("Anna", "Smith", email="other@acme.example", phone="+44 20 7946 0001"), True),
        (LeadDetails("Bob", "Jones", email="bob@acme.example", phone="+44 20 7946 0001"), False),
        (LeadDetails("Anna", "Smith", email="anna.smith@acme.example"), False),
    ],
)
def test_who_said_no_is_known_again(world: World, details: LeadDetails, closed: bool) -> None:  # noqa: FBT001
    first = world.leads.add(
        LeadDetails("Anna", "Smith", email="anna.smith@gmail.com", phone="+44 20 7946 0001")
    )
    world.leads.set_permission(first.lead_id, Permission.REFUSED)
    again = world.leads.add(details).lead_id
    assert world.leads.card(again).row.permission.forbids is closed


def test_a_no_outlives_the_import_that_brought_it_back(world: World) -> None:
    first = world.leads.add(LeadDetails("Anna", email="anna@example.com"))
    world.leads.set_permission(first.lead_id, Permission.REFUSED)
    twin = world.leads.add(LeadDetails("A.", email="anna@example.com"))
    world.undo.take_back(twin.undo)
    again = world.leads.add(LeadDetails("Anna again", email="anna@example.com"))
    assert world.leads.card(again.lead_id).row.permission is Permission.REFUSED


def test_the_same_person_twice_is_refused_twice(world: World) -> None:
    first = world.leads.add(LeadDetails("Anna", email="anna@example.com")).lead_id
    twin = world.leads.add(LeadDetails("A. Smith", email="anna@example.com")).lead_id
    _, touches = world.series(twin)
    world.leads.set_permission(first, Permission.WITHDRAWN)
    assert {world.touches.get(touch).state for touch in touches} == {TouchState.STOPPED}


@pytest.mark.parametrize("state", [LeadState.WAITING, LeadState.PARKED])
def test_a_lead_at_rest_comes_back_by_itself(world: World, state: LeadState) -> None:
    lead = world.lead()
    world.series(lead)
    world.leads.rest(lead, Rest(state, date(2026, 6, 10), "after the fair"))
    card = world.leads.card(lead)
    assert (card.row.state, card.state_reason) == (state, "after the fair")
    world.clock.set_wall("2026-06-10T09:00", "Europe/London")
    assert world.leads.card(lead).row.state is LeadState.NEXT_STEP
    (touch,) = world.touches.today().due
    assert [reminder.touch for reminder in world.reminders.collect_due().new] == [touch.id]
    completed = world.touches.done(touch.id, Outcome.CONNECTED)
    assert completed.must_choose
    assert world.leads.card(lead).row.state is LeadState.NO_NEXT_STEP


@pytest.mark.parametrize(
    "rest",
    [
        Rest(LeadState.ENDED, None, " "),
        Rest(LeadState.PARKED, None, "later"),
        Rest(LeadState.WAITING, date(2026, 5, 1), "past"),
        Rest(LeadState.NEXT_STEP, date(2026, 7, 1), "no rest"),
    ],
)
def test_an_impossible_rest_is_refused(world: World, rest: Rest) -> None:
    with pytest.raises(InputError):
        world.leads.rest(world.lead(), rest)


ACTS = (
    "series",
    "single",
    "done",
    "skip",
    "snooze",
    "wait",
    "park",
    "end",
    "no",
    "yes",
    "stop",
    "undo",
    "time",
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=12))
def test_every_lead_is_in_exactly_one_state(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    with make_world(tmp_path_factory.mktemp("world")) as world:
        lead = world.lead()
        for act in acts:
            try:
                perform(world, lead, act)
            except KnownError:
                continue
            check_state(world, lead)


def perform(world: World, lead: int, act: str) -> None:
    """Do one thing to the lead; what is not possible now raises KnownError."""
    if act in {"wait", "park", "end", "no", "yes"}:
        say(world, lead, act)
        return
    now, following = (
        world.clock.wall(),
        world.touches.between(world.clock.wall(), world.clock.wall() + timedelta(400)),
    )
    touch = next((one.id for one in following if one.done_at is None), 0)
    later = (now + timedelta(days=9)).replace(tzinfo=None)
    if act == "series":
        world.planning.start(lead, "no-answer", now)
    elif act == "single":
        world.touches.add(lead, Channel.CALL, later, "Price")
    elif act == "done":
        world.touches.done(touch, Outcome.CONNECTED)
    elif act == "skip":
        world.touches.skip(touch, "ill")
    elif act == "snooze":
        world.touches.snooze(touch, later)
    elif act == "stop":
        series = world.leads.series(lead)
        world.touches.stop(series.id if series else 0, "enough")
    elif act == "undo":
        latest = world.undo.latest()
        if latest and latest.text != "adding Anna Vogt":
            world.undo.take_back(latest)
    else:
        world.clock.pass_time(days=4)


def say(world: World, lead: int, act: str) -> None:
    if act in {"no", "yes"}:
        world.leads.set_permission(lead, Permission.REFUSED if act == "no" else Permission.GIVEN, "they said")
        return
    state = {"wait": LeadState.WAITING, "park": LeadState.PARKED, "end": LeadState.ENDED}[act]
    until = None if act == "end" else (world.clock.wall() + timedelta(days=9)).date()
    world.leads.rest(lead, Rest(state, until, "so"))


DERIVED = """SELECT next_due, (SELECT min(due_utc) FROM touch WHERE lead_id = lead.id
AND state IN ('planned', 'snoozed', 'held')), last_at, (SELECT max(at) FROM activity WHERE lead_id = lead.id)
FROM lead WHERE id = ?"""
"""What lists sort by beside what it is derived from."""


def check_state(world: World, lead: int) -> None:
    """The state of a lead, its open touches and the views never contradict each other."""
    card = world.leads.card(lead)
    driver = world.database.driver
    rings = (
        "SELECT count(*), sum(check_in) FROM touch "
        "WHERE state IN ('planned', 'snoozed', 'held') AND lead_id = ?"
    )
    steps, check_ins = driver.execute(rings, (lead,)).fetchone()
    listed = {view for view in LeadView if lead in world.leads.ids(view).ids}
    state = card.row.state
    kept, ahead, last_at, latest = driver.execute(DERIVED, (lead,)).fetchone()
    assert (kept, last_at) == (ahead, latest)
    assert (LeadView.NO_NEXT_STEP in listed) is (state is LeadState.NO_NEXT_STEP)
    assert (LeadView.WAITING in listed) is (state is LeadState.WAITING)
    if state is LeadState.NEXT_STEP:
        assert steps
    elif state in {LeadState.WAITING, LeadState.PARKED}:
        assert steps == check_ins == 1
    else:
        assert steps == 0
    assert state is not LeadState.ENDED or card.state_reason
    if card.row.permission.forbids:
        assert state is LeadState.ENDED


def test_a_note_of_ones_own_is_no_contact(world: World) -> None:
    lead = world.lead()
    world.contact(lead)
    spoken = world.clock.wall()
    world.clock.pass_time(days=1)
    world.leads.note(lead, "read their annual report")
    (row,) = world.leads.rows([lead])
    assert row.last_activity == spoken
