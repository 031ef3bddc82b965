"""Scores: every part with its evidence, fading with time, never out of bounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.score import (
    DEFAULT_RULES,
    FORGOTTEN,
    HALF_LIFE,
    Adjustment,
    Fit,
    FitRule,
    Known,
    Level,
    Score,
    Side,
    Sign,
    Thresholds,
    fits,
    rank_words,
    reckon,
)
from app.domain.words import ActivityKind, Outcome

NOW = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
CALL, MAIL, REPLY = ActivityKind.CALL, ActivityKind.EMAIL_OUT, ActivityKind.EMAIL_IN


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def points(score: Score) -> dict[str, int]:
    return {part.title: part.points for part in score.parts}


@pytest.mark.parametrize(
    ("rule", "known", "expected"),
    [
        (FitRule(Fit.ROLE, "director, head", 20), Known(role="Head of Logistics"), True),
        (FitRule(Fit.ROLE, "director, head", 20), Known(role="Headhunter"), True),  # by how a word begins
        (FitRule(Fit.ROLE, "head", 20), Known(role="Overhead planner"), False),
        (FitRule(Fit.ROLE, "geschäftsführer", 20), Known(role="Geschaftsfuhrer"), True),
        (FitRule(Fit.SIZE, "50-500", 10), Known(size=50), True),
        (FitRule(Fit.SIZE, "50 to 500", 10), Known(size=500), True),
        (FitRule(Fit.SIZE, "50-500", 10), Known(size=501), False),
        (FitRule(Fit.SIZE, "1000+", 10), Known(size=5000), True),
        (FitRule(Fit.SIZE, "12", 10), Known(size=13), False),
        (FitRule(Fit.SIZE, "50-500", 10), Known(), False),
        (FitRule(Fit.COUNTRY, "de, at", 5), Known(country="AT"), True),
        (FitRule(Fit.SOURCE, "referral", 5), Known(source=""), False),
    ],
)
def test_what_a_rule_fits(rule: FitRule, known: Known, *, expected: bool) -> None:
    assert fits(rule, known) is expected


def test_of_each_field_the_rule_that_says_most_counts_once() -> None:
    score = reckon(Known(role="Managing Director", source="Webinar"), DEFAULT_RULES, NOW)
    assert points(score) == {"Role": 25, "Source": 15}
    assert [part.evidence for part in score.parts] == ["Managing Director", "Webinar"]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ([Sign(REPLY, None, NOW)], {"Replies": 15}),
        ([Sign(REPLY, None, ago(HALF_LIFE))], {"Replies": 8}),
        ([Sign(REPLY, None, ago(FORGOTTEN + 1))], {}),
        ([Sign(REPLY, None, NOW)] * 9, {"Replies": 30}),  # most for all
        ([Sign(CALL, Outcome.CONNECTED, ago(1))], {"Answered calls": 10}),
        ([Sign(CALL, Outcome.NO_ANSWER, ago(1))], {}),
        ([Sign(ActivityKind.MEETING, Outcome.HELD, ago(0))], {"Meetings": 20}),
        ([Sign(ActivityKind.MEETING, Outcome.NO_SHOW, ago(0))], {"Meetings missed": -10}),
        ([Sign(MAIL, Outcome.SENT, ago(day)) for day in (1, 2)], {}),
        ([Sign(MAIL, Outcome.SENT, ago(day)) for day in (1, 2, 3, 4)], {"Silence": -8}),
        (
            [*(Sign(MAIL, Outcome.SENT, ago(day)) for day in (3, 4, 5)), Sign(REPLY, None, NOW)],
            {"Replies": 15},
        ),
        ([Sign(CALL, Outcome.NOT_INTERESTED, NOW)], {"Not interested": -30}),
    ],
)
def test_what_signs_give(signs: list[Sign], expected: dict[str, int]) -> None:
    assert points(reckon(Known(signs=signs), (), NOW)) == expected


def test_points_by_hand_count_until_they_expire() -> None:
    given_ = Adjustment(1, 20, "met the owner", ago(1), NOW + timedelta(days=1))
    past = Adjustment(2, 50, "a fair", ago(9), ago(1))
    score = reckon(Known(adjustments=(given_, past)), (), NOW)
    assert [(part.side, part.points, part.evidence) for part in score.parts] == [
        (Side.HAND, 20, "met the owner")
    ]
    assert reckon(Known(adjustments=(given_,)), (), given_.until).points == 0


@pytest.mark.parametrize(
    ("score", "words", "level"),
    [
        (82, "Score 82, sales-qualified", Level.SQL),
        (75, "Score 75, sales-qualified", Level.SQL),
        (50, "Score 50, marketing-qualified", Level.MQL),
        (49, "Score 49", Level.NONE),
    ],
)
def test_levels_and_their_words(score: int, words: str, level: Level) -> None:
    assert Thresholds().level(score) is level
    assert rank_words(score, Thresholds()) == words


SIGNS = st.lists(
    st.builds(
        Sign,
        st.sampled_from(ActivityKind),
        st.none() | st.sampled_from(Outcome),
        st.integers(0, 400).map(ago),
    ),
    max_size=12,
)


@given(SIGNS, st.sampled_from(["", "CEO", "Intern", "Head of Sales"]))
def test_a_score_is_the_sum_of_what_it_shows(signs: list[Sign], role: str) -> None:
    score = reckon(Known(role=role, signs=signs), DEFAULT_RULES, NOW)
    assert 0 <= score.points <= 100
    assert score.points == max(0, min(100, sum(part.points for part in score.parts)))
    assert all(part.points and part.title and part.evidence for part in score.parts)


@given(SIGNS)
def test_good_signs_fade_and_never_grow(signs: list[Sign]) -> None:
    known = Known(signs=signs)
    good = [
        sum(part.points for part in reckon(known, (), NOW + timedelta(days=days)).parts if part.points > 0)
        for days in (0, 30, 90, 400)
    ]
    assert good == sorted(good, reverse=True)
