"""Invented leads with a past: made by the services themselves, act by act, under a clock that is set back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.agreement_line import dated_deed
from app.domain.lead import LeadDetails
from app.domain.meeting import MeetingNotes, Rest
from app.domain.moment import resolve, wall_time
from app.domain.reactions import Choice
from app.domain.words import Channel, LeadState, MeetingKind, NextStep, Outcome, Owner, Permission, Stage
from app.services.ports import Clock
from app.services.preferences import Preferences

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.meetings import Meetings
    from app.services.planning import Planning
    from app.services.series_acts import SeriesActs
    from app.services.touches import Touches

ORIGIN = "demo"
PASSED_OVER = "done with the next step"
_DETAILS = ("first_name", "last_name", "company", "title", "email", "phone", "country", "city", "source")
Act = Mapping[str, Any]


class Acting(Protocol):
    """The services that act in the story."""

    @property
    def leads(self) -> Leads:
        """Leads."""

    @property
    def meetings(self) -> Meetings:
        """Meetings."""

    @property
    def planning(self) -> Planning:
        """Series."""

    @property
    def series_acts(self) -> SeriesActs:
        """Changes of running series."""

    @property
    def touches(self) -> Touches:
        """Touches."""


class _StoryClock:
    """A wall clock that the story sets; the monotonic one is the real one."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self.now = real.wall()

    def wall(self) -> datetime:
        """Return the instant the story has reached, in UTC."""
        return self.now

    def mono(self) -> float:
        """Return real seconds."""
        return self._real.mono()


@dataclass(frozen=True, slots=True)
class _Scene:
    """One act of one lead, and when."""

    at: datetime
    lead: str
    act: Act


