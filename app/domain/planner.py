"""The planner: a cadence, an anchor and two calendars in, dated touches with their reasons out (design 4).

Pure: the same input gives the same plan. Planning one series never moves another; what is already planned
comes in as load (capacity) and as busy days (distance to other touches of the lead).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain import appointments, concerns, phrases, recaptime
from app.domain.appointments import Agreed
from app.domain.asking import asking
from app.domain.businessdays import BusinessDays
from app.domain.cadence import Cadence, Offset, Step, Unit, of_appointment, reminds
from app.domain.capacity import Capacity
from app.domain.channels import channel_of
from app.domain.daysearch import DaySearch, Found, Wanted
from app.domain.drafts import Draft, numbered
from app.domain.gaps import Contacts, gaps_of
from app.domain.moment import Moment, at_instant, wall_time
from app.domain.offsets import Base, Target, base_of, moved_on, target
from app.domain.plan import Anchor, Appointment, Busy, Gaps, LeadSide, Plan, RepSide
from app.domain.slots import not_before, waking_slots
from app.domain.why import Reason
from app.domain.windows import Wish
from app.domain.words import Channel

_DAY = timedelta(days=1)
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def plan(
    cadence: Cadence,
    anchor: Anchor,
    lead: LeadSide,
    rep: RepSide,
    *,
    gaps: Gaps | None = None,
    busy: Sequence[Busy] = (),
    appointment: Appointment | None = None,
    now: datetime | None = None,
) -> Plan:
    """Return every touch of a series with its date and reasons, and warnings.

    Args:
        cadence: The steps, in order.
        anchor: What the series counts from.
        lead: The lead's zones, calendar, channels, permission and wishes.
        rep: The rep's zone, calendar, capacity and load.
        gaps: Least distances and the weekly cap; None takes those of the rep's playbook.
        busy: Contacts and touches the lead already has, by the lead's local date.
        appointment: An agreed call or meeting; steps after it are counted on from it.
        now: Aware UTC instant before which nothing is planned; None plans from the anchor alone.

    Raises InputError when there is no day on which both sides work.
    """
    ahead = any(step.offset.amount < 0 for step in cadence.steps if not of_appointment(step))
    base = base_of(anchor.at, anchor.words, lead.zones[0], ahead=ahead)
    lead = replace(lead, awake=rep.playbook.awake)
    planning = _Planning(anchor, base, lead, rep, gaps or gaps_of(rep.playbook), busy, now)
    if appointment is not None:
        planning.agree(appointment, cadence)
    for place, step in enumerate(cadence.steps, 1):
        planning.add(place, step)
    return planning.result()


class _Planning:
    """One plan in the making."""

    def __init__(
        self,
        anchor: Anchor,
        base: Base,
        lead: LeadSide,
        rep: RepSide,
        gaps: Gaps,
        busy: Sequence[Busy],
        now: datetime | None,
    ) -> None:
        self._anchor = anchor
        self._lead = lead
        self._rep = rep
        self._now = now or _LONG_AGO
        self._business = BusinessDays(lead.calendar, rep.calendar)
        self._contacts = Contacts(gaps, self._business, busy)
        self._capacity = Capacity(rep)
        self._search = DaySearch(lead, rep, self._business, self._contacts, self._capacity)
        self._base = base
        self._today = self._base.day
        self._agreed: Agreed | None = None
        self._appointed: Base | None = None
        self._previous = _LONG_AGO  # end of the step before
        self._previous_day = date.min  # the lead's date of it
        self._amount = 0  # offset of the step before
        self._shift = 0  # business days by which the series started late
        self._place = 0  # number of the step in hand
        self._drafts: list[Draft] = []
        self._over: list[date] = []
        self._said: list[str] = []

    def agree(self, appointment: Appointment, cadence: Cadence) -> None:
        """Take the appointment and its reminder letter first: nothing moves them."""
        before = self._rep.playbook.reminder_before
        found = appointments.agreed(appointment, self._lead.zones[0], self._business, before)
        self._appointed = Base(appointment.at.utc, appointments.words(appointment), found.day, ahead=True)
        self._said += appointments.concerns(found, self._lead, self._business, self._anchor.at)
        rep_day = wall_time(appointment.at.utc, self._rep.zone).date()
        room = self._capacity.room(rep_day, appointment.minutes, appointment.channel)
        self._keep(appointments.appointment_draft(found), found.day, rep_day, over=not room)
        if appointment.at.utc > self._anchor.at:
            self._agreed = found
            if not any(reminds(step) for step in cadence.steps):
                self._remind(found, recap=any(step.same_day for step in cadence.steps))

    def add(self, place: int, step: Step) -> None:
        """Place one step, the one so numbered in the cadence."""
        self._place = place
        channel, why = channel_of(step, self._lead)
        if step.same_day:
            self._add_recap(step, channel, why)
        elif of_appointment(step):
            self._add_appointed(step, channel, why)
        else:
            self._add_flexible(step, channel, why)

    def _add_flexible(self, step: Step, channel: Channel, why: tuple[Reason, ...]) -> None:
        asked, found = self._find(step, channel)
        if self._agreed and self._base.taken is None and found.day >= self._agreed.reminder_day:
            self._count_on_from(self._agreed)
            asked, found = self._find(step, channel)
        self._note_late_start(step, asked, found)
        self._keep_step(step, channel, (*asked.why, *why), found)
        self._amount = step.offset.amount

    def _add_appointed(self, step: Step, channel: Channel, why: tuple[Reason, ...]) -> None:
        """Place a step that counts from the agreed appointment, whatever its place among the others.

        Without an appointment it is blocked, and dated as if the anchor were one.
        """
        if self._appointed is None:
            missing = Reason("missing-appointment", "no appointment is agreed")
            asked = self._target(replace(step.offset, amount=abs(step.offset.amount)), self._base)
            self._keep_draft(step, channel, (*asked.why, *why), self._near(step, channel, asked), missing)
            return
        asked = self._target(step.offset, self._appointed)
        found = self._near(step, channel, asked)
        if step.offset.amount < 0 and not self._is_before(self._appointed, found, step):
            named = self._appointed.words
            self._said.append(f"There is no day left for “{step.purpose}” before {named}.")
            return
        self._keep_draft(step, channel, (*asked.why, *why), found)

    def _target(self, offset: Offset, base: Base) -> Target:
        return target(offset, replace(base, taken=None), self._business, self._lead.zones[0])

    def _near(self, step: Step, channel: Channel, asked: Target) -> Found:
        """Find the day of a step that counts from an appointment; the other steps do not bind it."""
        by_hours = step.offset.unit is Unit.HOURS
        earliest = max(asked.earliest, self._anchor.at, self._now)
        first = self._day_of(earliest)
        day = self._business.on_or_after(max(asked.day, first))
        wish = Wish(channel, step.minutes, earliest, soon=by_hours, own=step.window)
        return self._search.find(Wanted(wish, day, first, step.tolerance, self._today, urgent=by_hours))

    def _is_before(self, appointed: Base, found: Found, step: Step) -> bool:
        if step.offset.unit is Unit.HOURS:
            return found.place.at < appointed.at
        return found.day < appointed.day

    def result(self) -> Plan:
        """Return the plan as it stands."""
        touches = numbered(self._drafts, self._lead)
        said = (
            *concerns.of_lead(self._lead),
            *concerns.of_touches(touches, self._lead),
            *self._said,
            *concerns.of_days(self._over, self._capacity, self._today),
        )
        return Plan(touches, said)

    def _find(self, step: Step, channel: Channel) -> tuple[Target, Found]:
        """Return the day asked for and the day found; changes nothing."""
        zone = self._lead.zones[0]
        asked = target(step.offset, self._base, self._business, zone)
        by_hours = step.offset.unit is Unit.HOURS
        if self._shift and step.offset.amount > 0 and not by_hours:
            asked = _later(asked, self._shift, self._business)
        earliest = max(asked.earliest, self._previous, self._now)
        apart = self._first_day(step)
        day, moved = self._reachable(asked.day, max(self._day_of(earliest), apart))
        wish = Wish(channel, step.minutes, earliest, soon=by_hours, own=step.window)
        found = self._search.find(
            Wanted(
                wish, day, max(apart, self._day_of(earliest)), step.tolerance, self._today, urgent=by_hours
            )
        )
        return asked, replace(found, moves=(*moved, *found.moves))

    def _first_day(self, step: Step) -> date:
        """Return the first day a step may have: steps of different days do not pile up on one."""
        if step.offset.unit is Unit.HOURS:
            return self._previous_day
        first = self._base.day + _DAY if step.offset.amount > 0 else date.min
        if step.offset.amount > self._amount:
            return max(first, self._previous_day + _DAY)
        return max(first, self._previous_day)

    def _reachable(self, day: date, first: date) -> tuple[date, tuple[Reason, ...]]:
        """Move a day that lies before the first one possible, and say why."""
        if day >= first:
            return day, ()
        said = phrases.day(day, self._today)
        passed = Reason("passed", f"{said} has passed")
        order = Reason("order", f"moved from {said}: it comes after the step before")
        return self._business.on_or_after(first), (passed if self._day_of(self._now) > day else order,)

    def _count_on_from(self, found: Agreed) -> None:
        """Let the remaining steps count on from the appointment, with their distances kept."""
        named = appointments.words(found.appointment)
        self._base = Base(found.appointment.at.utc, named, found.day, self._amount)
        end = found.appointment.at.utc + timedelta(minutes=found.appointment.minutes)
        self._previous = max(self._previous, end)
        self._shift = 0

    def _note_late_start(self, step: Step, asked: Target, found: Found) -> None:
        """Let the rest keep its distance from a step whose day had passed: never the backlog at once."""
        late = any(reason.rule == "passed" for reason in found.moves)
        if late and step.offset.amount > 0 and step.offset.unit is not Unit.HOURS:
            self._shift += self._business.between(asked.day, found.day)

    def _add_recap(self, step: Step, channel: Channel, why: tuple[Reason, ...]) -> None:
        """Place the recap the same day; on the next business day when that one is free or over."""
        at = max(self._anchor.at, self._now)
        place = recaptime.same_day(self._lead, self._rep, self._business, self._anchor.at, at)
        if place is not None:
            rep_day = wall_time(place.at, self._rep.zone).date()
            over = not self._capacity.room(rep_day, step.minutes, channel)
            found = Found(self._day_of(place.at), rep_day, place, (), over)
            self._keep_step(step, channel, why, found)
            return
        met = self._day_of(at)
        is_over = not not_before(waking_slots(self._lead, met), at)
        day = self._business.after(met, int(is_over))
        wish = Wish(channel, step.minutes, at, never_late=True)
        found = self._search.find(Wanted(wish, day, day, 0, self._today, urgent=True))
        reason = Reason("P2", "the recap goes out on the next working day")
        free = moved_on(met, found.day, self._business, self._today) if not self._business.works(met) else ()
        self._keep_step(step, channel, (reason, *free, *why), found)

    def _remind(self, found: Agreed, *, recap: bool) -> None:
        """Plan the reminder letter for the working day before (P8)."""
        earliest = max(self._anchor.at, self._now)
        first = self._day_of(earliest)
        day = found.reminder_day
        wish = Wish(Channel.EMAIL, appointments.REMINDER_MINUTES, earliest)
        wanted = Wanted(wish, day, first, 0, self._today, urgent=True)
        too_near = day < first or (recap and day == first)
        placed = None if too_near else self._search.find(wanted)
        if placed is None or placed.day >= found.day:
            named = appointments.words(found.appointment)
            self._said.append(f"There is no day left for a reminder letter before {named}.")
            return
        draft = appointments.reminder_draft(found, self._moment(placed.place.at), placed.place)
        self._keep(draft, placed.day, placed.rep_day, over=placed.over)

    def _keep_step(self, step: Step, channel: Channel, why: tuple[Reason, ...], found: Found) -> None:
        if step.same_day or step.offset.unit is Unit.HOURS:
            refusal = self._contacts.refuse(channel, found.day)
            if refusal:
                self._said.append(_whatever(step, found.day, refusal, self._today))
        self._keep_draft(step, channel, why, found)
        self._previous_day = found.day
        self._previous = found.place.at + timedelta(minutes=step.minutes)

    def _keep_draft(
        self,
        step: Step,
        channel: Channel,
        why: tuple[Reason, ...],
        found: Found,
        blocked: Reason | None = None,
    ) -> None:
        asks, answer_by = asking(step, found.day, self._business, self._today)
        draft = Draft(
            channel,
            self._moment(found.place.at),
            step.minutes,
            step.purpose,
            step.template,
            (*why, *found.why, *asks),
            found.place.slot,
            place=self._place,
            step=step,
            answer_by=answer_by,
            blocked=blocked,
        )
        self._keep(draft, found.day, found.rep_day, over=found.over)

    def _keep(self, draft: Draft, day: date, rep_day: date, *, over: bool) -> None:
        self._drafts.append(draft)
        self._contacts.add(draft.channel, day)
        self._capacity.add(rep_day, draft.minutes, draft.channel)
        if over:
            self._over.append(rep_day)

    def _moment(self, at: datetime) -> Moment:
        return at_instant(at, self._lead.zones[0] if self._lead.zone_known else self._rep.zone)

    def _day_of(self, at: datetime) -> date:
        """Return the lead's local date."""
        return date.min if at <= _LONG_AGO else wall_time(at, self._lead.zones[0]).date()


def _later(asked: Target, shift: int, business: BusinessDays) -> Target:
    said = Reason("shift", f"{phrases.business_days(shift)} later, as the series started late")
    return replace(asked, day=business.after(asked.day, shift), why=(*asked.why, said))


def _whatever(step: Step, day: date, refusal: Reason, today: date) -> str:
    """Say that a touch which cannot wait comes too soon after another."""
    return f"“{step.purpose}” on {phrases.day(day, today)} cannot wait, although you keep {refusal.text}."
