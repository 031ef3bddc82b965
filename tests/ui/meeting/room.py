"""A meeting with Samuel Reid, and services that answer with values in place of a database."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ParamSpec, TypeVar

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.free_days import FreeDays
from app.domain.lead import LeadDetails, LeadRow
from app.domain.meeting import MeetingNotes, Recap
from app.domain.message import Message
from app.domain.moment import at_instant, resolve
from app.domain.plan import Plan, PlannedTouch
from app.domain.suggest import Suggestion
from app.domain.undo import Undo
from app.domain.why import Reason
from app.domain.words import Channel, LeadState, MessageKind, MessageState, Permission, Stage
from app.errors import InputError

P = ParamSpec("P")
T = TypeVar("T")
ZONE = "Europe/London"
NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)  # 10:42 in London
LEAD_ID = 7


class InlineLane:
    """Runs work at once; the answer still comes by the event loop."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 -- a future carries whatever was raised
            future.set_exception(error)
        return future

    def stop(self, seconds: float) -> bool:  # noqa: ARG002 -- the port has it
        return True


def lead(number: int = LEAD_ID, first: str = "Samuel", last: str = "Reid") -> LeadRow:
    details = LeadDetails(
        first_name=first,
        last_name=last,
        company="Glenmore Distillers",
        email=f"{first[0].lower()}.{last.lower()}@glenmore.example",
        city="Edinburgh",
        stage=Stage.QUALIFIED,
    )
    return LeadRow(
        id=number,
        details=details,
        zone="Europe/London",
        zone_known=True,
        permission=Permission.NOT_ASKED,
        state=LeadState.NO_NEXT_STEP,
        score=64,
        next_touch=None,
        done=0,
        of=0,
        last_activity=None,
    )


def cadence(name: str, title: str, channels: str) -> Cadence:
    names = {"m": Channel.EMAIL, "c": Channel.CALL, "l": Channel.LINKEDIN}
    steps = tuple(
        Step(names[letter], Offset(5 * place, Unit.BUSINESS_DAYS), "Step", minutes=10)
        for place, letter in enumerate(channels)
    )
    return Cadence(name, title, 1, "the meeting", f"{title} fits then.", steps)


AFTER_DEMO = cadence("after-demo", "After demo", "mcmcmclm")
NO_ANSWER = cadence("no-answer", "No answer", "cml")
QUOTE = cadence("quote-sent", "Quote sent", "cmcmc")
NURTURE = cadence("nurture-12-months", "Nurture", "mmmcmm")
_ROWS = (
    (Channel.EMAIL, "2026-05-28T09:30", "The slot plan, promised for Thursday; before 11 there"),
    (Channel.CALL, "2026-06-03T10:00", "“Call the week after”; calls connect from 10"),
    (Channel.EMAIL, "2026-06-05T09:30", "The day before the walk: agenda and gate list"),
    (Channel.MEETING, "2026-06-10T10:00", "Leith site walk, agreed in the meeting"),
    (Channel.EMAIL, "2026-06-17T09:30", "5 business days after the walk"),
    (Channel.CALL, "2026-06-24T10:30", "5 business days on; Mondays skipped at their wish"),
    (Channel.LINKEDIN, "2026-07-02T10:30", "6 business days on; a light touch in between"),
    (Channel.EMAIL, "2026-07-15T09:30", "9 business days on; close the loop or go to a light series"),
)


def plan_of(chosen: Cadence) -> Plan:
    touches = [
        PlannedTouch(
            number=number,
            channel=channel,
            due=resolve(datetime.fromisoformat(at), ZONE),
            minutes=10,
            purpose="",
            template=None,
            why=(Reason("P5", why),),
            locked=channel is Channel.MEETING,
        )
        for number, (channel, at, why) in enumerate(_ROWS[: len(chosen.steps)], 1)
    ]
    return Plan(tuple(touches))


@dataclass(frozen=True)
class Preview:
    suggestions: tuple[Suggestion, ...]
    cadence: Cadence | None
    plan: Plan
    recap: Recap
    to: str
    stage_now: Stage
    stage_next: Stage
    warnings: tuple[str, ...] = ()
    conflicts: Mapping[int, str] = field(default_factory=dict)
    free: FreeDays = field(default_factory=FreeDays)


@dataclass(frozen=True)
class Logged:
    activity_id: int
    series_id: int | None
    touches: tuple[PlannedTouch, ...]
    recap: Message | None
    warnings: tuple[str, ...]
    undo: Undo


