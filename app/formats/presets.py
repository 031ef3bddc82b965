"""Cadences and templates as readable files (TOML), read with checks whose errors name the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.template import Template
from app.domain.words import Channel
from app.errors import FileError, InputError
from app.formats import templates

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AFTER = re.compile(r"(-?\d{1,4}) (business days?|days?|hours?)")
_UNITS = {"business day": Unit.BUSINESS_DAYS, "day": Unit.DAYS, "hour": Unit.HOURS}
_MOST_STEPS = 40
_DAY_OF_MINUTES = 480
_CADENCE_KEYS = frozenset({"title", "version", "anchor", "summary", "step"})
_STEP_KEYS = frozenset({"channel", "after", "purpose", "template", "minutes", "tolerance", "same_day"})
_TEMPLATE_KEYS = frozenset({"title", "channel", "subject", "body"})
_NUDGE = "preferred"
T = TypeVar("T", str, int, bool)


def read_cadence(data: bytes, name: str) -> Cadence:
    """Return the cadence in a file called `name` (without its ending). Raises FileError."""
    raw = _table(data, name, _CADENCE_KEYS)
    steps = raw.get("step", [])
    if not isinstance(steps, list) or not 0 < len(steps) <= _MOST_STEPS:
        raise _wrong(name, f"it needs between 1 and {_MOST_STEPS} steps, each under [[step]]")
    return Cadence(
        name=name,
        title=_text(raw, "title", name),
        version=_value(raw, "version", int, name, 1),
        anchor=_text(raw, "anchor", name),
        summary=_text(raw, "summary", name),
        steps=tuple(_step(step, f"{name}, step {number}") for number, step in enumerate(steps, 1)),
    )


def read_template(data: bytes, name: str) -> Template:
    """Return the template in a file called `name` (without its ending). Raises FileError."""
    raw = _table(data, name, _TEMPLATE_KEYS)
    found = Template(
        name=name,
        title=_text(raw, "title", name),
        channel=_channel(_text(raw, "channel", name), name),
        subject=_value(raw, "subject", str, name, ""),
        body=_text(raw, "body", name),
    )
    for text in (found.subject, found.body):
        try:
            templates.check(text)
        except InputError as error:
            raise FileError(f"{_title(name)}: {error.message}", error.advice) from error
    return found


def check_templates(cadences: Iterable[Cadence], known: Mapping[str, Template]) -> None:
    """Raise FileError unless every step's template exists and is for its channel."""
    for cadence in cadences:
        for number, step in enumerate(cadence.steps, 1):
            _check_template(step, f"{cadence.name}, step {number}", known)


def _check_template(step: Step, place: str, known: Mapping[str, Template]) -> None:
    if step.template is None:
        return
    if step.template not in known:
        raise _wrong(place, f"there is no template “{step.template}”")
    if step.channel not in {None, known[step.template].channel}:
        raise _wrong(place, f"the template “{step.template}” is for another channel")


def _step(raw: object, place: str) -> Step:
    if not isinstance(raw, dict):
        raise _wrong(place, "a step has its lines under [[step]]")
    _check_keys(raw, _STEP_KEYS, place)
    channel = _text(raw, "channel", place)
    return Step(
        channel=None if channel == _NUDGE else _channel(channel, place),
        offset=_offset(_text(raw, "after", place), place),
        purpose=_text(raw, "purpose", place),
        template=_value(raw, "template", str, place, "") or None,
        minutes=_within(_value(raw, "minutes", int, place, 10), 1, _DAY_OF_MINUTES, "minutes", place),
        tolerance=_within(_value(raw, "tolerance", int, place, 2), 0, 20, "tolerance", place),
        same_day=_value(raw, "same_day", bool, place, False),  # noqa: FBT003 -- the default
    )


def _offset(text: str, place: str) -> Offset:
    found = _AFTER.fullmatch(text)
    if found is None:
        raise _wrong(place, f"“{text}” should be such as “5 business days”, “30 days” or “1 hour”")
    return Offset(int(found[1]), _UNITS[found[2].removesuffix("s")])


def _channel(text: str, place: str) -> Channel:
    try:
        return Channel(text)
    except ValueError:
        raise _wrong(place, f"“{text}” is none of {', '.join(Channel)}") from None


def _table(data: bytes, name: str, keys: frozenset[str]) -> dict[str, Any]:
    if not _NAME.fullmatch(name):
        raise _wrong(name, "its name may have small letters, digits and single hyphens")
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _wrong(name, f"it cannot be read: {error}") from error
    _check_keys(raw, keys, name)
    return raw


def _check_keys(raw: Mapping[str, Any], keys: frozenset[str], place: str) -> None:
    unknown = sorted(set(raw) - keys)
    if unknown:
        raise _wrong(place, f"“{unknown[0]}” is not known; possible are {', '.join(sorted(keys))}")


def _text(raw: Mapping[str, Any], key: str, place: str) -> str:
    text = _value(raw, key, str, place, "").strip()
    if not text:
        raise _wrong(place, f"“{key}” is missing")
    return text


def _value(raw: Mapping[str, Any], key: str, kind: type[T], place: str, default: T) -> T:
    value = raw.get(key, default)
    if type(value) is not kind:
        raise _wrong(place, f"“{key}” has a value of the wrong kind")
    return value


def _within(value: int, least: int, most: int, key: str, place: str) -> int:
    if not least <= value <= most:
        raise _wrong(place, f"“{key}” must be between {least} and {most}")
    return value


def _wrong(place: str, what: str) -> FileError:
    return FileError(f"{_title(place)}: {what}.", "Mend the file, or take the preset again.")


def _title(place: str) -> str:
    return f"Preset {place}"
