"""Planning series: what a cadence would become for a lead, and starting one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.cadence import Cadence, Unit
from app.domain.free_days import FreeDays, free_days
from app.domain.lead import LeadDetails
from app.domain.moment import wall_time, zone_info
from app.domain.plan import Anchor, Appointment, Busy, LeadSide, Plan, RepSide
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import Channel, Permission
from app.errors import InputError
from app.services.cadences import Cadences
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.running import Running
from app.services.sides import Sides, zones_for
from app.services.undo import UndoStack
from app.store import leads, series, touch_acts
from app.store import touches as store
from app.store.database import Database
from app.store.sessions import Session

_WEEK = 7
_WORKING_WEEK = 5
_SLACK = timedelta(days=45)
"""Days past the last offset that a plan may reach because of holidays and full days."""


@dataclass(frozen=True, slots=True)
class SeriesStarted:
    """A series with its touches, and what the planner warns of."""

    series_id: int
    touches: tuple[Touch, ...]
    warnings: tuple[str, ...]
    undo: Undo


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a meeting adds to what is known of the lead.

    Attributes:
        permission: As just given, or None for what is on record.
        preferred: The channel asked for, or None.
        best_time: In the lead's words.
        appointment: The next meeting when one was agreed.
        instead: True when open touches of running series are to be replaced, so they do not count.
    """

    permission: Permission | None = None
    preferred: Channel | None = None
    best_time: str = ""
    appointment: Appointment | None = None
    instead: bool = True


