"""The command line as a person and a script meet it: whole programs, one after the other."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GOOGLE = ROOT / "tests" / "data" / "csv" / "google_2024.csv"
NOW = "2026-05-27T10:42"
ANNA = "anna.mueller@mueller-soehne.example"
TOUCH_KEYS = {
    *("id", "lead", "company", "n", "of", "series", "cadence", "channel", "state", "due_utc", "due_local"),
    *("zone", "lead_local", "lead_zone", "minutes", "purpose", "why"),
}
LEAD_KEYS = {
    *("id", "name", "first_name", "last_name", "company", "title", "email", "phone", "country", "zone"),
    *("stage", "score", "permission", "next_touch", "last_activity", "tags"),
}


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 -- JSON
        assert self.code == 0, self.err
        return json.loads(self.out)


class Shell:
    """Types commands."""

    def __init__(self, profile: Path, **environment: str) -> None:
        self.profile = profile
        self.environment = os.environ | {"TZ": "Europe/London", "QT_QPA_PLATFORM": "offscreen"} | environment

    def __call__(self, *words: str, now: str | None = NOW, limit: Callable[[], None] | None = None) -> Done:
        clock = ("--now", now) if now else ()
        done = subprocess.run(
            [sys.executable, "-m", "app", "--profile", str(self.profile), *words, *clock],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=limit,
        )
        assert "Traceback" not in done.stderr + done.stdout
        return Done(done.returncode, done.stdout, done.stderr)

    def refused(self, *words: str) -> str:
        """Type what cannot be done; return the words, which say what to do as well."""
        done = self(*words)
        assert done.code == 1, done
        assert done.out == ""
        assert done.err.count("\n") == 1
        return done.err


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "profile")


@pytest.fixture
def filled(shell: Shell) -> Shell:
    assert shell("import", str(GOOGLE)).code == 0
    return shell


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A filled profile for commands that must change nothing."""
    shell = Shell(tmp_path_factory.mktemp("untouched") / "profile")
    assert shell("import", str(GOOGLE)).code == 0
    return shell


def test_from_a_file_to_a_series_that_is_worked_off(filled: Shell) -> None:
    assert filled("leads", "--json").data["total"] == 27
    logged = filled(
        *("log-meeting", "--lead", ANNA, "--at", "2026-05-27T09:00", "--minutes", "45"),
        *("--problem", "Casks wait two days", "--solution", "Gate slots"),
        *("--mine", "send the slot plan by Fri", "--theirs", "share dock counts by 1 June 12:00"),
        *("--permission", "given", "--cadence", "after-demo", "--json"),
    ).data
    assert set(logged) == {"series", "touches", "recap", "warnings"}
    assert len(logged["touches"]) == 8
    assert all(set(touch) == TOUCH_KEYS and touch["why"] for touch in logged["touches"])
    assert [touch["n"] for touch in logged["touches"]] == list(range(1, 9))
    assert "Casks wait two days" in logged["recap"]["body"]
    assert "send the slot plan" in logged["recap"]["body"]

    due = filled("due", "--json").data
    assert set(due) == {"now", "overdue", "due", "later"}
    assert due["now"] == "2026-05-27T09:42:00Z"
    (recap,) = due["overdue"] + due["due"] + due["later"]
    assert recap["id"] == logged["touches"][0]["id"]

    done = filled("done", str(recap["id"]), "--outcome", "sent", "--json").data
    assert done["touch"]["state"] == "done"
    following = done["next"]
    assert following["n"] == 2
    until = "2026-06-02T11:00:00"
    snoozed = filled("snooze", str(following["id"]), "--until", until, "--json").data["touch"]
    assert (snoozed["state"], snoozed["due_local"]) == ("snoozed", until)
    skipped = filled("skip", str(following["id"]), "--reason", "they are away", "--json").data
    assert (skipped["touch"]["state"], skipped["next"]["n"]) == ("skipped", 3)

    lead = filled("leads", "--search", "muller", "--json").data["leads"][0]
    assert set(lead) == LEAD_KEYS
    assert (lead["permission"], lead["tags"], lead["zone"]) == ("given", ["Leads"], "Europe/Berlin")
    assert lead["next_touch"] == skipped["next"]["due_utc"]
    assert filled("check").code == 0


