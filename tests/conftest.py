"""What every test stands on: no display needed, our letters and style, no network, no leaks."""

import os
import socket
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest_plugins = ["tests.leaks"]
settings.register_profile("quick", max_examples=200, deadline=None)
settings.register_profile("thorough", max_examples=20_000, deadline=None)
settings.load_profile("quick")
THOROUGH_SECONDS = 3600
"""What 20,000 examples of one property may take."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="the long figures, and 20,000 examples each")
    parser.addoption("--packages", metavar="DIR", help="also test the packages that were built into DIR")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--thorough"):
        settings.load_profile("thorough")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long figures and the packages out unless they are asked for."""
    for option, marker in (("--thorough", "thorough"), ("--packages", "packaged")):
        if not config.getoption(option):
            left_out = [item for item in items if item.get_closest_marker(marker)]
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in left_out]
    if config.getoption("--thorough"):
        for item in items:
            item.add_marker(pytest.mark.timeout(THOROUGH_SECONDS))


_LOOPBACK = ("127.", "::1", "localhost")
_connect = socket.socket.connect


def _connect_here_only(self: socket.socket, address: tuple[str, int] | str) -> None:
    """Unix sockets and this machine are open to tests, the world is not."""
    far = self.family in {socket.AF_INET, socket.AF_INET6} and not str(address[0]).startswith(_LOOPBACK)
    if far:
        pytest.fail(f"a test reached for the network: {address[0]}")
    _connect(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_here_only)


@pytest.fixture(scope="session")
def qapp() -> Iterator["QApplication"]:
    """The application, dressed as the product is: widths and pictures do not depend on the desktop."""
    from PySide6.QtWidgets import QApplication

    from app.ui.look import finish_look, start_look

    app = QApplication.instance() or QApplication(["fifth-touch"])
    assert isinstance(app, QApplication)
    start_look(app, "light")
    finish_look()
    yield app
    app.processEvents()


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    """Whatever a test wears, the next one starts in light."""
    yield
    dressed = sys.modules.get("app.ui.look.dress")
    worn = dressed._Worn.look if dressed is not None else None
    if worn is not None and worn.wish != "light":
        worn.wear("light")
