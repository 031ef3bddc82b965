"""Running series to change: a plan as it stands once it is saved, and how its change reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from app.domain import phrases
from app.domain.capacity import plus
from app.domain.moment import resolve, wall_time
from app.domain.plan import DayLoad, LeadSide, Plan, PlannedTouch, RepSide
from app.domain.running import Diff, Fate, LeadWork, OpenTouch
from tests.domain.planning import cadence, lead, planned, rep

LONDON = "Europe/London"
STEPS = cadence(("mail", 1), ("call", 5), ("mail", 10), ("call", 15), ("mail", 20), ("call", 26))


def at(day: str, clock: str = "10:00", zone: str = LONDON) -> datetime:
    return resolve(datetime.fromisoformat(f"{day}T{clock}"), zone).utc


def opened(touch: PlannedTouch, key: int = 0, **fields: object) -> OpenTouch:
    """A planned touch as it is open."""
    made = OpenTouch(
        key=key or touch.number,
        number=touch.number,
        channel=touch.channel,
        due=touch.due,
        minutes=touch.minutes,
        purpose=touch.purpose,
        template=touch.template,
        step=touch.step,
        tolerance=touch.tolerance,
        locked=touch.locked,
        late=touch.late,
        drop_after=touch.drop_after,
        window=touch.own_window,
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of an OpenTouch


def work_of(plan: Plan, side: LeadSide | None = None, key: int = 1, name: str = "Anna") -> LeadWork:
    touches = tuple(opened(touch, key * 100 + touch.number) for touch in plan.touches)
    return LeadWork(key, name, side or lead(), touches)


def series() -> LeadWork:
    """Mails on Wed 20 May, 3 and 17 June, calls on Wed 27 May, 10 and Thu 25 June."""
    return work_of(planned(STEPS))


def loaded(works: Iterable[LeadWork], me: RepSide | None = None) -> RepSide:
    """The rep's side with these touches in its days, as the store counts them."""
    me = me or rep()
    load = dict(me.load)
    for work in works:
        for touch in work.touches:
            day = wall_time(touch.due.utc, me.zone).date()
            one = DayLoad(1, touch.minutes, {touch.channel: 1})
            load[day] = plus(load.get(day, DayLoad()), one)
    return replace(me, load=load)


def with_policy(work: LeadWork, **fields: object) -> LeadWork:
    return replace(work, touches=tuple(replace(touch, **fields) for touch in work.touches))  # type: ignore[arg-type]  # fields of an OpenTouch


def lines(diff: Diff) -> list[str]:
    """ "2 moved Wed 27 May > Fri 29 May", by the number in the series."""
    made = []
    for line in diff.lines:
        number = (line.key or 0) % 100
        before = phrases.day(line.before.wall.date()) if line.before else "-"
        after = phrases.day(line.after.wall.date()) if line.after else "-"
        made.append(
            f"{number} {line.fate} {before} > {after}" if line.fate is Fate.MOVED else f"{number} {line.fate}"
        )
    return made


def day_of(text: str) -> date:
    return date.fromisoformat(text)
