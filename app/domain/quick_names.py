"""Whom a line is about: names as they are written, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.quick_words import FIRM, NO_NAME, PARTICLES, PRONOUNS

_WORD = re.compile(r"[^\W\d_](?:[\w'’&.-]*\w)?", re.UNICODE)
_COMPANY_BEFORE = re.compile(r"(?:(?<!\w)(?:from|at|of)\s+|\(\s*)$", re.IGNORECASE)
_TITLE = re.compile(r"(?<!\w)(?:dr|mr|mrs|ms|prof)\b\.?\s+$", re.IGNORECASE)
_MOST_WORDS = 4
_MOST_LOWER = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text at [start, end); `sure` when it is written like a name."""

    start: int
    end: int
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    called: bool = False
    """It stands after "@"."""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        if self.called:
            return True
        return self.text[0].isupper() and self.low not in NO_NAME and self.low not in PRONOUNS


def read_names(
    text: str, taken: Sequence[tuple[int, int]], anchors: Iterable[int]
) -> tuple[tuple[Named, ...], Named | None]:
    """Return whom the line may be about, the likeliest first, and the company it names.

    `taken`: what other rules took. `anchors`: ends of verbs and addresses, beside which a name is likely.
    """
    words = [
        _Word(one.start(), one.end(), one[0], text[max(one.start() - 1, 0) : one.start()] == "@")
        for one in _WORD.finditer(text)
    ]
    free = [word for word in words if not any(a < word.end and word.start < b for a, b in taken)]
    runs = [_named(text, run) for run in _runs(text, free)]
    company = next((run for run in runs if _is_company(text, run)), None)
    people = [run for run in runs if run is not company]
    if not people and company and not FIRM.search(company.text):
        people, company = [company], None
    near = sorted(anchors)
    people.sort(key=lambda run: _distance(run, near, text))
    guesses = _lower(text, free, near) if not people else []
    return (*people, *guesses), _whole(text, company) if company and people else None


def _runs(text: str, words: Sequence[_Word]) -> list[list[_Word]]:
    """Return words in capitals that stand side by side; "van" and "de" hold them together."""
    runs: list[list[_Word]] = []
    for word in words:
        beside = bool(runs and runs[-1]) and text[runs[-1][-1].end : word.start].strip(" ") == ""
        if word.capital and beside:
            runs[-1].append(word)
        elif word.capital:
            runs.append([word])
        elif beside and word.low in PARTICLES and len(runs[-1]) < _MOST_WORDS:
            runs[-1].append(word)
        else:
            runs.append([])
    return [kept for run in runs if (kept := _without_tail(run))]


def _without_tail(run: list[_Word]) -> list[_Word]:
    while run and not run[-1].capital:
        run = run[:-1]
    return run


def _named(text: str, run: Sequence[_Word]) -> Named:
    """Return a run of words as a name, with its title and its possessive s inside its place."""
    start, end = run[0].start, run[-1].end
    name = text[start:end]
    for owning in ("'s", "’s"):
        name = name.removesuffix(owning)
    if text[max(start - 1, 0) : start] == "@":
        start -= 1
    title = _TITLE.search(text[:start])
    return Named(title.start() if title else start, end, name)


def _is_company(text: str, run: Named) -> bool:
    return bool(_COMPANY_BEFORE.search(text[: run.start]) or FIRM.search(run.text))


def _whole(text: str, company: Named) -> Named:
    """Take the "from" before a company in as well."""
    before = _COMPANY_BEFORE.search(text[: company.start])
    return Named(before.start() if before else company.start, company.end, company.text)


def _distance(run: Named, near: Sequence[int], text: str) -> tuple[int, int]:
    """Return how far a name is from what may stand before it; "@" counts as nothing."""
    if text[run.start] == "@":
        return 0, run.start
    before = [run.start - end for end in near if end <= run.start]
    return min(before, default=run.start + 1), run.start


def _lower(text: str, words: Sequence[_Word], near: Sequence[int]) -> list[Named]:
    """Return words in small letters that may be a name, those after a verb first; long before short."""
    plain = [word for word in words if word.low not in NO_NAME and word.low not in PRONOUNS]
    starts = sorted(
        plain,
        key=lambda word: (
            min((word.start - end for end in near if end <= word.start), default=999),
            word.start,
        ),
    )
    guesses: list[Named] = []
    for word in starts[:4]:
        place = plain.index(word)
        for length in range(_MOST_LOWER, 0, -1):
            run = plain[place : place + length]
            whole = text[run[0].start : run[-1].end]
            if len(run) == length and whole.split() == [one.text for one in run]:
                guesses.append(Named(run[0].start, run[-1].end, whole, sure=False))
    return guesses
