"""What stands beside a touch: the lead, the series, what happened, what was agreed, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadCard
from app.domain.message import Message
from app.domain.moment import wall_time
from app.domain.touch import Touch
from app.domain.words import ActivityKind, TouchState
from app.ui.today.queue_rows import WRITING

if TYPE_CHECKING:
    from app.domain.letter_check import Letter
    from app.domain.series import SeriesView
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.touches import Touches


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the middle and the right of the screen show for one touch.

    Attributes:
        now: UTC instant of reading.
        activities: Newest first.
        message: The draft of a writing touch, None for others and for closed ones.
        fields: Merge fields filled for this lead.
    """

    touch: Touch
    now: datetime
    card: LeadCard
    series: SeriesView | None
    activities: tuple[Activity, ...]
    agreements: tuple[Agreement, ...]
    next_touch: Touch | None
    message: Message | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    def letter(self, body: str) -> Letter | None:
        """Return the text of the message as the checklist takes it; `body` has its fields filled."""
        if self.message is None:
            return None
        from app.domain.letter_check import Letter

        details = self.card.row.details
        contacts = (one.at for one in self.activities if one.kind is not ActivityKind.NOTE)
        at = next(contacts, None)
        return Letter(
            channel=self.message.channel,
            kind=self.message.kind,
            body=body,
            first_name=details.first_name,
            company=details.company,
            last_contact=None if at is None else wall_time(at, self.touch.zone).date(),
            problems=next((one.problems for one in self.activities if one.problems), ()),
            my_name=self.fields.get("my_name", ""),
            my_email=self.fields.get("my_email", ""),
            my_phone=self.fields.get("my_phone", ""),
        )

    @property
    def open_agreements(self) -> tuple[Agreement, ...]:
        """Those not kept yet."""
        return tuple(one for one in self.agreements if one.kept_at is None)


class ContextReader:
    """Reads the context of a touch; runs on the database lane."""

    def __init__(self, touches: Touches, leads: Leads, messages: Messages) -> None:
        self._touches = touches
        self._leads = leads
        self._messages = messages

    def read(self, touch_id: int, now: datetime) -> Context:
        """Read everything in one go; a writing touch that is still open gets its draft made."""
        touch = self._touches.get(touch_id)
        lead_id = touch.lead_id
        writes = is_open(touch) and touch.channel in WRITING
        return Context(
            touch=touch.as_of(now),
            now=now,
            card=self._leads.card(lead_id),
            series=self._leads.series(lead_id),
            activities=self._leads.timeline(lead_id),
            agreements=self._leads.agreements(lead_id),
            next_touch=self._touches.next_after(touch_id) if is_open(touch) else None,
            message=self._messages.for_touch(touch_id) if writes else None,
            fields=self._messages.fields(lead_id) if writes else {},
        )


def is_open(touch: Touch) -> bool:
    """Whether a person still has to act on it."""
    return touch.state not in {TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED}
