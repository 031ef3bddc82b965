"""Days as files write them, and which of two numbers is the day."""

from datetime import date

import pytest

from app.formats.days import day_first, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03-12 09:14", date(2024, 3, 12)),
        ("14.05.2026", date(2026, 5, 14)),
        ("2/3/24", date(2024, 3, 2)),
        ("12 Mar 2024", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("31/02/2024", None),
        ("soon", None),
        ("12 Foo 2024", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_day(text, begins_with_day=True) == day


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["02/03/2024", "13/02/2024"], True),
        (["02/03/2024", "02/13/2024"], False),
        (["02.03.2024"], True),
        (["", "soon", "02/03/2024"], True),
    ],
)
def test_the_column_proves_which_number_is_the_day(cells: list[str], first: bool) -> None:  # noqa: FBT001 -- a table
    assert day_first(cells) is first
