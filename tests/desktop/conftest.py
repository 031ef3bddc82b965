from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.session import Session, missing_line, start_bus, start_desktop

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    line = missing_line()
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("desktop")
            if line:
                item.add_marker(pytest.mark.skip(reason=f"run: {line}"))


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A desktop of the tests' own; programs under test get its ``environment``."""
    session = start_desktop(tmp_path_factory.mktemp("desktop"))
    yield session
    session.stop()


@pytest.fixture
def on_desktop(desktop: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """The same, with this process living on it."""
    for name, value in desktop.environment.items():
        monkeypatch.setenv(name, value)
    return desktop


@pytest.fixture
def bare_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bus with nobody on it, which this process takes for its own."""
    session = start_bus(tmp_path / "bus", {"PATH": "/usr/bin:/bin"})
    address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    session.stop()
