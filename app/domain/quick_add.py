"""One line after a call to its parts: who, what happened, what comes next and when; the rest is the note.

Nothing is invented: what no rule knows stays in the note, what is doubtful is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from app.domain.date_finder import FoundDate, find_dates, lowered, read_phrase
from app.domain.date_words import WEEK, Today
from app.domain.quick_names import Named, read_names
from app.domain.quick_words import (
    DID,
    FILLER,
    INBOUND,
    KINDS,
    MINUTES,
    NEW_LEAD,
    NEXT,
    NOTE,
    USUAL,
    WENT,
    Did,
)
from app.domain.words import ActivityKind, Channel, Outcome


class Part(StrEnum):
    """A part of the line that was understood."""

    LEAD = "lead"
    HAPPENED = "activity"
    NEXT = "touch"
    WHEN = "when"
    TAG = "tags"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in the line a part stands, at [start, end)."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Happened:
    """What was done and how it went.

    Attributes:
        at: Naive wall time where the line says when, else None for now.
        sure: The line says how it went.
    """

    channel: Channel
    kind: ActivityKind
    outcome: Outcome
    minutes: int = 0
    at: datetime | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next; `channel` is None where the line says none, `when` where it says no date.

    Its own words stand in the line at [start, end).
    """

    channel: Channel | None
    when: FoundDate | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says.

    Attributes:
        named: Whom it may be about, the likeliest first.
        email, phone, company: As written.
        new, inbound: It says that the lead is new, that it came by itself.
        note: What was not understood, without the lead's name (see `note_without`).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    named: tuple[Named, ...] = ()
    email: str = ""
    phone: str = ""
    company: str = ""
    tags: tuple[str, ...] = ()
    new: bool = False
    inbound: bool = False
    happened: Happened | None = None
    step: Step | None = None

    def with_lead(self, named: Named | None) -> Line:
        """Return the line with the place of the lead's name marked."""
        if named is None:
            return self
        return replace(self, marks=_sorted((*self.marks, Mark(named.start, named.end, Part.LEAD))))

    @property
    def note(self) -> str:
        """What no rule took."""
        return tidy(_left(self.text, self.marks))

    @property
    def purpose(self) -> str:
        """What no rule took of the next step's own words."""
        if self.step is None or self.step.start == self.step.end:
            return ""
        start, end = self.step.start, self.step.end
        inside = [mark for mark in self.marks if mark.start < end and mark.end > start]
        moved = [replace(one, start=max(one.start - start, 0), end=one.end - start) for one in inside]
        return tidy(_left(self.text[start:end], moved))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a next step stands, and what it says; `keeps`: its verb belongs to what it is for."""

    start: int
    end: int
    channel: Channel | None
    keeps: bool


_Deed = tuple[Did, int, int]
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_MAIL = re.compile(r"<?[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+>?")
_PHONE = re.compile(r"(?<![\w/.:-])(?:tel\.?\s*)?(\+?\(?\d[\d ()./-]{5,}\d)(?![\w/:])")
_TAG = re.compile(r"(?<!\S)#([^\W_][\w-]*)")
_CLAUSE = re.compile(r"[,;!?\n]|\.(?=\s|$)|\s[-–]\s|->|→|(?<!\w)(?:and\s+)?then(?!\w)")
_LEAST_DIGITS = 7
_EDGES = " ,;.:-–>→()[]"
_LOOSE = re.compile(r"(?:^|(?<=[,;]))\s*(?:and|then|on|at|to|with|from|for|by|her|him|them)\s*(?=[,;]|$)")
_TAKEN = "\x01"


def parse(text: str, today: Today) -> Line:
    """Return what a line says, read at the rep's wall time of `today`."""
    return _Reader(text, today).read()


