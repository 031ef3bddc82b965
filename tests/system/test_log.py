import logging
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system.log import FILE, catch_uncaught, scrub, scrub_message, start_log, stop_log, told

PERSON = "greta.sandoval@alto-ceramics.example"
PHONE = "+34 961 23 45 67"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level, raising = root.level, logging.raiseExceptions
    handler = start_log(tmp_path)
    yield tmp_path / FILE
    stop_log(handler)
    root.setLevel(level)
    logging.raiseExceptions = raising


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        (f"wrote to {PERSON}.", "wrote to <address>"),
        (f"<{PERSON}>", "<<address>>"),
        (f"called {PHONE} twice", "called <number> twice"),
        ("called (030) 1234-5678", "called <number>"),
        (
            "lead 1234567 at 2026-05-28T08:30:00Z took 12.5 ms",
            "lead 1234567 at 2026-05-28T08:30:00Z took 12.5 ms",
        ),
        ("due 2026-05-28 08:30", "due 2026-05-28 08:30"),
        ("touch 17 of series 4", "touch 17 of series 4"),
        (f"{Path.home()}/x", "~/x"),
    ],
)
def test_scrubbing(text: str, scrubbed: str) -> None:
    assert scrub(text).rstrip(".") == scrubbed.rstrip(".")


def test_quoted_values_are_left_out() -> None:
    error = ValueError("could not read 'Greta \\'G\\' Sandoval' as \"Valencia\"")
    assert scrub_message(error) == "could not read '…' as '…'"


def test_parameters_of_a_statement_are_left_out() -> None:
    error = RuntimeError(
        "(sqlite3.X) full [SQL: INSERT INTO lead VALUES (?)] [parameters: (Greta, 1)\n more]"
    )
    assert "Greta" not in scrub_message(error)


def test_a_canary_does_not_get_into_the_log(file: Path) -> None:
    log = logging.getLogger("app.somewhere")
    log.info("sent to %s, phone %s", PERSON, PHONE)
    try:
        try:
            int("Canary Sandoval")
        except ValueError as error:
            raise KeyError("Canary") from error
    except KeyError:
        log.exception("saving touch %d failed", 17)
    text = file.read_text()
    assert "touch 17" in text
    assert "ValueError: invalid literal" in text
    assert "in test_a_canary_does_not_get_into_the_log" in text
    assert not [word for word in ("Canary", "greta", "961") if word in text]


def test_the_file_turns_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [handler] = [h for h in logging.getLogger().handlers if getattr(h, "baseFilename", "") == str(file)]
    monkeypatch.setattr(handler, "maxBytes", 2000)
    for number in range(200):
        logging.getLogger("app").info("line %d", number)
    files = sorted(path.name for path in file.parent.iterdir())
    assert files == [FILE, *(f"{FILE}.{n}" for n in range(1, 6))]
    assert all(path.stat().st_size <= 2000 for path in file.parent.iterdir())


def test_a_lost_folder_stops_nobody(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file.parent.rmdir()
    logging.getLogger("app").info("into the void")
    assert capfd.readouterr().err == ""
    file.parent.mkdir()


def test_what_nobody_caught_is_reported(file: Path) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    reported: list[BaseException] = []
    put_back = catch_uncaught(reported.append)
    thread = threading.Thread(target=divmod, args=(1, 0))
    thread.start()
    thread.join()
    bug = TypeError("in the main thread")
    sys.excepthook(TypeError, bug, None)
    assert [type(error) for error in reported] == [ZeroDivisionError, TypeError]
    assert file.read_text().count("CRITICAL") == 2
    put_back()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_causes_are_told_in_their_order() -> None:
    try:
        try:
            Path("/nowhere/at all").read_text()
        except OSError as error:
            raise ValueError("second") from error
    except ValueError as error:
        text = told(error)
    assert text.index("FileNotFoundError: ") < text.index("and then") < text.index("ValueError: second")


def test_a_crash_leaves_the_stacks(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib; from app.system.paths import open_profile\n"
        "from app.system.log import watch_crashes\n"
        "profile = open_profile(pathlib.Path(sys.argv[1])); file = watch_crashes(profile.log)\n"
        "os.abort()"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True)
    crash = tmp_path / "log" / "crash.txt"
    assert done.returncode < 0
    assert "Fatal Python error: Aborted" in crash.read_text()
    assert stat.S_IMODE(crash.stat().st_mode) == 0o600
