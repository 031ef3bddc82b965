"""A new version of a cadence for a series that runs on an older one, when the rep says so (design 4.12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from app.domain.cadence import Cadence, Step, of_appointment
from app.domain.cadence_diff import DiffKind, StepDiff, compare
from app.domain.channels import channel_of
from app.domain.drafts import Draft, numbered
from app.domain.moment import resolve
from app.domain.offsets import Base, base_of, target
from app.domain.plan import Anchor, PlannedTouch, RepSide
from app.domain.replan import Asked, Replanning, flexible
from app.domain.running import Diff, Fate, LeadWork, Line, OpenTouch
from app.domain.why import Reason


def renumbered(old: Cadence, new: Cadence) -> dict[int, int]:
    """Return the new number of each step of the old version that the new one still has; from 1."""
    steps = compare(old, new).steps
    return {step.place_before: step.place_after for step in steps if step.place_before and step.place_after}


def apply_version(
    old: Cadence,
    new: Cadence,
    work: LeadWork,
    rep: RepSide,
    anchor: Anchor,
    done: frozenset[int],
    now: datetime,
) -> Diff:
    """Return what the new version makes of the open touches of a series.

    `done` are the numbers of the old steps that were attended to. A step whose offset changed moves by the
    difference, so that what was shifted stays shifted; what the new version no longer has is dropped; a new
    step is planned unless it lies before what was done already, and then that is said.
    """
    return _Renewal(old, new, work, rep, anchor, done, now).diff()


class _Renewal:
    def __init__(
        self,
        old: Cadence,
        new: Cadence,
        work: LeadWork,
        rep: RepSide,
        anchor: Anchor,
        done: frozenset[int],
        now: datetime,
    ) -> None:
        self._replanning = Replanning(work, rep, now)
        self._work, self._new = work, new
        self._base: Base = base_of(anchor.at, anchor.words, work.side.zones[0])
        self._steps = compare(old, new).steps
        self._open = {touch.step: touch for touch in flexible(work.touches) if touch.step}
        numbers = renumbered(old, new)
        self._last_done = max((numbers[place] for place in done if place in numbers), default=0)
        self._shift = 0  # business days by which the touch before stands off the day its step asks for
        self._asked: list[Asked] = []
        self._fresh: dict[int, Step] = {}
        self._said: list[str] = []

    def diff(self) -> Diff:
        """Return the lines: dropped, changed, then moved and added."""
        for step in sorted(self._steps, key=lambda one: one.place_after or one.place_before):
            self._take(step)
        gone = [self._open[one.place_before] for one in self._steps if self._is_gone(one)]
        placed = self._replanning.place(self._asked, *gone)
        changed = [self._changed(one) for one in self._steps if self._is_changed(one)]
        moved = [self._as_added(line) for line in placed.lines]
        return Diff((*self._dropped(gone), *changed, *moved), (*placed.warnings, *self._said))

    def _take(self, step: StepDiff) -> None:
        touch = self._open.get(step.place_before)
        if step.kind is DiffKind.ADDED:
            self._add(step)
        elif step.after is not None and touch is not None:
            self._asked.append(self._ask(step, touch))

    def _ask(self, step: StepDiff, touch: OpenTouch) -> Asked:
        """Let a touch go as far as its step's offset did; the others stay where they are."""
        assert step.before is not None
        assert step.after is not None
        now = self._replanning.day(touch)
        if of_appointment(step.before) or of_appointment(step.after):
            return Asked(touch, now, becomes=self._becoming(step.after, touch))
        was, wanted = self._day(step.before), self._day(step.after)
        self._shift = self._apart(was, now)
        if was == wanted:
            return Asked(touch, now, becomes=self._becoming(step.after, touch))
        day = self._replanning.business.after(now, self._apart(was, wanted))
        why = (self._version("the step has another offset"),)
        return Asked(touch, day, why, becomes=self._becoming(step.after, touch))

    def _becoming(self, step: Step, touch: OpenTouch) -> OpenTouch:
        channel = channel_of(step, self._replanning.lead)[0] if step.channel is not None else touch.channel
        return replace(
            touch, channel=channel, minutes=step.minutes, window=step.window, tolerance=step.tolerance
        )

    def _add(self, step: StepDiff) -> None:
        """Plan a step that the series does not have yet."""
        assert step.after is not None
        if step.after.same_day or step.place_after < self._last_done:
            self._said.append(f"“{step.after.purpose}” comes before what was done already and is left out.")
        elif of_appointment(step.after):
            self._said.append(f"“{step.after.purpose}” waits for the next appointment you agree on.")
        else:
            wanted = self._replanning.business.after(self._day(step.after), self._shift)
            self._fresh[-step.place_after] = step.after
            why = (self._version("a new step"), *self._target(step.after))
            self._asked.append(
                Asked(self._unborn(step.place_after, step.after, wanted), wanted, why, fresh=True)
            )

    def _unborn(self, place: int, step: Step, day: date) -> OpenTouch:
        channel, _ = channel_of(step, self._replanning.lead)
        due = resolve(datetime.combine(day, time(12)), self._replanning.lead.zones[0])
        return OpenTouch(
            -place, place, channel, due, step.minutes, step.purpose, step.template, place, step.tolerance,
            window=step.window,
        )  # fmt: skip

    def _as_added(self, line: Line) -> Line:
        step = self._fresh.get(line.key or 0)
        if step is None or line.key is None or line.after is None:
            return line
        touch = self._planned(-line.key, step, line)
        return Line(line.lead, None, Fate.ADDED, None, line.after, line.why, touch=touch)

    def _planned(self, place: int, step: Step, line: Line) -> PlannedTouch:
        assert line.after is not None
        channel, why = channel_of(step, self._replanning.lead)
        draft = Draft(
            channel, line.after, step.minutes, step.purpose, step.template, (*line.why, *why),
            place=place, step=step,
        )  # fmt: skip
        (touch,) = numbered([draft], self._replanning.lead)
        return replace(touch, number=place)

    def _is_gone(self, step: StepDiff) -> bool:
        return step.kind is DiffKind.REMOVED and step.place_before in self._open

    def _is_changed(self, step: StepDiff) -> bool:
        """Return whether more than the offset of an open step changed."""
        if step.kind is not DiffKind.CHANGED or step.place_before not in self._open:
            return False
        assert step.before is not None
        assert step.after is not None
        return replace(step.before, offset=step.after.offset) != step.after

    def _changed(self, step: StepDiff) -> Line:
        """Return the new content of a touch; a new time is a line of its own, behind this one."""
        touch = self._open[step.place_before]
        assert step.after is not None
        why = (self._version(", ".join(change.name.casefold() for change in step.changes) + " changed"),)
        same = Line(self._work.key, touch.key, Fate.CHANGED, touch.due, touch.due, why)
        return replace(same, touch=self._planned(step.place_after, step.after, same))

    def _dropped(self, gone: Iterable[OpenTouch]) -> list[Line]:
        why = (self._version("the step was taken out"),)
        return [Line(self._work.key, touch.key, Fate.DROPPED, touch.due, None, why) for touch in gone]

    def _version(self, what: str) -> Reason:
        return Reason("version", f"version {self._new.version}: {what}")

    def _day(self, step: Step) -> date:
        return target(step.offset, self._base, self._replanning.business, self._work.side.zones[0]).day

    def _target(self, step: Step) -> tuple[Reason, ...]:
        return target(step.offset, self._base, self._replanning.business, self._work.side.zones[0]).why

    def _apart(self, first: date, second: date) -> int:
        """Return the business days from one day to another, negative when it lies before."""
        business = self._replanning.business
        return business.between(first, second) if first <= second else -business.between(second, first)
