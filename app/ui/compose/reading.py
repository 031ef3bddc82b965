"""What Compose reads, put together on the lane: each screenful is one trip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.activity import Activity
from app.domain.letter_check import Letter
from app.domain.message import Message
from app.domain.moment import wall_time
from app.domain.template import Template
from app.domain.touch import Touch
from app.domain.words import ActivityKind

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.touches import Completed, Touches
    from app.settings import Settings

_RECENT = 40


@dataclass(frozen=True, slots=True)
class Folders:
    """The two lists, newest first."""

    drafts: tuple[Message, ...] = ()
    sent: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A message and all that stands beside it.

    Attributes:
        fields: Merge fields filled for this lead; unknown ones are empty or absent.
        next_touch: What follows in the series, or None.
    """

    message: Message
    fields: Mapping[str, str] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    letter: Letter | None = None
    next_touch: Touch | None = None


def read_folders(messages: Messages) -> Folders:
    """Read both lists."""
    return Folders(messages.drafts(), messages.sent(limit=100))


def read_message(
    messages: Messages, leads: Leads, touches: Touches, settings: Settings, zone: str, message_id: int
) -> Opened:
    """Read a message and what the screen shows beside it. Raises NotFoundError."""
    message = messages.get(message_id)
    activities = leads.timeline(message.lead_id, limit=_RECENT)
    return Opened(
        message,
        messages.fields(message.lead_id),
        messages.templates(message.channel),
        _letter(message, leads, activities, settings, zone),
        touches.next_after(message.touch_id) if message.touch_id is not None else None,
    )


def _letter(
    message: Message, leads: Leads, activities: tuple[Activity, ...], settings: Settings, zone: str
) -> Letter:
    row = leads.card(message.lead_id).row
    return Letter(
        channel=message.channel,
        kind=message.kind,
        body=message.body,
        first_name=row.details.first_name,
        company=row.details.company,
        last_contact=_last_contact(activities, zone),
        problems=next((each.problems for each in activities if each.problems), ()),
        my_name=settings.my_name,
        my_email=settings.my_email,
        my_phone=settings.my_phone,
    )


def _last_contact(activities: tuple[Activity, ...], zone: str) -> date | None:
    contacts = (each.at for each in activities if each.kind is not ActivityKind.NOTE)
    at = next(contacts, None)
    return None if at is None else wall_time(at, zone).date()


def save_and_send(messages: Messages, message_id: int, subject: str, body: str) -> Completed | None:
    """Keep the text as it went out, then mark it as sent; returns what mark_sent returns."""
    messages.save(message_id, subject, body, origin="compose")
    return messages.mark_sent(message_id, origin="compose")


def with_body(letter: Letter, body: str) -> Letter:
    """Return the letter with the text as it stands now."""
    return replace(letter, body=body)
