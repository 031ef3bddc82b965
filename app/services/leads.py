"""Leads: adding, changing, listing, and what is known about one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from app.domain.activity import Activity, Agreement
from app.domain.addresses import email_key
from app.domain.lead import LeadCard, LeadDetails, LeadRow
from app.domain.meeting import Rest
from app.domain.moment import Moment, resolve
from app.domain.response_clock import HOUR, after_work
from app.domain.series import SeriesView
from app.domain.undo import Undo
from app.domain.view import Choices, Filters, LeadIds, LeadView, Sort
from app.domain.words import LeadState, Permission, Stage
from app.errors import InputError, NotFoundError, RefusedError
from app.formats.lead_keys import derive
from app.services.ports import Announce, Change, Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import activities, lead_list, permissions, rests, touch_acts, touches
from app.store import leads as store
from app.store.database import Database

__all__ = ["LeadAdded", "LeadIds", "LeadView", "Leads", "Sort"]

BY_NAME = Sort()
EVERY = Filters()
_RESTING = {
    LeadState.WAITING: "waiting for",
    LeadState.PARKED: "parking of",
    LeadState.ENDED: "end with",
}
CHECK_IN_AT = time(9, 0)
"""A lead that comes back is first thing in the rep's morning."""


@dataclass(frozen=True, slots=True)
class LeadAdded:
    """A new lead, and others with the same address or number."""

    lead_id: int
    undo: Undo
    duplicates: tuple[LeadRow, ...]


