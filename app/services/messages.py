"""Messages: drafts, their texts, and marking one as sent."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.guard import GuardedAct, Verdict
from app.domain.message import Message
from app.domain.recap import TEMPLATE as RECAP
from app.domain.template import Template
from app.domain.undo import Undo
from app.domain.words import Channel, MessageKind, MessageState, Outcome
from app.errors import RefusedError
from app.services.guarding import Look
from app.services.letters import Letters, open_fields
from app.services.ports import Announce, Change, Clock
from app.services.presets import Presets
from app.services.touches import Completed, Touches
from app.services.undo import UndoStack
from app.store import leads, touch_acts, touches
from app.store import messages as store
from app.store.database import Database
from app.store.messages import Addressed, Letter
from app.store.sessions import Session

_KINDS = {RECAP: MessageKind.RECAP, "reminder": MessageKind.REMINDER}
_BY_NUMBER = frozenset({Channel.CALL, Channel.MESSAGE})


class Messages:
    """What a person can do with messages."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        announce: Announce,
        undo: UndoStack,
        presets: Presets,
        letters: Letters,
        acts: Touches,
        look: Look,
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._undo = undo
        self._presets = presets
        self._letters = letters
        self._acts = acts
        self._look = look

    def drafts(self) -> tuple[Message, ...]:
        """Return the letters that wait to be sent, the one due first first."""
        with self._database.begin() as session:
            return store.drafts(session)

    def sent(self, limit: int = 100) -> tuple[Message, ...]:
        """Return what was sent, latest first."""
        with self._database.begin() as session:
            return store.sent(session, limit)

    def get(self, message_id: int) -> Message:
        """Return one message. Raises NotFoundError."""
        with self._database.begin() as session:
            return store.get(session, message_id)

    def for_touch(self, touch_id: int, *, origin: str = "") -> Message:
        """Return the message of a touch; where there is none, one is made from its template.

        Raises NotFoundError.
        """
        with self._database.begin() as session:
            found = store.of_touch(session, touch_id)
            message = store.get(session, found or self._draft(session, touch_id))
        if found is None:
            self._announce(Change(frozenset({"message"}), origin))
        return message

    def save(self, message_id: int, subject: str, body: str, *, origin: str = "") -> Message:
        """Store the text of a draft. Raises NotFoundError, RefusedError for one that was sent."""
        return self._write(message_id, Letter(subject, body, open_fields(subject, body)), origin)

    def fill(self, message_id: int, template_name: str, *, origin: str = "") -> Message:
        """Put a template in place of the text. Raises NotFoundError, RefusedError for one that was sent."""
        with self._database.begin() as session:
            fields = self._letters.fields(session, store.row(session, message_id).lead_id)
        return self._write(message_id, self._letters.fill(template_name, fields), origin)

    def templates(self, channel: Channel) -> tuple[Template, ...]:
        """Return the templates of a channel by title."""
        return self._presets.for_channel(channel)

    def fields(self, lead_id: int) -> Mapping[str, str]:
        """Return the merge fields for a lead, empty where nothing is known. Raises NotFoundError."""
        with self._database.begin() as session:
            return self._letters.fields(session, lead_id)

    def before_sending(self, message_id: int) -> Verdict:
        """Let the guard look before a message goes out, and store what it says. Raises NotFoundError."""
        with self._database.begin() as session:
            touch_id = store.row(session, message_id).touch_id
            if touch_id is None:
                return Verdict(allowed=True)
            return self._look(session, GuardedAct.SEND, (touch_id,)).get(touch_id, Verdict(allowed=True))

    def mark_sent(self, message_id: int, *, origin: str = "") -> Completed | None:
        """Note that the rep sent it, and complete its touch; None for one without an open touch.

        Raises NotFoundError, RefusedError while merge fields are open, or after a no.
        """
        nouns = ("message", "touch", "activity", "series", "lead")
        with self._undo.doing("", nouns, origin) as doing:
            message = store.row(doing.session, message_id)
            _check_ready(message.state, open_fields(message.subject, message.body))
            touch_acts.refuse_after_no(doing.session, message.lead_id)
            now = self._clock.wall()
            store.mark_sent(doing.session, message_id, now)
            doing.text = f"sending to {leads.details(doing.session, message.lead_id).name}"
            touch_id = message.touch_id
            if touch_id is None or not touches.is_open(doing.session, touch_id):
                return None
            return self._acts.done_in(doing, touch_id, Outcome.SENT, message.subject)

    def drop(self, message_id: int, *, origin: str = "") -> Undo:
        """Delete a draft. Raises NotFoundError, RefusedError for one that was sent."""
        with self._undo.doing("", {"message"}, origin) as doing:
            message = store.row(doing.session, message_id)
            _check_draft(message.state)
            doing.text = f"deleted draft to {leads.details(doing.session, message.lead_id).name}"
            store.drop(doing.session, message_id)
        return doing.undo

    def _write(self, message_id: int, letter: Letter, origin: str) -> Message:
        with self._database.begin() as session:
            _check_draft(store.row(session, message_id).state)
            store.write(session, message_id, letter, self._clock.wall())
            message = store.get(session, message_id)
        self._announce(Change(frozenset({"message"}), origin))
        return message

    def _draft(self, session: Session, touch_id: int) -> int:
        """Make the draft of a touch from its template, or an empty one."""
        touch = touches.row(session, touch_id)
        lead = leads.get(session, touch.lead_id)
        letter = Letter("", "")
        if touch.template is not None:
            letter = self._letters.fill(touch.template, self._letters.fields(session, lead.id))
        kind = _KINDS.get(touch.template or "", MessageKind.TOUCH)
        to = {Channel.EMAIL: lead.email}.get(touch.channel, lead.phone if touch.channel in _BY_NUMBER else "")
        addressed = Addressed(lead.id, touch_id, kind, touch.channel, to)
        return store.add(session, addressed, letter, self._clock.wall())


def _check_draft(state: MessageState) -> None:
    if state is not MessageState.DRAFT:
        raise RefusedError(f"This message is {state}; its text stays as it was.", "Write a new one.")


def _check_ready(state: MessageState, missing: tuple[str, ...]) -> None:
    if state is MessageState.SENT:
        raise RefusedError("This message was sent already.", "Write a new one.")
    if missing:
        names = ", ".join(missing)
        raise RefusedError(f"These fields are not filled yet: {names}.", "Write something in their place.")
