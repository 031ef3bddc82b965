"""The verbs: each reads its arguments, makes one service call and says what came of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import json_form, words_form
from app.cli.answer import DONE, FAILED, Answer
from app.cli.instant import read_instant, read_wall
from app.cli.needs import Needs
from app.domain.words import Outcome

if TYPE_CHECKING:
    from app.services.touches import Completed


def import_file(needs: Needs, args: Namespace) -> Answer:
    """Bring in leads from a file."""
    from app.domain.merging import Twice

    twice = Twice(args.twice) if args.twice else None
    path = _path(args, args.file)
    report = needs.imports.run(path, dry_run=args.dry_run, origin="command", twice=twice)
    return Answer(json_form.import_json(report), words_form.import_words(report, dry_run=args.dry_run))


def export(needs: Needs, args: Namespace) -> Answer:
    """Write everything to a folder, or one lead to a readable file."""
    path = _path(args, args.folder)
    if args.lead:
        done = needs.exports.person(needs.leads.find(args.lead), path)
    else:
        done = needs.exports.everything(path)
    files = [str(file) for file in done.files]
    text = "\n".join([*files, f"{done.leads} leads" if done.leads != 1 else "1 lead"])
    return Answer({"leads": done.leads, "files": files}, text)


def leads(needs: Needs, args: Namespace) -> Answer:
    """List leads."""
    from app.errors import InputError
    from app.services.leads import LeadView, Sort

    try:
        view = LeadView(args.view)
    except ValueError:
        names = ", ".join(LeadView)
        raise InputError(f"There is no view “{args.view}”.", f"Choose one of: {names}.") from None
    found = needs.leads.ids(view, args.search, Sort("name"), args.limit)
    rows = needs.leads.rows(found.ids)
    text = "\n".join([*map(words_form.lead_line, rows), f"{found.total} leads"])
    return Answer({"total": found.total, "leads": [json_form.lead_json(row) for row in rows]}, text)


def due(needs: Needs, args: Namespace) -> Answer:  # noqa: ARG001 -- every verb has both
    """Say what is due."""
    needs.series_acts.end_holds()
    queue = needs.touches.today()
    parts = {"overdue": queue.overdue, "due": queue.due, "later": queue.later}
    data = {name: [json_form.touch_json(touch) for touch in touches] for name, touches in parts.items()}
    titles = {"overdue": "Overdue", "due": "Due now", "later": "Later today"}
    lines = [
        line
        for name, touches in parts.items()
        for line in words_form.section(titles[name], map(words_form.touch_line, touches))
    ]
    return Answer(
        {"now": json_form.instant_text(queue.now), **data}, "\n".join(lines) or "Nothing is due today."
    )


def done(needs: Needs, args: Namespace) -> Answer:
    """Complete a touch."""
    return _completed(needs.touches.done(args.touch, Outcome(args.outcome), origin="command"))


def skip(needs: Needs, args: Namespace) -> Answer:
    """Leave a touch out."""
    return _completed(needs.touches.skip(args.touch, args.reason, origin="command"))


def snooze(needs: Needs, args: Namespace) -> Answer:
    """Put a touch off."""
    until = read_wall(args.until, needs.preferences.zone())
    needs.touches.snooze(args.touch, until, origin="command")
    touch = needs.touches.get(args.touch)
    return Answer({"touch": json_form.touch_json(touch)}, words_form.touch_line(touch))


def backup(needs: Needs, args: Namespace) -> Answer:
    """Make a backup."""
    info = needs.backups.make(_path(args, args.file) if args.file else None, origin="command")
    return Answer(json_form.backup_json(info), words_form.backup_words(info))


def restore(needs: Needs, args: Namespace) -> Answer:
    """Go back to a backup."""
    info = needs.backups.restore(_path(args, args.file), origin="command")
    return Answer(json_form.backup_json(info), "Restored:\n" + words_form.backup_words(info))


def check(needs: Needs, args: Namespace) -> Answer:  # noqa: ARG001 -- every verb has both
    """Look the database over."""
    findings = needs.health.check()
    fine = all(finding.ok for finding in findings)
    data = [{"name": finding.name, "ok": finding.ok, "text": finding.text} for finding in findings]
    text = "\n".join(map(words_form.finding_line, findings))
    return Answer({"ok": fine, "findings": data}, text, DONE if fine else FAILED)


def plan(needs: Needs, args: Namespace) -> Answer:
    """Show the touches of a cadence."""
    from app.cli.planning_verbs import plan as show

    return show(needs, args)


def log_meeting(needs: Needs, args: Namespace) -> Answer:
    """Log a meeting and plan the whole series."""
    from app.cli.planning_verbs import log_meeting as log

    return log(needs, args, read_instant(args.at, needs.preferences.zone()))


def add(needs: Needs, args: Namespace) -> Answer:
    """Take in one line."""
    from app.cli.quick_add_verb import add as take_in

    return take_in(needs, args)


def level(needs: Needs, args: Namespace) -> Answer:
    """Level a week."""
    from app.cli.change_verbs import level as act

    return act(needs, args)


def absence(needs: Needs, args: Namespace) -> Answer:
    """Enter days away."""
    from app.cli.change_verbs import absence as act

    return act(needs, args)


VERBS: Mapping[str, Callable[[Needs, Namespace], Answer]] = {
    "add": add,
    "import": import_file,
    "export": export,
    "leads": leads,
    "plan": plan,
    "log-meeting": log_meeting,
    "due": due,
    "done": done,
    "snooze": snooze,
    "skip": skip,
    "level": level,
    "absence": absence,
    "backup": backup,
    "restore": restore,
    "check": check,
}


def _path(args: Namespace, file: str) -> Path:
    """Return a file as named in the folder the command was given in."""
    return Path(args.cwd) / Path(file).expanduser()


def _completed(completed: Completed) -> Answer:
    following = completed.next_touch
    data = {
        "touch": json_form.touch_json(completed.touch),
        "next": json_form.touch_json(following) if following else None,
        "must_choose": completed.must_choose,
        "asks": completed.ask.reason if completed.ask else None,
        "offers": list(completed.offers),
    }
    lines = [words_form.touch_line(completed.touch)]
    if following:
        lines += ["Next:", words_form.touch_line(following)]
    elif completed.must_choose:
        lines.append("Nothing is left to do for this lead: choose in the window what comes next.")
    if completed.ask:
        words = f"The series “{completed.ask.title}” waits ({completed.ask.reason})"
        lines.append(f"{words}: say in the window how it goes on.")
    return Answer(data, "\n".join(lines))
