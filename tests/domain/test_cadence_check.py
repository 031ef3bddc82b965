"""What the editor says of a cadence: its length, its spacing, steps that bring nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.cadence_check import cadence_concerns
from app.domain.playbook import USUAL, book_of
from app.domain.words import Channel, Event, ItemKind
from tests.domain.planning import cadence

EIGHT = cadence(*(("call", 3 * number) for number in range(8)))


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (EIGHT, ()),
        (cadence(("call", 1), ("call", 5)), ("2 touches: most sales come after the fifth.",)),
        (cadence(*(("call", 2 * number) for number in range(6))), ("6 touches: 8 to 12 are usual.",)),
        (
            cadence(*(("call", 2 * number) for number in range(13))),
            ("13 touches: more than 12 may weary the lead.",),
        ),
        (
            replace(EIGHT, steps=(*EIGHT.steps[:-1], Step(Channel.EMAIL, Offset(40, Unit.DAYS), "x"))),
            ("Step 8 brings neither a template nor something of value.",),
        ),
        (
            replace(EIGHT, steps=(*EIGHT.steps[:-1], Step(Channel.EMAIL, Offset(40, Unit.DAYS), "x",
                                                          item=ItemKind.ARTICLE))),
            (),
        ),
        (
            replace(EIGHT, steps=(*EIGHT.steps[:-1],
                                  Step(Channel.CALL, Offset(-1, Unit.DAYS, Event.APPOINTMENT), "x"))),
            ("Step 8 waits for an agreed appointment.",),
        ),
        (
            cadence(*(("call", 3 * number) for number in range(7)), ("call", 18)),
            ("Steps 7 and 8 will be moved apart: 1 business day between calls.",),
        ),
    ],
)  # fmt: skip
def test_concerns(steps: Cadence, said: tuple[str, ...]) -> None:
    assert cadence_concerns(steps, USUAL) == said


def test_figures_decide() -> None:
    assert cadence_concerns(EIGHT, book_of({"series_least": 9})) == ("8 touches: 9 to 12 are usual.",)
