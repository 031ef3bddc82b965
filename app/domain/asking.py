"""What a touch brings and asks for: a value item, feedback, an answer by a date (P3, P15, P31)."""

from __future__ import annotations

from datetime import date

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.cadence import Step
from app.domain.why import Reason
from app.domain.words import Asks, ItemKind

ITEMS = {
    ItemKind.ARTICLE: "an article",
    ItemKind.CASE_STUDY: "a case study",
    ItemKind.INFOGRAPHIC: "an infographic",
    ItemKind.OFFER: "an offer",
    ItemKind.EVENT: "an event",
}


def asking(
    step: Step, day: date, business: BusinessDays, today: date
) -> tuple[tuple[Reason, ...], date | None]:
    """Return the reasons that say so, and the lead's date by which an answer is asked for.

    `day` is the lead's date of the touch, `today` the one that dates in words are seen from.
    """
    brings = (Reason("P15", f"brings {ITEMS[step.item]}"),) if step.item else ()
    if step.asks is Asks.FEEDBACK:
        return (*brings, Reason("P31", "asks how they find the contact")), None
    if step.asks is not Asks.ANSWER:
        return brings, None
    answer_by = business.after(day, max(step.answer_within, 1))
    return (*brings, Reason("P3", f"asks for an answer by {phrases.day(answer_by, today)}")), answer_by
