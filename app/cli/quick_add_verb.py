"""The verb that takes one line: what it was understood to be, as JSON or in words."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli import json_form, words_form
from app.cli.answer import Answer
from app.cli.needs import Needs
from app.domain import phrases
from app.domain.quick_read import Activity, Fixes, Planned, Understood, Unsure, Whom
from app.errors import InputError


def add(needs: Needs, args: Namespace) -> Answer:
    """Take in one line, or only say what it is understood to be."""
    text = " ".join(args.text)
    fixes = Fixes(lead_id=needs.leads.find(args.lead) if args.lead else None)
    country = args.country.upper()
    if args.dry_run:
        read = needs.quick_add.read(text, fixes, country=country)
        return Answer(_json(read, needs.preferences.zone()), _words(read, "Would add"))
    _check_one(needs.quick_add.read(text, fixes, country=country), fixes)
    added = needs.quick_add.add(text, fixes, country=country, origin="command")
    data = _json(added.read, needs.preferences.zone())
    data["lead"]["id"] = added.lead_id
    if added.touch_id is not None:
        data["touch"] = json_form.touch_json(needs.touches.get(added.touch_id))
    return Answer(data, _words(added.read, "Added"))


def _check_one(read: Understood, fixes: Fixes) -> None:
    """Raise InputError where several leads fit: nobody is there to look at the guess."""
    whom = read.whom
    if whom is None or whom.row is None or not whom.others or fixes.lead_id is not None:
        return
    fitting = "; ".join(words_form.lead_line(row).strip() for row in (whom.row, *whom.others))
    raise InputError(
        f"Several leads fit: {fitting}.", "Add the company to the name, or --lead with the number."
    )


def _json(read: Understood, zone: str) -> dict[str, Any]:
    return {
        "lead": _lead(read.whom) if read.whom else None,
        "activity": _activity(read.activity) if read.activity else None,
        "touch": _touch(read.touch, read.whom, zone) if read.touch else None,
        "tags": list(read.line.tags),
        "note": read.note,
        "unsure": [_unsure(one) for one in read.unsure],
    }


def _unsure(one: Unsure) -> dict[str, Any]:
    at = json_form.wall_text(one.at) if one.at else None
    return {"part": one.part.value, "text": one.text, "asks": one.asks, "at": at}


def _lead(whom: Whom) -> dict[str, Any]:
    if whom.row is not None:
        return json_form.lead_json(whom.row) | {"new": False}
    details = whom.details
    return {
        "id": None,
        "name": details.name,
        "first_name": details.first_name,
        "last_name": details.last_name,
        "company": details.company,
        "email": details.email,
        "phone": details.phone,
        "stage": details.stage.value,
        "tags": list(details.tags),
        "new": True,
    }


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "kind": activity.kind.value,
        "channel": activity.channel.value,
        "outcome": activity.outcome.value,
        "minutes": activity.minutes,
        "at": json_form.instant_text(activity.at),
        "completes": activity.completes,
    }


def _touch(touch: Planned, whom: Whom | None, zone: str) -> dict[str, Any]:
    return {
        "id": None,
        "lead": whom.name if whom else "",
        "company": whom.details.company if whom else "",
        "n": 1,
        "of": 1,
        "series": None,
        "cadence": touch.series or None,
        "channel": touch.channel.value,
        "state": "planned",
        "due_utc": json_form.instant_text(touch.due.utc),
        "due_local": json_form.wall_text(touch.due.seen_from(zone)),
        "zone": zone,
        "lead_local": json_form.wall_text(touch.due.seen_from(touch.lead_zone)),
        "lead_zone": touch.lead_zone,
        "minutes": touch.minutes,
        "purpose": touch.purpose,
        "why": [],
    }


def _words(read: Understood, verb: str) -> str:
    lines = [f"{verb}:"]
    if read.whom:
        new = "" if read.whom.row else " (new)"
        lines.append(
            f"  lead      {', '.join(filter(None, (read.whom.name, read.whom.details.company)))}{new}"
        )
    if read.activity:
        outcome = read.activity.outcome.value.replace("-", " ")
        lines.append(f"  happened  {phrases.channel(read.activity.channel)}, {outcome}")
    if read.touch:
        due = words_form.when(read.touch.due.wall)
        lines.append(f"  next      {phrases.channel(read.touch.channel)}, {due}")
    if read.line.tags:
        lines.append(f"  tags      {', '.join(read.line.tags)}")
    if read.note:
        lines.append(f"  note      {read.note}")
    lines += [f"  ?         {one.text}" for one in read.unsure]
    return "\n".join(lines)
