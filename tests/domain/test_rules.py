"""The rules and their figures as data: settings with default, bounds, meaning and source, in the docs."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import time
from pathlib import Path

import pytest

from app.domain.gaps import gaps_of
from app.domain.playbook import FIGURES, USUAL, Playbook, book_of, book_within, changed
from app.domain.rules import PLAYBOOK, RULES
from app.domain.rules_table import rules_page
from app.domain.words import Channel
from app.errors import InputError
from app.settings import Settings
from tests.domain.planning import cadence, planned, rep

DOMAIN = Path(__file__).resolve().parents[2] / "app" / "domain"
DOCS = DOMAIN.parents[1] / "docs" / "rules.md"


def test_the_page_of_the_docs_is_the_one_the_code_makes() -> None:
    assert DOCS.read_text("utf-8") == rules_page()


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
def test_a_figure_has_bounds_meaning_and_source_and_belongs_to_a_rule(figure: object) -> None:
    known = next(one for one in FIGURES if one is figure)
    assert known.least <= known.default <= known.most
    assert known.least < known.most
    assert known.unit
    assert known.meaning
    assert known.source
    assert known.rule in RULES


def test_every_reason_in_the_code_names_a_rule() -> None:
    named = re.compile(r'Reason\(\s*"([^"]+)"')
    found = {rule for file in DOMAIN.glob("*.py") for rule in named.findall(file.read_text("utf-8"))}
    assert len(found) > 25
    assert found <= set(RULES)


def test_every_rule_that_makes_dates_is_named_by_code() -> None:
    text = "".join(
        file.read_text("utf-8") for file in DOMAIN.glob("*.py") if not file.stem.startswith("rules")
    )
    own = {rule.id for rule in RULES.values() if rule.source != PLAYBOOK}
    assert {rule for rule in own if f'"{rule}"' not in text} == set()


def test_the_settings_start_with_the_same_figures() -> None:
    shared = {field.name for field in fields(Settings)} & {figure.name for figure in FIGURES}
    assert shared == {"touches", "minutes", "per_week", "email_gap", "call_gap", "other_gap"}
    assert all(getattr(Settings(), name) == getattr(USUAL, name) for name in shared)


def test_only_what_differs_is_kept_and_read_back() -> None:
    book = book_of({"email_gap": 4, "awake_to": 20})
    assert changed(book) == {"email_gap": 4, "awake_to": 20}
    assert book_of(changed(book)) == book
    assert changed(Playbook()) == {}


@pytest.mark.parametrize(
    "values",
    [{"awake_to": 22}, {"awake_from": 7}, {"email_gap": -1}, {"no_such": 1}, {"best_from": 11},
     {"best_day_first": 4}, {"ask_before": 4}],
)  # fmt: skip
def test_bounds(values: dict[str, int]) -> None:
    with pytest.raises(InputError):
        book_of(values)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"email_gap": 99, "awake_to": 23}, {"email_gap": 20}),
        ({"no_such": 3, "per_week": 2}, {"per_week": 2}),
        ({"best_from": 20, "best_to": 9, "call_gap": 2}, {"call_gap": 2}),
    ],
)
def test_a_file_from_elsewhere_is_read_as_far_as_it_can_be(
    values: dict[str, int], kept: dict[str, int]
) -> None:
    assert changed(book_within(values)) == kept


def due(book: Playbook, *steps: tuple[str, int], at_minutes: bool = False) -> list[str]:
    made = planned(cadence(*steps), me=replace(rep(), playbook=book))
    form = "%a %H:%M" if at_minutes else "%a %d"
    return [touch.due.wall.strftime(form) for touch in made.touches]


@pytest.mark.parametrize(
    ("values", "steps", "usual", "set_so"),
    [
        ({"email_gap": 4}, [("mail", 1), ("mail", 3)], ["Wed 20", "Fri 22"], ["Wed 20", "Wed 27"]),
        ({"per_week": 1}, [("mail", 1), ("call", 2)], ["Wed 20", "Thu 21"], ["Wed 20", "Tue 26"]),
        ({"call_gap": 3}, [("call", 1), ("call", 2)], ["Wed 20", "Thu 21"], ["Wed 20", "Tue 26"]),
    ],
)
def test_a_figure_that_is_set_moves_days(
    values: dict[str, int], steps: list[tuple[str, int]], usual: list[str], set_so: list[str]
) -> None:
    assert due(USUAL, *steps) == usual
    assert due(book_of(values), *steps) == set_so


@pytest.mark.parametrize(
    ("values", "time_there"),
    [
        ({}, "Wed 09:00"),
        ({"best_from": 10, "best_to": 11}, "Wed 10:00"),
        ({"awake_from": 11, "best_from": 8, "best_to": 10}, "Wed 16:00"),
    ],
)
def test_a_figure_that_is_set_moves_hours(values: dict[str, int], time_there: str) -> None:
    assert due(book_of(values), ("call", 1), at_minutes=True) == [time_there]


def test_gaps_are_figures() -> None:
    assert gaps_of(book_of({"email_gap": 3, "per_week": 5})) == replace(gaps_of(USUAL), email=3, per_week=5)


def test_spans_of_the_day() -> None:
    assert USUAL.best == ((time(8), time(10)), (time(16), time(17)))
    assert USUAL.awake == (time(8), time(21))
    assert USUAL.best_days == {2, 3}
    assert Channel.CALL in Channel
