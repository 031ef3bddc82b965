"""A new version of a cadence on a running series (design 4.12): a diff, and only when the rep says so."""

from __future__ import annotations

from dataclasses import replace

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.plan import Anchor
from app.domain.running import Diff, Fate, LeadWork
from app.domain.versions import apply_version, renumbered
from app.domain.words import Channel, ItemKind, Late
from tests.domain.planning import DEMO
from tests.domain.running import STEPS, at, lines, loaded, series

NOW = at("2026-05-22", "12:00")


def without_first(work: LeadWork) -> LeadWork:
    return replace(work, touches=work.touches[1:])


def changed(*steps: Step) -> Cadence:
    return replace(STEPS, version=2, steps=steps)


def applied(new: Cadence, work: LeadWork | None = None) -> Diff:
    work = work or without_first(series())
    return apply_version(STEPS, new, work, loaded([work]), Anchor(DEMO, "the demo"), frozenset({1}), NOW)


def moved(step: Step, days: int) -> Step:
    return replace(step, offset=Offset(days, Unit.BUSINESS_DAYS))


def test_the_same_steps_change_nothing() -> None:
    assert applied(changed(*STEPS.steps)) == Diff()


def test_another_offset_moves_by_the_difference() -> None:
    steps = STEPS.steps
    diff = applied(changed(*steps[:2], moved(steps[2], 12), *steps[3:]))
    assert lines(diff) == ["3 moved Wed 3 June > Fri 5 June"]
    assert diff.lines[0].why[0].text == "version 2: the step has another offset"


def test_what_was_shifted_stays_shifted() -> None:
    work = without_first(series())
    later = replace(work, touches=tuple(
        replace(one, due=behind.due) for one, behind in zip(work.touches[:-1], work.touches[1:], strict=True)
    ))  # fmt: skip
    steps = STEPS.steps
    diff = applied(changed(*steps[:2], moved(steps[2], 9), *steps[3:]), later)
    assert lines(diff) == ["3 moved Wed 10 June > Tue 9 June"]


def test_a_step_taken_out_is_dropped() -> None:
    steps = STEPS.steps
    diff = applied(changed(*steps[:3], *steps[4:]))
    assert lines(diff) == ["4 dropped"]
    assert renumbered(STEPS, changed(*steps[:3], *steps[4:])) == {1: 1, 2: 2, 3: 3, 5: 4, 6: 5}


def test_a_new_step_is_planned_between() -> None:
    steps = STEPS.steps
    new = Step(Channel.LINKEDIN, Offset(12, Unit.BUSINESS_DAYS), "Stay in sight")
    diff = applied(changed(*steps[:3], new, *steps[3:]))
    (line,) = diff.lines
    assert (line.fate, line.key) == (Fate.ADDED, None)
    assert line.touch is not None
    assert line.after is not None
    assert (line.touch.channel, line.touch.step, line.after.wall.date().isoformat()) == (
        Channel.LINKEDIN, 4, "2026-06-05",
    )  # fmt: skip
    assert [reason.text for reason in line.touch.why][:2] == [
        "version 2: a new step", "12 business days after the demo",
    ]  # fmt: skip


def test_a_new_step_before_what_is_done_is_left_out_and_said() -> None:
    steps = STEPS.steps
    new = Step(Channel.LINKEDIN, Offset(1, Unit.BUSINESS_DAYS), "Say hello")
    diff = applied(changed(new, *steps))
    assert diff.lines == ()
    assert diff.warnings == ("“Say hello” comes before what was done already and is left out.",)


def test_other_content_keeps_the_date() -> None:
    steps = STEPS.steps
    other = replace(steps[2], template="case-study", item=ItemKind.CASE_STUDY, late=Late.KEEP)
    diff = applied(changed(*steps[:2], other, *steps[3:]))
    (line,) = diff.lines
    assert (line.fate, line.before) == (Fate.CHANGED, line.after)
    assert line.touch is not None
    assert (line.touch.template, line.touch.item, line.touch.late) == (
        "case-study", ItemKind.CASE_STUDY, Late.KEEP,
    )  # fmt: skip


def test_promises_and_what_was_set_by_hand_stay() -> None:
    work = without_first(series())
    locked = replace(work, touches=tuple(replace(one, locked=one.number == 3) for one in work.touches))
    steps = STEPS.steps
    assert applied(changed(*steps[:2], moved(steps[2], 12), *steps[3:]), locked) == Diff()


def test_applying_it_twice_changes_nothing_more() -> None:
    steps = STEPS.steps
    new = changed(*steps[:2], moved(steps[2], 12), *steps[3:])
    work = without_first(series())
    times = {line.key: line.after for line in applied(new, work).lines}
    after = replace(work, touches=tuple(
        replace(one, due=times.get(one.key) or one.due) for one in work.touches
    ))  # fmt: skip
    rep = loaded([after])
    assert apply_version(new, new, after, rep, Anchor(DEMO, "the demo"), frozenset({1}), NOW) == Diff()
