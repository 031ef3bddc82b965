"""What the tests of packages share: the analysis of the spec, and the packages that were built."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import bundle
import pytest

ROOT = Path(__file__).resolve().parents[2]
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
    """Run the spec up to where it would begin to write."""
    place = tmp_path_factory.mktemp("analysis")
    told = place / "analysis.json"
    done = subprocess.run(
        [
            *bundle.PYINSTALLER,
            "--distpath",
            str(place / "dist"),
            "--workpath",
            str(place / "work"),
            str(SPEC),
        ],
        env={**os.environ, "FIFTH_TOUCH_ANALYSIS": str(told), "PYINSTALLER_CONFIG_DIR": str(place / "cache")},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(told.read_text())
    [notice] = place.glob("work/**/THIRD-PARTY-NOTICES.txt")
    binaries, data, modules = (tuple(found[kind]) for kind in ("binaries", "data", "modules"))
    return Analysis(binaries, data, modules, notice.read_text("utf-8"))


@pytest.fixture(scope="session")
def packages(request: pytest.FixtureRequest) -> Path:
    """The folder with what ./dev package built."""
    return Path(request.config.getoption("--packages")).resolve()
