"""One command: verb, outcome, exit code. Whatever a person can cause ends in words."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import NamedTuple

from app.cli.answer import FAILED, Answer
from app.cli.needs import Needs
from app.cli.verbs import VERBS
from app.errors import KnownError


class Outcome(NamedTuple):
    """Exit code, standard output and standard error of a command."""

    code: int
    out: str
    err: str


def run_verb(needs: Needs, args: Namespace) -> Outcome:
    """Run the verb named in `args`. Known errors become words; all else is for the caller to report."""
    try:
        return shown(VERBS[args.verb](needs, args), as_json=args.json)
    except KnownError as error:
        return refused(error)


def shown(answer: Answer, *, as_json: bool) -> Outcome:
    """Return an answer as JSON or words."""
    text = json.dumps(answer.data, ensure_ascii=False, indent=1) if as_json else answer.text
    return Outcome(answer.code, f"{text}\n" if text else "", "")


def refused(error: KnownError) -> Outcome:
    """Return a known error in words."""
    return Outcome(FAILED, "", f"{error}\n")
