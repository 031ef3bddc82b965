"""Letters to Tomasz Wilk, and services that answer with values in place of a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from app.domain.activity import Activity
from app.domain.guard import Verdict
from app.domain.lead import LeadDetails
from app.domain.message import Message
from app.domain.moment import at_instant
from app.domain.template import Template
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.why import Reason
from app.domain.words import ActivityKind, Channel, MessageKind, MessageState, TouchState
from app.errors import NotFoundError
from app.settings import Settings
from tests.ui.meeting.room import FakeLeads, lead

ZONE = "Europe/London"
NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)
BODY = """Hello {{ first_name }},

On Tuesday you showed us how trucks queue at docks 4 to 7 every Monday until ten. Brightwater Foods had the \
same queue. They moved two carriers to a 06:30 slot and lost it in three weeks.

I attach their two-page case study; page 2 has the slot plan, with the same number of docks as {{ company }}.

Could you send me the dock counts by {{ my_point }}? Then I bring a plan for {{ city }} to our next talk.

Kind regards,
Nora Ellis
Harbourline, +44 20 7946 0182"""


def message(
    number: int, name: str, subject: str, kind: MessageKind = MessageKind.TOUCH, ago: int = 1
) -> Message:
    return Message(
        id=number,
        lead_id=number,
        lead=name,
        company="Baltica Cold Store",
        touch_id=number * 10,
        kind=kind,
        channel=Channel.EMAIL,
        state=MessageState.DRAFT,
        to=f"{name.split(' ', maxsplit=1)[0].lower()}@balticacold.example",
        subject=subject,
        body=BODY if number == 1 else "Hello,\n\nA short text.",
        changed=NOW - timedelta(minutes=ago),
        touch_number=3,
        touch_of=8,
        due_utc=NOW - timedelta(minutes=12),
    )


def some_messages() -> dict[int, Message]:
    letters = (
        message(1, "Tomasz Wilk", "The Monday queue at docks 4 to 7"),
        message(2, "Samuel Reid", "Recap of this morning, and Thursday", MessageKind.RECAP, 11),
        replace(
            message(3, "Chloé Marchand", "", ago=2900),
            channel=Channel.LINKEDIN,
            body="Le créneau de six heures",
        ),
        replace(message(4, "Petr Novák", "One page on Saturday slots", ago=1500), state=MessageState.SENT),
    )
    return {letter.id: letter for letter in letters}


TEMPLATES = (
    Template(
        "case-study", "Case study after demo", Channel.EMAIL, "A case like yours", "Hello {{ first_name }},"
    ),
    Template("short-recap", "Short recap and question", Channel.EMAIL, "Two lines, one question", "Hello,"),
    Template("new-idea", "New idea for their site", Channel.EMAIL, "An idea for your site", "Hello,"),
)


def touch(number: int = 4, lead_id: int = 1) -> Touch:
    due = at_instant(datetime(2026, 6, 3, 9, 0, tzinfo=UTC), ZONE)
    return Touch(
        id=lead_id * 10 + 1,
        lead_id=lead_id,
        lead="Tomasz Wilk",
        company="Baltica Cold Store",
        email="tomasz@balticacold.example",
        phone="",
        score=None,
        number=number,
        of=8,
        series_id=1,
        cadence="after-demo",
        cadence_title="After demo",
        channel=Channel.CALL,
        state=TouchState.PLANNED,
        due=due,
        planned=due,
        zone=ZONE,
        lead_zone="Europe/Warsaw",
        lead_zone_known=True,
        minutes=10,
        purpose="",
        template=None,
        why=(Reason("P5", "5 business days later"),),
    )


@dataclass(frozen=True)
class Completed:
    touch: Touch
    next_touch: Touch | None
    must_choose: bool
    undo: Undo


@dataclass
class FakeMessages:
    """Keeps letters in a dictionary."""

    all: dict[int, Message] = field(default_factory=some_messages)
    saves: list[tuple[int, str, str]] = field(default_factory=list)
    last: bool = False
    verdict: Verdict = field(default_factory=lambda: Verdict(allowed=True))

    def drafts(self) -> tuple[Message, ...]:
        return self._in(MessageState.DRAFT)

    def sent(self, limit: int = 100) -> tuple[Message, ...]:
        return self._in(MessageState.SENT)[:limit]

    def _in(self, state: MessageState) -> tuple[Message, ...]:
        found = (each for each in self.all.values() if each.state is state)
        return tuple(sorted(found, key=lambda each: each.changed, reverse=True))

    def get(self, message_id: int) -> Message:
        if message_id not in self.all:
            raise NotFoundError("This message does not exist any more.")
        return self.all[message_id]

    def fields(self, lead_id: int) -> Mapping[str, str]:  # noqa: ARG002 -- the same for all
        return {"first_name": "Tomasz", "company": "Baltica Cold Store", "city": "Gdańsk"}

    def templates(self, channel: Channel) -> tuple[Template, ...]:
        return TEMPLATES if channel is Channel.EMAIL else ()

    def save(self, message_id: int, subject: str, body: str, *, origin: str = "") -> Message:
        assert origin == "compose"
        self.saves.append((message_id, subject, body))
        self.all[message_id] = replace(self.get(message_id), subject=subject, body=body, changed=NOW)
        return self.all[message_id]

    def fill(self, message_id: int, template_name: str, *, origin: str = "") -> Message:
        template = next(each for each in TEMPLATES if each.name == template_name)
        return self.save(message_id, template.subject, template.body, origin=origin)

    def before_sending(self, message_id: int) -> Verdict:
        self.get(message_id)
        return self.verdict

    def mark_sent(self, message_id: int, *, origin: str = "") -> Completed:  # noqa: ARG002 -- the port has it
        self.all[message_id] = replace(self.get(message_id), state=MessageState.SENT)
        return Completed(touch(3), None if self.last else touch(), self.last, Undo(1, "sent"))

    def drop(self, message_id: int, *, origin: str = "") -> Undo:  # noqa: ARG002 -- the port has it
        self.dropped = self.all.pop(message_id)
        return Undo(2, "delete")


class WilkLeads(FakeLeads):
    """Knows when they last spoke."""

    def timeline(self, lead_id: int, limit: int = 200) -> tuple[Activity, ...]:  # noqa: ARG002 -- short
        at = datetime(2026, 5, 19, 10, 0, tzinfo=UTC)
        return (Activity(1, lead_id, ActivityKind.MEETING, at, "Demo", problems=("Trucks queue",)),)


def wilk_leads() -> WilkLeads:
    details = LeadDetails(first_name="Tomasz", last_name="Wilk", company="Baltica Cold Store")
    return WilkLeads({number: replace(lead(number), details=details) for number in range(1, 5)})


class FakeTouches:
    """One touch follows each."""

    def next_after(self, touch_id: int) -> Touch | None:  # noqa: ARG002 -- the same for all
        return touch()


class FakePreferences:
    """The rep in London."""

    def zone(self) -> str:
        return ZONE

    def current(self) -> Settings:
        return Settings(my_name="Nora Ellis", my_company="Harbourline", my_phone="+44 20 7946 0182")


class FakeUndo:
    """Keeps what was taken back."""

    def __init__(self) -> None:
        self.taken: list[Undo] = []

    def take_back(self, undo: Undo) -> None:
        self.taken.append(undo)


class FakeChanges(QObject):
    """Announces at once."""

    changed = Signal(object)


class FakeNotices:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.undo: object = None

    def say(self, text: str, *, icon: str = "check", undo: object = None) -> None:  # noqa: ARG002 -- a picture
        self.said.append(text)
        self.undo = undo
