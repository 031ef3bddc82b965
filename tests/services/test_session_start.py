"""The switch that starts the program with the session, over the entry itself."""

from pathlib import Path

import pytest

from app.services.session_start import SessionStart
from app.system.autostart import DesktopFileAutostart
from tests.factory import World


@pytest.fixture
def entry(tmp_path: Path) -> DesktopFileAutostart:
    return DesktopFileAutostart(["/opt/fifth-touch/fifth-touch", "--background"], tmp_path / "autostart")


def test_the_switch_makes_and_removes_the_entry(world: World, entry: DesktopFileAutostart) -> None:
    start = SessionStart(world.preferences, entry)
    assert (start.state(), start.verify()) == ("off", "off")
    start.switch(on=True)
    assert (entry.state(), start.state(), world.preferences.current().autostart) == ("on", "on", True)
    start.switch(on=False)
    assert (entry.state(), start.state(), world.preferences.current().autostart) == ("off", "off", False)


def test_an_entry_that_somebody_removed_is_told_and_not_made_again(
    world: World, entry: DesktopFileAutostart
) -> None:
    start = SessionStart(world.preferences, entry)
    start.switch(on=True)
    entry.disable()
    assert start.verify() == "gone"
    assert entry.state() == "off"


def test_an_entry_of_another_place_is_mended(
    world: World, entry: DesktopFileAutostart, tmp_path: Path
) -> None:
    SessionStart(world.preferences, DesktopFileAutostart(["/old/place"], tmp_path / "autostart")).switch(
        on=True
    )
    start = SessionStart(world.preferences, entry)
    assert entry.state() == "other"
    assert start.verify() == "on"
    assert entry.state() == "on"
