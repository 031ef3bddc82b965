"""The invented day stands whenever it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_services
from app.system.clock import FixedClock
from app.system.paths import open_profile
from tests.faults.victim import london

PICTURED = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)


def test_the_pictured_day(tmp_path: Path) -> None:
    services = open_services(open_profile(tmp_path), FixedClock(PICTURED), zone=london)
    assert services.demo.fill() == services.leads.ids().total == 17
    queue = services.touches.today()
    assert [touch.lead for touch in queue.overdue] == ["Marta Jensen"]
    assert [touch.lead for touch in queue.due] == ["Greta Sandoval", "Tomasz Wilk"]
    assert [touch.lead for touch in queue.later] == ["Hannah Vogt", "Priya Raman"]
    assert {touch.lead for touch in queue.done} == {"Samuel Reid", "Omar Haddad"}
    tomasz = services.leads.find("t.wilk@balticacold.example")
    titles = [agreement.what for agreement in services.leads.agreements(tomasz)]
    assert titles == ["share dock counts for each site", "send the Brightwater case study"]
    assert len(services.leads.timeline(tomasz)) >= 5
    hannah = services.leads.series(services.leads.find("h.vogt@vogtland-papier.example"))
    assert hannah is not None
    assert [touch.state.value for touch in hannah.touches][:5] == ["done"] * 4 + ["planned"]
    assert all(finding.ok for finding in services.health.check())
    services.close()


@pytest.mark.parametrize("days", [1, 3, 4, 200, 305])
@pytest.mark.parametrize("hours", [-9, 0, 13])
def test_any_day_and_hour(tmp_path: Path, days: int, hours: int) -> None:
    now = PICTURED + timedelta(days=days, hours=hours)
    services = open_services(open_profile(tmp_path), FixedClock(now), zone=london)
    assert services.demo.fill() == 17
    assert services.touches.today().overdue
    assert all(finding.ok for finding in services.health.check())
    services.close()
