"""Dates in plain English: the phrases of two other programs' tests, and sentences of the trade."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.date_finder import FoundDate, find_dates, read_phrase
from app.domain.date_words import Today

PHRASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "phrases.json").read_text("utf-8")
)
NOW = Today(datetime(2026, 11, 25, 10))
"""A Wednesday."""


def _found(point: dict[str, Any]) -> FoundDate | None:
    """Read a phrase as quick-add does: as a date alone, or as the one date of a sentence."""
    today = Today(_reference(point), month_first=point["region"] == "US")
    found = read_phrase(point["text"], today)
    return found or next(iter(find_dates(point["text"], today)), None)


def _reference(point: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(point["reference"]).replace(tzinfo=None)


def _expected(point: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(point["expected"])


def _counts(point: dict[str, Any]) -> bool:
    """Whether it is a point on or after its reference day, no holiday, and has one answer only."""
    answers = {
        other["expected"]
        for other in PHRASES
        if (other["text"], other["reference"], other["region"])
        == (point["text"], point["reference"], point["region"])
    }
    ahead = _expected(point).date() >= _reference(point).date()
    return point["kind"] == "point" and ahead and not point.get("holiday") and len(answers) == 1


COUNTED = [point for point in PHRASES if _counts(point)]


def test_every_phrase_that_counts_is_right_to_the_day() -> None:
    wrong = [
        (point["text"], found and found.at)
        for point in COUNTED
        if (found := _found(point)) is None or found.at.date() != _expected(point).date()
    ]
    assert len(COUNTED) > 100
    assert wrong == []


def test_where_a_time_is_written_it_is_right_to_the_minute() -> None:
    wrong = [
        (point["text"], found.at)
        for point in COUNTED
        if (found := _found(point))
        and found.timed
        and not found.vague
        and found.at.replace(second=0) != _expected(point).replace(second=0)
    ]
    assert wrong == []


def test_no_holiday_is_taken_for_another_day() -> None:
    assert [point["text"] for point in PHRASES if point.get("holiday") and _found(point)] == []


def test_a_span_of_days_is_never_read_as_a_point_without_saying_so() -> None:
    spans = [point for point in PHRASES if point["kind"] == "interval"]
    assert [point["text"] for point in spans if (found := _found(point)) and not found.doubt] == []


def test_what_is_over_is_seen_to_be_over() -> None:
    gone = ("yesterday", "5 days ago", "last Friday", "10 August 2012", "last night", "a week ago", "-3y")
    found = [read_phrase(text, NOW) for text in gone]
    assert [one.past(NOW.now) for one in found if one] == [True] * len(gone)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tue 3pm", "2026-12-01 15:00"),
        ("tuesday at 3", "2026-12-01 15:00"),
        ("next tue", "2026-12-01"),
        ("next friday", "2026-12-04"),
        ("this fri", "2026-11-27"),
        ("fri 10", "2026-11-27 10:00"),
        ("fri 27", "2026-11-27"),
        ("fri after lunch", "2026-11-27 13:30"),
        ("tmrw 9:30", "2026-11-26 09:30"),
        ("9:30 tomorrow", "2026-11-26 09:30"),
        ("in 90 min", "2026-11-25 11:30"),
        ("in an hour", "2026-11-25 11:00"),
        ("2w", "2026-12-09"),
        ("in 5 working days", "2026-12-02"),
        ("next working day", "2026-11-26"),
        ("next week", "2026-11-30"),
        ("mid next week", "2026-12-02"),
        ("late next week", "2026-12-04"),
        ("end of month", "2026-11-30"),
        ("end of quarter", "2026-12-31"),
        ("mid January", "2027-01-15"),
        ("mid May", "2027-05-17"),
        ("the 15th", "2026-12-15"),
        ("first monday of december", "2026-12-07"),
        ("monday week", "2026-12-07"),
        ("a week on friday", "2026-12-04"),
        ("2 weeks from monday", "2026-12-14"),
        ("before friday", "2026-11-26"),
        ("eod friday", "2026-11-27 17:00"),
        ("half past 3 on monday", "2026-11-30 15:30"),
        ("at 15h30 friday", "2026-11-27 15:30"),
        ("15:00", "2026-11-25 15:00"),
        ("9:00", "2026-11-26 09:00"),
        ("wed 9", "2026-12-02 09:00"),
        ("3/4", "2027-04-03"),
        ("29 feb", "2028-02-29"),
    ],
)
def test_phrases_of_the_trade(text: str, expected: str) -> None:
    found = read_phrase(text, NOW)
    assert found
    assert f"{found.at:%Y-%m-%d %H:%M}" == (expected if found.timed else f"{expected} 00:00")


@pytest.mark.parametrize(
    "text",
    [
        "May Chen wants a quote",
        "Jan Novak asked",
        "Fri Jones replied",
        "sat with him",
        "call +44 20 7946 0018",
        "24/7 support",
        "wants 10-22 pallets",
        "version 2.3.4 discussed",
        "talked for 20 minutes",
        "every monday",
        "Good Friday",
        "March Networks",
        "31 February",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_dates(text, NOW) == ()


@pytest.mark.parametrize(
    "text", ["wednesday", "10 to 22 august", "9:00", "Mon 3 December", "3pm CET tomorrow"]
)
def test_what_is_doubtful_is_said_to_be(text: str) -> None:
    assert [bool(found.doubt) for found in find_dates(text, NOW)] == [True]


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_within_its_bounds(text: str) -> None:
    for found in (*find_dates(text, NOW), *find_dates(text, NOW, whole=True)):
        assert 0 <= found.start < found.end <= len(text)
