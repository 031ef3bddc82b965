"""Cadences as readable files (TOML): checks name the line, and what is written reads the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from enum import StrEnum
from typing import TypeVar

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.cadence_rules import FARTHEST, MOST_MINUTES, MOST_STEPS, MOST_TOLERANCE, NAME, in_order
from app.domain.plan import Span
from app.domain.words import Asks, Channel, Event, ItemKind, Late
from app.errors import FileError
from app.formats.toml_table import TomlTable, read_toml, written

_AMOUNT = re.compile(r"(-?\d{1,4}) (business days?|days?|hours?)")
_UNITS = {"business day": Unit.BUSINESS_DAYS, "day": Unit.DAYS, "hour": Unit.HOURS}
_ONE = {unit: one for one, unit in _UNITS.items()}
_WINDOW = re.compile(r"(\d{1,2}:\d{2})\s*(?:to|-|–)\s*(\d{1,2}:\d{2})")
_HEAD_KEYS = ("title", "version", "anchor", "summary", "step")
_STEP_KEYS = (
    *("channel", "after", "before", "of", "purpose", "template", "minutes", "tolerance", "same_day"),
    *("window", "late", "drop_after", "item", "asks", "answer_within"),
)
_NUDGE = "preferred"
_USUAL = Step(None, Offset(0, Unit.DAYS), "")
_LONGEST_WAIT = 60
Word = TypeVar("Word", bound=StrEnum)


def read_cadence(data: bytes, name: str) -> Cadence:
    """Return the cadence in a file called `name` (without its ending). Raises FileError naming the line."""
    called = f"Cadence {name}"
    if not NAME.fullmatch(name):
        raise FileError(
            f"{called}: its name may have small letters, digits and single hyphens.", "Rename the file."
        )
    top = read_toml(data, called, "step")
    top.check_keys(_HEAD_KEYS)
    return Cadence(
        name=name,
        title=top.text("title"),
        version=top.number_in("version", 1, 1_000_000, 1),
        anchor=top.text("anchor"),
        summary=top.text("summary"),
        steps=in_order([_step(part) for part in top.parts("step", 1, MOST_STEPS)]),
    )


def write_cadence(cadence: Cadence) -> bytes:
    """Return the file; reading it under the cadence's name gives the same cadence."""
    head = (
        f"title = {written(cadence.title)}",
        f"version = {cadence.version}",
        f"anchor = {written(cadence.anchor)}",
        f"summary = {written(cadence.summary)}",
    )
    parts = ["\n".join(head), *("\n".join(_lines(step)) for step in cadence.steps)]
    return ("\n\n".join(parts) + "\n").encode()


def _step(part: TomlTable) -> Step:
    part.check_keys(_STEP_KEYS)
    channel = part.text("channel")
    return Step(
        channel=None if channel == _NUDGE else _word(part, "channel", Channel),
        offset=_offset(part),
        purpose=part.text("purpose"),
        template=part.value("template", str, "") or None,
        minutes=part.number_in("minutes", 1, MOST_MINUTES, _USUAL.minutes),
        tolerance=part.number_in("tolerance", 0, MOST_TOLERANCE, _USUAL.tolerance),
        same_day=part.value("same_day", bool, False),  # noqa: FBT003 -- the default
        window=_window(part),
        late=_word(part, "late", Late, _USUAL.late),
        drop_after=part.number_in("drop_after", 1, _LONGEST_WAIT, _USUAL.drop_after),
        item=_word(part, "item", ItemKind) if "item" in part.raw else None,
        asks=_word(part, "asks", Asks, _USUAL.asks),
        answer_within=part.number_in("answer_within", 1, _LONGEST_WAIT, _USUAL.answer_within),
    )


def _offset(part: TomlTable) -> Offset:
    if ("after" in part.raw) == ("before" in part.raw):
        raise part.wrong("a step says when it is due: “after” or “before”, one of them")
    key = "after" if "after" in part.raw else "before"
    text = part.text(key)
    found = _AMOUNT.fullmatch(text)
    if found is None or (key == "before" and int(found[1]) < 0) or abs(int(found[1])) > FARTHEST:
        raise part.wrong(f"“{text}” should be such as “5 business days”, “30 days” or “1 hour”", key)
    amount = -int(found[1]) if key == "before" else int(found[1])
    return Offset(amount, _UNITS[found[2].removesuffix("s")], _word(part, "of", Event, Event.ANCHOR))


def _window(part: TomlTable) -> Span | None:
    text = part.value("window", str, "")
    if not text:
        return None
    found = _WINDOW.fullmatch(text)
    try:
        span = (_clock(found[1]), _clock(found[2])) if found else None
    except ValueError:
        span = None
    if span is None or span[0] >= span[1]:
        raise part.wrong(f"“{text}” should be such as “09:00 to 11:00”", "window")
    return span


def _clock(text: str) -> time:
    return time.fromisoformat(f"{text:0>5}")


def _word(part: TomlTable, key: str, words: type[Word], default: Word | None = None) -> Word:
    text = part.text(key) if default is None else part.value(key, str, default.value)
    try:
        return words(text)
    except ValueError:
        raise part.wrong(f"“{text}” is none of {', '.join(words)}", key) from None


def _lines(step: Step) -> Iterator[str]:
    """Yield the lines of a step; what is usual is left out."""
    amount, unit = abs(step.offset.amount), _ONE[step.offset.unit]
    side = "before" if step.offset.amount < 0 else "after"
    yield "[[step]]"
    yield f"channel = {written(step.channel.value if step.channel else _NUDGE)}"
    yield f'{side} = "{amount} {unit}{"" if amount == 1 else "s"}"'
    if step.offset.event is not Event.ANCHOR:
        yield f"of = {written(step.offset.event.value)}"
    yield f"purpose = {written(step.purpose)}"
    if step.template:
        yield f"template = {written(step.template)}"
    yield f"minutes = {step.minutes}"
    yield f"tolerance = {step.tolerance}"
    if step.same_day:
        yield "same_day = true"
    yield from _unusual(step)


def _unusual(step: Step) -> Iterator[str]:
    if step.window is not None:
        yield f'window = "{step.window[0]:%H:%M} to {step.window[1]:%H:%M}"'
    for key, word, usual in (("late", step.late, _USUAL.late), ("asks", step.asks, _USUAL.asks)):
        if word is not usual:
            yield f"{key} = {written(word.value)}"
    if step.item is not None:
        yield f"item = {written(step.item.value)}"
    if step.drop_after != _USUAL.drop_after:
        yield f"drop_after = {step.drop_after}"
    if step.answer_within != _USUAL.answer_within:
        yield f"answer_within = {step.answer_within}"