def test_a_touch_is_overdue_due_or_later(filled: Shell) -> None:
    touches = filled(*("log-meeting", "--lead", ANNA, "--at", NOW, "--cadence", "after-demo", "--json")).data[
        "touches"
    ]
    at = touches[1]["due_utc"]

    def place(now: str) -> list[str]:
        data = filled("due", "--json", now=now).data
        return [name for name in ("overdue", "due", "later") if data[name]]

    first_done = filled("done", str(touches[0]["id"]), "--outcome", "sent")
    assert first_done.code == 0
    day = at[:10]
    assert place(f"{day}T05:00:00Z") == ["later"]
    assert place(at) == ["due"]
    assert place(f"{day}T23:30:00") == ["overdue"]


def test_who_said_no_gets_no_series(filled: Shell) -> None:
    logged = filled("log-meeting", "--lead", ANNA, "--at", NOW, "--permission", "refused", "--json").data
    assert logged["series"] is None
    assert logged["touches"] == []


def test_an_agreed_meeting_stands_locked_with_its_reminder(filled: Shell) -> None:
    logged = filled(
        *("log-meeting", "--lead", ANNA, "--at", NOW, "--next", "2026-06-10T10:00", "--permission", "given"),
        "--json",
    ).data
    meetings = [touch for touch in logged["touches"] if touch["channel"] == "meeting"]
    assert [touch["due_local"] for touch in meetings] == ["2026-06-10T10:00:00"]
    reminders = [touch for touch in logged["touches"] if any(why["rule"] == "P8" for why in touch["why"])]
    assert [touch["due_local"][:10] for touch in reminders if touch["channel"] == "email"] == ["2026-06-09"]


def test_a_plan_for_nobody_known(shell: Shell) -> None:
    plan = shell(
        *("plan", "--cadence", "after-demo", "--zone", "America/New_York", "--country", "us"),
        *("--anchor", "2026-05-20T15:00:00-04:00", "--json"),
    ).data
    assert plan["series"] is None
    assert len(plan["touches"]) == 8
    assert {touch["lead_zone"] for touch in plan["touches"]} == {"America/New_York"}
    assert all(touch["state"] == "planned" for touch in plan["touches"])
    assert not [
        touch for touch in plan["touches"] if touch["lead_local"][:10] == "2026-05-25"
    ]  # Memorial Day


def test_planning_saves_nothing_and_gives_the_same_twice(filled: Shell) -> None:
    words = ("plan", "--cadence", "quote-sent", "--lead", ANNA, "--anchor", NOW, "--json")
    first = filled(*words).data
    assert filled(*words).data == first
    assert filled("due", "--json").data["later"] == []


def test_a_backup_brings_everything_back(filled: Shell, tmp_path: Path) -> None:
    filled("log-meeting", "--lead", ANNA, "--at", NOW, "--cadence", "after-demo")
    before = filled("leads", "--json").data
    backup = filled("backup", str(tmp_path / "mine.db"), "--json").data
    assert (backup["leads"], backup["touches"], backup["verified"]) == (27, 8, True)
    filled("log-meeting", "--lead", "john@acme.example", "--at", NOW)
    assert filled("restore", str(tmp_path / "mine.db"), "--json").data["leads"] == 27
    assert filled("leads", "--json").data == before
    other = Shell(tmp_path / "other")
    assert other("restore", str(tmp_path / "mine.db")).code == 0
    assert other("leads", "--json").data == before


