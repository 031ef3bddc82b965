"""Filling templates with what is known of a lead, the last meeting and the rep."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import phrases
from app.domain.fields import lead_fields, my_fields
from app.domain.meeting import MeetingNotes
from app.domain.merge_field import pieces
from app.domain.moment import wall_time
from app.domain.plan import PlannedTouch
from app.domain.recap import Clocks, NextContact, recap_fields
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.presets import Presets
from app.store import leads, meetings, touches
from app.store.messages import Letter
from app.store.sessions import Session


class Letters:
    """Makes the texts of messages."""

    def __init__(self, clock: Clock, preferences: Preferences, presets: Presets) -> None:
        self._clock = clock
        self._preferences = preferences
        self._presets = presets

    def fields(self, session: Session, lead_id: int) -> Mapping[str, str]:
        """Return the merge fields for a lead, empty where nothing is known. Raises NotFoundError."""
        zone = self._preferences.zone()
        notes = meetings.last(session, lead_id, zone)
        following = touches.following(session, lead_id)
        planned = None
        if following is not None:
            touch = touches.row(session, following)
            planned = NextContact(
                touch.channel, wall_time(touch.due_utc, self._lead_zone(session, lead_id)).date()
            )
        return self._known(session, lead_id) | self._said(session, lead_id, notes, planned)

    def recap_fields(
        self, session: Session, notes: MeetingNotes, following: PlannedTouch | None
    ) -> Mapping[str, str]:
        """Return the merge fields for the recap of a meeting that is not stored yet."""
        planned = None
        if following is not None:
            zone = self._lead_zone(session, notes.lead_id)
            planned = NextContact(following.channel, wall_time(following.due.utc, zone).date())
        return self._known(session, notes.lead_id) | self._said(session, notes.lead_id, notes, planned)

    def call_fields(
        self, session: Session, notes: MeetingNotes, planned: NextContact | None
    ) -> Mapping[str, str]:
        """Return the merge fields for the recap of a call, with the contact that comes next."""
        return self._known(session, notes.lead_id) | self._said(session, notes.lead_id, notes, planned)

    def fill(self, template_name: str, fields: Mapping[str, str]) -> Letter:
        """Return a template filled. Raises NotFoundError."""
        from app.formats.templates import render  # its library loads when the first text is made

        template = self._presets.template(template_name)
        subject, missing_there = render(template.subject, fields)
        body, missing_here = render(template.body, fields)
        return Letter(subject, body, tuple(dict.fromkeys((*missing_there, *missing_here))))

    def _known(self, session: Session, lead_id: int) -> dict[str, str]:
        settings = self._preferences.current()
        mine = my_fields(settings.my_name, settings.my_company, settings.my_phone, settings.my_email)
        return lead_fields(leads.details(session, lead_id)) | mine | self._anchor(session, lead_id)

    def _anchor(self, session: Session, lead_id: int) -> dict[str, str]:
        running = touches.running_series(session, lead_id)
        if not running:
            return {"anchor_day": ""}
        day = wall_time(running[-1].anchor, self._lead_zone(session, lead_id)).date()
        return {"anchor_day": phrases.day(day)}

    def _said(
        self, session: Session, lead_id: int, notes: MeetingNotes | None, planned: NextContact | None
    ) -> dict[str, str]:
        if notes is None:
            return {}
        zone = self._preferences.zone()
        clocks = Clocks(self._clock.wall(), zone, self._lead_zone(session, lead_id))
        return recap_fields(notes, clocks, planned)

    def _lead_zone(self, session: Session, lead_id: int) -> str:
        zones = leads.get(session, lead_id).zones
        return zones[0] if len(zones) == 1 else self._preferences.zone()


def open_fields(*texts: str) -> tuple[str, ...]:
    """Return the merge fields that still stand in texts, each once."""
    found = (piece.text for text in texts for piece in pieces(text) if piece.field)
    return tuple(dict.fromkeys(found))
