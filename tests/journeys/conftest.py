from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.conftest import desktop as desktop  # noqa: PLC0414 - a fixture, by its own name
from tests.desktop.session import Session, missing_line, start_bare_desktop
from tests.journeys.program import Program

Starter = Callable[..., Program]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    line = missing_line()
    for item in items:
        on_desktop = {"desktop", "bare_desktop", "start"} & set(getattr(item, "fixturenames", ()))
        if item.path.is_relative_to(HERE) and on_desktop:
            item.add_marker("desktop")
            if line:
                item.add_marker(pytest.mark.skip(reason=f"run: {line}"))


@pytest.fixture(scope="session")
def bare_desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A desktop without pop-ups, tray and keyring."""
    session = start_bare_desktop(tmp_path_factory.mktemp("bare"))
    yield session
    session.stop()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    """Starts the program on a desktop; what still runs at the end of the test is ended."""
    started: list[Program] = []

    def begin(desktop: Session, *options: str, profile: str = "profile", **changes: str) -> Program:
        program = Program(desktop, tmp_path / profile, *options, changes=changes)
        started.append(program)
        return program

    yield begin
    for program in started:
        if program.lives():
            program.kill()
