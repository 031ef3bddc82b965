"""How the bundle starts: as the program, as the reader of files, without a terminal."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import start
from build import main as build_main
from bundle import Bundle, selftest
from steps import BuildError, within

from app import __version__
from tests.packaging.conftest import ROOT

GOOGLE = ROOT / "tests" / "data" / "csv" / "google_2024.csv"
START = [sys.executable, str(ROOT / "packaging" / "start.py")]


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*START, *words], input=stdin, env=settings, capture_output=True, check=False, timeout=60
    )


def test_as_the_program() -> None:
    assert b"usage: fifth-touch" in run("--help").stdout
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"Fifth Touch {__version__}\n".encode())


def test_as_the_reader_of_files() -> None:
    done = run(start.READER, "", "", stdin=GOOGLE.read_bytes())
    assert done.returncode == 0, done.stderr
    assert b'"header"' in done.stdout.splitlines()[0]


def test_without_a_terminal_there_is_something_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    start.have_streams()
    with sys.stdout:
        sys.stdout.write("nobody hears this")
        assert not sys.stderr.isatty()


@pytest.mark.parametrize("before", [None, "/opt/theirs"])
def test_programs_of_the_system_get_their_own_libraries(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    else:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    runpy.run_path(str(ROOT / "packaging" / "outside_programs.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_what_is_too_large_is_not_handed_out(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(1000))
    (tmp_path / "b").symlink_to("a")
    assert within(tmp_path, 1001) == tmp_path
    with pytest.raises(BuildError, match="more than"):
        within(tmp_path, 999)


def test_what_fails_its_selftest_is_not_handed_out(tmp_path: Path) -> None:
    program = tmp_path / "fifth-touch"
    program.write_text('#!/bin/sh\necho "BAD   Time zones: none"\nexit 1\n')
    program.chmod(0o755)
    with pytest.raises(BuildError, match="BAD   Time zones"):
        selftest(Bundle(tmp_path, program, tmp_path, __version__))


def test_a_build_that_cannot_be_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_into: Path) -> Bundle:
        raise BuildError("a part is under another licence")

    monkeypatch.setattr("bundle.build", refuse)
    monkeypatch.setattr(sys, "argv", ["build.py", "--folder-only"])
    assert build_main() == 1
    assert capsys.readouterr().err == "a part is under another licence\n"
