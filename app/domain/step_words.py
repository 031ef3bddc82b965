"""A step of a cadence in words: when, by what, what for, and how it behaves."""

from __future__ import annotations

from app.domain.cadence import Offset, Step, Unit
from app.domain.phrases import business_days, clock, count
from app.domain.words import Asks, Channel, Event, ItemKind, Late

CHANNELS = {
    Channel.CALL: "Call",
    Channel.EMAIL: "E-mail",
    Channel.MESSAGE: "Message",
    Channel.LINKEDIN: "LinkedIn",
    Channel.MEETING: "Meeting",
    Channel.LETTER: "Letter",
}
NUDGE = "Their preferred channel"
ITEMS = {
    ItemKind.ARTICLE: "Article",
    ItemKind.CASE_STUDY: "Case study",
    ItemKind.INFOGRAPHIC: "Infographic",
    ItemKind.OFFER: "Offer",
    ItemKind.EVENT: "Event",
}
_APPOINTMENT = "the appointment"


def channel_words(step: Step) -> str:
    """Return "E-mail", or what a nudge is."""
    return NUDGE if step.channel is None else CHANNELS[step.channel]


def offset_words(offset: Offset, anchor: str) -> str:
    """Return "5 business days after the demo", "on the day of the demo"."""
    named = anchor if offset.event is Event.ANCHOR else _APPOINTMENT
    if offset.amount == 0:
        return f"within the hour after {named}" if offset.unit is Unit.HOURS else f"on the day of {named}"
    side = "before" if offset.amount < 0 else "after"
    return f"{amount_words(abs(offset.amount), offset.unit)} {side} {named}"


def amount_words(amount: int, unit: Unit) -> str:
    """Return "1 business day", "30 days" or "2 hours"."""
    if unit is Unit.BUSINESS_DAYS:
        return business_days(amount)
    return count(amount, "day", "days") if unit is Unit.DAYS else count(amount, "hour", "hours")


def late_words(late: Late, drop_after: int) -> str:
    """Return what becomes of the rest when the step is late."""
    return {
        Late.SHIFT: "The rest moves along",
        Late.KEEP: "The dates stay",
        Late.DROP: f"Dropped after {business_days(drop_after)}",
        Late.MERGE: "Merged with the next of its channel",
    }[late]


def asks_words(asks: Asks, answer_within: int) -> str:
    """Return what the touch asks for; empty for nothing."""
    if asks is Asks.ANSWER:
        return f"An answer within {business_days(answer_within)}"
    return "Feedback" if asks is Asks.FEEDBACK else ""


def window_words(step: Step) -> str:
    """Return "09:00 to 11:00"; empty where the usual hours count."""
    return "" if step.window is None else f"{clock(step.window[0])} to {clock(step.window[1])}"


def facts(step: Step) -> tuple[tuple[str, str], ...]:
    """Return everything about a step as names and values in words, always the same names in one order."""
    return (
        ("When", offset_words(step.offset, "the anchor")),
        ("Channel", channel_words(step)),
        ("What for", step.purpose),
        ("Text", (step.template or "none").replace("-", " ").capitalize()),
        ("Hours", window_words(step) or "Usual"),
        ("Value item", ITEMS[step.item] if step.item else "None"),
        ("Asks for", asks_words(step.asks, step.answer_within) or "Nothing"),
        ("When late", late_words(step.late, step.drop_after)),
        ("May move", business_days(step.tolerance) if step.tolerance else "Never"),
        ("Takes", count(step.minutes, "minute", "minutes")),
        ("Same day, after hours", "Yes" if step.same_day else "No"),
    )
