"""One line after a call to its parts: who, what happened, what comes next and when; the rest is the note.

Nothing is invented: what no rule knows stays in the note, what is doubtful is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from app.domain.date_finder import FoundDate, find_dates, lowered, read_phrase
from app.domain.date_words import WEEK, Today
from app.domain.quick_line import (
    EDGES,
    TAKEN,
    Happened,
    Line,
    Mark,
    Part,
    Step,
    in_order,
    left_over,
    tidy,
)
from app.domain.quick_names import read_names
from app.domain.quick_outcomes import USUAL
from app.domain.quick_words import (
    DID,
    FILLER,
    INBOUND,
    MINUTES,
    NEW_LEAD,
    NEXT,
    NOTE,
    SENT_BY,
    VIA,
    WENT,
    Did,
)
from app.domain.words import KIND_OF_CONTACT, Channel, Outcome


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a next step stands, and what it says; `keeps`: its verb belongs to what it is for."""

    start: int
    end: int
    channel: Channel | None
    keeps: bool


_Deed = tuple[Did, int, int]
_TOPIC = re.compile(r"(?<!\w)(?:about|re|regarding)\s+$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_MAIL = re.compile(r"<?[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+>?")
_PHONE = re.compile(r"(?<![\w/.:-])(?:tel\.?\s*)?(\+?\(?\d[\d ()./-]{5,}\d)(?![\w/:])")
_TAG = re.compile(r"(?<!\S)#([^\W_][\w-]*)")
_CLAUSE = re.compile(r"[,;!?\n]|\.(?=\s|$)|\s[-–]\s|->|→|(?<!\w)(?:and\s+)?then(?!\w)")
_LEAST_DIGITS = 7


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
        when, happened = self._dates(dates, clauses, did, place, self._happened(did, place))
        line = Line(self.text, (), (), email, phone, "", tags, new, inbound, happened)
        line = self._line(line, dates, place)
        if place is None and when is not None and self._amid_words(line, when, clauses):
            when = None
        step = self._step(place, when)
        taken = [(mark.start, mark.end) for mark in self.marks]
        unused = tuple(self.text[one.start : one.end] for one in dates if not _in(one.start, taken))
        return replace(line, marks=in_order(self.marks), step=step, unused=unused)

    def _amid_words(self, line: Line, when: FoundDate, clauses: list[tuple[int, int]]) -> bool:
        """Whether words that nobody understood stand in the clause of a date: it may belong to them."""
        first, last = next(clause for clause in clauses if clause[0] <= when.start <= clause[1])
        names = [Mark(one.start, one.end, Part.LEAD) for one in line.named if one.sure]
        own = [Mark(when.start, when.end, Part.WHEN), *names, *self.marks]
        inside = [mark for mark in own if mark.start < last and mark.end > first]
        moved = [
            replace(one, start=max(one.start - first, 0), end=min(one.end, last) - first) for one in inside
        ]
        return bool(re.search(r"\w", tidy(left_over(self.text[first:last], moved))))

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
        """Return the first thing that was done, with its place; the longest wording where several begin."""
        spans = [(one.start, one.end) for one in dates]
        found = [
            (match.start(), -match.end(), place, did)
            for place, did in enumerate(DID)
            for match in did.pattern.finditer(self.low)
            if not _in(match.start(), spans)
        ]
        if not found:
            return None
        start, end, place, did = min(found, key=lambda one: one[:3])
        return (self._sent_by(start, -end), start, -end) if place == len(DID) - 1 else (did, start, -end)

    def _sent_by(self, start: int, end: int) -> Did:
        """Return what "sent" stands for: a message or an invitation where its clause says so, else a mail."""
        last = next(last for first, last in _clauses(self.low) if first <= start <= last)
        said = SENT_BY.search(self.low, end, last)
        if said is None or said.lastgroup is None:
            return DID[-1]
        self._mark(said.start(), said.end(), Part.HAPPENED)
        return Did(DID[-1].pattern, Channel(said.lastgroup), Outcome.SENT)

    def _happened(self, did: _Deed | None, place: _Place | None) -> Happened | None:
        """Return what happened; a call that has an outcome has happened, however it is written."""
        channel = did[0].channel if did else None
        end = place.start if place and did and place.start > did[1] else len(self.low)
        went = self._went(channel)
        if did is None:
            return self._by_outcome(went, end)
        outcome = went[0] if went else did[0].outcome
        self._mark(did[1], did[2], Part.HAPPENED)
        if went:
            self._mark(went[1], went[2], Part.HAPPENED)
        kind = did[0].kind or KIND_OF_CONTACT[did[0].channel]
        return Happened(
            did[0].channel, kind, outcome or USUAL[did[0].channel], self._minutes(end), sure=bool(outcome)
        )

    def _by_outcome(self, went: tuple[Outcome, int, int] | None, end: int) -> Happened | None:
        """Read "Marta no answer" as a call that was made."""
        if went is None:
            return None
        self._mark(went[1], went[2], Part.HAPPENED)
        channel = Channel.MEETING if went[0] in {Outcome.NO_SHOW, Outcome.MOVED} else Channel.CALL
        sure = went[0] not in {Outcome.WON, Outcome.LOST, Outcome.NOT_INTERESTED}
        return Happened(channel, KIND_OF_CONTACT[channel], went[0], self._minutes(end), sure=sure)

    def _went(self, channel: Channel | None) -> tuple[Outcome, int, int] | None:
        for went in WENT:
            if channel is not None and went.channels and channel not in went.channels:
                continue
            found = went.pattern.search(self.low)
            if found:
                return went.outcome, found.start(), found.end()
        return None

    def _minutes(self, end: int) -> int:
        found = MINUTES.search(self.low, 0, end)
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
        return self._via(chosen[0] if chosen else None)

    def _via(self, place: _Place | None) -> _Place | None:
        """Give a step that names no channel the one of "by LinkedIn"."""
        if place is None or place.channel is not None:
            return place
        said = VIA.search(self.low, place.end)
        if said is None or said.lastgroup is None:
            return place
        self._mark(said.start(), said.end(), Part.NEXT)
        return replace(place, channel=Channel(said.lastgroup))

    def _leads(self, at: int, clauses: list[tuple[int, int]], dates: tuple[FoundDate, ...]) -> bool:
        """Whether a clause begins here, fillers and a date before it aside."""
        start = next(first for first, last in clauses if first <= at <= last)
        before = list(self.low[start:at])
        for one in dates:
            for place in range(max(one.start, start), min(one.end, at)):
                before[place - start] = " "
        return FILLER.fullmatch("".join(before).replace(TAKEN, " ")) is not None

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
        when = _best(ahead, step, self.low)
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

    def _line(self, line: Line, dates: tuple[FoundDate, ...], place: _Place | None) -> Line:
        """Add whom it is about to what was read."""
        taken = [(mark.start, mark.end) for mark in self.marks] + [(one.start, one.end) for one in dates]
        anchors = [mark.end for mark in self.marks if mark.part in {Part.HAPPENED, Part.NEXT, Part.LEAD}]
        if place is not None:
            taken.append((place.start, place.end))
            anchors.append(place.end)
        named, company = read_names(self.text, taken, anchors)
        if company:
            self._mark(company.start, company.end, Part.LEAD)
        said = company.text if company else ""
        return replace(line, named=named, company=said, marks=in_order(self.marks))

    def _step(self, place: _Place | None, when: FoundDate | None) -> Step | None:
        if place and not place.keeps:
            self._mark(self._with_filler(place.start), place.end, Part.NEXT)
        if when:
            self._mark(when.start, when.end, Part.WHEN)
        if place is None:
            return Step(None, when) if when else None
        last = next(end for start, end in _clauses(lowered(self.text)) if start <= place.start <= end)
        return Step(place.channel, when, place.start, last)

    def _with_filler(self, start: int) -> int:
        """Return where the words begin that lead to a next step: "Remind me to call"."""
        first = next(first for first, last in _clauses(lowered(self.text)) if first <= start <= last)
        before = self.low[first:start]
        return first + len(before) - len(before.lstrip()) if FILLER.fullmatch(before) else start

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
        self.low = self.low[:start] + TAKEN * (end - start) + self.low[end:]

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
            indent = len(line.text[start:end]) - len(line.text[start:end].lstrip(EDGES))
            mark = Mark(start + indent, start + len(line.text[start:end].rstrip(EDGES)), Part.WHEN)
            return replace(line, marks=in_order((*line.marks, mark)), step=replace(line.step, when=found))
    return line


def _gaps(line: Line) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in (*line.marks, Mark(len(line.text), len(line.text), Part.NOTE)):
        if line.text[at : mark.start].strip(EDGES):
            yield at, mark.start
        at = max(at, mark.end)


def _blank(found: re.Match[str]) -> str:
    return TAKEN * len(found[0])


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


def _best(dates: list[FoundDate], step: _Place | None, low: str) -> FoundDate | None:
    """Return the date of the next step: the first one after it, else the first one."""
    after = [one for one in dates if step and one.start >= step.start]
    after = [one for one in after if not _TOPIC.search(low[: one.start])] or after
    days = [one for one in after or dates if one.kind != "clock"]
    return next(iter(days or after or dates), None)
