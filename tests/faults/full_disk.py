"""`python -m tests.faults.full_disk DIR`: works on a small disk until it is full, and tells what happened.

DIR is a small file system of its own. Prints JSON: how many leads were confirmed, what was said when the disk
was full, and what was there after it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from app.bootstrap import Services, open_services
from app.domain.lead import LeadDetails
from app.errors import StorageError
from app.system.clock import SystemClock
from app.system.paths import open_profile

LEFT = 3 * 1024 * 1024
"""Bytes that are free when the work begins."""


def main(disk: Path) -> None:
    """Fill the disk, go on as the advice says, make room, go on."""
    profile = open_profile(disk / "profile")
    services = open_services(profile, SystemClock())
    filler = disk / "somebody-elses-film"
    room = os.statvfs(disk)
    filler.write_bytes(bytes(room.f_bavail * room.f_frsize - LEFT))
    confirmed: list[int] = []
    first = _work(services, confirmed)
    after_first = services.leads.add(_lead(-1)).lead_id  # the room kept aside was given back
    confirmed.append(after_first)
    second = _work(services, confirmed)
    filler.unlink()
    confirmed.append(services.leads.add(_lead(-2)).lead_id)
    services.close()
    again = open_services(profile, SystemClock())
    told = {
        "confirmed": len(confirmed),
        "there": again.leads.ids().total,
        "known": len(again.leads.rows(confirmed)),
        "said": [str(first), str(second)],
        "sound": all(finding.ok for finding in again.health.check()),
    }
    again.close()
    sys.stdout.write(json.dumps(told))


def _work(services: Services, confirmed: list[int]) -> StorageError:
    """Add leads until the disk is full; return what was said."""
    for number in range(100_000):
        try:
            confirmed.append(services.leads.add(_lead(number)).lead_id)
        except StorageError as error:
            return error
    raise AssertionError("the disk was never full")


def _lead(number: int) -> LeadDetails:
    return LeadDetails(f"Lead{number}", notes="n" * 20_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
