from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreement_line import dated_deed, read_agreement
from app.domain.dates import END_OF_DAY, find_date
from app.domain.words import Owner
from app.errors import InputError

WEDNESDAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-01", datetime(2026, 6, 1, 18)),
        ("2026-06-01T09:15", datetime(2026, 6, 1, 9, 15)),
        ("2026-06-01 09:15", datetime(2026, 6, 1, 9, 15)),
        ("today", datetime(2026, 5, 27, 18)),
        ("Tomorrow 8:00", datetime(2026, 5, 28, 8)),
        ("Mon", datetime(2026, 6, 1, 18)),
        ("on Friday", datetime(2026, 5, 29, 18)),
        ("Wed", datetime(2026, 6, 3, 18)),  # this one is today, so the next
        ("Thu 12:00", datetime(2026, 5, 28, 12)),
        ("Thu, 12:00", datetime(2026, 5, 28, 12)),
        ("28 May", datetime(2026, 5, 28, 18)),
        ("Thu 28 May, 12:00", datetime(2026, 5, 28, 12)),
        ("27 may", datetime(2026, 5, 27, 18)),
        ("26 May", datetime(2027, 5, 26, 18)),
        ("1st June 2026 at 10:30", datetime(2026, 6, 1, 10, 30)),
        ("29 February", datetime(2028, 2, 29, 18)),
        ("14:30", datetime(2026, 5, 27, 14, 30)),
        ("next week", datetime(2026, 6, 1, 18)),
        ("end of month", datetime(2026, 5, 29, 18)),
        ("in 3 days", datetime(2026, 5, 30, 18)),
        ("fri 3pm", datetime(2026, 5, 29, 15)),
    ],
)
def test_typed_dates(text: str, expected: datetime) -> None:
    assert find_date(text, WEDNESDAY) == expected


@pytest.mark.parametrize("text", ["", "phone", "the end", "12", "fri the list", "May", "28 Mai", "yesterday"])
def test_no_date_at_all(text: str) -> None:
    assert find_date(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    "text", ["31 Feb", "2026-02-30", "2026-13-01", "Fri 25:00", "12:60", "30 February 2028"]
)
def test_impossible_dates(text: str) -> None:
    with pytest.raises(InputError):
        find_date(text, WEDNESDAY)


def test_a_weekday_that_contradicts_its_date_is_named() -> None:
    with pytest.raises(InputError, match="is a Thursday"):
        find_date("Fri 28 May", WEDNESDAY)


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), ahead=st.integers(0, 300))
def test_day_and_month_come_back_as_they_were_written(day: date, ahead: int) -> None:
    meant = day + timedelta(days=ahead)
    assert find_date(f"{meant.day} {meant:%B}", day) == datetime.combine(meant, END_OF_DAY)
    assert find_date(meant.isoformat(), day) == datetime.combine(meant, END_OF_DAY)


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), weekday=st.sampled_from(["Mon", "Thursday", "sun"]))
def test_a_weekday_is_one_of_the_next_seven_days(day: date, weekday: str) -> None:
    found = find_date(weekday, day)
    assert found is not None
    assert 1 <= (found.date() - day).days <= 7
    assert found.strftime("%A").casefold().startswith(weekday[:3].casefold())


@given(text=st.text(max_size=40))
def test_any_text_is_a_date_or_none_or_refused_in_words(text: str) -> None:
    try:
        find_date(text, WEDNESDAY)
    except InputError as error:
        assert error.message  # noqa: PT017 -- either is right


@pytest.mark.parametrize(
    ("line", "owner", "what", "due"),
    [
        ("Samuel sends carrier list by Mon", Owner.THEIRS, "send carrier list", datetime(2026, 6, 1, 18)),
        ("I send the slot plan by Thu 12:00", Owner.MINE, "send the slot plan", datetime(2026, 5, 28, 12)),
        ("send the slot plan", Owner.MINE, "send the slot plan", None),
        (
            "We walk the Leith site by 10 June 10:00",
            Owner.BOTH,
            "walk the Leith site",
            datetime(2026, 6, 10, 10),
        ),
        ("she will ask IT by tomorrow.", Owner.THEIRS, "ask IT", datetime(2026, 5, 28, 18)),
        ("He watches the gate", Owner.THEIRS, "watch the gate", None),
        ("they reply by phone", Owner.THEIRS, "reply by phone", None),
        ("call by phone by Fri", Owner.MINE, "call by phone", datetime(2026, 5, 29, 18)),
    ],
)
def test_agreement_lines(line: str, owner: Owner, what: str, due: datetime | None) -> None:
    agreement = read_agreement(line, "Samuel", WEDNESDAY)
    assert (agreement.owner, agreement.what, agreement.due) == (owner, what, due)


def test_name_of_the_lead_is_known_without_its_accents() -> None:
    agreement = read_agreement("francois asks IT by Mon", "François", WEDNESDAY)
    assert (agreement.owner, agreement.what) == (Owner.THEIRS, "ask IT")


@pytest.mark.parametrize("line", ["", "   ", "I", "Samuel"])
def test_an_agreement_without_a_deed_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="says what"):
        read_agreement(line, "Samuel", WEDNESDAY)


def test_a_lead_without_a_first_name_is_nobodys_subject() -> None:
    assert read_agreement("send it", " ", WEDNESDAY).owner is Owner.MINE


def test_a_date_on_the_command_line_is_never_lost_in_silence() -> None:
    assert dated_deed("send list by Fri", Owner.THEIRS, WEDNESDAY).due == datetime(2026, 5, 29, 18)
    assert dated_deed("send list", Owner.MINE, WEDNESDAY).due is None
    with pytest.raises(InputError, match="“Fridy” is not a date"):
        dated_deed("send list by Fridy", Owner.MINE, WEDNESDAY)
    with pytest.raises(InputError):
        dated_deed("send list by 31 Feb", Owner.MINE, WEDNESDAY)
