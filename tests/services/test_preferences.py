"""Settings as the services see them."""

import pytest

from app.domain.plan import Gaps
from app.errors import InputError
from app.services.ports import Change
from app.services.preferences import Preferences
from tests.factory import World


def test_the_zone_is_the_systems_until_one_is_set(world: World) -> None:
    assert (world.preferences.zone(), world.preferences.country()) == ("Europe/London", "GB")
    world.zone.name = "Europe/Berlin"
    assert (world.preferences.zone(), world.preferences.country()) == ("Europe/Berlin", "DE")
    world.preferences.change(zone="UTC", email_gap=3)
    assert (world.preferences.zone(), world.preferences.country()) == ("UTC", "")
    assert world.preferences.gaps() == Gaps(email=3)


def test_a_change_is_kept_and_announced(world: World) -> None:
    world.preferences.change(touches=9, origin="settings")
    assert world.changes.all[-1] == Change(frozenset({"settings"}), "settings")
    again = Preferences(world.folder / "settings.json", world.zone, world.changes)
    assert again.current().touches == 9
    with pytest.raises(InputError):
        world.preferences.change(touches=0)
    assert world.preferences.current().touches == 9
