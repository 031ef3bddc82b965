"""Cadences as files: what is written reads the same, and a wrong file says which line."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.cadence_rules import in_order
from app.domain.words import Asks, Channel, Event, ItemKind, Late
from app.errors import FileError
from app.formats.cadences import read_cadence, write_cadence
from tests.factory import PRESETS

HEAD = 'title = "X"\nanchor = "a"\nsummary = "s"\n'
LONG = 'title = "X"\nanchor = "a"\nsummary = """s\nx = 2"""\n'
"""A text of two lines: what looks like a key in it is none."""
STEP = f'{HEAD}[[step]]\nchannel = "call"\nafter = "1 day"\npurpose = "p"\n'
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)
TIMES = some.integers(0, 1439).map(lambda minute: time(*divmod(minute, 60)))
WINDOWS = some.tuples(TIMES, TIMES).filter(lambda span: span[0] < span[1])
OFFSETS = some.builds(Offset, some.integers(-1500, 1500), some.sampled_from(Unit), some.sampled_from(Event))
STEPS = some.builds(
    Step,
    channel=some.none() | some.sampled_from(Channel),
    offset=OFFSETS,
    purpose=TEXTS,
    template=some.none() | some.from_regex(r"[a-z]+(-[a-z]+)?", fullmatch=True),
    minutes=some.integers(1, 480),
    tolerance=some.integers(0, 20),
    same_day=some.booleans(),
    window=some.none() | WINDOWS,
    late=some.sampled_from(Late),
    drop_after=some.integers(1, 60),
    item=some.none() | some.sampled_from(ItemKind),
    asks=some.sampled_from(Asks),
    answer_within=some.integers(1, 60),
)
CADENCES = some.builds(
    Cadence,
    name=some.just("own"),
    title=TEXTS,
    version=some.integers(1, 1000),
    anchor=TEXTS,
    summary=TEXTS,
    steps=some.lists(STEPS, min_size=1, max_size=12).map(in_order),
)


@given(CADENCES)
def test_what_is_written_reads_the_same(cadence: Cadence) -> None:
    assert read_cadence(write_cadence(cadence), "own") == cadence


@pytest.mark.parametrize("file", sorted((PRESETS / "cadences").glob("*.toml")), ids=lambda file: file.stem)
def test_a_preset_comes_back_from_its_file(file: Path) -> None:
    cadence = read_cadence(file.read_bytes(), file.stem)
    assert read_cadence(write_cadence(cadence), file.stem) == cadence


def test_every_field_is_written_and_readable() -> None:
    step = Step(
        channel=Channel.EMAIL,
        offset=Offset(-2, Unit.BUSINESS_DAYS, Event.APPOINTMENT),
        purpose="The agenda",
        template="one-idea",
        window=(time(9), time(11)),
        late=Late.DROP,
        drop_after=3,
        item=ItemKind.CASE_STUDY,
        asks=Asks.ANSWER,
        answer_within=4,
    )
    text = write_cadence(Cadence("own", "Own", 2, "the demo", "When it fits.", (step,))).decode()
    for line in (
        'before = "2 business days"',
        'of = "appointment"',
        'window = "09:00 to 11:00"',
        'late = "drop"',
        "drop_after = 3",
        'item = "case-study"',
        'asks = "answer"',
        "answer_within = 4",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title = ", 1, "it cannot be read"),
        (f"{HEAD}\n\n[[step]\n", 6, "it cannot be read"),
        (f"{HEAD}versoin = 1", 4, "“versoin” is not known"),
        (HEAD, 0, "between 1 and 40 steps"),
        (f"{HEAD}step = [1]", 4, "a step has its lines under"),
        (STEP.removeprefix('title = "X"\n'), 0, "“title” is missing"),
        (STEP.replace('"call"', '"fax"'), 5, "“fax” is none of call, email"),
        (STEP.replace('"1 day"', '"soon"'), 6, "“soon” should be"),
        (STEP.replace('"1 day"', '"1501 days"'), 6, "should be such as"),
        (f'{STEP}before = "1 day"', 4, "“after” or “before”"),
        (STEP.removesuffix('purpose = "p"\n'), 4, "“purpose” is missing"),
        (f'{STEP}minutes = "ten"', 8, "“minutes” has a value of the wrong kind"),
        (f"{STEP}\n[[step]]\n# a comment\nminutes = 0", 9, "“channel” is missing"),
        (f"{STEP}minutes = 0", 8, "“minutes” must be between 1 and 480"),
        (f"{STEP}same_day = 1", 8, "“same_day” has a value of the wrong kind"),
        (f'{STEP}window = "11:00 to 09:00"', 8, "should be such as “09:00 to 11:00”"),
        (f'{STEP}window = "25:00 to 26:00"', 8, "should be such as “09:00 to 11:00”"),
        (f'{STEP}late = "never"', 8, "“never” is none of shift, keep, drop, merge"),
        (f"{LONG}x = 1", 5, "“x” is not known"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_which_line(text: str, line: int, said: str) -> None:
    with pytest.raises(FileError, match="Cadence x") as caught:
        read_cadence(text.encode(), "x")
    assert said in caught.value.message
    assert (f", line {line}:" in caught.value.message) is bool(line)


def test_a_file_that_is_no_text_and_a_wrong_name_are_refused() -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_cadence(b"\xff", "x")
    with pytest.raises(FileError, match="small letters"):
        read_cadence(STEP.encode(), "../x")


def test_a_nudge_is_written_as_preferred() -> None:
    assert read_cadence(STEP.replace('"call"', '"preferred"').encode(), "x").steps[0].channel is None


def test_steps_are_put_in_order_of_their_dates() -> None:
    later = '[[step]]\nchannel = "email"\nafter = "0 business days"\npurpose = "first"\n'
    read = read_cadence(f"{STEP}{later}".encode(), "x")
    assert [step.purpose for step in read.steps] == ["first", "p"]
