from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.meeting.dialog import MeetingDialog
from app.ui.tasks import Tasks
from tests.ui.meeting.room import (
    LEAD_ID,
    NOW,
    ZONE,
    FakeLeads,
    FakeMeetings,
    FakePlanning,
    InlineLane,
    some_leads,
)

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.meetings import Meetings
    from app.services.planning import Planning


class Heard(QObject):
    """Keeps what the wizard says."""

    def __init__(self) -> None:
        super().__init__()
        self.logged: list[object] = []
        self.mailed: list[bool] = []

    def take(self, _lead: object, logged: object, mail: bool) -> None:  # noqa: FBT001 -- as the signal has it
        self.logged.append(logged)
        self.mailed.append(mail)


@dataclass
class Room:
    dialog: MeetingDialog
    meetings: FakeMeetings
    leads: FakeLeads
    tasks: Tasks
    heard: Heard


class Rooms:
    """Opens wizards over one set of services."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.meetings, self.leads = FakeMeetings(), some_leads()
        self.tasks = Tasks(InlineLane())
        self._open: list[Room] = []

    def open(self, lead_id: int | None = LEAD_ID) -> Room:
        dialog = MeetingDialog(
            None,
            self.tasks,
            cast("Meetings", self.meetings),
            cast("Leads", self.leads),
            cast("Planning", FakePlanning()),
            NOW,
            ZONE,
        )
        self.qtbot.addWidget(dialog)
        heard = Heard()
        dialog.logged.connect(heard.take)
        dialog.begin(lead_id)
        with self.qtbot.waitExposed(dialog):
            dialog.show()
        if lead_id is not None:
            self.qtbot.waitUntil(lambda: bool(dialog.series.touches.rows()))
        room = Room(dialog, self.meetings, self.leads, self.tasks, heard)
        self._open.append(room)  # a dialog nobody holds is gone
        return room


@pytest.fixture
def rooms(qtbot: QtBot) -> Iterator[Rooms]:
    rooms = Rooms(qtbot)
    yield rooms
    rooms.tasks.close()
