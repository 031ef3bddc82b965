"""One typed line to an agreement: "Samuel sends carrier list by Mon" (P29, P30)."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.dates import EXAMPLES, find_date
from app.domain.folding import fold
from app.domain.meeting import NewAgreement
from app.domain.words import Owner
from app.errors import InputError

_MINE = ("i", "i'll", "i’ll", "me", "you")
_BOTH = ("we", "we'll", "we’ll", "both")
_THEIRS = ("he", "she", "they", "he'll", "she'll", "they'll", "he’ll", "she’ll", "they’ll")
_FILL = ("will", "to")
_ENDINGS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("oes", "o"))
_SHORT = 3


def read_agreement(text: str, lead_first_name: str, today: date) -> NewAgreement:
    """Return who does what by when; without a subject it is the rep's own.

    `today` is the rep's date that days are counted from. A "by" that no date follows belongs to the deed.
    Raises InputError for an empty line and for an impossible date ("31 Feb").
    """
    deed, due = part_date(text, today)
    owner, what = _owner(deed, lead_first_name)
    if not what:
        raise InputError("An agreement says what somebody does.", "Write: Samuel sends the list by Mon")
    return NewAgreement(owner, what, due)


def dated_deed(text: str, owner: Owner, today: date) -> NewAgreement:
    """Return an agreement of a known owner from "WHAT by DATE", or WHAT alone.

    Raises InputError when the words after the last "by" are no date, because a date that is lost in
    silence reminds nobody.
    """
    what, due = part_date(text, today)
    if due is None and " by " in text:
        raise InputError(f"“{text.rpartition(' by ')[2]}” is not a date.", EXAMPLES)
    if not what:
        raise InputError("An agreement says what somebody does.", "Write: send the list by Mon")
    return NewAgreement(owner, what, due)


def part_date(text: str, today: date) -> tuple[str, datetime | None]:
    """Return the deed, and the naive wall time after its last "by" (None without one)."""
    line = " ".join(text.split()).rstrip(".")
    deed, by, rest = line.rpartition(" by ")
    due = find_date(rest, today) if by else None
    return (line, None) if due is None else (deed.strip(" ,"), due)


def _owner(deed: str, first_name: str) -> tuple[Owner, str]:
    """Return who, and what without the subject and in its plain form ("sends" becomes "send")."""
    subject, _, rest = deed.partition(" ")
    word = subject.casefold().rstrip(":,")
    if word in _MINE:
        return Owner.MINE, _without_fill(rest)
    if word in _BOTH:
        return Owner.BOTH, _without_fill(rest)
    if word in _THEIRS or fold(word) == fold(first_name.strip().partition(" ")[0]):
        return Owner.THEIRS, _plain_verb(rest)
    return Owner.MINE, deed


def _without_fill(rest: str) -> str:
    first, _, after = rest.partition(" ")
    return after if first.casefold() in _FILL else rest


def _plain_verb(rest: str) -> str:
    plain = _without_fill(rest)
    if plain != rest:
        return plain
    verb, blank, after = rest.partition(" ")
    return f"{_infinitive(verb)}{blank}{after}"


def _infinitive(verb: str) -> str:
    if verb == "has":
        return "have"
    for ending, plain in _ENDINGS:
        if verb.endswith(ending):
            return verb.removesuffix(ending) + plain
    ends_in_one_s = verb.endswith("s") and not verb.endswith("ss") and len(verb) > _SHORT
    return verb[:-1] if ends_in_one_s else verb
