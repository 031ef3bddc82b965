"""Settings as the services see them."""

from datetime import date, time
from typing import Any

import pytest

from app.domain.plan import Gaps
from app.domain.playbook import Playbook
from app.domain.words import Channel
from app.errors import FileError, InputError
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


def test_figures_rooms_and_half_days_reach_the_plan(world: World) -> None:
    world.preferences.change(
        playbook=(("awake_from", 9), ("ask_before", 6)),
        day_rooms=((4, 3, 60),),
        channel_rooms=(("call", 2),),
        special_days=(("2026-06-03", "09:00", "12:00"),),
        per_week=2,
    )
    book = world.preferences.playbook()
    assert (book.awake_from, book.ask_before, book.per_week, book.best_from) == (9, 6, 2, 8)
    rep = world.sides.rep({}, date(2026, 5, 27))
    assert rep.calendar.spans(date(2026, 6, 3)) == ((time(9), time(12)),)
    assert rep.rooms[4].touches == 3
    assert rep.channels == {Channel.CALL: 2}
    assert rep.playbook == book
    again = Preferences(world.folder / "settings.json", world.zone, world.changes)
    assert again.current() == world.preferences.current()


@pytest.mark.parametrize(
    "values",
    [
        {"playbook": (("nothing", 1),)},
        {"playbook": (("awake_from", 3),)},
        {"playbook": (("best_from", 12), ("best_to", 10))},
        {"day_rooms": ((7, 1, 1),)},
        {"day_rooms": ((0, -1, 1),)},
        {"channel_rooms": (("fax", 1),)},
        {"special_days": (("2026-06-03", "12:00", "09:00"),)},
    ],
)
def test_what_cannot_be_is_refused(world: World, values: dict[str, Any]) -> None:
    before = world.preferences.current()
    with pytest.raises(InputError):
        world.preferences.change(**values)
    assert world.preferences.current() == before


def test_a_channel_with_a_limit_passes_its_touches_on(world: World) -> None:
    world.preferences.change(channel_rooms=(("call", 1),))
    anchor = world.clock.wall()
    first = world.planning.start(world.lead(country="GB"), "after-demo", anchor)
    second = world.planning.start(world.lead("Bo", country="GB"), "after-demo", anchor)
    days = [
        [touch.due.wall.date() for touch in started.touches if touch.channel is Channel.CALL]
        for started in (first, second)
    ]
    assert not set(days[0]) & set(days[1])
    whys = [reason.text for touch in second.touches for reason in touch.why]
    assert any("1 of 1 call" in text for text in whys)


def test_one_figure_is_changed_and_all_go_back(world: World) -> None:
    world.preferences.set_figure("ask_before", 7)
    world.preferences.set_figure("per_week", 2)
    assert world.preferences.current().playbook == (("ask_before", 7),)
    assert world.preferences.current().per_week == 2
    with pytest.raises(InputError, match="between 5 and 12"):
        world.preferences.set_figure("ask_before", 4)
    with pytest.raises(InputError, match="lies before"):
        world.preferences.set_figure("best_from", 11)
    world.preferences.set_figure("ask_before", 5)
    assert world.preferences.current().playbook == ()
    world.preferences.reset_figures()
    assert world.preferences.playbook() == Playbook()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"days_off": ["soon"]}', "a day or an hour"),
        ('{"work_hours": [[0, "8", "x"]]}', "a day or an hour"),
        ('{"work_hours": [[0, "18:00", "08:00"]]}', "end after they begin"),
        ('{"day_rooms": [[1, 2]]}', "a day or an hour"),
        ('{"playbook": [["awake_from", 3]]}', "between 8 and 12"),
        ('{"touches": 0}', "between 1 and 500"),
    ],
)
def test_a_file_that_holds_what_cannot_be_is_refused_in_words(world: World, text: str, said: str) -> None:
    file = world.folder / "mended.json"
    file.write_text(text, "utf-8")
    with pytest.raises(FileError, match="The settings file holds what cannot be") as caught:
        Preferences(file, world.zone, world.changes)
    assert said in caught.value.message
