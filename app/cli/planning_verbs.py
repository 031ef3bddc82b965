"""The verbs that plan: a series shown, and a meeting logged with its whole series."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.cli import json_form, words_form
from app.cli.answer import Answer
from app.cli.instant import read_instant, read_wall
from app.cli.needs import Needs
from app.domain.agreement_line import dated_deed
from app.domain.cadence import Cadence
from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes, NewAgreement, Recap
from app.domain.moment import wall_time
from app.domain.plan import Plan
from app.domain.words import NextStep, Outcome, Owner, Permission
from app.errors import NotFoundError


def plan(needs: Needs, args: Namespace) -> Answer:
    """Show the touches of a cadence; nothing is saved."""
    zone = needs.preferences.zone()
    anchor = read_instant(args.anchor, zone)
    now = read_instant(args.now, zone) if args.now else None
    cadence = _cadence(needs, args.cadence)
    lead, recap = None, None
    if args.lead:
        lead_id = needs.leads.find(args.lead)
        lead = needs.leads.card(lead_id).row
        planned = needs.planning.preview(cadence.name, lead_id, anchor, now)
        recap = _recap(needs, lead_id, cadence, anchor)
    else:
        planned = needs.planning.preview_for(cadence.name, args.zone, args.country.upper(), anchor, now)
    return Answer(_plan_data(planned, cadence, zone, lead, recap), _plan_words(planned, zone))


def log_meeting(needs: Needs, args: Namespace, at: datetime) -> Answer:
    """Log a meeting that began at the UTC instant `at`."""
    logged = needs.meetings.log(_notes(needs, args, at), origin="command")
    recap = {"subject": logged.recap.subject, "body": logged.recap.body} if logged.recap else None
    data = {
        "series": logged.series_id,
        "touches": [json_form.touch_json(touch) for touch in logged.touches],
        "recap": recap,
        "warnings": list(logged.warnings),
    }
    lines = [f"Meeting logged, {len(logged.touches)} touches planned.", *logged.warnings]
    lines += map(words_form.touch_line, logged.touches)
    if logged.recap:
        lines += ["", f"Recap: {logged.recap.subject}", "", logged.recap.body]
    return Answer(data, "\n".join(lines))


def _notes(needs: Needs, args: Namespace, at: datetime) -> MeetingNotes:
    zone = needs.preferences.zone()
    next_at = read_wall(args.next, zone) if args.next else None
    return MeetingNotes(
        lead_id=needs.leads.find(args.lead),
        at=at,
        minutes=args.minutes,
        outcome=Outcome(args.outcome),
        problems=tuple(args.problem),
        solutions=tuple(args.solution),
        agreements=_agreements(args, wall_time(at, zone)),
        next_step=NextStep.WE_MEET if next_at else NextStep.I_SEND,
        next_at=next_at,
        permission=Permission(args.permission),
        cadence=args.cadence,
    )


def _agreements(args: Namespace, met: datetime) -> tuple[NewAgreement, ...]:
    """Return what was agreed; days are counted from the day of the meeting."""
    mine = [dated_deed(line, Owner.MINE, met.date()) for line in args.mine]
    theirs = [dated_deed(line, Owner.THEIRS, met.date()) for line in args.theirs]
    return (*mine, *theirs)


def _cadence(needs: Needs, name: str) -> Cadence:
    known = {cadence.name: cadence for cadence in needs.planning.cadences()}
    if name not in known:
        raise NotFoundError(f"There is no cadence “{name}”.", f"Choose one of: {', '.join(known)}.")
    return known[name]


def _recap(needs: Needs, lead_id: int, cadence: Cadence, anchor: datetime) -> Recap | None:
    """Return the recap such a meeting would get; None for a cadence that does not begin with one."""
    if not cadence.steps[0].same_day:
        return None
    return needs.meetings.preview(MeetingNotes(lead_id, anchor, cadence=cadence.name)).recap


def _plan_data(
    planned: Plan, cadence: Cadence, zone: str, lead: LeadRow | None, recap: Recap | None
) -> dict[str, Any]:
    of = len(planned.touches)
    return {
        "series": None,
        "touches": [json_form.planned_json(touch, of, cadence, zone, lead) for touch in planned.touches],
        "recap": asdict(recap) if recap else None,
        "warnings": list(planned.warnings),
    }


def _plan_words(planned: Plan, zone: str) -> str:
    return "\n".join(
        [*planned.warnings, *(words_form.planned_line(touch, zone) for touch in planned.touches)]
    )
