from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest

from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.suggest import Occasion, suggest
from app.domain.words import MeetingKind, NextStep, Outcome, Owner, Stage
from tests.formats.test_presets import CADENCES

AT = datetime(2026, 5, 27, 8, tzinfo=UTC)
ALL = tuple(CADENCES.values())


def notes(**fields: object) -> MeetingNotes:
    return MeetingNotes(1, AT, **fields)  # type: ignore[arg-type]  # fields of the table


@pytest.mark.parametrize(
    ("occasion", "name", "reason"),
    [
        (
            Occasion(notes(solutions=("a slot plan",))),
            "after-demo",
            "“After demo” fits: they saw what you can do for them.",
        ),
        (Occasion(notes(solutions=("showed the demo",), kind=MeetingKind.CALL)), "after-demo", ""),
        (Occasion(notes(solutions=("a slot plan",), kind=MeetingKind.CALL)), "after-meeting", ""),
        (
            Occasion(notes()),
            "after-meeting",
            "“After meeting” fits: you have talked, and the next step is still open.",
        ),
        (
            Occasion(notes(next_step=NextStep.WE_MEET)),
            "after-meeting",
            "“After meeting” fits: you have agreed to meet again.",
        ),
        (Occasion(notes(agreements=(NewAgreement(Owner.MINE, "send the quote", None),))), "quote-sent", ""),
        (
            Occasion(notes(), Stage.NEGOTIATION),
            "quote-sent",
            "“Quote sent” fits: the next thing they decide on is the price.",
        ),
        (Occasion(notes(), source="Glasgow trade show"), "conference-contact", ""),
        (Occasion(notes(outcome=Outcome.NO_SHOW)), "no-show", ""),
        (Occasion(notes(outcome=Outcome.VOICEMAIL)), "no-answer", ""),
        (
            Occasion(notes(outcome=Outcome.WON)),
            "won-referral",
            "“Won, with referral” fits: they are a customer now, and know others.",
        ),
        (
            Occasion(notes(outcome=Outcome.LOST)),
            "nurture-12-months",
            "“Nurture, 12 months” fits: not now is not never.",
        ),
    ],
)
def test_the_best_comes_first_with_its_reason(occasion: Occasion, name: str, reason: str) -> None:
    best = suggest(occasion, ALL)[0]
    assert best.cadence == name
    assert best.reason.startswith(f"“{CADENCES[name].title}” fits: ")
    assert reason in {"", best.reason}


def test_always_three_different_ones_and_no_he_or_she() -> None:
    for outcome, stage, step, kind in product(Outcome, Stage, NextStep, MeetingKind):
        found = suggest(Occasion(notes(outcome=outcome, next_step=step, kind=kind), stage), ALL)
        assert len({suggestion.cadence for suggestion in found}) == len(found) >= 3
        assert not {"he", "she"} & set(found[0].reason.split())


def test_own_cadences_fill_up() -> None:
    few = [CADENCES["no-answer"], CADENCES["after-meeting"]]
    assert [found.cadence for found in suggest(Occasion(notes()), few)] == ["after-meeting", "no-answer"]
    assert suggest(Occasion(notes()), []) == ()
