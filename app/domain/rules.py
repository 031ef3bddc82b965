"""The rules that make dates, as data: every reason in a plan names one of these.

P1 to P35 are the playbook's, their figures stand in `playbook.py`; the words are the planner's own, each
belonging to a rule of the playbook or to none.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.playbook import FIGURES, Figure

PLAYBOOK, PLANNER = "playbook", "planner"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: "P9", or a word such as "holiday".
        title: What it asks for, for a person.
        source: The playbook, or the planner's own law.
        of: The rule of the playbook whose figures it goes by; empty for none.
        how: How the planner keeps it, where the title does not say it.
    """

    id: str
    title: str
    source: str
    of: str = ""
    how: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers, each a setting; those of the playbook rule it belongs to for one of the planner's."""
        return tuple(figure for figure in FIGURES if figure.rule == (self.of or self.id))


def _p(number: int, title: str, how: str = "") -> Rule:
    return Rule(f"P{number}", title, PLAYBOOK, how=how)


def _own(name: str, title: str, of: str = "", how: str = "") -> Rule:
    return Rule(name, title, PLANNER, of, how)


_ALL = (
    _p(1, "Answer a new inbound lead within the hour", "the first hour of both sides from the request on"),
    _p(2, "Send the recap the same day", "outside working hours if need be, never at night there"),
    _p(3, "Schedule the whole series right after the meeting", "every step at once; answers by a date"),
    _p(4, "Go on: most sales come after the fifth touch", "stopping earlier asks for a reason"),
    _p(5, "Space the touches", "gaps in business days; lateness by the step's policy"),
    _p(6, "No answer is not a no", "another time of day, then a short message"),
    _p(7, "Some decide slowly", "a series is stretched or compressed to a length"),
    _p(8, "Remind before an agreed call or meeting", "a letter some working days before"),
    _p(9, "Call when people answer", "the best hours there, then the fair ones, then the weakest"),
    _p(10, "Write early in the morning", "within the first working hour there, in the rep's hours"),
    _p(11, "Keep calls short", "calls take little of a day's minutes"),
    _p(13, "Respect the lead's rhythm", "a weekly cap, their own hours and days, keep-in-touch rules"),
    _p(14, "Meet leads where they are", "a nudge takes the channel they prefer"),
    _p(15, "Every touch adds something new", "a step names the kind of thing it brings"),
    _p(22, "Say clearly what you offer", "the first mails of the presets do so"),
    _p(25, "Ask permission; no means no", "refused or withdrawn blocks everything"),
    _p(27, "Ask for referrals", "a step of the won cadence"),
    _p(28, "Know your own capacity", "by weekday, in touches, minutes and by channel; levelling"),
    _p(29, "Say what you will do, then do it", "a promise never moves"),
    _p(30, "Write agreements down", "a touch tied to one keeps its date"),
    _p(31, "Ask for feedback", "a step may ask for it"),
    _p(32, "Events start cadences", "presets for each"),
    _p(35, "Plan, test, document the process", "cadences have versions"),
    _own("absence", "What falls into an absence is moved before or after it", "P28"),
    _own("appointment", "An agreed appointment stands where it was agreed", "P8"),
    _own("by-hand", "What the rep does by hand falls into the rep's hours; what the rep sets stands", "P10"),
    _own("capacity", "A full day passes flexible touches on, within their tolerance", "P28"),
    _own("catch-up", "A backlog is spread over the next days, promises first", "P28"),
    _own("dropped", "A step too late is dropped, where its policy is to drop", "P5"),
    _own("gap", "Least distance between touches of a channel", "P5"),
    _own("held", "A series on hold waits", "P13"),
    _own("holiday", "A holiday of either side is no business day"),
    _own("hours", "A day without an hour in common passes the touch on"),
    _own("keep-in-touch", "Every so many weeks, counted from the last real contact", "P13"),
    _own("late", "A late step moves the steps behind it, where its policy is to shift", "P5"),
    _own("level", "The week is levelled when the rep says so, within each step's tolerance", "P28"),
    _own("merged", "A late step is one with the next of its channel, where its policy is to merge", "P5"),
    _own("missing-address", "A step without an address or number is blocked", "P14"),
    _own("missing-appointment", "A step of an appointment waits until there is one", "P8"),
    _own("no-common-hour", "Without a common hour, the one nearest to the rep's", "P9"),
    _own("order", "The order of steps is kept"),
    _own("parked", "A parked lead comes back on its day"),
    _own("passed", "What has passed is planned from now on"),
    _own("permission", "A lead who said no is left alone", "P25"),
    _own("resumed", "After a hold the remaining delay is waited out", "P13"),
    _own("shift", "When a series starts late, the rest keeps its distance", "P5"),
    _own("stopped", "What has ended is not taken up by itself", "P25"),
    _own("stretched", "A series is stretched or compressed to a length", "P7"),
    _own("version", "A new version of a cadence reaches a running series when the rep says so", "P35"),
    _own("waiting", "A lead that is waited for comes back on its day"),
    _own("weekend", "A free weekday of either side is no business day"),
    _own("weekly-cap", "Most touches a lead and calendar week", "P13"),
    _own("window", "A step may ask for hours of its own", "P9"),
    _own("zones", "Where the zone is not known, a time suits every possible one", "P9"),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
