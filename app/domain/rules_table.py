"""The rules and their figures as a page of the docs: `python -m app.domain.rules_table > docs/rules.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from app.domain.playbook import FIGURES, Figure
from app.domain.rules import PLANNER, PLAYBOOK, RULES, Rule

_HEAD = """# The rules that make dates

Every date in a plan says why, and every why names one of these rules. A rule is never switched off; its
figures can be set within their bounds (Settings, "Figures of the rules"), and every date can be overruled by
hand. Sources S0 to S4 are the texts the playbook was drawn from; "practice" is what comparable systems do.

This page is made from the code: `python -m app.domain.rules_table > docs/rules.md`
"""
_SOURCES = """
## Figures

| figure | rule | what it is | default | bounds | unit | source |
| --- | --- | --- | --- | --- | --- | --- |
"""


def rules_page() -> str:
    """Return the page in Markdown."""
    own = [rule for rule in RULES.values() if rule.source == PLANNER]
    book = [rule for rule in RULES.values() if rule.source == PLAYBOOK]
    return "".join((_HEAD, _section("The playbook", book), _section("The planner's own", own), _figures()))


def _section(title: str, rules: Iterable[Rule]) -> str:
    head = (
        f"\n## {title}\n\n| rule | what it asks for | how it is kept | figures |\n| --- | --- | --- | --- |\n"
    )
    return head + "".join(_row(rule) for rule in rules)


def _row(rule: Rule) -> str:
    names = ", ".join(f"`{figure.name}`" for figure in rule.figures) if not rule.of else f"those of {rule.of}"
    how = rule.how or (f"part of {rule.of}" if rule.of else "always")
    return f"| `{rule.id}` | {rule.title} | {how} | {names or 'none'} |\n"


def _figures() -> str:
    return _SOURCES + "".join(_figure(figure) for figure in FIGURES)


def _figure(figure: Figure) -> str:
    bounds = f"{figure.least} to {figure.most}"
    parts = (
        f"`{figure.name}`",
        figure.rule,
        figure.meaning,
        str(figure.default),
        bounds,
        figure.unit,
        figure.source,
    )
    return f"| {' | '.join(parts)} |\n"


if __name__ == "__main__":
    sys.stdout.write(rules_page())
