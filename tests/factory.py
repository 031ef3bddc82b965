"""Makes what tests need: a profile with its services, leads, touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from app.domain.lead import LeadDetails
from app.domain.moment import at_instant
from app.domain.plan import PlannedTouch
from app.domain.why import Reason
from app.domain.words import ActivityKind, Channel
from app.models.activity import Activity
from app.models.series import Series
from app.services.absences import Absences
from app.services.activities import Activities
from app.services.bulk import Bulk
from app.services.cadences import Cadences
from app.services.call_recaps import CallRecaps
from app.services.days import Days
from app.services.due_list import DueList
from app.services.going_cold import GoingCold
from app.services.guarding import Guarding
from app.services.keep_in_touch import Rhythms
from app.services.leads import Leads
from app.services.letters import Letters
from app.services.links import Links
from app.services.meetings import Meetings
from app.services.merging import Merging
from app.services.messages import Messages
from app.services.planning import Planning
from app.services.preferences import Preferences
from app.services.presets import Presets
from app.services.quick_add import QuickAdd
from app.services.reactions import Reactions
from app.services.reminders import Reminders
from app.services.running import Running
from app.services.scores import Scores
from app.services.series_acts import SeriesActs
from app.services.sides import Sides
from app.services.touches import Touches
from app.services.undo import UndoStack
from app.services.views import Views
from app.services.weeks import Weeks
from app.store import touches
from app.store.database import Database
from tests.fakes import FakeClock, FakeHolidays, FakeZone, RecordedChanges

PRESETS = Path(__file__).parents[1] / "resources" / "presets"
_NUMBERS = count(1)


class World:
    """One profile with a clock that stands at Wed 27 May 2026, 10:00 in London."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.zone = FakeZone()
        self.holidays = FakeHolidays()
        self.changes = RecordedChanges()
        self.database = Database(folder / "fifth-touch.db", patience=0.05, reserve=0)
        self.preferences = Preferences(folder / "settings.json", self.zone, self.changes)
        self.undo = UndoStack(self.database, self.changes)
        self.scores = Scores(self.database, self.clock, self.changes, self.preferences, self.undo)
        self.scores.watch()
        self.views = Views(self.database, self.clock, self.preferences, self.undo)
        self.leads = Leads(self.database, self.clock, self.changes, self.preferences, self.undo)
        self.days = Days(self.database, self.clock, self.preferences)
        self.presets = Presets(PRESETS)
        self.sides = Sides(self.preferences, self.holidays)
        self.letters = Letters(self.clock, self.preferences, self.presets)
        self.cadences = Cadences(self.database, self.clock, self.undo, self.presets)
        self.planning = Planning(
            self.database, self.clock, self.preferences, self.undo, self.cadences, self.sides
        )
        self.running = Running(self.clock, self.preferences, self.sides)
        self.rhythms = Rhythms(self.database, self.clock, self.preferences, self.undo, self.running)
        self.reactions = Reactions(self.clock, self.preferences, self.running, self.planning, self.rhythms)
        self.touches = Touches(self.database, self.clock, self.preferences, self.undo, self.reactions)
        self.activities = Activities(
            self.database, self.clock, self.preferences, self.undo, self.planning, self.reactions
        )
        self.series_acts = SeriesActs(
            self.database,
            self.clock,
            self.preferences,
            self.undo,
            self.cadences,
            self.running,
            self.planning,
            self.reactions,
        )
        self.absences = Absences(self.database, self.clock, self.preferences, self.undo, self.running)
        self.weeks = Weeks(self.database, self.clock, self.preferences, self.undo, self.running)
        self.meetings = Meetings(
            self.database,
            self.clock,
            self.preferences,
            self.undo,
            self.cadences,
            self.planning,
            self.letters,
        )
        self.guarding = Guarding(self.clock, self.running)
        self.messages = Messages(
            self.database,
            self.clock,
            self.changes,
            self.undo,
            self.presets,
            self.letters,
            self.touches,
            self.guarding.look,
        )
        self.quick_add = QuickAdd(
            self.database,
            self.clock,
            self.preferences,
            self.undo,
            self.leads,
            self.touches,
            self.activities,
            self.planning,
            self.sides,
        )
        self.links = Links(self.clock, self.undo, self.letters)
        self.bulk = Bulk(self.clock, self.preferences, self.undo, self.planning)
        self.merging = Merging(self.database, self.clock, self.preferences, self.undo)
        self.reminders = Reminders(
            self.database, self.clock, self.changes, self.preferences, self.guarding.look
        )
        self.going_cold = GoingCold(self.leads, self.touches, self.undo, self.clock, self.preferences)
        self.call_recaps = CallRecaps(self.clock, self.preferences, self.undo, self.letters)
        self.due_list = DueList(self.database, self.clock, self.changes, self.preferences)

    def lead(self, first_name: str = "Anna", **fields: object) -> int:
        """Add a lead with a mail address and number of its own."""
        number = next(_NUMBERS)
        known: dict[str, object] = {
            "first_name": first_name,
            "last_name": "Vogt",
            "company": "Vogtland Papier",
            "email": f"anna{number}@example.com",
            "phone": f"+49 341 555{number:04d}",
            "country": "DE",
        }
        return self.leads.add(LeadDetails(**(known | fields))).lead_id  # type: ignore[arg-type] # fields by name

    def series(self, lead_id: int, days: Sequence[int] = (0, 1, 5, 8, 13, 18)) -> tuple[int, tuple[int, ...]]:
        """Store a running series with a touch so many days from now; return its id and theirs."""
        now = self.clock.wall()
        with self.database.begin() as session:
            series = Series(
                lead_id=lead_id,
                cadence="after-demo",
                title="After demo",
                version=1,
                anchor=now,
                anchor_words="the demo",
                touches=len(days),
                started_at=now,
            )
            session.add(series)
            session.flush()
            planned = [planned_touch(place, now + timedelta(days=day)) for place, day in enumerate(days, 1)]
            ids = touches.save_plan(session, lead_id, series.id, planned)
        return series.id, ids

    def contact(self, lead_id: int) -> None:
        """Store a call that was had now."""
        with self.database.begin() as session:
            session.add(
                Activity(
                    lead_id=lead_id, kind=ActivityKind.CALL, at=self.clock.wall(), title="Call, connected"
                )
            )

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table, without the marks that the program makes for itself."""
        driver = self.database.driver
        tables = [
            name
            for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "lead_search", "notice", "verdict", "alembic"))
        ]
        return {name: sorted(driver.execute(f"SELECT * FROM {name}").fetchall(), key=str) for name in tables}


def planned_touch(number: int, due: datetime, channel: Channel = Channel.CALL) -> PlannedTouch:
    """Return a touch for the UTC instant `due`."""
    moment = at_instant(due, "Europe/London")
    return PlannedTouch(number, channel, moment, 10, "Say hello", None, (Reason("P5", "5 days on"),))


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Give a world and close its file."""
    made = World(folder)
    try:
        yield made
    finally:
        made.database.close()