class _Reader:
    """Takes part after part out of a line; what was taken is seen by no later rule."""

    def __init__(self, text: str, today: Today) -> None:
        self.text, self.today = text, today
        self.low = lowered(text)
        self.marks: list[Mark] = []

    def read(self) -> Line:
        self._hide(_QUOTED)
        self._take(NOTE, Part.NOTE)
        email = self._take(_MAIL, Part.LEAD).strip("<>")
        phone = self._phone()
        tags = tuple(found[1] for found in _TAG.finditer(self.text))
        self._mark_all(_TAG, Part.TAG)
        inbound = bool(self._take(INBOUND, Part.LEAD))
        new = bool(self._take(NEW_LEAD, Part.LEAD)) or inbound
        dates = find_dates(self.low, self.today)
        clauses = _clauses(self.low)
        did = self._did(dates)
        place = self._next(dates, clauses, did)
        when, happened = self._dates(dates, clauses, did, place, self._happened(did))
        step = self._step(place, when)
        line = Line(self.text, (), (), email, phone, "", tags, new, inbound, happened, step)
        return self._line(line, dates)

    # whom

    def _phone(self) -> str:
        for found in _PHONE.finditer(self.low):
            digits = sum(letter.isdigit() for letter in found[1])
            sure = found[1].startswith(("+", "0", "(")) or digits > _LEAST_DIGITS + 1
            if digits >= _LEAST_DIGITS and sure and not find_dates(found[1], self.today):
                self._mark(found.start(), found.end(), Part.LEAD)
                return self.text[found.start(1) : found.end(1)]
        return ""

    # what happened

    def _did(self, dates: Iterable[FoundDate]) -> _Deed | None:
        """Return the first thing that was done, with its place."""
        spans = [(one.start, one.end) for one in dates]
        for did in DID:
            for found in did.pattern.finditer(self.low):
                if not _in(found.start(), spans):
                    return did, found.start(), found.end()
        return None

    def _happened(self, did: _Deed | None) -> Happened | None:
        """Return what happened; a call that has an outcome has happened, however it is written."""
        channel = did[0].channel if did else None
        went = self._went(channel)
        if did is None:
            return self._by_outcome(went)
        outcome = went[0] if went else did[0].outcome
        self._mark(did[1], did[2], Part.HAPPENED)
        if went:
            self._mark(went[1], went[2], Part.HAPPENED)
        kind = did[0].kind or KINDS[did[0].channel]
        return Happened(
            did[0].channel, kind, outcome or USUAL[did[0].channel], self._minutes(), sure=bool(outcome)
        )

    def _by_outcome(self, went: tuple[Outcome, int, int] | None) -> Happened | None:
        """Read "Marta no answer" as a call that was made."""
        if went is None:
            return None
        self._mark(went[1], went[2], Part.HAPPENED)
        channel = Channel.MEETING if went[0] in {Outcome.NO_SHOW, Outcome.MOVED} else Channel.CALL
        sure = went[0] not in {Outcome.WON, Outcome.LOST, Outcome.NOT_INTERESTED}
        return Happened(channel, KINDS[channel], went[0], self._minutes(), sure=sure)

    def _went(self, channel: Channel | None) -> tuple[Outcome, int, int] | None:
        for went in WENT:
            if channel is not None and went.channels and channel not in went.channels:
                continue
            found = went.pattern.search(self.low)
            if found:
                return went.outcome, found.start(), found.end()
        return None

    def _minutes(self) -> int:
        found = MINUTES.search(self.low)
        if found is None or self.low[: found.start()].rstrip().endswith(("in", "within", "+", "every")):
            return 0
        self._mark(found.start(), found.end(), Part.HAPPENED)
        return int(found[1]) if found[1] else {"an": 60, "half an": 30}[" ".join(found[2].split())]

    # what comes next

    def _next(
        self, dates: tuple[FoundDate, ...], clauses: list[tuple[int, int]], did: _Deed | None
    ) -> _Place | None:
        """Return the next step: its place, its channel, whether its words say what for."""
        spans = [(one.start, one.end) for one in dates]
        found = [
            _Place(match.start(), match.end(), one.channel, one.keeps_words)
            for one in NEXT
            for match in one.pattern.finditer(self.low)
            if not _in(match.start(), spans) and not (did and did[1] <= match.start() < did[2])
        ]
        leading = [one for one in found if self._leads(one.start, clauses, dates)]
        dated = [one for one in found if self._dated(one, clauses, dates, did)]
        chosen = sorted(
            leading or dated, key=lambda one: (one.start < (did[1] if did else -1), one.start, -one.end)
        )
        return chosen[0] if chosen else None

    def _leads(self, at: int, clauses: list[tuple[int, int]], dates: tuple[FoundDate, ...]) -> bool:
        """Whether a clause begins here, fillers and a date before it aside."""
        start = next(first for first, last in clauses if first <= at <= last)
        before = list(self.low[start:at])
        for one in dates:
            for place in range(max(one.start, start), min(one.end, at)):
                before[place - start] = " "
        return FILLER.fullmatch("".join(before).replace(_TAKEN, " ")) is not None

    def _dated(
        self,
        one: _Place,
        clauses: list[tuple[int, int]],
        dates: tuple[FoundDate, ...],
        did: _Deed | None,
    ) -> bool:
        """Whether a date stands in the same clause after it."""
        first, last = next(clause for clause in clauses if clause[0] <= one.start <= clause[1])
        ahead = any(one.end <= date.start and first <= date.start <= last for date in dates)
        after_deed = did is not None and did[2] <= one.start
        return ahead and (after_deed or did is None)

    # when

    def _dates(
        self,
        dates: tuple[FoundDate, ...],
        clauses: list[tuple[int, int]],
        did: _Deed | None,
        step: _Place | None,
        happened: Happened | None,
    ) -> tuple[FoundDate | None, Happened | None]:
        """Return the date of the next step, and what happened with its own date."""
        ahead: list[FoundDate] = []
        for one in dates:
            back = _looked_back(one, self.today.now) if self._of_deed(one, clauses, did, step) else None
            if back is not None and happened is not None and happened.at is None:
                happened = replace(happened, at=back)
                self._mark(one.start, one.end, Part.HAPPENED)
            else:
                ahead.append(one)
        when = _best(ahead, step)
        when = self._with_lone_clock(when, ahead)
        return when, happened

    def _of_deed(
        self,
        one: FoundDate,
        clauses: list[tuple[int, int]],
        did: _Deed | None,
        step: _Place | None,
    ) -> bool:
        """Whether a date stands in the clause of what was done, with no next step before it."""
        if did is None or (step and step.start < one.start and did[1] < step.start):
            return False
        first, last = next(clause for clause in clauses if clause[0] <= did[1] <= clause[1])
        return first <= one.start <= last

    def _with_lone_clock(self, when: FoundDate | None, dates: list[FoundDate]) -> FoundDate | None:
        """Put "10am" and "on Friday" together, where other words stand between them."""
        clocks = [one for one in dates if one.kind == "clock"]
        if when is None or when.timed or len(clocks) != 1:
            return when
        self._mark(clocks[0].start, clocks[0].end, Part.WHEN)
        return replace(when, at=datetime.combine(when.at.date(), clocks[0].at.time()), timed=True)

    def _line(self, line: Line, dates: tuple[FoundDate, ...]) -> Line:
        """Add whom it is about to what was read."""
        taken = [(mark.start, mark.end) for mark in self.marks] + [(one.start, one.end) for one in dates]
        anchors = [mark.end for mark in self.marks if mark.part in {Part.HAPPENED, Part.NEXT, Part.LEAD}]
        named, company = read_names(self.text, taken, anchors)
        if company:
            self._mark(company.start, company.end, Part.LEAD)
        said = company.text if company else ""
        return replace(line, named=named, company=said, marks=_sorted(self.marks))

    def _step(self, place: _Place | None, when: FoundDate | None) -> Step | None:
        if place and not place.keeps:
            self._mark(place.start, place.end, Part.NEXT)
        if when:
            self._mark(when.start, when.end, Part.WHEN)
        if place is None:
            return Step(None, when) if when else None
        last = next(end for start, end in _clauses(lowered(self.text)) if start <= place.start <= end)
        return Step(place.channel, when, place.start, last)

    # marks

    def _take(self, pattern: re.Pattern[str], part: Part) -> str:
        found = pattern.search(self.low)
        if found is None:
            return ""
        self._mark(found.start(), found.end(), part)
        return self.text[found.start() : found.end()]

    def _mark_all(self, pattern: re.Pattern[str], part: Part) -> None:
        for found in pattern.finditer(self.text):
            self._mark(found.start(), found.end(), part)

    def _mark(self, start: int, end: int, part: Part) -> None:
        self.marks.append(Mark(start, end, part))
        self.low = self.low[:start] + _TAKEN * (end - start) + self.low[end:]

    def _hide(self, pattern: re.Pattern[str]) -> None:
        """Quoted words are never read."""
        self.low = pattern.sub(_blank, self.low)