class Leads:
    """What a person can do with leads."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        announce: Announce,
        preferences: Preferences,
        undo: UndoStack,
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences
        self._undo = undo

    def add(self, details: LeadDetails, *, inbound: bool = False, origin: str = "") -> LeadAdded:
        """Add a lead. One on the list of those who said no comes in as refused. Raises InputError.

        An `inbound` one asked first: it wants an answer within the hour (P1).
        """
        keys = derive(_checked(details), self._preferences.country())
        now = self._clock.wall()
        with self._undo.doing(f"adding {details.name}", {"lead"}, origin) as doing:
            lead_id = store.add(doing.session, details, keys, now)
            if inbound:
                store.start_clock(doing.session, lead_id, now)
            permissions.copy_from_list(doing.session, lead_id, now)
            same = store.same_addresses(doing.session, lead_id)
            duplicates = store.rows(doing.session, same, now, self._preferences.zone())
        return LeadAdded(lead_id, doing.undo, duplicates)

    def change(
        self,
        lead_id: int,
        details: LeadDetails,
        *,
        permission: Permission | None = None,
        wording: str = "",
        origin: str = "",
    ) -> Undo:
        """Store other details, and a permission where one is told, as one act.

        A yes that is taken back is answered in the record, a no stays. Raises NotFoundError, InputError,
        RefusedError.
        """
        keys = derive(_checked(details), self._preferences.country())
        now = self._clock.wall()
        with self._undo.doing(f"change of {details.name}", {"lead"}, origin) as doing:
            before = permissions.current(doing.session, lead_id)
            store.change(doing.session, lead_id, details, keys)
            touch_acts.reachable_again(doing.session, lead_id)
            if permission is not None:
                check_change(before, permission, wording)
                if permission.forbids:
                    rests.stop_open(doing.session, lead_id, permissions.SAID_NO, now)
                permissions.append(doing.session, lead_id, permission, now, wording, "lead form")
                doing.permission = (lead_id, before, now)
                doing.nouns |= {"permission", "touch", "series"}
            permissions.copy_from_list(doing.session, lead_id, now)
        return doing.undo

    def card(self, lead_id: int) -> LeadCard:
        """Return a lead with what stands beside it. Raises NotFoundError."""
        with self._database.begin() as session:
            return store.card(session, lead_id, self._clock.wall(), self._preferences.zone())

    def find(self, text: str) -> int:
        """Return the lead with this id or mail address. Raises NotFoundError, also when several have it."""
        wanted = text.strip()
        with self._database.begin() as session:
            if wanted.isdecimal():
                return store.get(session, int(wanted)).id
            found = store.by_email(session, email_key(wanted))
        if not found:
            raise NotFoundError(f"There is no lead with the address {wanted}.", "Add the lead first.")
        if len(found) > 1:
            numbers = ", ".join(str(lead_id) for lead_id in found)
            raise NotFoundError(f"Several leads have the address {wanted}: {numbers}.", "Use the number.")
        return found[0]

    def ids(
        self,
        view: LeadView = LeadView.ALL,
        search: str = "",
        sort: Sort = BY_NAME,
        limit: int | None = None,
        *,
        filters: Filters = EVERY,
        quick: bool = False,
    ) -> LeadIds:
        """Return a list of leads by id; a search finds words by how they begin.

        With `quick` and a limit a search looks at no more than its latest hits, however many there are.
        """
        wish = lead_list.Wish(view, filters, search, sort, limit, quick)
        with self._database.begin() as session:
            return lead_list.ids(session, wish, self._standing())

    def total(self, view: LeadView = LeadView.ALL, search: str = "", filters: Filters = EVERY) -> int:
        """Return how many leads such a list has."""
        with self._database.begin() as session:
            return lead_list.total(session, lead_list.Wish(view, filters, search), self._standing())

    def choices(self, field: str) -> Choices:
        """Return what can be filtered for: field is "country", "source", "city", "tag" or "company"."""
        with self._database.begin() as session:
            return Choices(lead_list.choices(session, field))

    def rows(self, ids: Sequence[int]) -> tuple[LeadRow, ...]:
        """Return these leads in this order; those that are gone are left out."""
        with self._database.begin() as session:
            rows = store.rows(session, ids, self._clock.wall(), self._preferences.zone())
        return tuple(row if row.answer_by is None else self._clocked(row) for row in rows)

    def _clocked(self, row: LeadRow) -> LeadRow:
        """Count the hour to the first answer in the rep's working time, as Today does."""
        assert row.answer_by is not None
        hours, zone = self._preferences.hours(), self._preferences.zone()
        return replace(row, answer_by=after_work(row.answer_by - HOUR, HOUR, hours, zone))

    def counts(self) -> Mapping[LeadView, int]:
        """Return how many leads each view holds."""
        with self._database.begin() as session:
            return lead_list.counts(session, self._standing())

    def _standing(self) -> lead_list.Standing:
        return lead_list.Standing(self._clock.wall(), self._preferences.current().score_sql)

    def timeline(self, lead_id: int, limit: int = 200) -> tuple[Activity, ...]:
        """Return what happened, newest first, meetings with their agreements."""
        with self._database.begin() as session:
            return activities.timeline(session, lead_id, limit)

    def agreements(self, lead_id: int) -> tuple[Agreement, ...]:
        """Return what was agreed: open ones first, by date."""
        with self._database.begin() as session:
            return activities.agreements(session, lead_id)

    def series(self, lead_id: int) -> SeriesView | None:
        """Return the running series, or the last one that ended, or None."""
        with self._database.begin() as session:
            return touches.latest_series(session, lead_id, self._preferences.zone())

    def keep_agreement(self, agreement_id: int, kept: bool, *, origin: str = "") -> Undo:  # noqa: FBT001
        """Mark an agreement as kept, or as open again. Raises NotFoundError."""
        with self._undo.doing("", {"agreement"}, origin) as doing:
            agreement = activities.agreement(doing.session, agreement_id)
            agreement.kept_at = self._clock.wall() if kept else None
            doing.text = f"“{agreement.what}” as {'kept' if kept else 'open'}"
        return doing.undo

    def note(self, lead_id: int, text: str, *, origin: str = "") -> Undo:
        """Add a note to the timeline. Raises InputError for an empty one, NotFoundError."""
        if not text.strip():
            raise InputError("The note is empty.", "Write a few words.")
        with self._undo.doing("", {"activity"}, origin) as doing:
            doing.text = f"note on {store.details(doing.session, lead_id).name}"
            activities.note(doing.session, lead_id, text, self._clock.wall())
            store.refresh_search(doing.session, lead_id)
        return doing.undo

    def set_stage(self, lead_ids: Sequence[int], stage: Stage, *, origin: str = "") -> Undo:
        """Put leads on a stage. Raises NotFoundError."""
        with self._undo.doing(f"stage “{stage}”", {"lead"}, origin) as doing:
            for lead_id in lead_ids:
                store.get(doing.session, lead_id).stage = stage
        return doing.undo

    def set_permission(
        self, lead_id: int, permission: Permission, wording: str = "", source: str = "", *, origin: str = ""
    ) -> None:
        """Record what the lead said (P25); it is never taken back.

        Refused or withdrawn stops every open touch at once. After a no, a yes needs the lead's own words.
        Raises NotFoundError, RefusedError.
        """
        with self._database.begin() as session:
            store.get(session, lead_id)
            check_change(permissions.current(session, lead_id), permission, wording)
            if permission.forbids:
                rests.stop_open(session, lead_id, permissions.SAID_NO, self._clock.wall())
            permissions.append(session, lead_id, permission, self._clock.wall(), wording, source)
        self._announce(Change(frozenset({"permission", "lead", "touch", "series"}), origin))

    def rest(self, lead_id: int, rest: Rest, *, origin: str = "") -> Undo:
        """Let a lead wait, park it, or end it: what is open stops. Raises InputError, NotFoundError."""
        now = self._clock.wall()
        zone = self._preferences.zone()
        with self._undo.doing("", {"lead", "touch", "series"}, origin) as doing:
            rests.begin(doing.session, lead_id, rest, check_in_at(rest, zone), now)
            doing.text = f"{_RESTING[rest.state]} {store.details(doing.session, lead_id).name}"
        return doing.undo


def check_in_at(rest: Rest, zone: str) -> Moment | None:
    """Return when a lead comes back, in the rep's zone; None for an end."""
    return resolve(datetime.combine(rest.until, CHECK_IN_AT), zone) if rest.until else None


def check_change(before: Permission, after: Permission, wording: str) -> None:
    """Raise RefusedError where a no would be lowered without the lead's own words."""
    if not before.forbids or after.forbids:
        return
    if after is Permission.NOT_ASKED or not wording.strip():
        raise RefusedError(
            "This person said no to being followed up.",
            "If they asked again, record that as given, in their words.",
        )


def _checked(details: LeadDetails) -> LeadDetails:
    """Return the details. Raises InputError where nothing identifies a person."""
    if not (details.first_name or details.last_name or details.email or details.phone):
        raise InputError("A lead needs a name, a mail address or a number.", "Enter one of them.")
    if details.email and "@" not in details.email:
        raise InputError(f"“{details.email}” is not a mail address.", "Write it like anna@example.com.")
    return details
