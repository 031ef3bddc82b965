"""What another process handed over, and the small forms of the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap import Services, open_services
from app.bootstrap.commands import serve
from app.cli.instant import read_instant, read_wall
from app.cli.parser import HelpAsked, UsageError, parse
from app.errors import InputError
from app.system.instance import Answer, Request
from app.system.paths import open_profile
from tests.fakes import FakeClock, RecordedChanges
from tests.faults.victim import london

FILE = "Name,E-mail\nAnn,a@x.example\n"


@pytest.fixture
def told() -> RecordedChanges:
    return RecordedChanges()


@pytest.fixture
def window(tmp_path: Path, told: RecordedChanges) -> Iterator[Services]:
    services = open_services(open_profile(tmp_path / "profile"), FakeClock(), told, zone=london)
    yield services
    services.close()


def ask(window: Services, folder: Path, *args: str) -> Answer:
    return serve(Request(args, str(folder)), window)


def test_files_are_meant_in_the_folder_of_whoever_asked(
    window: Services, tmp_path: Path, told: RecordedChanges
) -> None:
    (tmp_path / "people.csv").write_text(FILE)
    answer = ask(window, tmp_path, "import", "people.csv", "--json")
    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["added"] == 1
    assert "lead" in told.nouns  # the screens hear of it
    assert ask(window, tmp_path, "backup", "mine.db").code == 0
    assert (tmp_path / "mine.db").exists()


def test_the_window_keeps_its_own_time(window: Services, tmp_path: Path) -> None:
    answer = ask(window, tmp_path, "due", "--now", "2026-05-27T10:00")
    assert (answer.code, answer.out) == (1, "")
    assert "--now" in answer.err


def test_errors_and_wrong_usage_go_back_as_they_would_be_said_here(window: Services, tmp_path: Path) -> None:
    assert ask(window, tmp_path, "done", "1", "--outcome", "sent").code == 1
    assert ask(window, tmp_path, "done", "one", "--outcome", "sent").code == 2


def test_options_before_and_after_the_verb_are_the_same() -> None:
    before = parse(["--profile", "p", "--json", "--now", "n", "due"])
    after = parse(["due", "--profile", "p", "--json", "--now", "n"])
    assert vars(before) == vars(after)
    assert (before.profile, before.json, before.now) == ("p", True, "n")


def test_without_a_verb_it_is_the_window() -> None:
    assert parse(["--background"]).verb is None


def test_usage_and_help_are_told_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="invalid choice"):
        parse(["dance"])
    with pytest.raises(HelpAsked, match="--limit"):
        parse(["leads", "--help"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-05-28T09:30", datetime(2026, 5, 28, 8, 30, tzinfo=UTC)),
        ("2026-05-28T09:30:00Z", datetime(2026, 5, 28, 9, 30, tzinfo=UTC)),
        ("2026-05-28T09:30+02:00", datetime(2026, 5, 28, 7, 30, tzinfo=UTC)),
        ("2026-05-28", datetime(2026, 5, 27, 23, 0, tzinfo=UTC)),
        ("2026-03-29T01:30", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),  # that night 01:30 did not exist
    ],
)
def test_iso_times(text: str, utc: datetime) -> None:
    assert read_instant(text, "Europe/London") == utc


def test_wall_times_are_the_reps() -> None:
    assert read_wall("2026-05-28T09:30Z", "Europe/London") == datetime(2026, 5, 28, 10, 30)
    assert read_wall("2026-05-28T09:30", "Europe/London") == datetime(2026, 5, 28, 9, 30)


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "2026-05-28T25:00", "0001-01-01T00:00+14:00"])
def test_no_times(text: str) -> None:
    with pytest.raises(InputError):
        read_instant(text, "Europe/London")
    with pytest.raises(InputError):
        read_wall(text, "America/New_York")


def test_a_line_is_taken_in_by_the_window_and_its_screens_hear_of_it(
    window: Services, tmp_path: Path, told: RecordedChanges
) -> None:
    line = "New lead Jane Doe jane@doe.example from Doe Ltd, wants prices, call fri 10 #hot"
    dry = json.loads(ask(window, tmp_path, "add", line, "--dry-run", "--json").out)
    assert set(dry) == {"lead", "activity", "touch", "tags", "note", "unsure"}
    assert (dry["lead"]["id"], dry["lead"]["new"], dry["tags"]) == (None, True, ["hot"])
    assert (dry["touch"]["channel"], dry["touch"]["due_local"]) == ("call", "2026-05-29T10:00:00")
    assert (dry["activity"], dry["note"], dry["unsure"]) == (None, "wants prices", [])
    assert window.leads.ids().total == 0
    answer = ask(window, tmp_path, "add", line, "--json")
    saved = json.loads(answer.out)
    assert (answer.code, saved["lead"]["id"]) == (0, 1)
    assert window.touches.get(saved["touch"]["id"]).lead == "Jane Doe"
    assert {"lead", "touch"} <= told.nouns


def test_a_line_that_asks_or_fits_several_is_refused_in_words(window: Services, tmp_path: Path) -> None:
    for company in ("One", "Two"):
        ask(window, tmp_path, "add", f"New lead Ann Lee from {company}")
    several = ask(window, tmp_path, "add", "call Ann Lee fri 10")
    assert (several.code, several.out) == (1, "")
    assert "Several leads fit" in several.err
    assert ask(window, tmp_path, "add", "call Ann Lee fri 10", "--lead", "2").code == 0
    past = ask(window, tmp_path, "add", "call Ann Lee yesterday", "--lead", "2")
    assert (past.code, "is past" in past.err) == (1, True)
