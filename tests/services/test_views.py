"""Views, filters and orders: a list is what its conditions say, and its count agrees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.arrangement_text import from_text, to_text
from app.domain.lead import LeadDetails, LeadRow
from app.domain.moment import wall_time
from app.domain.view import Arrangement, ColumnWidth, Filters, LeadView, Sort, SortColumn
from app.domain.words import Channel, Outcome, Permission, Stage
from app.errors import InputError
from app.models.lead import Contact, ContactKind
from app.store import leads
from tests.factory import World


def fill(world: World) -> tuple[int, ...]:
    """Five leads of which no two are alike."""
    anna = world.lead(
        "Anna", country="DE", tags=("cold", "vip"), source="Webinar", title="Director", value=9000
    )
    bruno = world.lead("Bruno", country="PL", stage=Stage.PROPOSAL, company="Alto", city="Łódź", value=500)
    chloe = world.lead("Chloé", country="FR", stage=Stage.CUSTOMER, tags=("cold",), company="Alto")
    dario = world.lead("Dario", country="DE", stage=Stage.QUALIFIED, source="Webinar")
    elif_ = world.lead("Elif", country="TR")
    world.series(anna, days=(2, 5))
    _, (touch, *_) = world.series(bruno, days=(1, 4))
    world.touches.done(touch, Outcome.REPLIED)
    world.leads.set_permission(chloe, Permission.GIVEN, "yes")
    world.leads.note(dario, "asked for the dock plan")
    world.contact(dario)
    world.clock.pass_time(days=30)
    world.contact(elif_)
    return anna, bruno, chloe, dario, elif_


def listed(world: World, **fields: object) -> list[str]:
    found = world.leads.ids(filters=Filters(**fields))  # type: ignore[arg-type] # fields by name
    assert found.total == len(found.ids)
    assert world.leads.total(filters=Filters(**fields)) == found.total  # type: ignore[arg-type] # the same
    return [row.details.first_name for row in world.leads.rows(found.ids)]


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, ["Anna", "Bruno", "Chloé", "Dario", "Elif"]),
        ({"stages": (Stage.PROPOSAL, Stage.QUALIFIED)}, ["Bruno", "Dario"]),
        ({"countries": ("DE",)}, ["Anna", "Dario"]),
        ({"countries": ("DE",), "stages": (Stage.QUALIFIED,)}, ["Dario"]),
        ({"tags": ("cold",)}, ["Anna", "Chloé"]),
        ({"tags": ("vip", "fair")}, ["Anna"]),
        ({"sources": ("Webinar",)}, ["Anna", "Dario"]),
        ({"companies": ("ALTO",)}, ["Bruno", "Chloé"]),
        ({"cities": ("Łódź",)}, ["Bruno"]),
        ({"permissions": (Permission.GIVEN,)}, ["Chloé"]),
        ({"permissions": (Permission.NOT_ASKED,)}, ["Anna", "Bruno", "Dario", "Elif"]),
        ({"channels": (Channel.CALL,), "in_series": True, "countries": ("DE",)}, ["Anna"]),
        ({"in_series": False}, ["Chloé", "Dario", "Elif"]),
        ({"least_score": 30}, ["Anna"]),
        ({"least_value": 500}, ["Anna", "Bruno"]),
        ({"least_value": 501}, ["Anna"]),
        ({"silent_days": 14}, ["Anna", "Bruno", "Chloé", "Dario"]),
        ({"countries": ("XX",)}, []),
    ],
)
def test_filters_combine(world: World, fields: dict[str, object], names: list[str]) -> None:
    fill(world)
    assert listed(world, **fields) == names


VALUES: dict[SortColumn, Callable[[LeadRow], object]] = {
    SortColumn.NAME: lambda row: row.name.casefold() or None,
    SortColumn.COUNTRY: lambda row: row.details.country or None,
    SortColumn.VALUE: lambda row: row.details.value,
    SortColumn.SCORE: lambda row: row.score,
    SortColumn.STAGE: lambda row: list(Stage).index(row.details.stage),
    SortColumn.LAST_ACTIVITY: lambda row: row.last_activity,
    SortColumn.NEXT_TOUCH: lambda row: row.next_touch.due_utc if row.next_touch else None,
    SortColumn.ADDED: lambda row: row.added_at,
    SortColumn.PERMISSION: lambda row: list(Permission).index(row.permission),
}


@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_with_blanks_last(world: World, *, descending: bool) -> None:
    fill(world)
    for column in SortColumn:
        rows = world.leads.rows(world.leads.ids(sort=Sort(column, descending)).ids)
        assert len(rows) == 5
        value = VALUES.get(column)
        if value is not None:
            known = [found for found in map(value, rows) if found is not None]
            assert known == sorted(known, reverse=descending), column  # type: ignore[type-var] # of one kind
            assert [value(row) for row in rows[: len(known)]] == known, column


def test_the_former_order_stays_for_equals(world: World) -> None:
    fill(world)
    sort = Sort(SortColumn.COUNTRY).after(Sort(SortColumn.NAME, descending=True))
    rows = world.leads.rows(world.leads.ids(sort=sort).ids)
    assert [row.details.first_name for row in rows] == ["Dario", "Anna", "Chloé", "Bruno", "Elif"]
    assert sort.then == Sort(SortColumn.NAME, descending=True)


def test_a_quick_search_looks_at_no_more_than_its_limit(world: World) -> None:
    ids = [world.lead("Anna") for _ in range(5)]
    quick = world.leads.ids(search="ann", limit=3, quick=True)
    assert (sorted(quick.ids), quick.more) == (ids[2:], True)  # the latest
    assert world.leads.total(search="ann") == 5
    assert world.leads.ids(search="vogt", limit=9, quick=True).more is False


@pytest.mark.parametrize(
    ("typed", "found"),
    [("dock plan", "Dario"), ("webinar", "Anna"), ("further@", "Elif"), ("lodz", "Bruno"), ("vip", "Anna")],
)
def test_notes_tags_and_further_addresses_are_searched(world: World, typed: str, found: str) -> None:
    *_, last = fill(world)
    with world.database.begin() as session:
        key = "further@example.com"
        session.add(Contact(lead_id=last, kind=ContactKind.EMAIL, value=key, key=key))
        leads.refresh_search(session, last)
    rows = world.leads.rows(world.leads.ids(search=typed).ids)
    assert found in [row.details.first_name for row in rows]


def test_an_inbound_lead_wants_an_answer_until_it_gets_one(world: World) -> None:
    lead = world.leads.add(LeadDetails("Ina", email="ina@example.com"), inbound=True).lead_id
    assert list(world.leads.ids(LeadView.NEW_INBOUND).ids) == [lead]
    (row,) = world.leads.rows([lead])
    assert row.answer_by == world.clock.wall() + timedelta(hours=1)
    world.leads.note(lead, "a note is no answer")
    assert world.views.counts()[LeadView.NEW_INBOUND] == 1
    added = world.touches.add(lead, Channel.CALL, _soon(world), "First call")
    world.touches.done(added.touch.id, Outcome.NO_ANSWER)
    assert world.views.counts()[LeadView.NEW_INBOUND] == 0
    latest = world.undo.latest()
    assert latest is not None
    world.undo.take_back(latest)
    assert world.views.counts()[LeadView.NEW_INBOUND] == 1


def _soon(world: World) -> datetime:
    return wall_time(world.clock.wall(), "Europe/London") + timedelta(minutes=5)


def test_own_views_are_kept_with_their_counts(world: World) -> None:
    fill(world)
    german = Arrangement(filters=Filters(countries=("DE",)), sort=Sort("score", descending=True))
    code, undo = world.views.save_as(" From  Germany ", german)
    view = world.views.all()[-1]
    assert (view.code, view.name, view.own, view.arrangement) == (code, "From Germany", True, german)
    assert world.views.counts()[code] == 2
    for name in ("from germany", "All", "", "x" * 41):
        with pytest.raises(InputError):
            world.views.save_as(name, german)
    world.views.rename(code, "Deutschland")
    world.undo.take_back(world.views.remove(code))
    assert world.views.all()[-1].name == "Deutschland"
    assert undo.text == "view “From Germany”"


def test_a_view_of_the_program_goes_back_to_how_it_was(world: World) -> None:
    before = world.views.all()
    hot = Arrangement(LeadView.HOT, Filters(least_score=90), columns=(ColumnWidth("name", 200),))
    world.views.arrange(LeadView.HOT, hot)
    assert world.views.all()[1].arrangement == hot
    world.views.remove(LeadView.HOT)
    assert world.views.all() == before
    world.views.look_at("hot")
    assert world.views.latest() == "hot"


ARRANGEMENTS = st.builds(
    Arrangement,
    st.sampled_from(LeadView),
    st.builds(
        Filters,
        stages=st.lists(st.sampled_from(Stage), unique=True).map(tuple),
        countries=st.lists(st.text(max_size=3), max_size=2).map(tuple),
        tags=st.lists(st.text(max_size=6), max_size=2).map(tuple),
        least_score=st.none() | st.integers(0, 100),
        silent_days=st.none() | st.integers(0, 99),
        in_series=st.none() | st.booleans(),
    ),
    st.builds(Sort, st.sampled_from(SortColumn).map(str), st.booleans()),
    st.lists(st.builds(ColumnWidth, st.sampled_from(SortColumn).map(str), st.integers(0, 400))).map(tuple),
)


@given(ARRANGEMENTS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_an_arrangement_comes_back_from_its_text(arrangement: Arrangement) -> None:
    assert from_text(to_text(arrangement)) == arrangement


def test_what_a_later_version_wrote_is_left_out() -> None:
    text = (
        '{"base": "mine", "filters": {"moods": ["good"], "stages": ["new", "odd"]}, "sort": [["mood", true]]}'
    )
    assert from_text(text) == Arrangement(filters=Filters(stages=(Stage.NEW,)))
