"""What hangs on a lead: its company, who came from whom, files and pages; and its way out (P26)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.meeting import Rest
from app.domain.undo import Undo
from app.domain.words import Channel, LeadState, MessageKind, Stage
from app.errors import InputError
from app.services.letters import Letters
from app.services.ports import Clock
from app.services.undo import UndoStack
from app.store import lead_links as store
from app.store import leads, messages, permissions, rests

FAREWELL = "kind-farewell"
"""Template of the letter to a lead that is qualified out."""


class NotForUs(StrEnum):
    """Why a lead will not buy."""

    NO_NEED = "no need"
    NO_BUDGET = "no budget"
    NO_SAY = "does not decide, and nobody else does"
    NO_FIT = "what they need is not what we do"
    COMPETITOR = "went with somebody else"
    NO_INTEREST = "only looking, no intention to buy"
    SILENT = "never answered"
    OTHER = "another reason"


@dataclass(frozen=True, slots=True)
class QualifiedOut:
    """A lead that was let go, with the draft of a farewell; None where no mail may or can go out."""

    undo: Undo
    message_id: int | None


class Links:
    """What a person can do with these."""

    def __init__(self, clock: Clock, undo: UndoStack, letters: Letters) -> None:
        self._clock = clock
        self._undo = undo
        self._letters = letters

    def describe_company(self, company_id: int, size: int | None, industry: str, *, origin: str = "") -> Undo:
        """Store how many people a company has, and what it does. Raises InputError, NotFoundError."""
        if size is not None and size < 1:
            raise InputError("A company has at least one person.", "Leave it empty when it is not known.")
        with self._undo.doing("", {"lead"}, origin) as doing:
            name = store.describe_company(doing.session, company_id, size, industry.strip())
            doing.text = f"change of {name}"
        return doing.undo

    def add(self, lead_id: int, target: str, title: str = "", *, origin: str = "") -> Undo:
        """Note a file by its path or a page by its address; nothing is copied. Raises InputError."""
        place = target.strip()
        if not place:
            raise InputError("A link leads somewhere.", "Choose a file or write an address.")
        with self._undo.doing("", {"lead"}, origin) as doing:
            leads.get(doing.session, lead_id)
            name = title.strip() or place.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
            store.add_link(doing.session, lead_id, name, place, self._clock.wall())
            doing.text = f"link “{name}”"
        return doing.undo

    def remove(self, link_id: int, *, origin: str = "") -> Undo:
        """Forget a link; the file stays where it is. Raises NotFoundError."""
        with self._undo.doing("", {"lead"}, origin) as doing:
            doing.text = f"removing link “{store.remove_link(doing.session, link_id).title}”"
        return doing.undo

    def came_from(self, lead_id: int, by_id: int | None, *, origin: str = "") -> Undo:
        """Note who recommended a lead (P27); None forgets it. Raises InputError, NotFoundError."""
        if by_id == lead_id:
            raise InputError("Nobody comes from themselves.", "Choose somebody else.")
        with self._undo.doing("", {"lead"}, origin) as doing:
            name = leads.details(doing.session, lead_id).name
            if by_id is not None:
                leads.get(doing.session, by_id)
            store.set_referral(doing.session, lead_id, by_id)
            doing.text = f"where {name} came from"
        return doing.undo

    def qualify_out(
        self, lead_id: int, reason: NotForUs, note: str = "", *, farewell: bool = True, origin: str = ""
    ) -> QualifiedOut:
        """Let a lead go that will not buy, as one act: all that is open ends, a farewell lies ready (P26).

        Raises NotFoundError, and InputError for another reason that is not said.
        """
        if reason is NotForUs.OTHER and not note.strip():
            raise InputError("Another reason is said in words.", "Write it beside the list.")
        now = self._clock.wall()
        words = note.strip() if reason is NotForUs.OTHER else ": ".join(filter(None, (reason, note.strip())))
        with self._undo.doing("", {"lead", "touch", "series", "message"}, origin) as doing:
            session = doing.session
            rests.begin(session, lead_id, Rest(LeadState.ENDED, None, words), None, now)
            lead = leads.get(session, lead_id)
            lead.stage, lead.answer_by = Stage.LOST, None
            doing.text = f"qualifying out {leads.details(session, lead_id).name}"
            may_write = bool(lead.email) and not permissions.current(session, lead_id).forbids
            message_id = None
            if farewell and may_write:
                letter = self._letters.fill(FAREWELL, self._letters.fields(session, lead_id))
                to = messages.Addressed(lead_id, None, MessageKind.TOUCH, Channel.EMAIL, lead.email)
                message_id = messages.add(session, to, letter, now)
        return QualifiedOut(doing.undo, message_id)
