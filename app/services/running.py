"""What runs, as the engine takes it: open touches with the lead's side, and the rep's side with its load."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.plan import Busy, DayLoad, LeadSide, RepSide
from app.domain.plan_change import ChangedTouch, PlanChange
from app.domain.playbook import Playbook
from app.domain.running import Diff, LeadWork
from app.domain.words import Channel, Permission
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.sides import Sides, known_channels
from app.store import absences, leads, permissions, touches
from app.store import running as store
from app.store.channel_load import channel_load
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.models.lead import Lead
    from app.models.touch import Touch

SLACK = timedelta(days=60)
"""Days past the last touch that an act may reach because of holidays and full days."""


@dataclass(frozen=True, slots=True)
class _Many:
    """What is known of many leads, by id: their sides and names, what rings, what was done lately."""

    sides: Mapping[int, LeadSide]
    names: Mapping[int, str]
    ringing: Mapping[int, Sequence[Touch]]
    done: Mapping[int, Sequence[tuple[Channel, datetime]]]

    def work(self, lead_id: int, rows: Sequence[Touch], *, by_hand_stays: bool) -> LeadWork:
        """Return these touches; what else rings for the lead counts as busy."""
        side, keys = self.sides[lead_id], {row.id for row in rows}
        beside = [(row.channel, row.due_utc) for row in self.ringing[lead_id] if row.id not in keys]
        found = (*self.done[lead_id], *beside)
        busy = tuple(Busy(channel, wall_time(at, side.zones[0]).date()) for channel, at in found)
        touches = tuple(store.open_touch(row, by_hand_stays=by_hand_stays) for row in rows)
        return LeadWork(lead_id, self.names[lead_id], side, touches, busy)


class Running:
    """Reads what the engine needs, within a transaction."""

    def __init__(self, clock: Clock, preferences: Preferences, sides: Sides) -> None:
        self._clock = clock
        self._preferences = preferences
        self._sides = sides

    def today(self) -> date:
        """Return the rep's date now."""
        return self.date_of(self._clock.wall())

    def date_of(self, at: datetime) -> date:
        """Return the rep's date of an instant."""
        return wall_time(at, self._preferences.zone()).date()

    def book(self) -> Playbook:
        """Return the figures of the rules."""
        return self._sides.rep({}, self.today()).playbook

    def rep(self, session: Session, first: date, until: date, start: date | None = None) -> RepSide:
        """Return the rep's side with what the days in [first, until) hold; days away are free days.

        `start` is the first day whose holidays are wanted, `first` unless it is earlier.
        """
        load = touches.load(session, first, until, self._preferences.zone())
        side = self._sides.rep(load, start or first)
        if side.channels or any(room.channels for room in side.rooms.values()):
            side = replace(side, load=self._by_channel(session, load, first, until))
        return with_days_off(side, absences.days(session, start or first))

    def _by_channel(
        self, session: Session, load: Mapping[date, DayLoad], first: date, until: date
    ) -> Mapping[date, DayLoad]:
        found = channel_load(session, first, until, self._preferences.zone())
        return {day: replace(held, channels=found.get(day, {})) for day, held in load.items()}

    def rep_for(self, session: Session, works: Sequence[LeadWork], furthest: date | None = None) -> RepSide:
        """Return the rep's side for acts on these touches, up to a furthest day where one is meant."""
        days = [
            wall_time(one.due.utc, self._preferences.zone()).date() for work in works for one in work.touches
        ]
        first = min([self.today(), *days])
        last = max([self.today(), *days, *((furthest,) if furthest else ())])
        return self.rep(session, first, last + max(SLACK, (last - first) / 4))

    def side(self, session: Session, lead_id: int, start: date, best_time: str = "") -> LeadSide:
        """Return a lead's side; an address that failed counts as none. Raises NotFoundError."""
        lead, known = leads.get(session, lead_id), leads.details(session, lead_id)
        return self._side(lead, known, permissions.current(session, lead_id), start, best_time)

    def sides_of(self, session: Session, lead_ids: Sequence[int]) -> dict[int, LeadSide]:
        """Return the sides of many leads as they are today; those that are gone are left out."""
        today = self.today()
        known = store.known(session, lead_ids).items()
        return {
            lead_id: self._side(lead, details, permission, today)
            for lead_id, (lead, details, permission) in known
        }

    def _side(
        self, lead: Lead, details: LeadDetails, permission: Permission, start: date, best_time: str = ""
    ) -> LeadSide:
        return self._sides.lead(
            details,
            lead.zones,
            permission,
            start,
            best_time=best_time or details.best_time,
            channels=reachable(lead, details),
        )

    def work(
        self,
        session: Session,
        lead_id: int,
        rows: Sequence[Touch],
        without: Collection[int] = (),
        *,
        by_hand_stays: bool = False,
    ) -> LeadWork:
        """Return these open touches of a lead, with what else the lead gets beside them.

        `without` names touches that count neither as open nor as contacts. With `by_hand_stays` what the rep
        moved stays where it is.
        """
        side = self.side(session, lead_id, self.today())
        keys = {row.id for row in rows} | set(without)
        found = store.beside(session, lead_id, self._clock.wall(), keys)
        busy = tuple(Busy(channel, wall_time(at, side.zones[0]).date()) for channel, at in found)
        name = leads.details(session, lead_id).name
        touches = tuple(store.open_touch(row, by_hand_stays=by_hand_stays) for row in rows)
        return LeadWork(lead_id, name, side, touches, busy)

    def works(
        self, session: Session, rows: Iterable[Touch], *, by_hand_stays: bool = False
    ) -> tuple[LeadWork, ...]:
        """Return all that rings of the series and single touches among these, one item for each."""
        groups = store.whole(session, rows)
        many = self._many(session, tuple(dict.fromkeys(group[0].lead_id for group in groups)))
        return tuple(many.work(group[0].lead_id, group, by_hand_stays=by_hand_stays) for group in groups)

    def lead_works(
        self, session: Session, rows: Iterable[Touch], *, by_hand_stays: bool = False
    ) -> tuple[LeadWork, ...]:
        """Return all that rings for the leads of these touches, one item for each lead."""
        many = self._many(session, tuple(dict.fromkeys(row.lead_id for row in rows)))
        return tuple(
            many.work(lead_id, touches, by_hand_stays=by_hand_stays)
            for lead_id, touches in many.ringing.items()
        )

    def _many(self, session: Session, ids: Sequence[int]) -> _Many:
        """Read what stands beside the touches of many leads, a query each."""
        today = self.today()
        known = store.known(session, ids)
        sides = {lead: self._side(row, details, said, today) for lead, (row, details, said) in known.items()}
        names = {lead: details.name for lead, (_, details, _) in known.items()}
        done = store.done_of_leads(session, ids, self._clock.wall())
        return _Many(sides, names, store.open_of_leads(session, ids), done)

    def change(self, session: Session, diff: Diff) -> PlanChange:
        """Return what the engine says as a diff to look at."""
        keys = [line.key for line in diff.lines if line.key is not None]
        found = touches.by_ids(session, keys, self._preferences.zone())
        known = {touch.id: touch.as_of(self._clock.wall()) for touch in found}
        lines = [
            ChangedTouch(known[line.key], line.after, line.fate.value, line.why)
            for line in diff.lines
            if line.key is not None
        ]
        lines.sort(key=lambda line: (line.touch.due.utc, line.touch.id))
        return PlanChange(tuple(lines), diff.warnings)


def with_days_off(side: RepSide, days: dict[date, str]) -> RepSide:
    """Return the rep's side with more free days; these win over half days."""
    if not days:
        return side
    calendar = side.calendar
    special = {**calendar.special, **dict.fromkeys(days, ())}
    return replace(side, calendar=replace(calendar, holidays={**calendar.holidays, **days}, special=special))


def reachable(lead: Lead, details: LeadDetails) -> frozenset[Channel]:
    """Return the channels that are known to work: a number that was wrong and a mail that bounced do not."""
    channels = known_channels(details)
    if lead.bad_email and lead.bad_email == lead.email_key:
        channels -= {Channel.EMAIL}
    if lead.bad_phone and lead.bad_phone == lead.phone_key:
        channels -= {Channel.CALL, Channel.MESSAGE}
    return channels
