"""Values as the JSON of design section 5. Keys and codes are never renamed without a note."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.domain.cadence import Cadence
from app.domain.lead import LeadRow
from app.domain.plan import PlannedTouch
from app.domain.touch import Touch
from app.domain.why import Reason

if TYPE_CHECKING:
    from app.services.backups import BackupInfo
    from app.services.imports import ImportReport


def instant_text(at: datetime | None) -> str | None:
    """Return an instant as ``2026-05-28T08:30:00Z``."""
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def wall_text(wall: datetime) -> str:
    """Return a wall time as ``2026-05-28T09:30:00``."""
    return wall.replace(tzinfo=None).isoformat(timespec="seconds")


def touch_json(touch: Touch) -> dict[str, Any]:
    """Return a stored touch."""
    return {
        "id": touch.id,
        "lead": touch.lead,
        "company": touch.company,
        "n": touch.number,
        "of": touch.of,
        "series": touch.series_id,
        "cadence": touch.cadence,
        "channel": touch.channel.value,
        "state": touch.state.value,
        "due_utc": instant_text(touch.due.utc),
        "due_local": wall_text(touch.due_local),
        "zone": touch.zone,
        "lead_local": wall_text(touch.lead_local),
        "lead_zone": touch.lead_zone,
        "minutes": touch.minutes,
        "purpose": touch.purpose,
        "why": _why(touch.why),
    }


def planned_json(
    touch: PlannedTouch, of: int, cadence: Cadence, zone: str, lead: LeadRow | None
) -> dict[str, Any]:
    """Return a touch that is planned and not saved; `zone` is the rep's."""
    return {
        "id": None,
        "lead": lead.name if lead else "",
        "company": lead.details.company if lead else "",
        "n": touch.number,
        "of": of,
        "series": None,
        "cadence": cadence.name,
        "channel": touch.channel.value,
        "state": touch.state.value,
        "due_utc": instant_text(touch.due.utc),
        "due_local": wall_text(touch.due.seen_from(zone)),
        "zone": zone,
        "lead_local": wall_text(touch.due.seen_from(lead.zone if lead else touch.due.zone)),
        "lead_zone": lead.zone if lead else touch.due.zone,
        "minutes": touch.minutes,
        "purpose": touch.purpose,
        "why": _why(touch.why),
    }


def lead_json(row: LeadRow) -> dict[str, Any]:
    """Return a lead; times of its touches and activities are instants."""
    details = row.details
    return {
        "id": row.id,
        "name": row.name,
        "first_name": details.first_name,
        "last_name": details.last_name,
        "company": details.company,
        "title": details.title,
        "email": details.email,
        "phone": details.phone,
        "country": details.country,
        "zone": row.zone,
        "stage": details.stage.value,
        "score": row.score,
        "permission": row.permission.value,
        "next_touch": instant_text(row.next_touch.due_utc) if row.next_touch else None,
        "last_activity": instant_text(row.last_activity),
        "tags": list(details.tags),
    }


def import_json(report: ImportReport) -> dict[str, Any]:
    """Return what became of the rows: each counts once, in added, updated, same or skipped."""
    return {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "same": report.same,
        "skipped": [{"row": skipped.row, "reason": skipped.reason} for skipped in report.skipped],
        "suppressed": report.suppressed,
        "duplicates": report.duplicates,
        "seconds": round(report.seconds, 3),
    }


def backup_json(info: BackupInfo) -> dict[str, Any]:
    """Return what a backup holds."""
    return {
        "path": str(info.path),
        "made_at": instant_text(info.made_at),
        "reason": info.reason,
        "leads": info.leads,
        "touches": info.touches,
        "open_touches": info.open_touches,
        "activities": info.activities,
        "size": info.size,
        "verified": info.verified,
    }


def _why(why: tuple[Reason, ...]) -> list[dict[str, str]]:
    return [{"rule": reason.rule, "text": reason.text} for reason in why]
