"""Which cadence fits after what happened, and why, in a sentence (P32)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.cadence import Cadence
from app.domain.meeting import MeetingNotes
from app.domain.words import MeetingKind, NextStep, Outcome, Stage

_OFFERED = 3
_NOT_REACHED = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.BUSY, Outcome.WRONG_NUMBER})
_LATE_STAGES = frozenset({Stage.PROPOSAL, Stage.NEGOTIATION})
_SPARE = ("after-meeting", "after-demo", "nurture-12-months", "quote-sent")
_DEMO_WORDS = ("demo", "showed", "shown", "product", "trial", "prototype")
_EVENT_WORDS = ("conference", "fair", "expo", "trade show", "event", "congress", "webinar")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A cadence and why it fits.

    Attributes:
        cadence: Its name.
        reason: A sentence such as "“After demo” fits: they saw the product."; for those that come after
            the first it is the cadence's own summary.
    """

    cadence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known when a cadence is chosen.

    Attributes:
        stage: Where the lead stands now.
        source: Where the lead came from, as text.
    """

    notes: MeetingNotes
    stage: Stage = Stage.NEW
    source: str = ""


def suggest(occasion: Occasion, cadences: Sequence[Cadence]) -> tuple[Suggestion, ...]:
    """Return at least three of the cadences where there are so many, the best first."""
    known = {cadence.name: cadence for cadence in cadences}
    fitting = [(name, why) for name, why in _fitting(occasion) if name in known]
    names = list(dict.fromkeys([name for name, _ in fitting] + [name for name in _SPARE if name in known]))
    names += [name for name in known if name not in names][: max(_OFFERED - len(names), 0)]
    reasons = dict(reversed(fitting))
    return tuple(_suggestion(known[name], reasons.get(name, ""), first=name == names[0]) for name in names)


def _suggestion(cadence: Cadence, why: str, *, first: bool) -> Suggestion:
    if not first or not why:
        return Suggestion(cadence.name, cadence.summary)
    return Suggestion(cadence.name, f"“{cadence.title}” fits: {why}.")


def _fitting(occasion: Occasion) -> list[tuple[str, str]]:
    """Return the names that fit, the most certain sign first."""
    notes = occasion.notes
    found: list[tuple[str, str]] = []
    if notes.outcome is Outcome.NO_SHOW:
        found.append(("no-show", "they did not come, and a new time is easy to find"))
    if notes.outcome in _NOT_REACHED:
        found.append(("no-answer", "nobody was reached, and no answer is not a no"))
    if notes.outcome is Outcome.WON or occasion.stage is Stage.CUSTOMER:
        found.append(("won-referral", "they are a customer now, and know others"))
    if notes.outcome in {Outcome.LOST, Outcome.NOT_INTERESTED} or occasion.stage is Stage.LOST:
        found.append(("nurture-12-months", "not now is not never"))
    return found + _by_talk(occasion)


def _by_talk(occasion: Occasion) -> list[tuple[str, str]]:
    """Return what fits a talk that was held, by what was said in it."""
    said = _text(occasion)
    found: list[tuple[str, str]] = []
    if "quote" in said or "proposal" in said or occasion.stage in _LATE_STAGES:
        found.append(("quote-sent", "the next thing they decide on is the price"))
    if any(word in said or word in occasion.source.casefold() for word in _EVENT_WORDS):
        found.append(("conference-contact", "you met at an event"))
    if any(word in said for word in _DEMO_WORDS) or _saw_solutions(occasion):
        found.append(("after-demo", "they saw what you can do for them"))
    if occasion.notes.next_step is NextStep.WE_MEET:
        found.append(("after-meeting", "you have agreed to meet again"))
    return [*found, ("after-meeting", "you have talked, and the next step is still open")]


def _saw_solutions(occasion: Occasion) -> bool:
    """Solutions were found in a talk face to face: more than a first call."""
    return bool(occasion.notes.solutions) and occasion.notes.kind is not MeetingKind.CALL


def _text(occasion: Occasion) -> str:
    notes = occasion.notes
    agreed = [agreement.what for agreement in notes.agreements]
    return " ".join((*notes.solutions, *agreed, notes.next_what)).casefold()
