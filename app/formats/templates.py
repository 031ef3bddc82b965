"""Filling templates: `{{ field }}`, a default, and if; nothing else (reliability.md row 98).

Templates may come from a file somebody sent, so they are checked against a list of allowed parts before
they run, and they see nothing but plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.errors import InputError

LONGEST = 20_000
"""Characters a template may have; a letter has fewer than two thousand."""
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Filter,
)
_FILTERS = ("default", "d")
_FIELD_NAME = re.compile(r"(?!self$|caller$|loop$|super$)[a-z][a-z0-9_]*")
_GAP = re.compile("\0([a-z][a-z0-9_]*)\0")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_ADVICE = "Write fields as {{ first_name }}; a default and if are possible, nothing else is."


class _Missing(StrictUndefined):
    """A field that is not known: an if takes it for empty, a text marks the place."""

    def __str__(self) -> str:  # type: ignore[override]  # its parent never returns
        return f"\0{self._undefined_name}\0"

    def __bool__(self) -> bool:  # type: ignore[override]  # its parent never returns
        return False


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=_Missing, autoescape=False)
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


_ENVIRONMENT = _environment()


def render(text: str, fields: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Fill a template; return the text and the fields it lacks, each once, in order.

    A field that is absent or empty stays in the text as `{{ name }}`, unless the template gives a default
    or asks for it with an if. Blank lines that an if leaves behind are closed up. Raises InputError for
    a template that is not allowed, with its line.
    """
    known = {name: value.replace("\0", "") for name, value in fields.items() if value.strip()}
    filled = _compiled(text).render(known)
    missing = tuple(dict.fromkeys(_GAP.findall(filled)))
    shown = _GAP.sub(lambda gap: f"{{{{ {gap[1]} }}}}", filled)
    return _BLANK_LINES.sub("\n\n", shown).strip(), missing


def fields_used(text: str) -> tuple[str, ...]:
    """Return the names of all fields a template mentions, sorted. Raises InputError like render."""
    return tuple(sorted(find_undeclared_variables(_checked(text))))


def check(text: str) -> None:
    """Raise InputError, naming the line, unless the template is one that render takes."""
    _compiled(text)


@lru_cache(maxsize=256)
def _compiled(text: str) -> Template:
    return _ENVIRONMENT.from_string(_checked(text))


def _checked(text: str) -> nodes.Template:
    if len(text) > LONGEST:
        raise InputError(f"The template has more than {LONGEST:,} characters.", "Shorten it.")
    try:
        tree = _ENVIRONMENT.parse(text.replace("\0", ""))
    except TemplateSyntaxError as error:
        raise InputError(
            f"Line {error.lineno} of the template cannot be read: {error.message}.", _ADVICE
        ) from error
    except RecursionError:
        raise InputError("The template is nested too deeply.", _ADVICE) from None
    for node in tree.find_all(nodes.Node):
        _check_node(node)
    return tree


def _check_node(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        raise InputError(
            f"Line {node.lineno} of the template uses what is not allowed ({_plain(node)}).", _ADVICE
        )
    if isinstance(node, nodes.Filter) and (node.name not in _FILTERS or node.kwargs or node.node is None):
        raise InputError(f"Line {node.lineno} of the template has an unknown filter, “{node.name}”.", _ADVICE)
    if isinstance(node, nodes.Name) and not _FIELD_NAME.fullmatch(node.name):
        raise InputError(f"Line {node.lineno} of the template has no such field, “{node.name}”.", _ADVICE)


def _plain(node: nodes.Node) -> str:
    return type(node).__name__.lower()
