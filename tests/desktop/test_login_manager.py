"""Word of sleep from the login manager, by a bus of the tests' own."""

import threading
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection

from app.system.login_manager import NAME, LoginManager
from tests.journeys.waiting import until

MANAGER = DBusAddress(f"/{NAME.replace('.', '/')}", bus_name=NAME, interface=f"{NAME}.Manager")


class Woken:
    """Counts wake-ups and waits for them."""

    def __init__(self) -> None:
        self.count = 0
        self._news = threading.Condition()

    def __call__(self) -> None:
        with self._news:
            self.count += 1
            self._news.notify_all()

    def wait(self, count: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.count >= count, 10)


@pytest.fixture
def woken() -> Woken:
    return Woken()


@pytest.fixture
def manager(bare_bus: str, woken: Woken) -> Iterator[LoginManager]:
    made = LoginManager(woken, bare_bus)
    made.start()
    until(made.listens, "it does not listen")
    yield made
    made.stop()


def test_each_sleep_rings_once_on_waking(bare_bus: str, manager: LoginManager, woken: Woken) -> None:
    assert manager.listens()
    with open_dbus_connection(bare_bus) as connection:
        for asleep in (True, False, True, False):
            connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (asleep,)))
        woken.wait(2)
        connection.send(new_signal(MANAGER, "PrepareForShutdown", "b", (False,)))
        connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (False,)))
        woken.wait(3)
    assert woken.count == 3


def test_without_a_bus_nothing_listens_and_nothing_fails(woken: Woken, tmp_path: object) -> None:
    manager = LoginManager(woken, f"unix:path={tmp_path}/nobody")
    manager.start()
    until(lambda: not [t for t in threading.enumerate() if t.name == "login-manager"], "it stays")
    assert not manager.listens()
    manager.stop()


def test_it_ends_while_it_listens(bare_bus: str, woken: Woken) -> None:
    for _ in range(20):
        manager = LoginManager(woken, bare_bus)
        manager.start()
        manager.stop()
    assert not [t for t in threading.enumerate() if t.name == "login-manager"]
