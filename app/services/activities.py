"""What happens with a lead outside the plan: each is one act that its series follows (design 4.9)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import phrases
from app.domain.cadence import Cadence
from app.domain.moment import resolve
from app.domain.plan import Appointment
from app.domain.reactions import Happening
from app.domain.series import SeriesAsk
from app.domain.shortseries import PRESETS
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import KIND_OF_CONTACT, ActivityKind, Channel, Outcome
from app.errors import InputError
from app.services.planning import Planning, Wishes
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.reactions import Reactions
from app.services.touches import OFFERS, nothing_left
from app.services.undo import Doing, UndoStack
from app.store import activities as store
from app.store import holds, leads, touch_acts, touches
from app.store.database import Database

_NOUNS = ("activity", "touch", "series", "lead")
_MEETING_MINUTES = 45
_NO_STEPS = Cadence("", "", 1, "the booking", "", ())


@dataclass(frozen=True, slots=True)
class Happened:
    """What was written.

    Attributes:
        ask: The series waits until the rep says how it goes on, or None.
        touches: What was planned with it, such as an agreed meeting and its reminder letter.
        must_choose: Nothing is left for the lead: the rep picks a rest or a series (design 4.14).
        offers: Cadences to offer first then.
    """

    undo: Undo
    ask: SeriesAsk | None = None
    touches: tuple[Touch, ...] = ()
    warnings: tuple[str, ...] = ()
    must_choose: bool = False
    offers: tuple[str, ...] = ()


class Activities:
    """What a person can tell of a lead."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        planning: Planning,
        reactions: Reactions,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._planning = planning
        self._reactions = reactions

    def replied(self, lead_id: int, text: str = "", *, origin: str = "") -> Happened:
        """Note a reply of the lead; the series asks. Raises NotFoundError."""
        with self._about(lead_id, "reply of", origin) as doing:
            self.replied_in(doing, lead_id, text, self._clock.wall())
            return self._happened(doing, lead_id)

    def replied_in(self, doing: Doing, lead_id: int, text: str, at: datetime) -> None:
        """Note a reply of the lead, within an act; `at` is UTC."""
        store.add(doing.session, lead_id, ActivityKind.EMAIL_IN, at, "Reply", text, Outcome.REPLIED)
        self._reactions.after_news(doing.session, lead_id, Happening.HUMAN_REPLY, at)

    def contacted(
        self,
        lead_id: int,
        channel: Channel,
        outcome: Outcome,
        note: str = "",
        minutes: int = 0,
        at: datetime | None = None,
        *,
        origin: str = "",
    ) -> Happened:
        """Note a contact that was not planned; the series asks. `at` is UTC. Raises NotFoundError."""
        with self._about(lead_id, "contact with", origin) as doing:
            self.contacted_in(doing, lead_id, channel, outcome, note, minutes, at)
            return self._happened(doing, lead_id)

    def contacted_in(
        self,
        doing: Doing,
        lead_id: int,
        channel: Channel,
        outcome: Outcome,
        note: str = "",
        minutes: int = 0,
        at: datetime | None = None,
    ) -> None:
        """Note a contact that was not planned, within an act."""
        when = at or self._clock.wall()
        words = f"{phrases.channel(channel)}, {outcome.value.replace('-', ' ')}"
        title = f"{words[0].upper()}{words[1:]}"
        store.add(doing.session, lead_id, KIND_OF_CONTACT[channel], when, title, note, outcome, minutes)
        self._reactions.after_contact(doing.session, lead_id, outcome, self._clock.wall())

    def decided(
        self, lead_id: int, outcome: Outcome, note: str = "", *, keep_open: bool = False, origin: str = ""
    ) -> Happened:
        """Note that a lead was won, lost or is not interested: what is planned stops unless it is kept.

        Raises InputError for another outcome, NotFoundError.
        """
        if outcome not in OFFERS:
            raise InputError("That is no decision.", "Choose won, lost or not interested.")
        words = outcome.value.replace("-", " ")
        with self._about(lead_id, f"“{words}” of", origin) as doing:
            at = self._clock.wall()
            store.add(doing.session, lead_id, ActivityKind.NOTE, at, words.capitalize(), note, outcome)
            self._reactions.after_contact(doing.session, lead_id, outcome, at, keep_open=keep_open)
            left = nothing_left(doing.session, lead_id)
            return replace(self._happened(doing, lead_id), must_choose=left, offers=(PRESETS[outcome],))

    def bounced(self, lead_id: int, said: str = "", *, origin: str = "") -> Happened:
        """Note that mail came back: mail steps are blocked until there is another address.

        Raises NotFoundError.
        """
        with self._about(lead_id, "bounce of mail to", origin) as doing:
            at = self._clock.wall()
            store.add(doing.session, lead_id, ActivityKind.NOTE, at, "E-mail came back", said)
            self._reactions.after_news(doing.session, lead_id, Happening.BOUNCED, at)
            return self._happened(doing, lead_id)

    def out_of_office(self, lead_id: int, back: date | None, said: str = "", *, origin: str = "") -> Happened:
        """Note that the lead is away until `back`: the series is held until a working day after it.

        Without a date it is held until the rep resumes it. Raises InputError for a past date, NotFoundError.
        """
        return self._held(lead_id, Happening.OUT_OF_OFFICE, "Out of office", back, said, origin)

    def colleague_answered(
        self, lead_id: int, until: date | None, said: str = "", *, origin: str = ""
    ) -> Happened:
        """Note that somebody else answered: the series is held until then, or until the rep resumes it.

        Raises InputError for a past date, NotFoundError.
        """
        return self._held(lead_id, Happening.COLLEAGUE_ANSWERED, "A colleague answered", until, said, origin)

    def booked(
        self,
        lead_id: int,
        at: datetime,
        channel: Channel = Channel.MEETING,
        purpose: str = "",
        minutes: int = _MEETING_MINUTES,
        *,
        origin: str = "",
    ) -> Happened:
        """Plan an agreed meeting at the rep's wall time with its reminder letter (P8); the series asks.

        Raises InputError for a past time, RefusedError after a no, NotFoundError.
        """
        when = resolve(at, self._preferences.zone())
        now = self._clock.wall()
        if when.utc <= now:
            raise InputError(f"{phrases.day_and_time(at)} is past.", "Choose a later time.")
        with self._about(lead_id, "meeting with", origin) as doing:
            touch_acts.refuse_after_no(doing.session, lead_id)
            appointment = Appointment(when, channel, minutes, purpose.strip() or "Agreed meeting")
            wishes = Wishes(appointment=appointment, instead=False)
            planned = self._planning.plan_in(doing.session, _NO_STEPS, lead_id, now, wishes)
            single = [replace(one, number=1) for one in planned.touches]
            ids = touches.save_plan(doing.session, lead_id, None, single)
            self._reactions.after_news(doing.session, lead_id, Happening.MEETING_BOOKED, now)
            found = touches.by_ids(doing.session, ids, self._preferences.zone())
            return replace(self._happened(doing, lead_id), touches=found, warnings=planned.warnings)

    def _held(
        self, lead_id: int, what: Happening, title: str, until: date | None, said: str, origin: str
    ) -> Happened:
        now = self._clock.wall()
        if (
            until is not None
            and resolve(datetime.combine(until, datetime.max.time()), self._preferences.zone()).utc < now
        ):
            raise InputError(f"{phrases.day(until)} is past.", "Choose a later day.")
        with self._about(lead_id, f"“{title.casefold()}” of", origin) as doing:
            back = f"{title} until {phrases.day(until)}" if until else title
            store.add(doing.session, lead_id, ActivityKind.NOTE, now, back, said)
            self._reactions.after_news(doing.session, lead_id, what, now, until)
            return self._happened(doing, lead_id)

    @contextmanager
    def _about(self, lead_id: int, words: str, origin: str) -> Iterator[Doing]:
        with self._undo.doing("", _NOUNS, origin) as doing:
            doing.text = f"{words} {leads.details(doing.session, lead_id).name}"
            yield doing

    def _happened(self, doing: Doing, lead_id: int) -> Happened:
        return Happened(doing.undo, next(iter(holds.asking(doing.session, lead_id)), None))