def with_phrase(line: Line, today: Today) -> Line:
    """Read what is left of a line with a next step but no date as a date: "May", "1 hour".

    For a line whose lead is known and marked.
    """
    if line.step is None or line.step.when is not None:
        return line
    for start, end in _gaps(line):
        found = read_phrase(line.text[start:end], today)
        if found:
            indent = len(line.text[start:end]) - len(line.text[start:end].lstrip(_EDGES))
            mark = Mark(start + indent, start + len(line.text[start:end].rstrip(_EDGES)), Part.WHEN)
            return replace(line, marks=_sorted((*line.marks, mark)), step=replace(line.step, when=found))
    return line


def _gaps(line: Line) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in (*line.marks, Mark(len(line.text), len(line.text), Part.NOTE)):
        if line.text[at : mark.start].strip(_EDGES):
            yield at, mark.start
        at = max(at, mark.end)


def tidy(text: str) -> str:
    """Return words that were left over, without the commas and small words between what was taken."""
    words = re.sub(r"\s*([,;])(?:\s*[,;])+", r"\1", " ".join(text.split()))
    words = _LOOSE.sub("", re.sub(r"\s+([,;.])", r"\1", words))
    words = re.sub(r"(?:^|(?<=[,;]))\s*(?:and|then)\s+", " ", words)
    return re.sub(r"\s*([,;])(?:\s*[,;])+", r"\1", " ".join(words.split())).strip(_EDGES)


def _blank(found: re.Match[str]) -> str:
    return _TAKEN * len(found[0])


def _left(text: str, marks: Iterable[Mark]) -> str:
    letters = list(text)
    for mark in marks:
        letters[mark.start : mark.end] = [_TAKEN] * (mark.end - mark.start)
    return re.sub(rf"{_TAKEN}+", " , ", "".join(letters))


def _clauses(low: str) -> list[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(low)), len(low)]
    return [(start, end) for start, end in pairwise(cuts) if start < end or start == 0]


def _in(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _looked_back(one: FoundDate, now: datetime) -> datetime | None:
    """Return a date as one of what is over: "Monday" is the last one; None where it cannot be."""
    if one.past(now):
        return one.at
    if one.kind == "near" and one.at.date() == now.date() and not one.timed:
        return now
    if one.kind == "weekday":
        back = one.at - timedelta(days=WEEK)
        return back if back <= now else None
    return None


def _best(dates: list[FoundDate], step: _Place | None) -> FoundDate | None:
    """Return the date of the next step: the first one after it, else the first one."""
    after = [one for one in dates if step and one.start >= step.start]
    days = [one for one in after or dates if one.kind != "clock"]
    return next(iter(days or after or dates), None)


def _sorted(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
