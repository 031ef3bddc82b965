from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factory import World
from tests.factory import world as make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with make_world(tmp_path) as made:
        yield made
