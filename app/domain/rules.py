"""The rules that make dates, as data: every reason in a plan names one of these.

P1 to P35 are the playbook's; the words are the planner's own. Figures that a rep may set stand in the
settings; those here are the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: "P9", or a word such as "holiday".
        title: What it asks for, for a person.
        source: Where it comes from.
        figures: Its numbers in words; empty where it has none.
    """

    id: str
    title: str
    source: str
    figures: str = ""


_PLAYBOOK = "playbook"
_PLANNER = "planner"

_ALL = (
    Rule("P1", "Answer a new inbound lead within the hour", _PLAYBOOK, "1 hour, in working hours"),
    Rule("P2", "Send the recap the same day", _PLAYBOOK, "same day, 8 to 21 there"),
    Rule("P3", "Schedule the whole series right after the meeting", _PLAYBOOK, "every step at once"),
    Rule("P4", "Go on: most sales come after the fifth touch", _PLAYBOOK, "8 to 12 touches; ask before 5"),
    Rule("P5", "Space the touches", _PLAYBOOK, "next day, then every 5 to 10 business days"),
    Rule("P6", "No answer is not a no", _PLAYBOOK, "2 more calls, then a message"),
    Rule("P7", "Some decide slowly", _PLAYBOOK, "up to 12 months"),
    Rule("P8", "Remind before an agreed call or meeting", _PLAYBOOK, "the working day before"),
    Rule(
        "P9",
        "Call when people answer",
        _PLAYBOOK,
        "Wed and Thu; 8 to 10, 16 to 17; 11 to 14 last; never outside 8 to 21",
    ),
    Rule("P10", "Write early in the morning", _PLAYBOOK, "the first working hour there"),
    Rule("P11", "Keep calls short", _PLAYBOOK, "up to 7 minutes"),
    Rule(
        "P13", "Respect the lead's rhythm", _PLAYBOOK, "3 touches a lead and week; their own hours and days"
    ),
    Rule("P14", "Meet leads where they are", _PLAYBOOK, "the preferred channel"),
    Rule("P15", "Every touch adds something new", _PLAYBOOK),
    Rule("P22", "Say clearly what you offer", _PLAYBOOK, "in the first mail"),
    Rule("P25", "Ask permission; no means no", _PLAYBOOK),
    Rule("P27", "Ask for referrals", _PLAYBOOK, "in the won cadence"),
    Rule("P28", "Know your own capacity", _PLAYBOOK, "12 touches and 150 minutes a day"),
    Rule("P29", "Say what you will do, then do it", _PLAYBOOK, "a promise never moves"),
    Rule("P30", "Write agreements down", _PLAYBOOK),
    Rule("P31", "Ask for feedback", _PLAYBOOK),
    Rule("P32", "Events start cadences", _PLAYBOOK),
    Rule("P35", "Plan, test, document the process", _PLAYBOOK, "cadences have versions"),
    Rule("appointment", "An agreed appointment stands where it was agreed", _PLANNER),
    Rule(
        "by-hand",
        "What the rep does by hand falls into the rep's hours",
        _PLANNER,
        "8 to 18, Monday to Friday",
    ),
    Rule("capacity", "A full day passes flexible touches on", _PLANNER, "within each step's tolerance"),
    Rule(
        "gap",
        "Least distance between touches of a channel",
        _PLANNER,
        "2 business days between mails, 1 between calls",
    ),
    Rule("holiday", "A holiday of either side is no business day", _PLANNER),
    Rule("hours", "A day without an hour in common passes the touch on", _PLANNER),
    Rule("absence", "What falls into an absence is moved before or after it", _PLANNER),
    Rule("catch-up", "A backlog is spread over the next days, promises first", _PLANNER, "10 business days"),
    Rule("dropped", "A step too late is dropped, where its policy is to drop", _PLANNER, "5 business days"),
    Rule("late", "A late step moves the steps behind it, where its policy is to shift", _PLANNER),
    Rule("held", "A series on hold waits", _PLANNER),
    Rule("keep-in-touch", "Every so many weeks, counted from the last real contact", _PLANNER),
    Rule("stopped", "What has ended is not taken up by itself", _PLANNER),
    Rule("merged", "A late step is one with the next of its channel, where its policy is to merge", _PLANNER),
    Rule("resumed", "After a hold the remaining delay is waited out", _PLANNER),
    Rule("stretched", "A series is stretched or compressed to a length", _PLANNER, "up to 12 months"),
    Rule("version", "A new version of a cadence reaches a running series when the rep says so", _PLANNER),
    Rule("level", "The week is levelled when the rep says so", _PLANNER, "within each step's tolerance"),
    Rule("missing-appointment", "A step of an appointment waits until there is one", _PLANNER),
    Rule("missing-address", "A step without an address or number is blocked", _PLANNER),
    Rule("no-common-hour", "Without a common hour, the one nearest to the rep's", _PLANNER, "8 to 21 there"),
    Rule("order", "The order of steps is kept", _PLANNER),
    Rule("passed", "What has passed is planned from now on", _PLANNER),
    Rule("permission", "A lead who said no is left alone", _PLANNER),
    Rule("shift", "When a step starts late, the rest moves with it", _PLANNER),
    Rule("window", "A step may ask for hours of its own", _PLANNER, "within 8 to 21 there"),
    Rule("weekend", "A free weekday of either side is no business day", _PLANNER),
    Rule("weekly-cap", "Most touches a lead and calendar week", _PLANNER, "3"),
    Rule("zones", "Where the zone is not known, a time suits every possible one", _PLANNER),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
