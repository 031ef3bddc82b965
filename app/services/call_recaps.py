"""The recap of a call: its main points, what is agreed, the next contact, as a mail to look over (P2, S0)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.activity import Agreement
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.message import Message
from app.domain.moment import wall_time
from app.domain.recap import TEMPLATE, NextContact
from app.domain.undo import Undo
from app.domain.words import Channel, MeetingKind, MessageKind, TouchState
from app.errors import InputError
from app.services.letters import Letters, open_fields
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import activities, leads, messages, touch_acts, touches
from app.store.messages import Addressed, Letter
from app.store.sessions import Session

_POINTS = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class RecapWritten:
    """The draft, and the way back."""

    message: Message
    undo: Undo


class CallRecaps:
    """Writes the recap of a call that has just been noted."""

    def __init__(self, clock: Clock, preferences: Preferences, undo: UndoStack, letters: Letters) -> None:
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._letters = letters

    def write(self, touch_id: int, *, origin: str = "") -> RecapWritten:
        """Make the draft for a call that is done, from its note; it is sent by hand.

        Raises NotFoundError, InputError for a touch that is no call done, RefusedError after a no.
        """
        with self._undo.doing("", {"message"}, origin) as doing:
            session = doing.session
            touch = touches.row(session, touch_id)
            if touch.channel is not Channel.CALL or touch.state is not TouchState.DONE:
                raise InputError("Only a call that is done has a recap.", "Note how it went first.")
            touch_acts.refuse_after_no(session, touch.lead_id)
            doing.text = f"recap to {leads.details(session, touch.lead_id).name}"
            letter = self._letter(session, touch.lead_id, touch_id)
            to = Addressed(
                touch.lead_id, None, MessageKind.RECAP, Channel.EMAIL, self._to(session, touch.lead_id)
            )
            message_id = messages.add(session, to, letter, self._clock.wall())
            message = messages.get(session, message_id)
        return RecapWritten(message, doing.undo)

    def _letter(self, session: Session, lead_id: int, touch_id: int) -> Letter:
        notes = self._notes(session, lead_id, touch_id)
        fields = self._letters.call_fields(session, notes, self._next(session, lead_id))
        filled = self._letters.fill(TEMPLATE, fields)
        return Letter(filled.subject, filled.body, open_fields(filled.subject, filled.body))

    def _notes(self, session: Session, lead_id: int, touch_id: int) -> MeetingNotes:
        call = activities.of_touch(session, touch_id)
        open_ones = [one for one in activities.agreements(session, lead_id) if one.kept_at is None]
        return MeetingNotes(
            lead_id=lead_id,
            at=call.at,
            kind=MeetingKind.CALL,
            minutes=call.minutes,
            problems=points_of(call.body),
            agreements=tuple(map(self._agreed, open_ones)),
        )

    def _agreed(self, one: Agreement) -> NewAgreement:
        due = None if one.due is None else wall_time(one.due, self._preferences.zone())
        return NewAgreement(one.owner, one.what, due)

    def _next(self, session: Session, lead_id: int) -> NextContact | None:
        following = touches.following(session, lead_id)
        if following is None:
            return None
        touch = touches.row(session, following)
        zones = leads.get(session, lead_id).zones
        zone = zones[0] if len(zones) == 1 else self._preferences.zone()
        return NextContact(touch.channel, wall_time(touch.due_utc, zone).date())

    def _to(self, session: Session, lead_id: int) -> str:
        return leads.details(session, lead_id).email


def points_of(note: str) -> tuple[str, ...]:
    """Return the points of a note: its lines and sentences, each without its stop."""
    parts = (part.strip(" -•*\t").rstrip(".;") for part in _POINTS.split(note))
    return tuple(part for part in parts if part)
