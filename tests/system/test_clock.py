import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.system import clock
from app.system.clock import FixedClock, SystemClock, system_zone


def test_the_wall_clock_is_utc_and_the_other_never_goes_back() -> None:
    here = SystemClock()
    first, second = here.mono(), here.mono()
    assert here.wall().utcoffset() == timedelta(0)
    assert second >= first


def test_a_fixed_wall_clock_stands_while_the_other_runs() -> None:
    instant = datetime(2026, 5, 28, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    fixed = FixedClock(instant)
    before = fixed.mono()
    assert fixed.wall() == instant
    assert fixed.wall().tzinfo is UTC
    while fixed.mono() == before:
        pass
    assert fixed.wall() == instant


def test_a_fixed_instant_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        FixedClock(datetime(2026, 5, 28))


ZONES = [
    ("Europe/Berlin", "", "", "Europe/Berlin"),
    (":America/New_York", "Europe/Paris", "", "America/New_York"),
    ("/usr/share/zoneinfo/Asia/Tokyo", "", "", "Asia/Tokyo"),
    ("", "Asia/Kolkata", "Europe/Paris", "Asia/Kolkata"),
    ("", "posix/Asia/Kolkata", "", "Asia/Kolkata"),
    ("", "UTC", "", "UTC"),
    ("Nowhere/At_All", "Europe/Paris", "", "Europe/Paris"),
    ("../../etc/passwd", "Europe/Paris", "", "Europe/Paris"),
    ("", "", "Australia/Sydney\n", "Australia/Sydney"),
]


@pytest.mark.parametrize(("variable", "link", "file", "zone"), ZONES)
def test_the_zone_of_the_computer(
    variable: str, link: str, file: str, zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", variable)
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "localtime")
    monkeypatch.setattr(clock, "TIMEZONE", tmp_path / "timezone")
    if link:
        (tmp_path / "localtime").symlink_to(f"/usr/share/zoneinfo/{link}")
    if file:
        (tmp_path / "timezone").write_text(file)
    assert system_zone() == zone


def test_a_travelling_laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "localtime"
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCALTIME", link)
    for name in ("Europe/Berlin", "America/New_York") * 50:
        fresh = tmp_path / "fresh"
        fresh.symlink_to(f"/usr/share/zoneinfo/{name}")
        os.replace(fresh, link)  # noqa: PTH105 - as timedatectl does it
        assert system_zone() == name
