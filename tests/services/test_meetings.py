"""Logging a meeting: everything in one act, nothing after a no, and all of it taken back again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.meeting import MeetingNotes, NewAgreement, Rest, TouchEdit
from app.domain.nagging import ReminderKind
from app.domain.words import (
    Channel,
    LeadState,
    MeetingKind,
    MessageKind,
    NextStep,
    Outcome,
    Owner,
    Permission,
    SeriesState,
    Stage,
    TouchState,
)
from app.errors import InputError, NotFoundError, RefusedError
from app.formats.notes import read_notes, write_notes
from tests.factory import World


def notes(world: World, lead: int, **fields: object) -> MeetingNotes:
    """Return the notes of a demo that began an hour ago."""
    known = MeetingNotes(
        lead,
        at=world.clock.wall() - timedelta(hours=1),
        minutes=45,
        problems=("Slots are full by ten.",),
        solutions=("A slot plan for two docks",),
        agreements=(
            NewAgreement(Owner.MINE, "send the slot plan", datetime(2026, 5, 28, 12, 0)),
            NewAgreement(Owner.THEIRS, "share the dock counts", None),
        ),
        permission=Permission.GIVEN,
        wording="You may write to me",
        cadence="after-demo",
    )
    return replace(known, **fields)  # type: ignore[arg-type]  # fields by name


def test_one_act_writes_everything(world: World) -> None:
    lead = world.lead("Samuel")
    logged = world.meetings.log(notes(world, lead), origin="wizard")
    assert world.changes.all[-1].origin == "wizard"
    assert world.changes.all[-1].nouns >= {
        "activity",
        "agreement",
        "permission",
        "series",
        "touch",
        "message",
    }
    (activity,) = world.leads.timeline(lead)
    assert (activity.id, activity.title, activity.minutes) == (logged.activity_id, "Video meeting", 45)
    assert [agreement.what for agreement in activity.agreements] == [
        "send the slot plan",
        "share the dock counts",
    ]
    card = world.leads.card(lead)
    assert (card.row.permission, card.permissions[-1].wording) == (Permission.GIVEN, "You may write to me")
    assert (card.row.details.stage, card.row.state, card.open_agreements) == (
        Stage.QUALIFIED,
        LeadState.NEXT_STEP,
        2,
    )
    series = world.leads.series(lead)
    assert series is not None
    assert series.id == logged.series_id
    assert [touch.number for touch in series.touches] == list(range(1, 9))
    assert {touch.of for touch in series.touches} == {8}
    assert all(touch.why for touch in series.touches)


def test_the_recap_lies_ready_with_the_touch_that_sends_it(world: World) -> None:
    logged = world.meetings.log(notes(world, world.lead("Samuel")))
    recap = logged.recap
    assert recap is not None
    assert (recap.kind, recap.touch_id, recap.to) == (
        MessageKind.RECAP,
        logged.touches[0].id,
        logged.touches[0].email,
    )
    for words in (
        "Hello Samuel",
        "Slots are full by ten",
        "send the slot plan by Thu 28 May",
        "share the dock counts",
    ):
        assert words in recap.body
    assert recap.missing == ()
    assert world.messages.for_touch(logged.touches[0].id) == recap
    completed = world.messages.mark_sent(recap.id)
    assert completed is not None
    assert (completed.touch.outcome, completed.next_touch) == (
        Outcome.SENT,
        world.touches.get(logged.touches[1].id),
    )
    assert world.messages.drafts() == ()
    assert [message.id for message in world.messages.sent()] == [recap.id]


@pytest.mark.parametrize("permission", [Permission.REFUSED, Permission.WITHDRAWN])
def test_a_no_plans_nothing_and_stops_what_ran(world: World, permission: Permission) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    preview = world.meetings.preview(notes(world, lead, permission=permission))
    assert (preview.cadence, preview.plan.touches, preview.recap.body) == (None, (), "")
    logged = world.meetings.log(notes(world, lead, permission=permission))
    assert (logged.series_id, logged.touches, logged.recap) == (None, (), None)
    assert {world.touches.get(touch).state for touch in touches} == {TouchState.STOPPED}
    assert world.leads.card(lead).row.state is LeadState.ENDED
    world.undo.take_back(logged.undo)
    assert world.leads.card(lead).row.permission is permission
    assert {world.touches.get(touch).state for touch in touches} == {TouchState.STOPPED}
    assert world.leads.timeline(lead) == ()


def test_a_next_meeting_is_locked_and_has_its_reminder(world: World) -> None:
    lead = world.lead()
    at = datetime(2026, 6, 10, 10, 0)
    logged = world.meetings.log(
        notes(world, lead, next_step=NextStep.WE_MEET, next_at=at, next_what="Site walk")
    )
    (meeting,) = [touch for touch in logged.touches if touch.channel is Channel.MEETING]
    assert (meeting.due_local, meeting.locked, meeting.purpose) == (at, True, "Site walk")
    (reminder,) = [touch for touch in logged.touches if touch.template == "reminder"]
    assert reminder.due_local.date() == date(2026, 6, 9)
    assert "Wed 10 June" in world.messages.for_touch(reminder.id).body
    world.clock.set_wall("2026-06-10T11:00", "Europe/London")
    world.meetings.log(notes(world, lead, agreements=()))
    assert world.touches.get(meeting.id).state is TouchState.DONE
    assert world.touches.get(logged.touches[-1].id).state is TouchState.STOPPED


def test_a_new_meeting_replaces_the_series(world: World) -> None:
    lead = world.lead()
    first = world.meetings.log(notes(world, lead))
    before = world.dump()
    second = world.meetings.log(notes(world, lead, cadence="after-meeting", permission=Permission.NOT_ASKED))
    stopped = world.touches.get(first.touches[0].id)
    assert (stopped.state, stopped.reason) == (TouchState.STOPPED, "a new meeting was logged")
    series = world.leads.series(lead)
    assert series is not None
    assert (series.id, series.state, series.cadence) == (
        second.series_id,
        SeriesState.RUNNING,
        "after-meeting",
    )
    world.undo.take_back(second.undo)
    assert world.dump() == before


def test_undo_takes_the_whole_meeting_back_and_answers_the_permission(world: World) -> None:
    lead = world.lead()
    before = world.dump()
    logged = world.meetings.log(notes(world, lead, first_channel=Channel.CALL))
    assert logged.undo.text == "meeting with Anna Vogt"
    world.undo.take_back(logged.undo)
    after = world.dump()
    entries = world.leads.card(lead).permissions
    assert [(entry.permission, entry.source) for entry in entries] == [
        (Permission.GIVEN, "meeting"),
        (Permission.NOT_ASKED, "undo"),
    ]
    assert {name for name in after if after[name] != before[name]} == {"permission"}


def test_edits_are_kept(world: World) -> None:
    lead = world.lead()
    moved = datetime(2026, 6, 12, 15, 0)
    edits = (TouchEdit(2, off=True), TouchEdit(3, due=moved))
    preview = world.meetings.preview(notes(world, lead, edits=edits))
    assert [touch.number for touch in preview.plan.touches] == [1, 4, 3, 5, 6, 7, 8]
    logged = world.meetings.log(notes(world, lead, edits=edits))
    assert [touch.number for touch in logged.touches] == list(range(1, 8))
    assert {touch.of for touch in logged.touches} == {7}
    by_hand = logged.touches[2]
    assert (by_hand.due_local, by_hand.channel, by_hand.why[-1].rule) == (moved, Channel.CALL, "by-hand")


@pytest.mark.parametrize("state", [LeadState.WAITING, LeadState.PARKED, LeadState.ENDED])
def test_no_series_is_one_of_the_other_states(world: World, state: LeadState) -> None:
    lead = world.lead()
    until = None if state is LeadState.ENDED else date(2026, 7, 1)
    logged = world.meetings.log(notes(world, lead, cadence=None, rest=Rest(state, until, "their budget")))
    assert (logged.series_id, logged.touches) == (None, ())
    assert logged.recap is not None
    assert logged.recap.touch_id is None
    assert world.leads.card(lead).row.state is state
    assert world.messages.mark_sent(logged.recap.id) is None


def test_without_a_cadence_the_best_one_runs(world: World) -> None:
    logged = world.meetings.log(notes(world, world.lead(), cadence=None, outcome=Outcome.NO_SHOW))
    assert logged.touches[0].cadence == "no-show"
    assert logged.recap is None


IMPOSSIBLE: dict[str, dict[str, object]] = {
    "to come": {"at": datetime.fromisoformat("2026-05-28T09:00:00+00:00")},
    "length": {"minutes": -1},
    "next in the past": {"next_at": datetime(2026, 5, 26, 9, 0)},
    "empty agreement": {"agreements": (NewAgreement(Owner.MINE, " ", None),)},
    "end without reason": {"cadence": None, "rest": Rest(LeadState.ENDED, None, "")},
    "unknown touch": {"edits": (TouchEdit(99, off=True),)},
    "moved to the past": {"edits": (TouchEdit(2, due=datetime(2026, 5, 1, 9, 0)),)},
    "everything off": {"edits": tuple(TouchEdit(number, off=True) for number in range(1, 9))},
}


@pytest.mark.parametrize("name", sorted(IMPOSSIBLE))
def test_what_cannot_be_is_refused_and_nothing_written(world: World, name: str) -> None:
    lead = world.lead()
    before = world.dump()
    with pytest.raises(InputError) as caught:
        world.meetings.log(notes(world, lead, **IMPOSSIBLE[name]))
    assert caught.value.advice
    assert world.dump() == before


def test_unknown_leads_and_cadences_are_named(world: World) -> None:
    with pytest.raises(NotFoundError, match="no lead 99"):
        world.meetings.log(notes(world, 99))
    with pytest.raises(NotFoundError, match="no cadence “after-lunch”"):
        world.meetings.log(notes(world, world.lead(), cadence="after-lunch"))


def test_a_no_is_not_lowered_in_passing(world: World) -> None:
    lead = world.lead()
    world.leads.set_permission(lead, Permission.REFUSED)
    with pytest.raises(RefusedError):
        world.meetings.log(notes(world, lead, wording=""))
    silent = world.meetings.log(notes(world, lead, permission=Permission.NOT_ASKED))
    assert (silent.series_id, silent.recap) == (None, None)
    assert world.meetings.log(notes(world, lead, wording="Please write to me again")).series_id


def test_a_draft_comes_back_as_it_was_left(world: World) -> None:
    lead = world.lead()
    left = notes(
        world,
        lead,
        kind=MeetingKind.ON_SITE,
        next_by=datetime(2026, 5, 29, 18),
        first_channel=Channel.EMAIL,
        edits=(TouchEdit(3, due=datetime(2026, 6, 9, 9, 30)), TouchEdit(4, off=True)),
        rest=Rest(LeadState.PARKED, date(2026, 9, 1), "“später”"),
        recap_subject="Hello",
    )
    assert world.meetings.draft(lead) is None
    world.meetings.keep_draft(notes(world, lead))
    world.meetings.keep_draft(left)
    assert world.meetings.draft(lead) == left == read_notes(write_notes(left))
    world.meetings.log(notes(world, lead))
    assert world.meetings.draft(lead) is None
    world.meetings.drop_draft(lead)
    with pytest.raises(ValueError, match="not the notes"):
        read_notes("{}")


def test_starting_a_series_from_the_list(world: World) -> None:
    lead = world.lead()
    old, _ = world.series(lead)
    before = world.dump()
    started = world.planning.start(lead, "no-answer", world.clock.wall())
    assert started.undo.text == "series for Anna Vogt"
    assert world.leads.series(lead) is not None
    assert started.series_id != old
    world.undo.take_back(started.undo)
    assert world.dump() == before


def test_a_plan_for_somebody_nobody_knows(world: World) -> None:
    plan = world.planning.preview_for("after-demo", "America/New_York", "US", world.clock.wall())
    assert len(plan.touches) == 8
    assert {touch.due.zone for touch in plan.touches} == {"America/New_York"}
    with pytest.raises(InputError, match="no time zone"):
        world.planning.preview_for("after-demo", "Mars/Crater", "", world.clock.wall())
    assert len(world.planning.cadences()) == 10


def test_the_day_is_full_for_the_next_plan(world: World) -> None:
    world.preferences.change(touches=1)
    first = world.planning.preview("no-answer", world.lead(), world.clock.wall())
    world.planning.start(world.lead("Ben"), "no-answer", world.clock.wall())
    second = world.planning.preview("no-answer", world.lead("Cleo"), world.clock.wall())
    days = [
        {touch.due.seen_from("Europe/London").date() for touch in plan.touches} for plan in (first, second)
    ]
    assert days[0] != days[1]


def test_the_channels_asked_for_come_first_and_say_so(world: World) -> None:
    lead = world.lead(country="GB")
    noted = MeetingNotes(
        lead_id=lead,
        at=world.clock.wall() - timedelta(hours=1),
        permission=Permission.GIVEN,
        first_channel=Channel.CALL,
        then_channel=Channel.LINKEDIN,
        cadence="after-demo",
    )
    touches = world.meetings.log(noted).touches
    assert [touch.channel for touch in touches[:4]] == [
        Channel.EMAIL,
        Channel.CALL,
        Channel.LINKEDIN,
        Channel.EMAIL,
    ]
    assert touches[2].why[1].text == "they asked for it by LinkedIn"


def test_a_promised_next_step_rings_at_its_own_time(world: World) -> None:
    lead = world.lead(country="GB")
    noted = MeetingNotes(
        lead_id=lead,
        at=world.clock.wall() - timedelta(hours=1),
        next_what="Slot plan",
        next_by=datetime(2026, 5, 28, 12),
        remind_at=datetime(2026, 5, 28, 11),
    )
    world.meetings.keep_draft(noted)
    assert world.meetings.draft(lead) == noted
    world.meetings.log(noted)
    (promise,) = world.leads.agreements(lead)
    assert promise.what == "send slot plan"
    world.clock.set_wall("2026-05-28 10:30", "Europe/London")
    assert not [one for one in world.reminders.collect_due().new if one.kind is ReminderKind.AGREEMENT]
    world.clock.set_wall("2026-05-28 11:00", "Europe/London")
    rung = [one for one in world.reminders.collect_due().new if one.kind is ReminderKind.AGREEMENT]
    assert len(rung) == 1


def test_a_full_day_is_said_at_the_touch_that_falls_on_it(world: World) -> None:
    world.preferences.change(touches=1, minutes=5)
    lead = world.lead(country="GB")
    noted = MeetingNotes(lead_id=lead, at=world.clock.wall() - timedelta(hours=1), cadence="after-demo")
    preview = world.meetings.preview(noted)
    assert preview.conflicts
    assert all("the day is full" in words for words in preview.conflicts.values())
