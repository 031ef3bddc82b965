"""The six facts about a lead, in words: permission, preference, time there, last, next, open items."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadCard, LeadRow, PermissionEntry
from app.domain.moment import wall_time
from app.domain.words import ActivityKind, Channel, LeadState, Owner, Permission
from app.ui.today.phrases import CHANNELS, clock_words, day_words, long_date_words
from app.ui.words import part_of_day

CHANNEL_ICONS = {
    Channel.CALL: "phone",
    Channel.EMAIL: "mail",
    Channel.MESSAGE: "message-circle",
    Channel.LINKEDIN: "linkedin",
    Channel.MEETING: "handshake",
    Channel.LETTER: "file-text",
}
ACTIVITY_ICONS = {
    ActivityKind.CALL: "phone",
    ActivityKind.MEETING: "handshake",
    ActivityKind.EMAIL_OUT: "mail",
    ActivityKind.EMAIL_IN: "inbox",
    ActivityKind.MESSAGE: "message-circle",
    ActivityKind.LINKEDIN: "linkedin",
    ActivityKind.LETTER: "file-text",
    ActivityKind.NOTE: "sticky-note",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, what is known, its icon and the inks of the words and the icon."""

    label: str
    text: str
    icon: str
    ink: str = "ink1"
    icon_ink: str = "ink2"


def facts_of(
    card: LeadCard, activities: Iterable[Activity], agreements: Iterable[Agreement], now: datetime, zone: str
) -> tuple[Fact, ...]:
    """The six facts at the UTC instant `now`, for a rep in `zone`."""
    return (
        _permission(card, now, zone),
        _preference(card.row),
        there_now(card.row, now),
        _last(activities, now, zone),
        _next(card, now, zone),
        _open_items(agreements, now),
    )


def _permission(card: LeadCard, now: datetime, zone: str) -> Fact:
    latest = max(card.permissions, key=_entered, default=None)
    day = ""
    if latest is not None:
        given = long_date_words(wall_time(latest.at, zone).date(), wall_time(now, zone).date())
        day = f" on {given.partition(' ')[2]}"
    match card.row.permission:
        case Permission.GIVEN:
            return Fact("Permission", f"Given{day}", "shield-check", icon_ink="ok")
        case Permission.NOT_ASKED:
            return Fact("Permission", "Not asked", "shield-alert", icon_ink="warn")
        case Permission.REFUSED:
            return Fact("Permission", f"Refused{day}", "shield-x", "danger", "danger")
        case Permission.WITHDRAWN:
            return Fact("Permission", f"Withdrawn{day}", "shield-x", "danger", "danger")


def _entered(entry: PermissionEntry) -> datetime:
    return entry.at


def _preference(row: LeadRow) -> Fact:
    wish = row.details.preferred
    if wish is None:
        return Fact("Prefers", "Not asked", "circle-help", "ink2", "ink3")
    return Fact("Prefers", "Phone" if wish is Channel.CALL else CHANNELS[wish], CHANNEL_ICONS[wish])


def there_now(row: LeadRow, now: datetime) -> Fact:
    """The time where the lead is, and whether that is a time to call."""
    if not row.zone_known:
        return Fact("There now", "Zone not known", "globe", "ink2", "ink3")
    local = wall_time(now, row.zone)
    words, icon = part_of_day(local)
    return Fact("There now", f"{clock_words(local)}, {words}", icon)


def _last(activities: Iterable[Activity], now: datetime, zone: str) -> Fact:
    latest = next((one for one in activities if one.kind is not ActivityKind.NOTE), None)
    if latest is None:
        return Fact("Last touch", "None yet", "history", "ink2", "ink3")
    day = day_words(wall_time(latest.at, zone).date(), wall_time(now, zone).date())
    return Fact("Last touch", day, ACTIVITY_ICONS[latest.kind])


def _next(card: LeadCard, now: datetime, zone: str) -> Fact:
    planned, today = card.row.next_touch, wall_time(now, zone).date()
    if planned is not None:
        due = wall_time(planned.due_utc, zone)
        ink = "danger" if due.date() < today else "ink1"
        words = f"{day_words(due.date(), today)} {clock_words(due)}"
        return Fact("Next touch", words, CHANNEL_ICONS[planned.channel], ink)
    states = {LeadState.WAITING: "Waiting", LeadState.PARKED: "Parked", LeadState.ENDED: "Ended"}
    rest = states.get(card.row.state)
    if rest is None:
        return Fact("Next touch", "None planned", "triangle-alert", "warn", "warn")
    until = ""
    if card.state_until is not None:
        until = f" until {day_words(wall_time(card.state_until, zone).date(), today)}"
    return Fact("Next touch", f"{rest}{until}", "circle-pause", "ink2", "ink2")


def _open_items(agreements: Iterable[Agreement], now: datetime) -> Fact:
    waiting = [one for one in agreements if one.kept_at is None]
    late = [one for one in waiting if one.late(now)]
    if not waiting:
        return Fact("Open items", "None", "list-todo", "ink2", "ink3")
    if late:
        return Fact("Open items", f"{len(waiting)} open, {len(late)} late", "list-todo", "danger", "danger")
    mine = sum(one.owner is not Owner.THEIRS for one in waiting)
    return Fact("Open items", f"{len(waiting) - mine} theirs, {mine} yours", "list-todo")
