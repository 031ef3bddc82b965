"""The bell between the rows and the screen: silence, travel, first look, and what is handled is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap.bell import LATE_SECONDS, Bell
from app.domain.words import Channel, Outcome
from app.services.ports import Change
from tests.factory import World, world
from tests.ui.today.fakes import Inline


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with world(tmp_path) as opened:
        yield opened


@pytest.fixture
def bell(made: World, qtbot: QtBot) -> Iterator[Bell]:
    assert qtbot is not None
    hung = Bell(made.clock, Inline(), made.reminders, made.due_list, made.preferences, _no_tray)
    yield hung
    hung._notifier.stop()


def _no_tray(_title: str, _body: str) -> bool:
    return False


def test_the_first_look_brings_up_what_stood_there(bell: Bell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bell.rang):
        bell.ring()
    with qtbot.assertNotEmitted(bell.rang):
        bell.ring()


def test_silence_is_told_once_and_ends_with_all_of_it(made: World, bell: Bell, qtbot: QtBot) -> None:
    bell.ring()
    made.series(made.lead(), days=(0,))
    with qtbot.waitSignal(bell.silenced) as silenced, qtbot.assertNotEmitted(bell.rang):
        bell.pause("60")
    assert silenced.args is not None
    assert silenced.args[0].why == "paused"
    made.series(made.lead(), days=(0,))
    made.clock.pass_time(minutes=60)
    with qtbot.waitSignal(bell.silenced) as over, qtbot.waitSignal(bell.rang) as rang:
        bell.ring()
    assert over.args == [None]
    assert rang.args is not None
    assert len(rang.args[0].new) == 2


def test_a_laptop_that_travels_is_noticed_with_the_next_ring(made: World, bell: Bell, qtbot: QtBot) -> None:
    bell.ring()
    made.zone.name = "America/Toronto"
    with qtbot.waitSignal(bell.travelled) as travelled:
        bell.ring()
    assert travelled.args == ["America/Toronto"]
    with qtbot.assertNotEmitted(bell.travelled):
        bell.ring()


def test_what_is_handled_is_withdrawn(made: World, bell: Bell) -> None:
    touch = made.touches.add(made.lead(), Channel.CALL, datetime(2026, 5, 27, 10, 10), "Ask").touch
    made.clock.pass_time(minutes=10)
    bell.ring()
    assert {subject for _, subject in bell._notifier.told_of()} == {touch.id}
    made.touches.done(touch.id, Outcome.CONNECTED)
    bell.heard(Change(frozenset({"touch"}), "today"))
    assert bell._notifier.told_of() == frozenset()


def test_a_look_long_ago_is_late(made: World, bell: Bell) -> None:
    bell.ring()
    looked = made.clock.wall()
    assert not bell.is_late()
    made.clock.pass_time(seconds=LATE_SECONDS + 1)
    assert bell.is_late()
    assert bell.last_look() == looked
    made.clock.now += timedelta(days=1)  # asleep: the other clock stood still
    bell.ring()
    assert not bell.is_late()
