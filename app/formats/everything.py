"""All that is known of leads as JSON, and of one lead as a text that reads like a letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

from app.domain.dossier import Dossier, Row
from app.domain.why import Reason

_TITLES = {
    "permission": "What they said about being contacted",
    "activity": "What happened",
    "agreement": "What was agreed",
    "series": "Series",
    "touch": "Touches",
    "message": "Messages",
    "meeting_draft": "Unfinished notes of a meeting",
    "lead_link": "Files and pages",
    "referral": "Referrals",
    "keep_in_touch": "Keep in touch",
    "score_adjustment": "Score given by hand",
}
_QUIET = frozenset(
    {"id", "lead_id", "touch_id", "series_id", "activity_id", "copied", "rung_utc", "check_in"}
)
_LEFT_OUT = frozenset({"contact"})
"""Tables whose rows stand among the addresses already."""


def write_json(dossiers: Iterable[Dossier]) -> bytes:
    """Return a JSON object with all leads, each with all rows that belong to it."""
    leads = [_as_json(dossier) for dossier in dossiers]
    return json.dumps({"leads": leads}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _as_json(dossier: Dossier) -> dict[str, object]:
    details, record = dossier.record.details, dossier.record
    row = {name: _plain(value) for name, value in dossier.lead.items() if name != "company_id"}
    row |= {"company": details.company, "permission": dossier.permission.value}
    row |= {"other_emails": list(record.emails), "other_phones": list(record.phones)}
    tables: dict[str, object] = {
        "permission_record" if name == "permission" else name: [_row(one) for one in rows]
        for name, rows in dossier.rows.items()
        if name not in _LEFT_OUT
    }
    return row | tables


def _row(row: Row) -> dict[str, object]:
    return {name: _plain(value) for name, value in row.items() if name != "lead_id"}


def _plain(value: object) -> object:
    """Return a value that JSON has a word for; instants in UTC."""
    match value:
        case StrEnum():
            return value.value
        case datetime() if value.tzinfo:
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case Reason():
            return {"rule": value.rule, "text": value.text}
        case tuple() | list():
            return [_plain(one) for one in value]
        case _:
            return value


def write_person(dossier: Dossier, made: datetime) -> bytes:
    """Return everything about one lead as plain text; `made` is the UTC instant of the file."""
    return ("\r\n".join(_lines(dossier, made)) + "\r\n").encode("utf-8-sig", "replace")


def _lines(dossier: Dossier, made: datetime) -> Iterator[str]:
    details, record = dossier.record.details, dossier.record
    yield details.name
    yield "=" * max(len(details.name), 3)
    yield f"All that Fifth Touch holds about this person, {made:%Y-%m-%d %H:%M} UTC. Times are in UTC."
    yield ""
    known = {
        "Company": details.company,
        "E-mail": ", ".join(filter(None, (details.email, *record.emails))),
        "Phone": ", ".join(filter(None, (details.phone, *record.phones))),
        "Permission": dossier.permission.value,
    }
    hidden = {"company_id", "email", "phone", "notes"} | _QUIET
    rest = {
        name.replace("_", " ").capitalize(): value
        for name, value in dossier.lead.items()
        if name not in hidden
    }
    yield from _fields({**known, **rest})
    if details.notes:
        yield from ("", "Notes", "-----", *details.notes.splitlines())
    for table, rows in dossier.rows.items():
        if table not in _LEFT_OUT:
            title = _TITLES.get(table, table.replace("_", " ").capitalize())
            yield from ("", f"{title} ({len(rows)})", "-" * len(title))
            for row in rows:
                named = {
                    name.replace("_", " ").capitalize(): value
                    for name, value in row.items()
                    if name not in _QUIET
                }
                yield from _fields(named)
                yield ""


def _fields(values: Mapping[str, object]) -> Iterator[str]:
    """Yield “Name: value” for what is filled; further lines of a value stand under it."""
    for name, value in values.items():
        text = _words(value)
        if text:
            first, *more = text.splitlines()
            yield f"{name}: {first}"
            yield from (f"    {line}" for line in more)


def _words(value: object) -> str:  # noqa: PLR0911 -- one a type
    match value:
        case None | "" | () | []:
            return ""
        case bool():
            return "yes" if value else ""
        case datetime() if value.tzinfo:
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case Reason():
            return value.text
        case tuple() | list():
            return "; ".join(filter(None, map(_words, value)))
        case StrEnum():
            return value.value
        case _:
            return str(value)
