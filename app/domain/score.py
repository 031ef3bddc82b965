"""How promising a lead is: who they are, what they do, what the rep says; each part with evidence (P23)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.folding import fold
from app.domain.phrases import count
from app.domain.words import ActivityKind, Outcome

HALF_LIFE = 30
"""Days after which a sign counts half."""
FORGOTTEN = 180
"""Days after which it counts nothing."""
LOWEST, HIGHEST = 0, 100
_PATIENT = 2
"""So many contacts without an answer are nothing to mind."""
_A_DAY = 86400.0
_RANGE = re.compile(r"(\d+)\s*(?:(\+)|(?:-|–|to)\s*(\d+))?")


class Fit(StrEnum):
    """What a rule of the rep looks at."""

    ROLE = "role"
    SIZE = "size"
    INDUSTRY = "industry"
    COUNTRY = "country"
    SOURCE = "source"


class Side(StrEnum):
    """Where points come from."""

    FIT = "fit"  # who they are: explicit
    SIGNS = "signs"  # what they do: implicit
    HAND = "hand"  # what the rep says


class Level(StrEnum):
    """How far a lead is: marketing-qualified, sales-qualified, or neither yet."""

    NONE = ""
    MQL = "MQL"
    SQL = "SQL"


@dataclass(frozen=True, slots=True)
class FitRule:
    """Points for a field that holds one of some words.

    Attributes:
        wanted: Words separated by commas, each found by how it begins; for the size "50-500" or "1000+".
    """

    field: Fit
    wanted: str
    points: int


DEFAULT_RULES = (
    FitRule(Fit.ROLE, "ceo, coo, cfo, cto, cio, chief, founder, owner, president, managing director, vp", 25),
    FitRule(Fit.ROLE, "director, head", 20),
    FitRule(Fit.ROLE, "manager, lead, buyer, procurement", 10),
    FitRule(Fit.ROLE, "assistant, student, intern", -10),
    FitRule(Fit.SIZE, "50-999", 15),
    FitRule(Fit.SIZE, "1000+", 10),
    FitRule(Fit.SOURCE, "referral, recommend", 20),
    FitRule(Fit.SOURCE, "website, webinar, inbound, form, demo, trial", 15),
    FitRule(Fit.SOURCE, "conference, fair, event", 10),
)
"""Rules of a fresh profile; one of the rep's own puts all of them aside."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that happened: its kind, outcome, and UTC instant."""

    kind: ActivityKind
    outcome: Outcome | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points given or taken by hand; they count until the UTC instant `until`."""

    id: int
    points: int
    reason: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What a score is reckoned from.

    Attributes:
        size: People in the company, or None.
        signs: What happened in the last FORGOTTEN days, in any order.
    """

    role: str = ""
    size: int | None = None
    industry: str = ""
    country: str = ""
    source: str = ""
    signs: Sequence[Sign] = ()
    adjustments: Sequence[Adjustment] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some points of a score, what for, and by what evidence."""

    side: Side
    points: int
    title: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many points a lead is marketing-qualified, and sales-qualified."""

    mql: int = 50
    sql: int = 75

    def level(self, points: int) -> Level:
        """Return how far a lead with these points is."""
        return Level.SQL if points >= self.sql else Level.MQL if points >= self.mql else Level.NONE


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of its parts, from 0 to 100."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """The sum, never below 0 or above 100."""
        return max(LOWEST, min(HIGHEST, sum(part.points for part in self.parts)))


def reckon(known: Known, rules: Iterable[FitRule], now: datetime) -> Score:
    """Return the score at the UTC instant `now`."""
    return Score((*_fit(known, rules), *_signs(known.signs, now), *_by_hand(known.adjustments, now)))


def fits(rule: FitRule, known: Known) -> bool:
    """Return whether a rule speaks of this lead."""
    if rule.field is Fit.SIZE:
        return known.size is not None and _in_range(known.size, rule.wanted)
    value = f" {fold(_value(known, rule.field))}"
    return any(f" {word}" in value for word in _words(rule.wanted))


def is_range(text: str) -> bool:
    """Return whether a text can stand as the size wanted: "12", "50-500", "1000+"."""
    return _RANGE.fullmatch(text.strip()) is not None


def half_lives(points: int, at: datetime, now: datetime) -> float:
    """Return what points of a sign at `at` are worth at `now`: half after each HALF_LIFE, none in the end."""
    days = max(0.0, (now - at).total_seconds() / _A_DAY)
    return 0.0 if days > FORGOTTEN else points * 0.5 ** (int(days) / HALF_LIFE)


def _fit(known: Known, rules: Iterable[FitRule]) -> list[Part]:
    """Of each field the rule that says most: a managing director is not a director as well."""
    best: dict[Fit, FitRule] = {}
    for rule in rules:
        if fits(rule, known) and abs(rule.points) > abs(best[rule.field].points if rule.field in best else 0):
            best[rule.field] = rule
    return [Part(Side.FIT, rule.points, _TITLES[field], _value(known, field)) for field, rule in best.items()]


_TITLES = {
    Fit.ROLE: "Role",
    Fit.SIZE: "Company size",
    Fit.INDUSTRY: "Industry",
    Fit.COUNTRY: "Country",
    Fit.SOURCE: "Source",
}


def _value(known: Known, field: Fit) -> str:
    if field is Fit.SIZE:
        return "" if known.size is None else f"{known.size:,} people"
    return {
        Fit.ROLE: known.role,
        Fit.INDUSTRY: known.industry,
        Fit.COUNTRY: known.country,
        Fit.SOURCE: known.source,
    }[field]


def _in_range(size: int, wanted: str) -> bool:
    found = _RANGE.fullmatch(wanted.strip())
    if found is None:
        return False
    least = int(found[1])
    most = int(found[3]) if found[3] else None if found[2] else least
    return size >= least and (most is None or size <= most)


def _words(wanted: str) -> list[str]:
    return [word for word in (fold(part) for part in wanted.split(",")) if word]


_Counted = tuple[str, int, int]
"""A title, points for each, most points for all."""
_REPLY: _Counted = ("Replies", 15, 30)
_ANSWER: _Counted = ("Answered calls", 10, 25)
_MEETING: _Counted = ("Meetings", 20, 40)
_MISSED: _Counted = ("Meetings missed", -10, 20)
_DECLINED: _Counted = ("Not interested", -30, 40)
_BY_OUTCOME = {
    Outcome.REPLIED: _REPLY,
    Outcome.NO_SHOW: _MISSED,
    Outcome.NOT_INTERESTED: _DECLINED,
    Outcome.LOST: _DECLINED,
}
_OUTGOING = frozenset(
    {
        ActivityKind.CALL,
        ActivityKind.EMAIL_OUT,
        ActivityKind.MESSAGE,
        ActivityKind.LINKEDIN,
        ActivityKind.LETTER,
    }
)


def _meaning(sign: Sign) -> _Counted | None:
    """Return what a sign counts as; None for one that says nothing of them."""
    if sign.outcome in _BY_OUTCOME:
        return _BY_OUTCOME[sign.outcome]
    if sign.kind is ActivityKind.EMAIL_IN:
        return _REPLY
    if sign.kind is ActivityKind.MEETING and sign.outcome is not Outcome.MOVED:
        return _MEETING
    return _ANSWER if sign.outcome is Outcome.CONNECTED else None


def _signs(signs: Sequence[Sign], now: datetime) -> list[Part]:
    seen: dict[_Counted, list[Sign]] = {}
    for sign in signs:
        meaning = _meaning(sign)
        if meaning is not None and sign.at <= now:
            seen.setdefault(meaning, []).append(sign)
    parts = [_counted(meaning, seen[meaning], now) for meaning in _ALL if meaning in seen]
    silence = _silence(signs)
    return [part for part in (*parts, silence) if part is not None and part.points]


_ALL = (_REPLY, _ANSWER, _MEETING, _MISSED, _DECLINED)


def _counted(meaning: _Counted, signs: Sequence[Sign], now: datetime) -> Part:
    title, each, most = meaning
    worth = sum(half_lives(each, sign.at, now) for sign in signs)
    latest = max(sign.at for sign in signs)
    days = int((now - latest).total_seconds() // _A_DAY)
    ago = "today" if days == 0 else f"{count(days, 'day', 'days')} ago"
    times = "once" if len(signs) == 1 else f"{len(signs)} times"
    return Part(Side.SIGNS, round(max(-most, min(most, worth))), title, f"{times}, last {ago}")


def _silence(signs: Sequence[Sign]) -> Part | None:
    """Contacts since they last gave a sign take points, from the third on."""
    last = max((sign.at for sign in signs if _meaning(sign) is not None), default=None)
    tried = sum(
        sign.kind in _OUTGOING and _meaning(sign) is None and (last is None or sign.at > last)
        for sign in signs
    )
    if tried <= _PATIENT:
        return None
    return Part(
        Side.SIGNS, -min(20, 4 * (tried - _PATIENT)), "Silence", f"{tried} contacts without an answer"
    )


def _by_hand(adjustments: Sequence[Adjustment], now: datetime) -> list[Part]:
    return [
        Part(Side.HAND, one.points, "By hand", one.reason) for one in adjustments if one.at <= now < one.until
    ]


_LEVELS = {Level.SQL: "sales-qualified", Level.MQL: "marketing-qualified"}


def rank_words(points: int, thresholds: Thresholds) -> str:
    """Return why a lead stands before others: "Score 82, sales-qualified"."""
    level = _LEVELS.get(thresholds.level(points))
    return f"Score {points}, {level}" if level else f"Score {points}"
