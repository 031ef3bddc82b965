from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lanes import Slot, Span, share_width

MINUTES = st.integers(0, 1439)
DAYS = st.lists(st.tuples(MINUTES, st.integers(0, 180)), max_size=25).map(
    lambda rows: [Span(key, start, start + length) for key, (start, length) in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("spans", "slots"),
    [
        ([], {}),
        ([Span(1, 540, 570)], {1: Slot(0, 1, 1)}),
        ([Span(1, 540, 570), Span(2, 570, 600)], {1: Slot(0, 1, 1), 2: Slot(0, 1, 1)}),
        ([Span(1, 540, 600), Span(2, 550, 610)], {1: Slot(0, 2, 1), 2: Slot(1, 2, 1)}),
        (
            [Span(1, 540, 600), Span(2, 550, 560), Span(3, 555, 700), Span(4, 620, 650)],
            {1: Slot(0, 3, 1), 2: Slot(1, 3, 1), 3: Slot(2, 3, 1), 4: Slot(0, 3, 2)},
        ),
        ([Span(1, 540, 540), Span(2, 540, 540)], {1: Slot(0, 2, 1), 2: Slot(1, 2, 1)}),
    ],
    ids=["empty", "alone", "one after another", "two at once", "three and a gap", "no length"],
)
def test_share(spans: list[Span], slots: dict[int, Slot]) -> None:
    assert share_width(spans) == slots


@given(DAYS)
def test_none_covers_another(day: list[Span]) -> None:
    slots = share_width(day)
    assert set(slots) == {span.key for span in day}
    for one in day:
        mine = slots[one.key]
        assert mine.lane + mine.width <= mine.lanes
        for other in day:
            theirs = slots[other.key]
            if one.key < other.key and one.meets(other):
                apart = mine.lane + mine.width <= theirs.lane or theirs.lane + theirs.width <= mine.lane
                assert apart, (one, mine, other, theirs)


@given(DAYS)
def test_order_does_not_matter(day: list[Span]) -> None:
    assert share_width(reversed(day)) == share_width(day)
