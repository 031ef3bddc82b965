"""Two records of one person to one: what is known is never overwritten by a blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.domain.addresses import email_key
from app.domain.lead import LeadDetails
from app.domain.words import Stage


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a person: details with the first address and number, and further ones."""

    details: LeadDetails
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


class Rule(StrEnum):
    """What becomes of a field that is told anew. A blank changes nothing by any rule."""

    UPDATE = "update"  # what is told wins; of addresses it comes first, the others stay behind it
    FILL = "fill"  # what is known wins; further addresses are added behind it
    KEEP = "keep"  # what is told is left out, even where nothing is known


class Twice(StrEnum):
    """What becomes of several rows about one person in one file."""

    MERGE = "merge"  # one lead that knows what all rows tell, by the rules of the fields
    NEWEST = "newest"  # one lead; what a later row tells replaces what earlier ones told
    BOTH = "both"  # a lead for each row


_SINGLE = (
    *("first_name", "last_name", "company", "title", "country", "city", "zone", "source", "preferred"),
    *("language", "best_time", "linkedin", "value"),
)
DEFAULTS: Mapping[str, Rule] = {
    **dict.fromkeys(("first_name", "last_name", "company", "title", "country", "city"), Rule.UPDATE),
    **dict.fromkeys(("email", "phone", "zone", "source", "preferred", "stage"), Rule.FILL),
    **dict.fromkeys(("language", "best_time", "linkedin"), Rule.FILL),
    **dict.fromkeys(("notes", "tags", "value"), Rule.UPDATE),
}
"""The rule of each field unless another one is chosen."""


def merge(
    old: Record, new: Record, number_key: Callable[[str], str], rules: Mapping[str, Rule] = DEFAULTS
) -> Record:
    """Return the old record with what the new one knows besides.

    Lines of notes and tags are added unless they are there. Merging twice is merging once.

    Args:
        old: What is known.
        new: What is told.
        number_key: Returns the form by which numbers are compared.
        rules: By field; one that is missing goes by its default.
    """
    first, second = old.details, new.details
    by = {**DEFAULTS, **rules}
    email = _chosen(first.email, second.email, by["email"])
    phone = _chosen(first.phone, second.phone, by["phone"])
    keeps = {name for name, rule in by.items() if rule is Rule.KEEP}
    details = replace(
        first,
        **{name: _chosen(getattr(first, name), getattr(second, name), by[name]) for name in _SINGLE},
        email=email,
        phone=phone,
        stage=_stage(first.stage, second.stage, by["stage"]),
        notes=first.notes if "notes" in keeps else _lines(first.notes, second.notes),
        tags=first.tags if "tags" in keeps else tuple(dict.fromkeys((*first.tags, *second.tags))),
    )
    told_emails = () if "email" in keeps else (second.email, *new.emails)
    told_phones = () if "phone" in keeps else (second.phone, *new.phones)
    return Record(
        details,
        _further(email, (first.email, *old.emails, *told_emails), email_key),
        _further(phone, (first.phone, *old.phones, *told_phones), number_key),
    )


def newest(old: Record, new: Record, number_key: Callable[[str], str]) -> Record:
    """Return the new record, with what only the old one knows; other addresses stay behind the new ones.

    Args:
        old: What an earlier row tells.
        new: What a later row tells.
        number_key: Returns the form by which numbers are compared.
    """
    merged = merge(old, new, number_key, dict.fromkeys(DEFAULTS, Rule.UPDATE))
    notes, tags = new.details.notes or old.details.notes, new.details.tags or old.details.tags
    return replace(merged, details=replace(merged.details, notes=notes, tags=tags))


def _chosen(known: Any, told: Any, rule: Rule) -> Any:  # noqa: ANN401 -- texts, a channel, a number
    if rule is Rule.KEEP:
        return known
    first, second = (told, known) if rule is Rule.UPDATE else (known, told)
    return second if first in {"", None} else first


def _stage(known: Stage, told: Stage, rule: Rule) -> Stage:
    """Return the stage; NEW is what nobody has said anything about."""
    if rule is Rule.KEEP or told is Stage.NEW:
        return known
    return told if rule is Rule.UPDATE or known is Stage.NEW else known


def _further(first: str, others: tuple[str, ...], key: Callable[[str], str]) -> tuple[str, ...]:
    """Return the addresses besides the first, each once by the form it is compared by."""
    different = [text for text in dict.fromkeys(others) if text and text != first]
    if not different:
        return ()
    seen = {key(first)}
    found = []
    for text in different:
        mark = key(text)
        if mark not in seen:
            seen.add(mark)
            found.append(text)
    return tuple(found)


def _lines(old: str, new: str) -> str:
    """Return the old lines and those of the new that are not among them."""
    known = {line.strip() for line in old.splitlines()}
    more = [line for line in dict.fromkeys(new.splitlines()) if line.strip() not in known]
    return "\n".join([*old.splitlines(), *more]) if more else old
