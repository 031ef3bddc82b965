# ruff: noqa: ARG002, FBT003 -- a table of touches, and sockets with the shape of the services
"""Touches of a week over plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.activity import Agreement
from app.domain.glance import Glance, Look
from app.domain.moment import at_instant, resolve
from app.domain.plan import DayLoad
from app.domain.queue import Queue, sort_open
from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.why import Reason
from app.domain.words import Channel, Owner, SeriesState, TouchState
from app.errors import InputError
from tests.ui.leads.fakes import LONDON, NOW, UNDO, at

C = Channel


def touch(
    touch_id: int,
    lead: str,
    channel: Channel,
    due: datetime,
    minutes: int = 10,
    done: bool = False,  # noqa: FBT001, FBT002 -- a table below
    place: tuple[int, int] = (1, 1),
    series: int | None = None,
    zone: str = LONDON,
    purpose: str = "Follow up",
    why: str = "5 business days after the demo",
) -> Touch:
    moment = at_instant(due, LONDON)
    return Touch(
        id=touch_id,
        lead_id=touch_id if series is None else 500 + series,
        lead=lead,
        company="Example",
        email="a@example.com",
        phone="",
        score=None,
        number=place[0],
        of=place[1],
        series_id=series,
        cadence=None if series is None else "new-inbound",
        cadence_title=None if series is None else "New inbound",
        channel=channel,
        state=TouchState.DONE if done else TouchState.PLANNED,
        due=moment,
        planned=moment,
        zone=LONDON,
        lead_zone=zone,
        lead_zone_known=True,
        minutes=minutes,
        purpose=purpose,
        template=None,
        why=(Reason("P5", why),),
        done_at=due if done else None,
    )


def greta(number: int, channel: Channel, due: datetime, why: str) -> Touch:
    return touch(
        100 + number,
        "Greta Sandoval",
        channel,
        due,
        10,
        place=(number, 6),
        series=1,
        zone="Europe/Madrid",
        why=why,
    )


WEEK = (
    touch(1, "Petr Novák", C.CALL, at(26, 9), 30, True),
    touch(2, "Dario Conti", C.CALL, at(26, 9, 45), 30, True),
    touch(3, "Lena Brandt", C.CALL, at(26, 10, 30), 30, True),
    touch(4, "Site visit, Calder", C.MEETING, at(26, 11, 30), 60, True, purpose="12 km, Leeds depot"),
    touch(5, "Marta Jensen", C.CALL, at(26, 15)),
    touch(6, "Ben Alvarez", C.MESSAGE, at(26, 16, 30), 30, True),
    touch(7, "Omar Haddad", C.CALL, at(27, 8, 55), 30, True),
    touch(8, "Samuel Reid", C.MEETING, at(27, 9, 30), 45, True, purpose="Video, 45 min"),
    touch(9, "Tomasz Wilk", C.EMAIL, at(27, 10, 30)),
    greta(1, C.CALL, at(27, 10, 50), "inbound at 10:21, so the one-hour answer ends 11:21"),
    touch(10, "Hannah Vogt", C.CALL, at(27, 11, 15)),
    touch(11, "Priya Raman", C.MESSAGE, at(27, 15)),
    greta(2, C.EMAIL, at(28, 9), "next morning, with the dock checklist she asked for"),
    touch(12, "Chloé Marchand", C.LINKEDIN, at(28, 9, 30)),
    touch(13, "Omar Haddad", C.MEETING, at(28, 10), 45, zone="Asia/Dubai"),
    touch(14, "Ilse Maes", C.EMAIL, at(28, 11, 30)),
    touch(15, "Ben Alvarez", C.MESSAGE, at(28, 16)),
    greta(3, C.CALL, at(28, 16, 30), "second try at another hour, inside a best call window"),
    touch(16, "Aiko Tanabe", C.EMAIL, at(29, 8, 30)),
    touch(17, "Dario Conti", C.CALL, at(29, 9, 30)),
    greta(4, C.LINKEDIN, at(29, 10, 30), "a short note after two calls and one e-mail"),
    touch(18, "Lena Brandt", C.CALL, at(29, 11, 30)),
    touch(19, "Samuel Reid", C.EMAIL, at(29, 14)),
    touch(20, "Priya Raman", C.MEETING, at(29, 15), 60, zone="America/Toronto"),
    greta(5, C.CALL, at(1, 10, 0, 6), "first working day after the weekend, before noon there"),
    greta(6, C.EMAIL, at(3, 9, 0, 6), "last touch: close the loop or move to a light series"),
)


class FakeTouches:
    """The sockets of the service the calendar uses; moving really moves."""

    def __init__(self, touches: Sequence[Touch] = WEEK, now: datetime = NOW) -> None:
        self.all = {one.id: one for one in touches}
        self.now = now
        self.windows: list[tuple[datetime, datetime]] = []
        self.moves: list[tuple[int, datetime]] = []

    def between(self, start: datetime, end: datetime) -> tuple[Touch, ...]:
        self.windows.append((start, end))
        found = (one.as_of(self.now) for one in self.all.values() if start <= one.due.utc < end)
        return tuple(sorted(found, key=lambda one: one.due.utc))

    def glance(self, first: date, last: date, look: Look) -> Glance:
        found: dict[date, list[Touch]] = {}
        for one in sorted(self.all.values(), key=lambda one: (one.id != look.keep, one.due.utc)):
            if first <= one.due_local.date() < last and one.channel not in look.hidden:
                found.setdefault(one.due_local.date(), []).append(one.as_of(self.now))
        shown = tuple(one for day in found.values() for one in day[: look.each])
        return Glance(shown, {day: len(touches) for day, touches in found.items()})

    def load(self, first: date, last: date) -> Mapping[date, DayLoad]:
        loads: dict[date, DayLoad] = {}
        for one in self.all.values():
            day = one.due_local.date()
            if first <= day < last:
                loads[day] = DayLoad(loads.get(day, DayLoad()).touches + 1)
        return loads

    def today(self) -> Queue:
        found = sort_open((one for one in self.all.values() if one.done_at is None), self.now, LONDON)
        return Queue(self.now, LONDON, found.overdue, found.due, found.later, (), 12)

    def reschedule(self, touch_id: int, due: datetime, *, origin: str = "") -> Undo:
        moment = resolve(due, LONDON)
        if moment.utc < self.now:
            raise InputError("That time has passed.", "Choose a later one.")
        self.moves.append((touch_id, due))
        self.all[touch_id] = replace(self.all[touch_id], due=moment)
        return UNDO


class FakeSeries:
    def __init__(self, book: FakeTouches) -> None:
        self._book = book

    def series(self, lead_id: int) -> SeriesView | None:
        mine = tuple(one for one in self._book.all.values() if one.lead_id == lead_id and one.series_id)
        if not mine:
            return None
        return SeriesView(1, lead_id, "new-inbound", "New inbound", NOW, SeriesState.RUNNING, mine)

    def agreements(self, lead_id: int) -> tuple[Agreement, ...]:
        return (Agreement(1, lead_id, Owner.THEIRS, "Dock counts", at(28, 17)),)


def crowd(month: int, days: int, each: int) -> tuple[Touch, ...]:
    """So many touches on each day of 2026 from the first of a month."""
    channels = tuple(C)
    start = resolve(datetime(2026, month, 1, 9), LONDON).utc
    made = []
    for day in range(days):
        for number in range(each):
            due = start + timedelta(days=day, minutes=30 * number)
            made.append(touch(day * each + number + 1, f"Lead {number}", channels[number % 5], due))
    return tuple(made)
