"""Every change of a running series shows its before and after, and is one act (design 4.9, 4.10, P7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.reactions import Choice
from app.domain.series import SeriesView
from app.domain.series_edit import Edit, Insert, Move, Pause, Resume, Shift, Skip, Stretch
from app.domain.words import Channel, Outcome, SeriesState, TouchState
from app.errors import InputError, KnownError, RefusedError
from tests.factory import World

CLOSED = {TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED}


def started(world: World) -> SeriesView:
    lead = world.lead()
    found = world.planning.start(lead, "after-demo", world.clock.now)
    return world.series_acts.get(found.series_id)


def days(view: SeriesView) -> list[date]:
    return [touch.lead_local.date() for touch in view.touches if touch.state not in CLOSED]


EDITS: dict[str, Callable[[SeriesView], Edit]] = {
    "shift": lambda _: Shift(3),
    "back": lambda _: Shift(-2),
    "longer": lambda _: Stretch(date(2026, 9, 15)),
    "shorter": lambda _: Stretch(date(2026, 6, 26)),
    "insert": lambda _: Insert(Channel.CALL, datetime(2026, 6, 8, 14, 0), "Ask about the budget"),
    "move": lambda view: Move(view.touches[2].id, datetime(2026, 7, 1, 11, 0)),
    "skip": lambda view: Skip(view.touches[1].id, "sent already"),
    "pause": lambda _: Pause("they merge with another firm"),
    "pause until": lambda _: Pause("fair", date(2026, 6, 15)),
}


@pytest.mark.parametrize("name", sorted(EDITS))
def test_an_edit_does_what_its_preview_says_and_undo_restores_every_row(world: World, name: str) -> None:
    view = started(world)
    before = world.dump()
    edit = EDITS[name](view)
    change = world.series_acts.preview(view.id, edit)
    assert world.dump() == before
    assert change.before == view
    undo = world.series_acts.apply(view.id, edit)
    after = world.series_acts.get(view.id)
    assert [(one.channel, one.state, one.due, one.reason) for one in after.touches] == [
        (one.channel, one.state, one.due, one.reason) for one in change.after.touches
    ]
    assert world.dump() != before
    world.undo.take_back(undo)
    assert world.dump() == before


@pytest.mark.parametrize("name", sorted(EDITS))
def test_what_was_seen_elsewhere_never_moves(world: World, name: str) -> None:
    view, other = started(world), started(world)
    world.series_acts.apply(view.id, EDITS[name](view))
    assert world.series_acts.get(other.id) == other


def test_a_shift_keeps_the_distances(world: World) -> None:
    view = started(world)
    after = world.series_acts.preview(view.id, Shift(5)).after
    moved = [(new - old).days for old, new in zip(days(view), days(after), strict=True)]
    assert min(moved[1:]) >= 7
    assert max(moved[1:]) <= 11  # weekends, and one for the order


def test_stretching_goes_where_it_is_asked_to(world: World) -> None:
    view = started(world)
    longer = world.series_acts.preview(view.id, Stretch(date(2026, 9, 15))).after
    shorter = world.series_acts.preview(view.id, Stretch(date(2026, 6, 26))).after
    assert abs((days(longer)[-1] - date(2026, 9, 15)).days) <= 4
    assert days(shorter)[-1] < days(view)[-1]
    assert days(shorter) == sorted(days(shorter))


def test_numbers_follow_the_order(world: World) -> None:
    view = started(world)
    world.series_acts.apply(view.id, EDITS["insert"](view))
    after = world.series_acts.get(view.id)
    assert [one.number for one in after.touches] == list(range(1, len(view.touches) + 2))
    assert [one.due.utc for one in after.touches] == sorted(one.due.utc for one in after.touches)
    assert {one.of for one in after.touches} == {len(view.touches) + 1}


def test_a_pause_rings_for_nobody_and_resuming_keeps_what_remains(world: World) -> None:
    view = started(world)
    world.series_acts.apply(view.id, Pause("they merge"))
    held = world.series_acts.get(view.id)
    assert (held.state, held.reason) == (SeriesState.HELD, "they merge")
    assert {one.state for one in held.touches} == {TouchState.HELD}
    world.clock.now = datetime.fromisoformat("2026-07-01T09:00+00:00")
    assert world.touches.today().planned == 0
    world.series_acts.apply(view.id, Resume())
    after = world.series_acts.get(view.id)
    assert after.state is SeriesState.RUNNING
    assert days(after)[0] >= date(2026, 7, 1)
    assert len(set(days(after))) == len(set(days(view)))


def test_a_dated_pause_ends_by_itself(world: World) -> None:
    view = started(world)
    world.series_acts.apply(view.id, Pause("fair", date(2026, 6, 15)))
    assert days(world.series_acts.get(view.id))[0] >= date(2026, 6, 15)
    end = datetime.fromisoformat("2026-06-14T23:00+00:00")
    assert world.reminders.collect_due().next_due == end
    assert world.series_acts.get(view.id).state is SeriesState.HELD
    world.clock.now = end
    world.reminders.collect_due()
    assert world.series_acts.get(view.id).state is SeriesState.RUNNING


def test_asking_is_answered_by_going_on(world: World) -> None:
    view = started(world)
    world.activities.replied(view.lead_id)
    (ask,) = world.series_acts.asking()
    assert (ask.series_id, ask.open_touches) == (view.id, len(view.touches))
    world.clock.pass_time(days=5)
    before = world.dump()
    undo = world.series_acts.answer(view.id, Choice.GO_ON).undo
    after = world.series_acts.get(view.id)
    assert (after.state, after.reason, world.series_acts.asking()) == (SeriesState.RUNNING, "", ())
    assert days(after)[0] >= date(2026, 6, 1)
    world.undo.take_back(undo)
    assert world.dump() == before


def test_asking_is_answered_by_a_new_plan_a_wait_or_an_end(world: World) -> None:
    anew, wait, end = started(world), started(world), started(world)
    for view in (anew, wait, end):
        world.activities.replied(view.lead_id)
    answered = world.series_acts.answer(anew.id, Choice.ANEW, cadence="quote-sent")
    assert not answered.must_choose
    found = world.leads.series(anew.lead_id)
    assert found is not None
    assert (found.cadence, found.state) == ("quote-sent", SeriesState.RUNNING)
    world.series_acts.answer(wait.id, Choice.WAIT, until=date(2026, 7, 1), reason="after the audit")
    held = world.series_acts.get(wait.id)
    assert (held.state, held.reason) == (SeriesState.HELD, "after the audit, until Wed 1 July")
    answered = world.series_acts.answer(end.id, Choice.END, reason="bought elsewhere")
    assert answered.must_choose
    assert world.series_acts.get(end.id).reason == "bought elsewhere"


@pytest.mark.parametrize(
    ("choice", "needs"),
    [(Choice.ANEW, "cadence"), (Choice.WAIT, "day to come"), (Choice.END, "fifth touch")],
)
def test_an_answer_wants_what_it_needs(world: World, choice: Choice, needs: str) -> None:
    view = started(world)
    world.activities.replied(view.lead_id)
    with pytest.raises(InputError, match=needs):
        world.series_acts.answer(view.id, choice)


REFUSED: dict[str, Edit] = {
    "past": Insert(Channel.CALL, datetime(2026, 5, 27, 9, 0)),
    "nothing": Shift(0),
    "far": Shift(999),
    "over": Stretch(date(2026, 5, 27)),
    "why": Pause(" "),
    "gone": Pause("fair", date(2026, 5, 20)),
    "other": Move(1, datetime(2026, 6, 2, 9, 0)),
    "runs": Resume(),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_is_refused_and_changes_nothing(world: World, name: str) -> None:
    started(world)
    view = started(world)
    before = world.dump()
    for act in (world.series_acts.preview, world.series_acts.apply):
        with pytest.raises(KnownError):
            act(view.id, REFUSED[name])
    assert world.dump() == before


def test_an_ended_series_is_left_alone(world: World) -> None:
    view = started(world)
    world.touches.stop(view.id, "moved away")
    with pytest.raises(RefusedError, match="has ended"):
        world.series_acts.preview(view.id, Shift(1))


def test_the_last_touch_left_out_ends_the_series(world: World) -> None:
    _, (first, last) = world.series(world.lead(), days=(0, 4))
    world.touches.done(first, Outcome.CONNECTED)
    touch = world.touches.get(last)
    assert touch.series_id is not None
    world.series_acts.apply(touch.series_id, Skip(last, "they called"))
    assert world.series_acts.get(touch.series_id).state is SeriesState.ENDED


def test_a_step_keeps_the_hours_it_asks_for_when_it_is_moved(world: World) -> None:
    cadence = world.cadences.get("after-demo")
    steps = [
        replace(one, window=(time(14), time(15))) if one.channel is Channel.CALL else one
        for one in cadence.steps
    ]
    world.cadences.save(replace(cadence, steps=tuple(steps)))
    view = started(world)
    after = world.series_acts.preview(view.id, Shift(6)).after
    assert {one.lead_local.hour for one in after.touches if one.channel is Channel.CALL} == {14}
    world.weeks.preview(date(2026, 6, 1))
