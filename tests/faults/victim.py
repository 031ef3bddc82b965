"""A child process that works with the services and writes down, outside, what was acknowledged.

A line of the journal is written after the service has returned, and reaches the disk before the next act: it
is what a person saw confirmed. The broken variant confirms first and saves afterwards.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import Services, open_services
from app.domain.lead import LeadDetails
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.words import OPEN_STATES, Outcome, Owner, Permission
from app.system.paths import Profile

START = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
JOURNAL = "journal"
Entry = dict[str, Any]


class StepClock:
    """A clock that moves a minute with every act."""

    def __init__(self) -> None:
        self.now = START

    def wall(self) -> datetime:
        return self.now

    def mono(self) -> float:
        return (self.now - START).total_seconds()


class Rep:
    """Does random acts; each returns what a checker can look for afterwards."""

    def __init__(
        self, services: Services, clock: StepClock, chance: random.Random, *, refuses: bool = True
    ) -> None:
        self._acts = [self._done, self._snooze, self._skip, self._note, *([self._refuse] if refuses else [])]
        self._services = services
        self._clock = clock
        self._chance = chance
        self._number = 0
        self._leads: list[int] = []
        self._touches: list[int] = []

    def act(self) -> Entry:
        """Do one act and return what was acknowledged."""
        self._clock.now += timedelta(minutes=1)
        self._number += 1
        if not self._leads or self._chance.random() < 0.2:
            return self._add()
        if not self._touches or self._chance.random() < 0.25:
            return self._log_meeting()
        return self._chance.choice(self._acts)()

    def _add(self) -> Entry:
        number = len(self._leads)
        name = f"Lead{number}"
        added = self._services.leads.add(
            LeadDetails(name, email=f"l{number}@x.example", phone=f"+44 20 7946 {number:04}")
        )
        self._leads.append(added.lead_id)
        return {"act": "add", "lead": added.lead_id, "name": name}

    def _log_meeting(self) -> Entry:
        lead = self._chance.choice(self._leads)
        notes = MeetingNotes(
            lead,
            self._clock.now,
            problems=("Casks wait",),
            agreements=(NewAgreement(Owner.MINE, "send the plan", None),),
            permission=Permission.NOT_ASKED,
            cadence="after-demo",
        )
        if self._refused(lead):
            return self._add()
        logged = self._services.meetings.log(notes)
        self._touches += [touch.id for touch in logged.touches]
        return {
            "act": "meeting",
            "activity": logged.activity_id,
            "series": logged.series_id,
            "touches": [touch.id for touch in logged.touches],
            "recap": logged.recap.id if logged.recap else None,
        }

    def _done(self) -> Entry:
        return self._on_touch(
            lambda touch: self._services.touches.done(touch, Outcome.NO_ANSWER, "rang"), "done"
        )

    def _skip(self) -> Entry:
        return self._on_touch(lambda touch: self._services.touches.skip(touch, "not now"), "skipped")

    def _snooze(self) -> Entry:
        until = until_of(self._number)
        entry = self._on_touch(lambda touch: self._services.touches.snooze(touch, until), "snoozed")
        return entry | {"until": until.isoformat()} if entry["act"] == "snoozed" else entry

    def _on_touch(self, work: Callable[[int], object], act: str) -> Entry:
        still_open = [one for one in self._touches if self._services.touches.get(one).state in OPEN_STATES]
        if not still_open:
            return self._add()
        touch = self._chance.choice(still_open)
        work(touch)
        return {"act": act, "touch": touch}

    def _note(self) -> Entry:
        lead, text = self._chance.choice(self._leads), f"note {self._chance.random()}"
        self._services.leads.note(lead, text)
        return {"act": "note", "lead": lead, "text": text}

    def _refuse(self) -> Entry:
        lead = self._chance.choice(self._leads)
        self._services.leads.set_permission(lead, Permission.REFUSED)
        return {"act": "refused", "lead": lead}

    def note_too_early(self, confirm: Callable[[Entry], None]) -> None:
        """Write notes for ever, each confirmed before it is saved."""
        lead = self._add()["lead"]
        while True:
            text = f"note {self._chance.random()}"
            confirm({"act": "note", "lead": lead, "text": text})
            self._services.leads.note(lead, text)

    def _refused(self, lead: int) -> bool:
        return self._services.leads.card(lead).row.permission is Permission.REFUSED


def until_of(number: int) -> datetime:
    """Return to when the act of this number, counted from 1, snoozes."""
    return datetime(2026, 8, 3, 10) + timedelta(minutes=number)


def live(folder: Path, seed: int, *, broken: bool) -> None:
    """Work until somebody ends it; the broken variant confirms before it has saved."""
    clock = StepClock()
    journal = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def confirm(entry: Entry) -> None:
        os.write(journal, json.dumps(entry).encode() + b"\n")
        os.fsync(journal)

    services = open_services(Profile(folder), clock, zone=london)
    rep = Rep(services, clock, random.Random(seed))
    if broken:
        rep.note_too_early(confirm)
    while True:
        confirm(rep.act())


def london() -> str:
    return "Europe/London"


def warm_up() -> None:
    """Load every library once, so that a child lives for its acts; nothing is open when it is forked."""
    clock = StepClock()
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Profile(Path(folder)), clock, zone=london)
        rep = Rep(services, clock, random.Random(1))
        for _ in range(20):
            rep.act()
        services.close()


def nursery() -> None:
    """Fork a child for every line of "folder seed variant"; a line "end" reaps the last one."""
    warm_up()
    for line in sys.stdin:
        if line.strip() == "end":
            os.wait()
            print("gone", flush=True)  # noqa: T201 -- the protocol
            continue
        folder, seed, variant = line.split()
        child = os.fork()
        if child == 0:
            live(Path(folder), int(seed), broken=variant == "broken")
        print(child, flush=True)  # noqa: T201 -- the protocol


if __name__ == "__main__":
    nursery()