class Demo:
    """Fills a profile with the story of resources/demo.

    Args:
        folder: Where the story lies.
        clock: The real one: the story ends at its present.
        preferences: For the rep's zone.
        acting: Returns the services as they are at another time.
    """

    def __init__(
        self, folder: Path, clock: Clock, preferences: Preferences, acting: Callable[[Clock], Acting]
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._preferences = preferences
        self._acting = acting

    def fill_fresh(self) -> int:
        """Fill a profile that was made for the story: the rep is an invented one, too."""
        self._preferences.change(origin=ORIGIN, **self._story()["rep"])
        return self.fill()

    def fill(self) -> int:
        """Add the invented leads with all that happened to them up to now; return how many."""
        story = self._story()
        zone = self._preferences.zone()
        now = self._clock.wall()
        today = wall_time(now, zone).date()
        scenes = [
            _Scene(_instant(act["day"], act["time"], today, zone), lead["email"], act)
            for lead in story["leads"]
            for act in lead["story"]
        ]
        clock = _StoryClock(self._clock)
        teller = _Teller(self._acting(clock), zone, today)
        details = {lead["email"]: lead for lead in story["leads"]}
        for scene in sorted(scenes, key=lambda scene: scene.at):
            if scene.at <= now:
                clock.now = scene.at
                teller.play(details[scene.lead], scene.act, scene.at)
        return len(details)

    def _story(self) -> dict[str, Any]:
        story: dict[str, Any] = json.loads((self._folder / "story.json").read_text("utf-8"))
        return story


class _Teller:
    """Plays acts; a lead comes in with its first one."""

    def __init__(self, services: Acting, zone: str, today: date) -> None:
        self._services = services
        self._zone = zone
        self._today = today
        self._ids: dict[str, int] = {}
        self._series: dict[int, list[int]] = {}
        self._planned: set[int] = set()

    def play(self, lead: Mapping[str, Any], act: Act, at: datetime) -> None:
        """Play one act at the UTC instant `at`."""
        if lead["email"] not in self._ids:
            self._ids[lead["email"]] = self._add(lead)
        getattr(self, f"_{act['act']}")(self._ids[lead["email"]], act, at)

    def _add(self, lead: Mapping[str, Any]) -> int:
        preferred = Channel(lead["preferred"]) if "preferred" in lead else None
        details = LeadDetails(**{name: lead.get(name, "") for name in _DETAILS}, preferred=preferred)
        return self._services.leads.add(details, origin=ORIGIN).lead_id

    def _note(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        self._services.leads.note(lead_id, act["text"], origin=ORIGIN)

    def _stage(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        self._services.leads.set_stage((lead_id,), Stage(act["stage"]), origin=ORIGIN)

    def _permission(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the same
        permission = Permission(act.get("permission", "given"))
        self._services.leads.set_permission(
            lead_id, permission, act.get("wording", ""), "call", origin=ORIGIN
        )

    def _rest(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        until = self._today + timedelta(days=act["until"])
        self._services.leads.rest(lead_id, Rest(LeadState(act["state"]), until, act["reason"]), origin=ORIGIN)

    def _contact(self, lead_id: int, act: Act, at: datetime) -> None:
        """A contact that no series planned: called or written to, and done."""
        due = wall_time(at, self._zone) + timedelta(minutes=1)
        added = self._services.touches.add(
            lead_id, Channel(act["channel"]), due, act["purpose"], origin=ORIGIN
        )
        self._planned.add(added.touch.id)
        self._complete(added.touch.id, act)

    def _plan(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        """A single touch in the future."""
        due = self._wall(act["due"])
        added = self._services.touches.add(
            lead_id, Channel(act["channel"]), due, act["purpose"], origin=ORIGIN
        )
        self._planned.add(added.touch.id)

    def _start(self, lead_id: int, act: Act, at: datetime) -> None:
        self._services.planning.start(lead_id, act["cadence"], at, origin=ORIGIN)
        self._set_dates(lead_id, act)

    def _meeting(self, lead_id: int, act: Act, at: datetime) -> None:
        met = wall_time(at, self._zone).date()
        minutes = act.get("minutes", 30)
        agreements = [dated_deed(line, Owner.MINE, met) for line in act.get("mine", ())]
        agreements += [dated_deed(line, Owner.THEIRS, met) for line in act.get("theirs", ())]
        notes = MeetingNotes(
            lead_id,
            at - timedelta(minutes=minutes),
            MeetingKind(act.get("kind", "video")),
            minutes,
            problems=tuple(act.get("problems", ())),
            solutions=tuple(act.get("solutions", ())),
            agreements=tuple(agreements),
            next_step=NextStep.I_SEND,
            permission=Permission.GIVEN,
            cadence=act["cadence"],
        )
        self._services.meetings.log(notes, origin=ORIGIN)
        self._set_dates(lead_id, act)

    def _done(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        self._complete(self._series[lead_id][act["n"] - 1], act)

    def _keep(self, lead_id: int, act: Act, at: datetime) -> None:  # noqa: ARG002 -- the shape of all acts
        for agreement in self._services.leads.agreements(lead_id):
            if agreement.what == act["what"]:
                self._services.leads.keep_agreement(agreement.id, True, origin=ORIGIN)  # noqa: FBT003

    def _complete(self, touch_id: int, act: Act) -> None:
        outcome = Outcome(act.get("outcome", "sent"))
        completed = self._services.touches.done(
            touch_id, outcome, act.get("text", ""), act.get("minutes", 0), origin=ORIGIN
        )
        if completed.ask is not None:
            self._services.series_acts.answer(completed.ask.series_id, Choice.GO_ON, origin=ORIGIN)
        self._pass_over(completed.touch.lead_id)

    def _pass_over(self, lead_id: int) -> None:
        """Leave out what an outcome added: the story goes on with its own next step."""
        following = self._services.touches.following(lead_id)
        for touch in following:
            if touch.id not in self._planned:
                self._services.touches.skip(touch.id, PASSED_OVER, origin=ORIGIN)

    def _set_dates(self, lead_id: int, act: Act) -> None:
        """Move touches of the new series to where the story wants them; their ids stay, numbers change."""
        series = self._services.leads.series(lead_id)
        assert series is not None
        self._series[lead_id] = [touch.id for touch in series.touches]
        self._planned.update(self._series[lead_id])
        for number, when in act.get("dates", {}).items():
            touch = series.touches[int(number) - 1]
            self._services.touches.reschedule(touch.id, self._wall(when), origin=ORIGIN)

    def _wall(self, when: Sequence[Any]) -> datetime:
        return datetime.combine(self._today + timedelta(days=when[0]), time.fromisoformat(when[1]))


def _instant(day: int, clock: str, today: date, zone: str) -> datetime:
    """Return the UTC instant of a wall time so many days from today."""
    wall = datetime.combine(today + timedelta(days=day), time.fromisoformat(clock))
    return resolve(wall, zone).utc.astimezone(UTC)
