"""Templates as readable files (TOML), and what cadences and templates promise each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.cadence import Cadence, Step
from app.domain.cadence_rules import NAME
from app.domain.template import Template
from app.domain.words import Channel
from app.errors import FileError, InputError
from app.formats import templates
from app.formats.cadences import read_cadence, write_cadence
from app.formats.toml_table import TomlTable, read_toml

__all__ = ["check_templates", "read_cadence", "read_template", "write_cadence"]

_TEMPLATE_KEYS = ("title", "channel", "subject", "body")


def read_template(data: bytes, name: str) -> Template:
    """Return the template in a file called `name` (without its ending). Raises FileError naming the line."""
    called = f"Template {name}"
    if not NAME.fullmatch(name):
        raise FileError(
            f"{called}: its name may have small letters, digits and single hyphens.", "Rename the file."
        )
    top = read_toml(data, called, "part")
    top.check_keys(_TEMPLATE_KEYS)
    found = Template(
        name=name,
        title=top.text("title"),
        channel=_channel(top),
        subject=top.value("subject", str, ""),
        body=top.text("body"),
    )
    for text in (found.subject, found.body):
        try:
            templates.check(text)
        except InputError as error:
            raise FileError(f"{called}: {error.message}", error.advice) from error
    return found


def check_templates(cadences: Iterable[Cadence], known: Mapping[str, Template]) -> None:
    """Raise FileError unless every step's template exists and is for its channel."""
    for cadence in cadences:
        for number, step in enumerate(cadence.steps, 1):
            problem = template_amiss(step, known)
            if problem:
                raise FileError(f"Cadence {cadence.name}, step {number}: {problem}.", "Choose another text.")


def template_amiss(step: Step, known: Mapping[str, Template]) -> str:
    """Return what is amiss with the template of a step; empty when nothing is."""
    if step.template is None:
        return ""
    if step.template not in known:
        return f"there is no template “{step.template}”"
    if step.channel not in {None, known[step.template].channel}:
        return f"the template “{step.template}” is for another channel"
    return ""


def _channel(top: TomlTable) -> Channel:
    text = top.text("channel")
    try:
        return Channel(text)
    except ValueError:
        raise top.wrong(f"“{text}” is none of {', '.join(Channel)}", "channel") from None
