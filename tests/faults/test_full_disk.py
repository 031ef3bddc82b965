"""A disk that is really full: a small file system of its own, filled by somebody else's file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN_MOUNTS = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")
SCRIPT = 'mount -t tmpfs -o size=48m small "$1" && exec "$0" -m tests.faults.full_disk "$1"'


def may_mount() -> bool:
    """Whether this machine lets us have a file system of our own."""
    return subprocess.run([*OWN_MOUNTS, "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="a small disk needs the right to mount: run the tests as root")
def test_a_full_disk_is_said_in_words_and_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    command = [*OWN_MOUNTS, "sh", "-c", SCRIPT, sys.executable, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["confirmed"] > 50
    assert told["there"] == told["known"] == told["confirmed"]
    assert told["sound"]
    full, again = told["said"]
    assert "The disk is full" in full
    assert "Room kept aside was given back" in full
    assert "Free some space" in again