def test_options_stand_before_and_after_the_verb(untouched: Shell) -> None:
    assert (
        untouched("--json", "leads", "--limit", "2").data == untouched("leads", "--limit", "2", "--json").data
    )
    assert len(untouched("leads", "--limit", "2", "--json").data["leads"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("import", "no-such-file.csv"),
        ("import", "."),
        ("done", "4711", "--outcome", "sent"),
        ("snooze", "4711", "--until", "2026-06-01T10:00"),
        ("snooze", "1", "--until", "soon"),
        ("skip", "4711", "--reason", "none"),
        ("leads", "--view", "purple"),
        ("log-meeting", "--lead", "nobody@x.example", "--at", NOW),
        ("log-meeting", "--lead", ANNA, "--at", "yesterday"),
        ("log-meeting", "--lead", ANNA, "--at", NOW, "--mine", "send it by 31 Feb"),
        ("log-meeting", "--lead", ANNA, "--at", NOW, "--cadence", "no-such-cadence"),
        ("plan", "--cadence", "after-demo", "--zone", "Mars/Olympus", "--anchor", NOW),
        ("plan", "--cadence", "x", "--lead", ANNA, "--anchor", NOW),
        ("restore", "no-such-file.db"),
        ("restore", "README.md"),
        ("backup", "/no/such/folder/backup.db"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(untouched: Shell, words: tuple[str, ...]) -> None:
    before = (untouched.profile / "fifth-touch.db").read_bytes()
    assert len(untouched.refused(*words, "--json")) > 20
    assert (untouched.profile / "fifth-touch.db").read_bytes() == before


def test_a_time_that_is_none_is_said(untouched: Shell) -> None:
    done = untouched("leads", now="never")
    assert (done.code, done.out) == (1, "")
    assert "never" in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("done", "one", "--outcome", "sent"),
        ("done", "1", "--outcome", "happy"),
        ("leads", "--limit", "0"),
        ("plan", "--cadence", "after-demo", "--anchor", NOW),
        ("log-meeting", "--at", NOW),
    ],
)
def test_wrong_usage_is_exit_2(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage:")


def test_the_window_without_a_screen(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    assert "no screen" in Shell(tmp_path / "profile", **nothing).refused()


def test_help_is_no_error(shell: Shell) -> None:
    assert shell("--help", now=None).code == 0
    assert "--cadence" in shell("log-meeting", "--help", now=None).out


def test_a_reader_that_leaves_is_no_error(untouched: Shell) -> None:
    line = f"{sys.executable} -m app --profile {untouched.profile} leads --json | head -c 1"
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env=untouched.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_selftest_says_what_this_computer_offers(shell: Shell) -> None:
    found = shell("selftest", "--json").data
    assert found["ok"]
    names = {check["name"] for check in found["checks"]}
    assert names >= {"Versions", "Database settings", "Time zones", "Public holidays", "Notifications"}
    assert names >= {"Keyring", "Tray", "Qt", "Icons and fonts"}


def test_data_is_readable_for_its_owner_alone(filled: Shell) -> None:
    filled("backup")
    for path in (filled.profile, *filled.profile.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_bug_is_one_sentence_and_a_file(filled: Shell) -> None:
    """Break the program from outside: a table that is gone is nothing a person can cause."""
    driver = sqlite3.connect(filled.profile / "fifth-touch.db")
    driver.execute("DROP TABLE agreement")
    driver.close()
    done = filled("log-meeting", "--lead", ANNA, "--at", NOW, "--mine", "x")
    assert done.code == 1
    assert done.err.count("\n") == 1
    log = filled.profile / "log" / "fifth-touch.log"
    assert str(log) in done.err
    assert "agreement" in log.read_text("utf-8")
    assert "mueller" not in log.read_text("utf-8")


def test_two_profiles_know_nothing_of_each_other(filled: Shell, tmp_path: Path) -> None:
    assert Shell(tmp_path / "other")("leads", "--json").data["total"] == 0
    shutil.rmtree(tmp_path / "other")
    assert filled("leads", "--json").data["total"] == 27