class Planning:
    """What a person can do with cadences and series."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        cadences: Cadences,
        sides: Sides,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._cadences = cadences
        self._sides = sides
        self._running = Running(clock, preferences, sides)

    def cadences(self) -> tuple[Cadence, ...]:
        """Return the cadences that can be started, newest versions, by name."""
        with self._database.begin() as session:
            return self._cadences.all_in(session)

    def cadence_in(self, session: Session, name: str) -> Cadence:
        """Return the newest version of a cadence within a transaction. Raises NotFoundError."""
        return self._cadences.get_in(session, name)

    def preview(self, cadence_name: str, lead_id: int, anchor: datetime, now: datetime | None = None) -> Plan:
        """Return what a cadence becomes for a lead, counted from the anchor whenever that is.

        With `now` (UTC) what lies before it is moved, as when the series is started then. Raises
        NotFoundError.
        """
        with self._database.begin() as session:
            cadence = self._cadences.get_in(session, cadence_name)
            return self._plan_at(session, cadence, lead_id, anchor, Wishes(), now)

    def try_out(self, cadence: Cadence, lead_id: int | None, anchor: datetime) -> Plan:
        """Return what a cadence not saved yet would become for a lead; None is somebody where the rep is.

        Raises NotFoundError, InputError when there is no day on which both sides work.
        """
        with self._database.begin() as session:
            if lead_id is not None:
                return self._plan_at(session, cadence, lead_id, anchor, Wishes(), None)
            return self._plan(session, cadence, anchor, self._near(anchor), (), None, None)

    def preview_for(
        self, cadence_name: str, zone: str, country: str, anchor: datetime, now: datetime | None = None
    ) -> Plan:
        """Return what a cadence becomes for somebody nobody knows: all channels, permission given.

        Raises NotFoundError for the cadence, InputError for the zone.
        """
        zones = _checked(zones_for(zone, country))
        start = self._day(anchor)
        known = LeadDetails(country=country)
        side = self._sides.lead(known, zones, Permission.GIVEN, start, channels=frozenset(Channel))
        with self._database.begin() as session:
            cadence = self._cadences.get_in(session, cadence_name)
            return self._plan(session, cadence, anchor, side, (), None, now)

    def start(self, lead_id: int, cadence_name: str, anchor: datetime, *, origin: str = "") -> SeriesStarted:
        """Start a series in place of a running one. Raises NotFoundError, RefusedError after a no."""
        now, zone = self._clock.wall(), self._preferences.zone()
        with self._undo.doing("", ("series", "touch", "lead"), origin) as doing:
            doing.text = f"series for {leads.details(doing.session, lead_id).name}"
            cadence = self._cadences.get_in(doing.session, cadence_name)
            series_id, ids, warnings = self.start_in(doing.session, lead_id, cadence, anchor, now)
            touches = store.by_ids(doing.session, ids, zone)
        return SeriesStarted(series_id, touches, warnings, doing.undo)

    def start_in(
        self, session: Session, lead_id: int, cadence: Cadence, anchor: datetime, now: datetime
    ) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
        """Start a series in place of a running one within an act; return its id, its touches' and warnings.

        Raises NotFoundError, RefusedError after a no.
        """
        touch_acts.refuse_after_no(session, lead_id)
        planned = self.plan_in(session, cadence, lead_id, anchor, Wishes())
        series.replace_running(session, lead_id, f"replaced by “{cadence.title}”", now)
        return *series.start(session, lead_id, cadence, anchor, planned.touches, now), planned.warnings

    def plan_in(
        self, session: Session, cadence: Cadence, lead_id: int, anchor: datetime, wishes: Wishes
    ) -> Plan:
        """Return the plan of a cadence for a lead within a transaction, made now. Raises NotFoundError."""
        return self._plan_at(session, cadence, lead_id, anchor, wishes, self._clock.wall())

    def has_room_in(self, session: Session, plan: Plan) -> bool:
        """Return whether the rep's days hold all of a plan not stored yet within their capacity (P28)."""
        from app.domain.capacity import Capacity  # loaded with the first import that starts series

        days = [self._day(touch.due.utc) for touch in plan.touches]
        first, until = min(days), max(days) + timedelta(days=1)
        capacity = Capacity(self._running.rep(session, first, until, self._day(self._clock.wall())))
        for touch, day in zip(plan.touches, days, strict=True):
            if not capacity.room(day, touch.minutes, touch.channel):
                return False
            capacity.add(day, touch.minutes, touch.channel)
        return True

    def conflicts_in(
        self, session: Session, lead_id: int, plan: Plan, anchor: datetime, wishes: Wishes
    ) -> dict[int, str]:
        """Return what stands against the touches of a plan that were moved by hand, by number, in words."""
        from app.domain.conflicts import conflicts  # loaded with the first touch that is moved

        side = self._side(session, lead_id, anchor, wishes)
        days = [self._day(touch.due.utc) for touch in plan.touches]
        rep = self._running.rep(session, min(days), max(days) + timedelta(days=1), self._day(anchor))
        return conflicts(plan.touches, side, rep, self._busy(session, lead_id, side, wishes))

    def free_days(self, lead_id: int | None, anchor: datetime) -> FreeDays:
        """Return the days on which a lead, or somebody where the rep is, or the rep does not work."""
        with self._database.begin() as session:
            if lead_id is not None:
                return self.free_days_in(session, lead_id, anchor)
            return free_days(self._near(anchor), self._bare_rep(session, anchor))

    def free_days_in(self, session: Session, lead_id: int, anchor: datetime) -> FreeDays:
        """Return the days on which a lead or the rep does not work. Raises NotFoundError."""
        side = self._side(session, lead_id, anchor, Wishes())
        return free_days(side, self._bare_rep(session, anchor))

    def _bare_rep(self, session: Session, anchor: datetime) -> RepSide:
        day = self._day(anchor)
        return self._running.rep(session, day, day, day)

    def _near(self, anchor: datetime) -> LeadSide:
        """Return somebody where the rep is, of whom everything is known."""
        return self._sides.lead(
            LeadDetails(country=self._preferences.country()),
            (self._preferences.zone(),),
            Permission.GIVEN,
            self._day(anchor),
            channels=frozenset(Channel),
        )

    def concerns(self, cadence: Cadence) -> tuple[str, ...]:
        """Return what should be known of a cadence before it is used, in sentences."""
        from app.domain.cadence_check import cadence_concerns  # only the editor asks

        return cadence_concerns(cadence, self._preferences.playbook())

    def _plan_at(
        self,
        session: Session,
        cadence: Cadence,
        lead_id: int,
        anchor: datetime,
        wishes: Wishes,
        now: datetime | None,
    ) -> Plan:
        side = self._side(session, lead_id, anchor, wishes)
        busy = self._busy(session, lead_id, side, wishes)
        return self._plan(session, cadence, anchor, side, busy, wishes.appointment, now)

    def _side(self, session: Session, lead_id: int, anchor: datetime, wishes: Wishes) -> LeadSide:
        """Return the lead's side with what a meeting adds to it. Raises NotFoundError."""
        side = self._running.side(session, lead_id, self._day(anchor), wishes.best_time)
        if wishes.preferred is not None:
            side = replace(side, preferred=wishes.preferred)
        if wishes.permission is not None:
            side = replace(side, permission=wishes.permission)
        return side

    def _busy(self, session: Session, lead_id: int, side: LeadSide, wishes: Wishes) -> list[Busy]:
        days = store.contact_days(session, lead_id, self._clock.wall(), instead=wishes.instead)
        return [Busy(channel, wall_time(at, side.zones[0]).date()) for channel, at in days]

    def _plan(
        self,
        session: Session,
        cadence: Cadence,
        anchor: datetime,
        side: LeadSide,
        busy: Sequence[Busy],
        appointment: Appointment | None,
        now: datetime | None,
    ) -> Plan:
        from app.domain.planner import plan  # loaded with the first plan, not before Today is shown

        first = self._day(max(anchor, now or anchor))
        until = first + _reach(cadence)
        if appointment is not None:
            until += max(timedelta(0), appointment.at.utc - anchor)
        rep = self._running.rep(session, first, until, self._day(anchor))
        named = Anchor(anchor, cadence.anchor)
        return plan(
            cadence,
            named,
            side,
            rep,
            gaps=self._preferences.gaps(),
            busy=busy,
            appointment=appointment,
            now=now,
        )

    def _day(self, at: datetime) -> date:
        return wall_time(at, self._preferences.zone()).date()


def _reach(cadence: Cadence) -> timedelta:
    """Return how far a plan may reach past its anchor."""
    days = [
        step.offset.amount * _WEEK // _WORKING_WEEK
        if step.offset.unit is Unit.BUSINESS_DAYS
        else step.offset.amount
        if step.offset.unit is Unit.DAYS
        else 1
        for step in cadence.steps
    ]
    return timedelta(days=max(days, default=0)) + _SLACK


def _checked(zones: tuple[str, ...]) -> tuple[str, ...]:
    for zone in zones:
        try:
            zone_info(zone)
        except (KeyError, ValueError, OSError) as error:
            raise InputError(f"There is no time zone “{zone}”.", "Write it like Europe/London.") from error
    return zones