def recap_of(notes: MeetingNotes) -> Recap:
    problems = "\n".join(f"• {problem}" for problem in notes.problems)
    body = (
        "Hello Samuel,\n\nThank you for this morning. This is what I took with me:\n\n"
        f"{problems}\n\nDid I get anything wrong? A short “yes, right” is enough.\n\n"
        "Kind regards,\nNora Ellis, Harbourline, +44 20 7946 0182"
    )
    return Recap("Recap of this morning, and Thursday", body)


@dataclass
class FakeMeetings:
    """Plans by the notes, keeps drafts and what was logged."""

    drafts: dict[int, MeetingNotes] = field(default_factory=dict)
    logged: list[MeetingNotes] = field(default_factory=list)
    previews: int = 0
    warnings: tuple[str, ...] = ()
    refusal: str = ""

    def preview(self, notes: MeetingNotes) -> Preview:
        self.previews += 1
        known = {each.name: each for each in (AFTER_DEMO, NO_ANSWER, QUOTE, NURTURE)}
        chosen = known[notes.cadence or "after-demo"]
        off = {edit.number for edit in notes.edits if edit.off}
        plan = plan_of(chosen)
        plan = replace(plan, touches=tuple(touch for touch in plan.touches if touch.number not in off))
        if not plan.touches:
            raise InputError("Every touch is switched off.", "Keep one, or choose “Skip, no series”.")
        nothing = notes.permission is Permission.REFUSED or notes.rest is not None
        return Preview(
            suggestions=(
                Suggestion("after-demo", "“After demo” fits: they saw the product and agreed a site walk."),
                Suggestion("no-answer", NO_ANSWER.summary),
                Suggestion("quote-sent", QUOTE.summary),
            ),
            cadence=chosen,
            plan=Plan(()) if nothing else plan,
            recap=recap_of(notes),
            to="s.reid@glenmore.example",
            stage_now=Stage.QUALIFIED,
            stage_next=Stage.EVALUATION,
            warnings=self.warnings,
        )

    def log(self, notes: MeetingNotes) -> Logged:
        if self.refusal:
            raise InputError(self.refusal)
        self.logged.append(notes)
        plan = self.preview(notes).plan
        recap = recap_of(notes)
        message = Message(
            id=1,
            lead_id=notes.lead_id,
            lead="Samuel Reid",
            company="Glenmore Distillers",
            touch_id=None,
            kind=MessageKind.RECAP,
            channel=Channel.EMAIL,
            state=MessageState.DRAFT,
            to="s.reid@glenmore.example",
            subject=notes.recap_subject or recap.subject,
            body=notes.recap_body or recap.body,
            changed=NOW,
        )
        self.drafts.pop(notes.lead_id, None)
        return Logged(1, 1 if plan.touches else None, plan.touches, message, (), Undo(1, "meeting"))

    def keep_draft(self, notes: MeetingNotes) -> None:
        self.drafts[notes.lead_id] = notes

    def draft(self, lead_id: int) -> MeetingNotes | None:
        return self.drafts.get(lead_id)

    def drop_draft(self, lead_id: int) -> None:
        self.drafts.pop(lead_id, None)


@dataclass(frozen=True)
class Ids:
    ids: array[int]
    total: int


@dataclass(frozen=True)
class Added:
    lead_id: int


@dataclass(frozen=True)
class Card:
    row: LeadRow


@dataclass
class FakeLeads:
    """A few leads, found by any part of their name."""

    all: dict[int, LeadRow] = field(default_factory=dict)

    def ids(self, *, search: str = "", limit: int | None = None) -> Ids:
        words = search.casefold()
        found = [number for number, row in self.all.items() if words in row.name.casefold()]
        return Ids(array("q", found[:limit]), len(found))

    def rows(self, ids: Sequence[int]) -> tuple[LeadRow, ...]:
        return tuple(self.all[number] for number in ids)

    def card(self, lead_id: int) -> Card:
        return Card(self.all[lead_id])

    def add(self, details: LeadDetails) -> Added:
        number = max(self.all, default=0) + 1
        self.all[number] = replace(lead(number), details=details)
        return Added(number)


class FakePlanning:
    """The templates there are."""

    def cadences(self) -> tuple[Cadence, ...]:
        return (AFTER_DEMO, NO_ANSWER, QUOTE, NURTURE)


def some_leads() -> FakeLeads:
    return FakeLeads({LEAD_ID: lead(), 8: lead(8, "Hannah", "Vogt")})


def noted() -> MeetingNotes:
    """The notes of the pictures."""
    start = resolve(datetime(2026, 5, 27, 9, 30), ZONE).utc
    return MeetingNotes(lead_id=LEAD_ID, at=start, minutes=45)


def later(days: int) -> datetime:
    return at_instant(NOW + timedelta(days=days), ZONE).wall
