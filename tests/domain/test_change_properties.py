"""What holds for every change of running series: late acts, holds, absences, catch-ups, levelling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.absence import absence
from app.domain.businessdays import BusinessDays
from app.domain.catchup import catch_up
from app.domain.gaps import gaps_of
from app.domain.late import Act, after_act
from app.domain.moment import wall_time
from app.domain.plan import Busy, RepSide, WorkCalendar
from app.domain.resume import resume
from app.domain.rules import RULES
from app.domain.running import Diff, Fate, LeadWork, Line, OpenTouch
from app.domain.stretch import shift, stretch
from app.domain.weeks import level_week
from app.domain.words import Channel
from app.errors import InputError
from tests.domain.planning import Case, cases
from tests.domain.running import loaded, opened

Change = Callable[[LeadWork, RepSide, datetime], Diff]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Run:
    """A running series and what is done to it at an instant."""

    work: LeadWork
    rep: RepSide
    now: datetime
    change: Change

    def diff(self) -> Diff:
        try:
            return self.change(self.work, self.rep, self.now)
        except InputError:  # a length out of bounds, or calendars without a common day
            assume(False)  # noqa: FBT003 -- as hypothesis wants it
            raise


def _late(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    first, rest = work.touches[0], replace(work, touches=work.touches[1:])
    busy = (*work.busy, Busy(first.channel, wall_time(now, work.side.zones[0]).date()))
    return after_act(Act(first, now), replace(rest, busy=busy), rep, now)


def _resume(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    return resume(work, rep, now - timedelta(days=9), now)


def _absence(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    first = wall_time(now, rep.zone).date() + DAY
    away = frozenset(first + DAY * number for number in range(8))
    return absence([work], off(rep, away), away, now)


def _catch_up(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    return catch_up([work], rep, now)


def _stretch(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    return stretch(work, rep, wall_time(now, work.side.zones[0]).date() + timedelta(days=40), now)


def _shift(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    return shift(work, rep, 4, now)


def _level(work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    day = wall_time(work.touches[-1].due.utc, rep.zone).date()
    return level_week([work], rep, day - DAY * day.weekday(), now)


CHANGES: tuple[Change, ...] = (_late, _resume, _absence, _catch_up, _stretch, _shift, _level)


def off(rep: RepSide, away: frozenset[date]) -> RepSide:
    free = {**rep.calendar.holidays, **dict.fromkeys(away, "your day off")}
    special = {day: spans for day, spans in rep.calendar.special.items() if day not in away}
    return replace(rep, calendar=WorkCalendar(rep.calendar.hours, free, special))


@st.composite
def runs(draw: st.DrawFn) -> Run:
    case: Case = draw(cases())
    try:
        made = replace(case, gaps=gaps_of(case.rep.playbook)).make()
    except InputError:
        assume(False)  # noqa: FBT003 -- as hypothesis wants it
        raise
    touches = tuple(opened(touch, touch.number) for touch in made.touches)
    assume(touches)
    work = LeadWork(1, "Anna", case.lead, touches, case.busy)
    first, last = touches[0].due.utc, touches[-1].due.utc
    share = draw(st.integers(-10, 110))
    now = first + (last - first) * share / 100
    return Run(work, loaded([work], case.rep), now, draw(st.sampled_from(CHANGES)))


def applied(work: LeadWork, diff: Diff) -> LeadWork:
    """The series once the change is saved."""
    gone = {line.key for line in diff.lines if line.fate in {Fate.DROPPED, Fate.MERGED}}
    times = {line.key: line.after for line in diff.lines if line.fate is Fate.MOVED and line.after}
    kept = (replace(one, due=times.get(one.key, one.due)) for one in work.touches if one.key not in gone)
    return replace(work, touches=tuple(sorted(kept, key=lambda one: one.due.utc)))


def day_of(work: LeadWork, touch: OpenTouch) -> date:
    return wall_time(touch.due.utc, work.side.zones[0]).date()


def moved(run: Run) -> Sequence[Line]:
    return run.diff().moved


@given(runs())
def test_promises_and_other_series_never_move(run: Run) -> None:
    known = {touch.key: touch for touch in run.work.touches}
    for line in run.diff().lines:
        assert line.key in known
        assert not known[line.key or 0].locked
        assert line.before == known[line.key or 0].due


@given(runs())
def test_every_line_says_why_by_known_rules(run: Run) -> None:
    for line in run.diff().lines:
        assert line.why
        assert {reason.rule for reason in line.why} <= set(RULES)
        assert all(reason.text and not reason.text.endswith(".") for reason in line.why)


@given(runs())
def test_what_moves_goes_to_a_working_day_ahead_in_hours_of_both(run: Run) -> None:
    awake = run.rep.playbook.awake
    for line in moved(run):
        assert line.after is not None
        assert line.after.utc >= run.now
        there = [wall_time(line.after.utc, zone) for zone in run.work.side.zones]
        assert run.work.side.calendar.works(there[0].date())
        rules = {reason.rule for reason in line.why}
        channel = next(one.channel for one in run.work.touches if one.key == line.key)
        if channel is Channel.CALL:
            assert awake[0] <= there[0].time() < awake[1]
            if "no-common-hour" not in rules:
                assert all(inside(run.work.side.calendar, wall) for wall in there)
                assert inside(run.rep.calendar, wall_time(line.after.utc, run.rep.zone))


def inside(calendar: WorkCalendar, wall: datetime) -> bool:
    return any(start <= wall.time() < end for start, end in calendar.spans(wall.date()))


@given(runs())
def test_the_order_of_the_steps_is_kept(run: Run) -> None:
    after = {touch.key: touch.due.utc for touch in applied(run.work, run.diff()).touches if not touch.locked}
    before = [touch for touch in run.work.touches if touch.key in after and touch.due.utc >= run.now]
    for one, other in combinations(before, 2):
        if wall_time(one.due.utc, "UTC").date() < wall_time(other.due.utc, "UTC").date():
            assert after[one.key] <= after[other.key]


@given(runs())
def test_a_moved_touch_keeps_its_distance_from_all_others(run: Run) -> None:
    diff = run.diff()
    keys = {line.key for line in diff.moved}
    work = applied(run.work, diff)
    rep = run.rep
    business = BusinessDays(work.side.calendar, rep.calendar)
    gaps = gaps_of(rep.playbook)
    least = {Channel.EMAIL: gaps.email, Channel.CALL: gaps.call}
    days = [(touch, day_of(work, touch)) for touch in work.touches]
    for (one, day), (other, other_day) in combinations(days, 2):
        if one.channel is other.channel and {one.key, other.key} & keys:
            assert business.apart(day, other_day, least.get(one.channel, gaps.other))


@given(runs())
def test_the_same_change_twice_gives_the_same(run: Run) -> None:
    assert run.diff() == run.diff()


@given(runs())
def test_what_was_caught_up_or_levelled_is_so(run: Run) -> None:
    """A second catch-up finds nothing overdue, a second levelling nothing to do."""
    if run.change not in {_catch_up, _level}:
        return
    diff = run.diff()
    work = applied(run.work, diff)
    fresh = replace(run.rep, load=loaded([work], replace(run.rep, load={})).load)
    if run.change is _catch_up:
        assert not [touch for touch in work.touches if not touch.locked and touch.due.utc < run.now]
        assert catch_up([work], fresh, run.now).lines == ()
    elif not diff.warnings:
        assert run.change(work, reloaded(run, work), run.now).lines == ()


def reloaded(run: Run, work: LeadWork) -> RepSide:
    """The rep's side once the change is saved: what was moved counts where it is now."""
    rest = {
        day: replace(held, touches=held.touches - count(run.work, run.rep, day), minutes=0, channels={})
        for day, held in run.rep.load.items()
    }
    return loaded([work], replace(run.rep, load=rest))


def count(work: LeadWork, rep: RepSide, day: date) -> int:
    return sum(wall_time(touch.due.utc, rep.zone).date() == day for touch in work.touches)


@given(runs())
def test_nothing_is_left_on_a_day_off(run: Run) -> None:
    """But for a lead with no hour in common: the nearest one may be the rep's tomorrow."""
    if run.change is not _absence:
        return
    first = wall_time(run.now, run.rep.zone).date() + DAY
    away = {first + DAY * number for number in range(8)}
    diff = run.diff()
    apart = {line.key for line in diff.lines if "no-common-hour" in {reason.rule for reason in line.why}}
    for touch in applied(run.work, diff).touches:
        if not touch.locked and touch.key not in apart:
            assert wall_time(touch.due.utc, run.rep.zone).date() not in away
