"""Logging a meeting: one act writes what happened, what was agreed, and the series that follows (P3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.asked_channels import as_asked, say_asked
from app.domain.cadence import Cadence
from app.domain.edits import apply_edits, renumbered
from app.domain.free_days import FreeDays
from app.domain.meeting import MeetingNotes, Recap
from app.domain.message import Message
from app.domain.moment import resolve
from app.domain.plan import Appointment, Plan, PlannedTouch
from app.domain.recap import TEMPLATE as RECAP
from app.domain.suggest import Occasion, Suggestion, suggest
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import (
    Channel,
    MeetingKind,
    MessageKind,
    NextStep,
    Outcome,
    Permission,
    Stage,
)
from app.errors import InputError
from app.formats.notes import read_notes, write_notes
from app.services.cadences import Cadences
from app.services.leads import check_change, check_in_at
from app.services.letters import Letters, open_fields
from app.services.planning import Planning, Wishes
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import Doing, UndoStack
from app.store import leads, meetings, messages, permissions, rests, series, touches
from app.store.database import Database
from app.store.messages import Addressed, Letter
from app.store.sessions import Session

_NO_STEPS = Cadence("", "", 1, "the meeting", "", ())
_MEETING_MINUTES = 45
_OUTCOME_STAGES = {Outcome.WON: Stage.CUSTOMER, Outcome.LOST: Stage.LOST}
_EARLY = frozenset({Stage.NEW, Stage.CONTACTED})
_NOT_MET = frozenset({Outcome.NO_SHOW, Outcome.MOVED, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.BUSY})
_NOUNS = ("activity", "agreement", "series", "touch", "lead", "message")


@dataclass(frozen=True, slots=True)
class MeetingPreview:
    """What logging these notes would do.

    Attributes:
        suggestions: Cadences that fit, the best first.
        cadence: The one that would run, or None.
        plan: Its touches with the edits applied; numbers are those of the suggestion.
        recap: The text that would lie ready; empty after a no.
        to: The mail address of the lead; may be empty.
        stage_now, stage_next: Where the lead stands and would stand.
        free: Days on which one of the two sides does not work.
        conflicts: What stands against touches that were moved by hand, by their numbers, in words.
    """

    suggestions: tuple[Suggestion, ...]
    cadence: Cadence | None
    plan: Plan
    recap: Recap
    to: str
    stage_now: Stage
    stage_next: Stage
    warnings: tuple[str, ...]
    conflicts: Mapping[int, str] = field(default_factory=dict)
    free: FreeDays = field(default_factory=FreeDays)


@dataclass(frozen=True, slots=True)
class MeetingLogged:
    """What was written; series and recap are None after a no, the series also for a lead at rest."""

    activity_id: int
    series_id: int | None
    touches: tuple[Touch, ...]
    recap: Message | None
    warnings: tuple[str, ...]
    undo: Undo


class Meetings:
    """What a person can do after a meeting."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        cadences: Cadences,
        planning: Planning,
        letters: Letters,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._cadences = cadences
        self._planning = planning
        self._letters = letters

    def preview(self, notes: MeetingNotes) -> MeetingPreview:
        """Return what logging would do. Raises NotFoundError, InputError for impossible dates."""
        with self._database.begin() as session:
            return self._looked_at(session, notes, self._preview(session, notes))

    def log(self, notes: MeetingNotes, *, origin: str = "") -> MeetingLogged:
        """Write the meeting and all that follows from it, in one act.

        Raises NotFoundError, InputError (impossible dates, an end without a reason, every touch switched off)
        and RefusedError where a no would be lowered without the lead's own words.
        """
        with self._undo.doing("", _NOUNS, origin) as doing:
            session = doing.session
            preview = self._preview(session, notes)
            doing.text = f"meeting with {leads.details(session, notes.lead_id).name}"
            activity_id = meetings.add(session, notes, _next_line(notes), self._preferences.zone())
            meetings.complete_agreed(session, notes, activity_id, self._clock.wall())
            self._record_permission(doing, notes)
            self._update_lead(session, notes, preview)
            series_id, ids = self._follow_up(session, notes, preview)
            recap = self._keep_recap(session, notes, preview, ids)
            meetings.drop_draft(session, notes.lead_id)
            written = touches.by_ids(session, ids, self._preferences.zone())
            message = messages.get(session, recap) if recap is not None else None
        return MeetingLogged(activity_id, series_id, written, message, preview.warnings, doing.undo)

    def keep_draft(self, notes: MeetingNotes) -> None:
        """Keep half-finished notes, one for each lead. Raises NotFoundError."""
        with self._database.begin() as session:
            meetings.keep_draft(session, notes.lead_id, write_notes(notes), self._clock.wall())

    def draft(self, lead_id: int) -> MeetingNotes | None:
        """Return half-finished notes, or None."""
        with self._database.begin() as session:
            text = meetings.draft(session, lead_id)
        return None if text is None else read_notes(text)

    def drop_draft(self, lead_id: int) -> None:
        """Forget half-finished notes; none is fine."""
        with self._database.begin() as session:
            meetings.drop_draft(session, lead_id)

    def _preview(self, session: Session, notes: MeetingNotes) -> MeetingPreview:
        self._check(notes)
        details = leads.details(session, notes.lead_id)
        suggestions = suggest(Occasion(notes, details.stage, details.source), self._cadences.all_in(session))
        permission = self._permission(session, notes)
        cadence = None if permission.forbids or notes.rest else self._cadence(session, notes, suggestions)
        plan = self._plan(session, notes, cadence, permission)
        stage = _stage_after(details.stage, notes, cadence)
        recap = Recap("", "") if permission.forbids else self._recap(session, notes, plan)
        return MeetingPreview(
            suggestions, cadence, plan, recap, details.email, details.stage, stage, plan.warnings
        )

    def _looked_at(self, session: Session, notes: MeetingNotes, preview: MeetingPreview) -> MeetingPreview:
        """Return the preview with what a screen shows beside it; logging does without."""
        free = self._planning.free_days_in(session, notes.lead_id, notes.at)
        if not preview.plan.touches:
            return replace(preview, free=free)
        wishes = Wishes(self._permission(session, notes), notes.first_channel, notes.best_time)
        against = self._planning.conflicts_in(session, notes.lead_id, preview.plan, notes.at, wishes)
        return replace(preview, free=free, conflicts=against)

    def _permission(self, session: Session, notes: MeetingNotes) -> Permission:
        """Return what will count after the meeting. Raises RefusedError."""
        before = permissions.current(session, notes.lead_id)
        if notes.permission is Permission.NOT_ASKED:
            return before
        check_change(before, notes.permission, notes.wording)
        return notes.permission

    def _cadence(self, session: Session, notes: MeetingNotes, suggestions: Sequence[Suggestion]) -> Cadence:
        return self._cadences.get_in(session, notes.cadence or suggestions[0].cadence)

    def _plan(
        self, session: Session, notes: MeetingNotes, cadence: Cadence | None, permission: Permission
    ) -> Plan:
        """Return the plan with the edits; without a cadence it holds the next meeting, if one was agreed."""
        appointment = self._appointment(notes)
        if permission.forbids or (cadence is None and appointment is None):
            return Plan(())
        wishes = Wishes(permission, notes.first_channel, notes.best_time, appointment)
        steps, asked = as_asked(cadence or _NO_STEPS, notes.first_channel, notes.then_channel)
        plan = say_asked(self._planning.plan_in(session, steps, notes.lead_id, notes.at, wishes), asked)
        plan = apply_edits(plan, notes.edits, self._preferences.zone(), self._clock.wall())
        if not plan.touches:
            raise InputError("Every touch is switched off.", "Keep one, or choose “Skip, no series”.")
        return plan

    def _appointment(self, notes: MeetingNotes) -> Appointment | None:
        if notes.next_at is None:
            return None
        at = resolve(notes.next_at, self._preferences.zone())
        channel = Channel.CALL if notes.kind is MeetingKind.CALL else Channel.MEETING
        return Appointment(at, channel, _MEETING_MINUTES, notes.next_what.strip() or "Agreed meeting")

    def _recap(self, session: Session, notes: MeetingNotes, plan: Plan) -> Recap:
        following = next((touch for touch in plan.touches if touch.template != RECAP), None)
        letter = self._letters.fill(RECAP, self._letters.recap_fields(session, notes, following))
        subject = letter.subject if notes.recap_subject is None else notes.recap_subject
        return Recap(subject, letter.body if notes.recap_body is None else notes.recap_body)

    def _check(self, notes: MeetingNotes) -> None:
        """Raise InputError for what cannot be."""
        now = self._clock.wall()
        if notes.at > now:
            raise InputError("This meeting is still to come.", "Log it when it has begun.")
        if notes.minutes < 0:
            raise InputError("A meeting cannot have less than no minutes.", "Enter its length.")
        if notes.next_at and resolve(notes.next_at, self._preferences.zone()).utc <= now:
            raise InputError("The next meeting is in the past.", "Choose a later time.")
        if any(not agreement.what.strip() for agreement in notes.agreements):
            raise InputError("An agreement says what somebody does.", "Fill it in, or take it out.")

    def _record_permission(self, doing: Doing, notes: MeetingNotes) -> None:
        """Append what they said; a no first stops what is open."""
        if notes.permission is Permission.NOT_ASKED:
            return
        now = self._clock.wall()
        before = permissions.current(doing.session, notes.lead_id)
        if notes.permission.forbids:
            rests.stop_open(doing.session, notes.lead_id, permissions.SAID_NO, now)
        else:
            doing.permission = (notes.lead_id, before, now)
        doing.nouns.add("permission")
        wording = "; ".join(part for part in (notes.wording.strip(), notes.best_time.strip()) if part)
        permissions.append(doing.session, notes.lead_id, notes.permission, now, wording, "meeting")

    def _update_lead(self, session: Session, notes: MeetingNotes, preview: MeetingPreview) -> None:
        lead = leads.get(session, notes.lead_id)
        lead.stage = preview.stage_next
        if notes.first_channel is not None:
            lead.preferred = notes.first_channel
        session.flush()

    def _follow_up(
        self, session: Session, notes: MeetingNotes, preview: MeetingPreview
    ) -> tuple[int | None, tuple[int, ...]]:
        """Put the new plan, or the rest, in place of a series that runs."""
        now = self._clock.wall()
        planned = renumbered(preview.plan.touches)
        if preview.cadence is not None:
            series.replace_running(session, notes.lead_id, "a new meeting was logged", now)
            return series.start(session, notes.lead_id, preview.cadence, notes.at, planned, now)
        if planned:
            series.replace_running(session, notes.lead_id, "a new meeting was logged", now)
            rests.wake(session, notes.lead_id)
            return None, touches.save_plan(session, notes.lead_id, None, _single(planned))
        if notes.rest is not None and not permissions.current(session, notes.lead_id).forbids:
            rests.begin(
                session, notes.lead_id, notes.rest, check_in_at(notes.rest, self._preferences.zone()), now
            )
        return None, ()

    def _keep_recap(
        self, session: Session, notes: MeetingNotes, preview: MeetingPreview, ids: Sequence[int]
    ) -> int | None:
        """Lay the recap ready, with the touch that sends it; none after a no or a meeting not held."""
        recap = preview.recap
        if not recap.body or notes.outcome in _NOT_MET:
            return None
        touch = next((one for one in ids if touches.row(session, one).template == RECAP), None)
        letter = Letter(recap.subject, recap.body, open_fields(recap.subject, recap.body))
        to = Addressed(notes.lead_id, touch, MessageKind.RECAP, Channel.EMAIL, preview.to)
        return messages.add(session, to, letter, self._clock.wall())


def _single(planned: Sequence[PlannedTouch]) -> list[PlannedTouch]:
    """Return touches that belong to no series: each is one of one."""
    return [replace(touch, number=1) for touch in planned]


def _stage_after(stage: Stage, notes: MeetingNotes, cadence: Cadence | None) -> Stage:
    """Return where the lead stands after a meeting: a talk that was held qualifies, a quote is a proposal."""
    if notes.outcome in _OUTCOME_STAGES:
        return _OUTCOME_STAGES[notes.outcome]
    if notes.outcome in _NOT_MET:
        return stage
    if (
        cadence is not None
        and cadence.name == "quote-sent"
        and stage not in {Stage.NEGOTIATION, Stage.CUSTOMER}
    ):
        return Stage.PROPOSAL
    return Stage.QUALIFIED if stage in _EARLY else stage


def _next_line(notes: MeetingNotes) -> str:
    """Return what was agreed to come next, for the timeline."""
    what = notes.next_what.strip()
    if not what:
        return ""
    said = {NextStep.I_SEND: "Next, I send", NextStep.WE_MEET: "Next, we meet"}
    return f"{said.get(notes.next_step, 'Next')}: {what.rstrip('.')}."
