"""Who might be the same person: by address, number, or names and companies that are nearly the same.

Comparing everybody with everybody would take hours; only people who share a block (an address, a number, a
name, the begin of a name in one company) are compared. What comes out is a question for the rep.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from app.domain.matching import Marks

MOST_IN_BLOCK = 60
"""A block that is larger says nothing: so many people share a switchboard or a common name."""
_NEAR_NAME, _NEAR_COMPANY = 88.0, 80.0
_LEGAL = re.compile(
    r"\b(incorporated|inc|ltd|limited|llc|llp|lp|plc|gmbh|mbh|ag|kg|ohg|ug|se|sa|sas|sarl|srl|spa|sl|bv|nv"
    r"|oy|oyj|ab|as|aps|co|corp|corporation|company|kft|zrt|doo|sro|sp z o o|de c v|pty|pte|the|group"
    r"|holding|holdings)\b"
)
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two people may be one, and how likely: 100 is certain."""

    reason: str
    score: int


class Blocks:
    """People by what they share, so that few have to be compared."""

    def __init__(self) -> None:
        self._blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._marks: dict[int, Marks] = {}

    def add(self, person: int, marks: Marks) -> None:
        """Remember a person by a number of the caller's; again when more becomes known."""
        self._marks[person] = marks
        for block in _blocks(marks):
            people = self._blocks[block]
            if len(people) <= MOST_IN_BLOCK and person not in people:
                people.append(person)

    def near(self, marks: Marks, but: int | None = None) -> Iterator[tuple[int, Likeness]]:
        """Yield who may be the same as this one, likeliest last asked first; `but` is left out."""
        seen = {but}
        for block in _blocks(marks):
            people = self._blocks.get(block, ())
            if len(people) > MOST_IN_BLOCK:
                continue
            for person in people:
                if person not in seen:
                    seen.add(person)
                    found = alike(marks, self._marks[person])
                    if found:
                        yield person, found

    def pairs(self) -> Iterator[tuple[int, int, Likeness]]:
        """Yield every two who may be one, each pair once."""
        seen: set[tuple[int, int]] = set()
        for people in self._blocks.values():
            if len(people) > MOST_IN_BLOCK:
                continue
            for place, one in enumerate(people):
                for other in people[place + 1 :]:
                    pair = (min(one, other), max(one, other))
                    if pair in seen:
                        continue
                    seen.add(pair)
                    found = alike(self._marks[one], self._marks[other])
                    if found:
                        yield *pair, found


def alike(one: Marks, other: Marks) -> Likeness | None:
    """Return why two may be the same person, or None."""
    if set(one.emails) & set(other.emails):
        return Likeness("Same e-mail address", 100)
    name = _name_likeness(one.name, other.name)
    company = _company_likeness(one.company, other.company)
    if set(one.phones) & set(other.phones) and (name >= _NEAR_NAME or not one.name or not other.name):
        return Likeness("Same phone number", 95)
    if name == 100 and company >= _NEAR_COMPANY:  # noqa: PLR2004 -- per cent
        return Likeness("Same name and company", 90)
    if name == 100 and not (one.company and other.company):  # noqa: PLR2004 -- per cent
        return Likeness("Same name", 70)
    if name >= _NEAR_NAME and company >= _NEAR_COMPANY:
        return Likeness("Nearly the same name, same company", 75)
    return None


def _name_likeness(one: str, other: str) -> float:
    """Return how alike two names are, in per cent; the order of their words does not count."""
    if not one or not other:
        return 0.0
    return fuzz.ratio(_sorted(one), _sorted(other))


def _company_likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return fuzz.ratio(company_core(one), company_core(other))


@lru_cache(maxsize=65536)
def company_core(folded: str) -> str:
    """Return a company's name without its legal form and signs: “acme” for “acme, inc.”."""
    plain = _SIGNS.sub(" ", folded.replace(".", "")).strip()
    core = " ".join(_LEGAL.sub(" ", plain).split())
    return core or plain


@lru_cache(maxsize=65536)
def _sorted(name: str) -> str:
    return " ".join(sorted(_SIGNS.sub(" ", name).split()))


def _blocks(marks: Marks) -> Iterator[tuple[str, ...]]:
    for email in marks.emails:
        yield "mail", email
    for phone in marks.phones:
        yield "phone", phone
    if marks.name:
        name = _sorted(marks.name)
        yield "name", name
        if marks.company:
            core = company_core(marks.company)
            words = name.split()
            yield from (("begin", core[:6], word[:2]) for word in words[:3])
