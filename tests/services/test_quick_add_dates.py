"""The date phrases of others' tests, each as the next step of a line about a lead."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.quick_read import Understood
from tests.factory import World

PHRASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "phrases.json").read_text("utf-8")
)
ZONE = "Europe/London"


def _reference(point: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(point["reference"]).replace(tzinfo=None)


def _expected(point: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(point["expected"])


def _read(world: World, line: str, point: dict[str, Any]) -> Understood:
    world.clock.set_wall(_reference(point).isoformat(), ZONE)
    return world.quick_add.read(line.format(point["text"]), country=point["region"])


def _points() -> list[dict[str, Any]]:
    """Return the points on or after their day of reference, no holidays, with one answer."""
    answers: dict[tuple[str, str, str], set[str]] = {}
    for one in PHRASES:
        answers.setdefault((one["text"], one["reference"], one["region"]), set()).add(one["expected"])
    return [
        one
        for one in PHRASES
        if one["kind"] == "point"
        and not one.get("holiday")
        and _expected(one).date() >= _reference(one).date()
        and len(answers[one["text"], one["reference"], one["region"]]) == 1
    ]


@pytest.mark.parametrize("line", ["E-mail Anna Vogt {}", "Called Anna Vogt, no answer, call again {}"])
def test_95_of_100_are_right_to_the_day_and_none_is_wrong_without_a_word(world: World, line: str) -> None:
    world.lead()
    points, right, wrong = _points(), 0, []
    for point in points:
        read = _read(world, line, point)
        asked = [one.at for one in read.unsure if one.at]
        said = read.touch.due.wall if read.touch else next(iter(asked), None)
        if said is not None and said.date() == _expected(point).date():
            right += 1
        elif read.touch is not None and not read.unsure:
            wrong.append(point["text"])
    assert wrong == []
    assert right >= 0.95 * len(points)


def test_what_is_past_never_becomes_a_next_touch(world: World) -> None:
    """A point that lies before its day of reference asks, or means the next such day, never the past one."""
    world.lead()
    for point in PHRASES:
        read = _read(world, "Call Anna Vogt {}", point)
        assert read.touch is None or read.touch.due.utc > world.clock.wall(), point["text"]
