"""What the tests of packages share: the analysis of the spec, and the packages that were built."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import bundle
import pytest

from tests.journeys.waiting import until

ROOT = Path(__file__).resolve().parents[2]
ANALYSIS_SECONDS = 240.0
SPEC = ROOT / "packaging" / "fifth-touch.spec"


@dataclass(frozen=True)
class Analysis:
    """What would go into a bundle of this system: places in it, and names of modules."""

    binaries: tuple[str, ...]
    data: tuple[str, ...]
    modules: tuple[str, ...]
    notice: str


@pytest.fixture(scope="session")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """Run the spec up to where it would begin to write; once, however many workers ask for it."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "analysis-of-the-spec"
    told = place / "analysis.json"
    try:
        place.mkdir()
    except FileExistsError:
        until(told.is_file, "the other worker's analysis never ends", ANALYSIS_SECONDS)
    else:
        _analyse(place, told)
    found = json.loads(told.read_text("utf-8"))
    [notice] = place.glob("work/**/THIRD-PARTY-NOTICES.txt")
    binaries, data, modules = (tuple(found[kind]) for kind in ("binaries", "data", "modules"))
    return Analysis(binaries, data, modules, notice.read_text("utf-8"))


def _analyse(place: Path, told: Path) -> None:
    unfinished = place / "unfinished.json"
    settings = {"FIFTH_TOUCH_ANALYSIS": str(unfinished), "PYINSTALLER_CONFIG_DIR": str(place / "cache")}
    done = subprocess.run(
        [
            *bundle.PYINSTALLER,
            "--distpath",
            str(place / "dist"),
            "--workpath",
            str(place / "work"),
            str(SPEC),
        ],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=ANALYSIS_SECONDS,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    unfinished.rename(told)


@pytest.fixture(scope="session")
def packages(request: pytest.FixtureRequest) -> Path:
    """The folder with what ./dev package built."""
    return Path(request.config.getoption("--packages")).resolve()
