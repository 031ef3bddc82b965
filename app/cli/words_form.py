"""Values as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.lead import LeadRow
from app.domain.plan import PlannedTouch
from app.domain.plan_change import ChangedTouch
from app.domain.touch import Touch
from app.domain.why import why_line

if TYPE_CHECKING:
    from app.services.backups import BackupInfo
    from app.services.health import Finding
    from app.services.imports import ImportReport

SHOWN = 20
"""So many skipped rows are told one by one."""


def when(wall: datetime) -> str:
    """Return a wall time as "Thu 28 May 2026, 09:30"."""
    return f"{wall:%a} {wall.day} {wall:%b %Y, %H:%M}"


def touch_line(touch: Touch) -> str:
    """Return one stored touch: id, time, whom, what, why."""
    who = ", ".join(filter(None, (touch.lead, touch.company)))
    place = f"{touch.number} of {touch.of}"
    return (
        f"{touch.id:>6}  {when(touch.due_local)}  {touch.channel:8}  {place:>7}  {touch.state:8}"
        f"  {who}: {touch.purpose}\n        {why_line(touch.why)}"
    )


def planned_line(touch: PlannedTouch, zone: str) -> str:
    """Return one touch of a plan; `zone` is the rep's."""
    return (
        f"{touch.number:>3}  {when(touch.due.seen_from(zone))}  {touch.channel:8}  {touch.state:8}"
        f"  {touch.purpose}\n     {why_line(touch.why)}"
    )


def change_line(change: ChangedTouch, zone: str) -> str:
    """Return one touch that changes; `zone` is the rep's."""
    touch = change.touch
    after = when(change.after.seen_from(zone)) if change.after else change.fate
    why = f"\n        {why_line(change.why)}" if change.why else ""
    return f"{touch.id:>6}  {when(touch.due_local)}  ->  {after}  {touch.channel:8}  {touch.lead}{why}"


def lead_line(row: LeadRow) -> str:
    """Return one lead."""
    details = row.details
    parts = (row.name, details.company, details.email, details.stage.value, row.permission.value)
    return f"{row.id:>6}  " + "  ".join(part for part in parts if part)


def section(title: str, lines: Iterable[str]) -> list[str]:
    """Return a title with its lines; nothing for none."""
    found = list(lines)
    return [f"{title} ({len(found)})", *found] if found else []


def import_words(report: ImportReport, *, dry_run: bool) -> str:
    """Return what became of the rows."""
    lines = [
        ("Would read" if dry_run else "Read") + f" {report.read} rows: {report.added} added,"
        f" {report.updated} updated, {report.same} the same, {len(report.skipped)} skipped."
    ]
    if report.duplicates:
        lines.append(f"Rows about somebody who came before in the file: {report.duplicates}.")
    if report.suppressed:
        lines.append(f"Rows about people who said no before: {report.suppressed}; they are marked.")
    lines += [f"Row {skipped.row}: {skipped.reason}" for skipped in report.skipped[:SHOWN]]
    if len(report.skipped) > SHOWN:
        lines.append(f"... and {len(report.skipped) - SHOWN} more; --json tells all.")
    return "\n".join(lines)


def backup_words(info: BackupInfo) -> str:
    """Return what a backup holds."""
    text = (
        f"{info.path}\nMade {info.made_at:%Y-%m-%d %H:%M} UTC, {info.reason or 'reason unknown'}:"
        f" {info.leads} leads, {info.touches} touches ({info.open_touches} open),"
        f" {info.activities} activities, {info.size / 1_048_576:.1f} MiB"
        f"{', verified' if info.verified else ''}"
    )
    return f"{text}\n{info.warning}" if info.warning else text


def finding_line(finding: Finding) -> str:
    """Return one thing looked at."""
    return f"{'ok ' if finding.ok else 'BAD'}  {finding.name}: {finding.text}"
