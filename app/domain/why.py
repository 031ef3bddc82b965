"""Why a touch is planned for its date: reasons in order, each with the rule that made it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason.

    Attributes:
        rule: Id of the rule: "P1" to "P35" of the playbook, or a word such as "holiday" or "no-common-hour".
        text: A short sentence part for a person, such as "5 business days after the demo".
    """

    rule: str
    text: str


def why_line(why: tuple[Reason, ...]) -> str:
    """Return the reasons as one line: the rule first, the adjustments after it."""
    return "; ".join(reason.text for reason in why)
