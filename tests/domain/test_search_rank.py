"""How commands are ranked by a few letters."""

from __future__ import annotations

import pytest

from app.domain.search_rank import best, rank

CHOICES = (
    ("Quick add", "one line"),
    ("Back up now", "a copy"),
    ("Restore a backup", "go back"),
    ("Add lead", ""),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("qu", "Quick add"),
        ("add", "Add lead"),
        ("bun", "Back up now"),
        ("rest", "Restore a backup"),
        ("copy", "Back up now"),
    ],
)
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert CHOICES[best(typed, CHOICES, 4)[0]][0] == first


def test_what_does_not_fit_is_left_out() -> None:
    assert best("zzz", CHOICES, 4) == []
    assert rank("zzz", "Quick add") == 0
    assert best("", CHOICES, 2) == [0, 1]
