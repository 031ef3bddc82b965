"""Plans to test: a plain lead and rep in London with the bank holidays of 2026, and any other by strategy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.moment import resolve, zone_info
from app.domain.plan import (
    Anchor,
    Appointment,
    Busy,
    DayLoad,
    DayRoom,
    Gaps,
    LeadSide,
    Plan,
    RepSide,
    Span,
    WorkCalendar,
)
from app.domain.planner import plan
from app.domain.playbook import book_of
from app.domain.words import Asks, Channel, ItemKind, Late, Permission

BANK_HOLIDAYS = {
    date(2026, 4, 3): "Good Friday",
    date(2026, 4, 6): "Easter Monday",
    date(2026, 5, 4): "Early May bank holiday",
    date(2026, 5, 25): "Spring bank holiday",
    date(2026, 8, 31): "Summer bank holiday",
}
CHANNELS = {
    "call": Channel.CALL,
    "mail": Channel.EMAIL,
    "linkedin": Channel.LINKEDIN,
    "message": Channel.MESSAGE,
}
DEMO = datetime(2026, 5, 19, 9, tzinfo=UTC)
"""Tuesday, 10:00 in London."""
T = TypeVar("T")
_NUMBERS = st.integers(0, 1 << 24)
_FIRST = {"recap": Offset(0, Unit.BUSINESS_DAYS), "soon": Offset(0, Unit.HOURS)}
ZONES = (
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu",
    "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Cairo", "America/Sao_Paulo", "UTC",
)  # fmt: skip
WEEK = range(5)
FIRST_DAY = date(2026, 1, 1)


def week(start: int = 9, end: int = 17) -> dict[int, tuple[Span, ...]]:
    return {day: ((time(start), time(end)),) for day in WEEK}


def lead(*zones: str, **fields: object) -> LeadSide:
    made = LeadSide(zones or ("Europe/London",), WorkCalendar(week(), BANK_HOLIDAYS))
    return LeadSide(**{**{name: getattr(made, name) for name in LeadSide.__slots__}, **fields})


def rep(zone: str = "Europe/London", load: Mapping[date, DayLoad] | None = None) -> RepSide:
    return RepSide(zone, WorkCalendar(week(8, 18), BANK_HOLIDAYS), load=load or {})


def cadence(*steps: tuple[str, int], recap: bool = False, tolerance: int = 2) -> Cadence:
    """Steps as ("call", 5): a channel and business days; with `recap` the first goes out the same day."""
    made = tuple(
        Step(CHANNELS[channel], Offset(days, Unit.BUSINESS_DAYS), f"step {number}", None, 10, tolerance,
             same_day=recap and number == 0)
        for number, (channel, days) in enumerate(steps)
    )  # fmt: skip
    return Cadence("test", "Test", 1, "the demo", "For tests.", made)


def planned(steps: Cadence, them: LeadSide | None = None, me: RepSide | None = None, **more: object) -> Plan:
    at = more.pop("at", DEMO)
    assert isinstance(at, datetime)
    return plan(steps, Anchor(at, steps.anchor), them or lead(), me or rep(), **more)  # type: ignore[arg-type]  # as plan takes them


@dataclass(frozen=True)
class Case:
    """Everything plan takes."""

    cadence: Cadence
    anchor: Anchor
    lead: LeadSide
    rep: RepSide
    gaps: Gaps
    busy: tuple[Busy, ...] = ()
    appointment: Appointment | None = None
    now: datetime | None = None

    def make(self) -> Plan:
        return plan(
            self.cadence,
            self.anchor,
            self.lead,
            self.rep,
            gaps=self.gaps,
            busy=self.busy,
            appointment=self.appointment,
            now=self.now,
        )


class _Digits:
    """One drawn number taken apart: few draws make many cases, and small numbers plain ones."""

    def __init__(self, number: int) -> None:
        self._left = number

    def below(self, most: int) -> int:
        self._left, digit = divmod(self._left, most)
        return digit

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]


def _calendar(number: int) -> WorkCalendar:
    digits = _Digits(number)
    start = digits.of((9, 8, 6, 7, 10, 11, 12))
    end = start + digits.of((8, 10, 2, 4, 6, 9, 11))
    whole: tuple[Span, ...] = ((time(start), time(end)),)
    lunch: tuple[Span, ...] = ((time(start), time(start + 1)), (time(start + 1, 30), time(end)))
    spans = digits.of((whole, lunch))
    weekdays = digits.of(((0, 1, 2, 3, 4), (6, 0, 1, 2, 3), (0, 1, 2, 3, 4, 5), (1, 3, 4), range(7)))
    every = digits.of((500, 7, 11, 17, 40))
    free = {FIRST_DAY + timedelta(days=day): "A holiday" for day in range(every, 800, every)}
    halves = digits.of((0, 0, 0, 9, 23))
    half: tuple[Span, ...] = ((time(start), time(start + 1)),)
    special = {FIRST_DAY + timedelta(days=day): half for day in range(halves, 800, halves or 800)}
    return WorkCalendar(dict.fromkeys(sorted(weekdays), spans), free, special if halves else {})


def _cadence(numbers: Sequence[int]) -> Cadence:
    """Purposes begin with what the step is, for the properties to tell them apart."""
    steps: list[Step] = []
    amount = 0
    for index, number in enumerate(numbers):
        digits = _Digits(number)
        kind = digits.of(("flexible", "recap", "soon")) if index == 0 else "flexible"
        amount += digits.of((1, 0, 2, 3, 5, 9))
        channel = digits.of((Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, None))
        unit = digits.of((Unit.BUSINESS_DAYS, Unit.BUSINESS_DAYS, Unit.DAYS))
        offset = Offset(amount, unit) if kind == "flexible" else _FIRST[kind]
        minutes, tolerance = digits.of((10, 5, 15, 30)), digits.of((2, 0, 1, 3))
        purpose = f"{kind} {index}"
        window = digits.of((None, None, (time(10), time(12)), (time(19), time(22))))
        late, drop_after = digits.of(tuple(Late)), digits.of((5, 1, 12))
        asks, item = digits.of(tuple(Asks)), digits.of((None, ItemKind.OFFER))
        more = (window, late, drop_after, item, asks)
        steps.append(Step(channel, offset, purpose, None, minutes, tolerance, kind == "recap", *more))
    return Cadence("test", "Test", 1, "the demo", "For tests.", tuple(steps))


def _load(seed: int) -> dict[date, DayLoad]:
    """Days full, half full and empty in a pattern of its own for each seed; 0 is an empty calendar."""
    return {
        FIRST_DAY + timedelta(days=day): DayLoad((seed >> day % 13) % 7, (seed >> day % 11) % 60)
        for day in range(480 if seed else 0)
    }


@st.composite
def cases(draw: st.DrawFn) -> Case:
    at = datetime(2026, 1, 10, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 365 * 24 * 60)))
    zones = tuple(draw(st.lists(st.sampled_from(ZONES), min_size=1, max_size=3, unique=True)))
    load = _load(draw(st.integers(0, 1 << 16)))
    them = LeadSide(
        zones,
        _calendar(draw(_NUMBERS)),
        zone_known=len(zones) == 1,
        channels=frozenset(draw(st.sets(st.sampled_from(Channel))))
        if draw(st.booleans())
        else frozenset(Channel),
        preferred=draw(st.sampled_from((None, *Channel))),
        permission=draw(st.sampled_from(Permission)),
        best_hours=draw(st.sampled_from(((), ((time(8), time(11)),)))),
        avoid_days=frozenset(draw(st.sets(st.integers(0, 6), max_size=2))),
    )
    me = _rep(draw(st.sampled_from(ZONES)), draw(_NUMBERS), draw(_NUMBERS), load)
    gaps = Gaps(
        draw(st.integers(0, 4)), draw(st.integers(0, 2)), draw(st.integers(0, 2)), draw(st.integers(1, 4))
    )
    around = st.integers(-15, 60).map(
        lambda days: at.astimezone(zone_info(zones[0])).date() + timedelta(days=days)
    )
    busy = tuple(draw(st.lists(st.builds(Busy, st.sampled_from(Channel), around), max_size=6)))
    now = at + timedelta(hours=draw(st.integers(0, 24 * 20))) if draw(st.booleans()) else None
    return Case(
        _cadence(draw(st.lists(_NUMBERS, min_size=1, max_size=10))),
        Anchor(at, "the demo"),
        them,
        me,
        gaps,
        busy,
        draw(_appointments(at, me.zone)),
        now,
    )


def _rep(zone: str, week_number: int, number: int, load: Mapping[date, DayLoad]) -> RepSide:
    """A rep whose days hold more or less, some weekdays and channels less than others."""
    digits = _Digits(number)
    rooms = {digits.below(7): DayRoom(digits.of((1, 3)), 40)} if digits.below(3) == 2 else {}
    channels = {Channel.CALL: digits.of((1, 2))} if digits.below(3) == 2 else {}
    touches, minutes = digits.of((6, 1, 2, 3, 4, 5)), digits.of((150, 60, 30))
    book = digits.of(({}, {}, {"best_from": 9, "awake_from": 9, "awake_to": 20}, {"mail_minutes": 15}))
    playbook = book_of(book)
    return RepSide(zone, _calendar(week_number), touches, minutes, load, rooms, channels, playbook)


@st.composite
def _appointments(draw: st.DrawFn, at: datetime, zone: str) -> Appointment | None:
    if draw(st.booleans()):
        return None
    day = (at + timedelta(days=draw(st.integers(1, 40)))).date()
    return Appointment(resolve(datetime.combine(day, time(draw(st.integers(6, 22)))), zone))
