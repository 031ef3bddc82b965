"""The verbs that show a diff of many touches first: levelling a week, and days away."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import date, timedelta
from typing import Any

from app.cli import json_form, words_form
from app.cli.answer import Answer
from app.cli.needs import Needs
from app.domain.plan_change import ChangedTouch, PlanChange
from app.errors import InputError

_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE)


def level(needs: Needs, args: Namespace) -> Answer:
    """Level a week, or show what it would move."""
    monday = read_week(args.week)
    change = needs.weeks.preview(monday)
    if change.lines and not args.dry_run:
        needs.weeks.level(monday, origin="command")
    head = {"week": _week_text(monday), "monday": monday.isoformat()}
    return _answer(needs, head, change, f"The week of {monday.isoformat()}", dry_run=args.dry_run)


def absence(needs: Needs, args: Namespace) -> Answer:
    """Enter days away, or show what they would move."""
    first, last = read_day(args.first), read_day(args.last)
    if args.dry_run:
        change = needs.absences.preview(first, last, args.reason)
    else:
        change = needs.absences.enter(first, last, args.reason, origin="command").change
    head = {"from": first.isoformat(), "to": last.isoformat(), "reason": args.reason}
    return _answer(
        needs, head, change, f"Away {first.isoformat()} to {last.isoformat()}", dry_run=args.dry_run
    )


def read_week(text: str) -> date:
    """Return the Monday of a week such as 2026-W22, or of the week of a date. Raises InputError."""
    found = _WEEK.fullmatch(text.strip())
    try:
        if found:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"“{text}” is not a week.", "Write it such as 2026-W22.") from None
    return day - timedelta(days=day.weekday())


def read_day(text: str) -> date:
    """Return an ISO date. Raises InputError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"“{text}” is not a date.", "Write it such as 2026-06-08.") from None


def _answer(needs: Needs, head: dict[str, Any], change: PlanChange, title: str, *, dry_run: bool) -> Answer:
    zone = needs.preferences.zone()
    data = {
        **head,
        "applied": not dry_run and (bool(change.lines) or "from" in head),
        "moved": [_line(one, zone) for one in change.moved],
        "dropped": [_line(one, zone) for one in change.dropped],
        "warnings": list(change.warnings),
    }
    verb = "would move" if dry_run else "moved"
    lines = [
        f"{title}: {len(change.moved)} touches {verb}, {len(change.dropped)} left out.",
        *change.warnings,
    ]
    lines += [words_form.change_line(one, zone) for one in change.lines]
    return Answer(data, "\n".join(lines))


def _line(one: ChangedTouch, zone: str) -> dict[str, Any]:
    """Return a touch with its new time; `touch` holds the time before."""
    after = one.after
    return {
        "touch": json_form.touch_json(one.touch),
        "fate": one.fate,
        "after_utc": json_form.instant_text(after.utc if after else None),
        "after_local": json_form.wall_text(after.seen_from(zone)) if after else None,
        "why": [{"rule": reason.rule, "text": reason.text} for reason in one.why],
    }


def _week_text(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"
