"""The notes of a meeting as JSON and back, for the draft that the wizard keeps."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.domain.meeting import MeetingNotes, NewAgreement, Rest, TouchEdit
from app.domain.words import Channel, LeadState, MeetingKind, NextStep, Outcome, Owner, Permission


def write_notes(notes: MeetingNotes) -> str:
    """Return the notes as JSON."""
    return json.dumps(asdict(notes), default=_plain, ensure_ascii=False)


def read_notes(text: str) -> MeetingNotes:
    """Return the notes of a text that write_notes made. Raises ValueError for another one."""
    raw: dict[str, Any] = json.loads(text)
    try:
        return MeetingNotes(**(raw | _typed(raw)))
    except (KeyError, TypeError) as error:
        raise ValueError("not the notes of a meeting") from error


def _typed(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that JSON has no type for."""
    return {
        "at": datetime.fromisoformat(raw["at"]),
        "kind": MeetingKind(raw["kind"]),
        "outcome": Outcome(raw["outcome"]),
        "problems": tuple(raw["problems"]),
        "solutions": tuple(raw["solutions"]),
        "agreements": tuple(_agreement(one) for one in raw["agreements"]),
        "next_step": NextStep(raw["next_step"]),
        "next_by": _when(raw["next_by"]),
        "next_at": _when(raw["next_at"]),
        "remind_at": _when(raw.get("remind_at")),
        "permission": Permission(raw["permission"]),
        "first_channel": _channel(raw["first_channel"]),
        "then_channel": _channel(raw["then_channel"]),
        "edits": tuple(TouchEdit(one["number"], _when(one["due"]), one["off"]) for one in raw["edits"]),
        "rest": _rest(raw["rest"]),
    }


def _agreement(raw: dict[str, Any]) -> NewAgreement:
    return NewAgreement(Owner(raw["owner"]), raw["what"], _when(raw["due"]), _when(raw.get("remind")))


def _rest(raw: dict[str, Any] | None) -> Rest | None:
    if raw is None:
        return None
    until = date.fromisoformat(raw["until"]) if raw["until"] else None
    return Rest(LeadState(raw["state"]), until, raw["reason"])


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _channel(text: str | None) -> Channel | None:
    return Channel(text) if text else None


def _plain(value: object) -> str:
    if isinstance(value, date):  # datetimes are dates
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in the notes of a meeting")
