"""The arguments. Nothing is printed from here and nothing ends the program: both are left to the caller.

Options stand before or after the verb.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from app import __version__
from app.domain.words import Outcome, Permission

SHOWN = ("meeting", "quick-add", "due")
"""What a start may ask the window to open, also the one that runs already."""
_ASKABLE = (Permission.GIVEN, Permission.REFUSED, Permission.NOT_ASKED)


class UsageError(Exception):
    """The arguments are wrong; the text holds the usage and what is wrong."""


class HelpAsked(Exception):  # noqa: N818 -- nothing is wrong
    """--help or --version; the text is the answer."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises where argparse prints and exits."""

    _answer = ""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.format_usage()}{self.prog}: {message}\n")

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 -- argparse's signature
        self._answer = self.format_help()

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 -- argparse's signature
        self._answer = message

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002 -- argparse's
        raise HelpAsked(self._answer or message or "")


def parse(args: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; `verb` is None for the window. Raises UsageError or HelpAsked."""
    return _build().parse_args(args)


def _build() -> _Parser:
    parser = _Parser(
        prog="fifth-touch",
        description="Fifth Touch, a follow-up assistant. Without a verb it opens the window.",
        parents=[_common(first=True)],
    )
    version = f"Fifth Touch {__version__}\n"
    parser.add_argument("--version", action="version", version=version, help="say which version this is")
    parser.add_argument("--background", action="store_true", help="start hidden in the tray")
    parser.add_argument("--show", choices=SHOWN, default="", help="what the window opens with")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    common = _common(first=False)
    _add_quick_add(verbs, common)
    _add_reading(verbs, common)
    _add_log_meeting(verbs, common)
    _add_touches(verbs, common)
    _add_changes(verbs, common)
    _add_keeping(verbs, common)
    return parser


def _common(*, first: bool) -> _Parser:
    """Return the options of every verb; after the verb they have no default, or it would win."""
    none = None if first else argparse.SUPPRESS
    common = _Parser(add_help=False)
    common.add_argument("--profile", metavar="DIR", default=none, help="the folder of the data")
    common.add_argument("--now", metavar="ISO", default=none, help="take this as the time")
    off = False if first else argparse.SUPPRESS
    common.add_argument("--json", action="store_true", default=off, help="print JSON")
    return common


_Verbs = argparse._SubParsersAction  # noqa: SLF001 -- argparse has no public name for it


def _add_quick_add(verbs: _Verbs[_Parser], common: _Parser) -> None:
    quick = verbs.add_parser("add", parents=[common], help="one line: who, what happened, what comes next")
    quick.add_argument("text", metavar="TEXT", nargs="+", help="Called Marta, no answer, e-mail fri 10")
    quick.add_argument("--dry-run", action="store_true", help="say what it is understood to be, save nothing")
    quick.add_argument("--lead", metavar="EMAIL", help="whom it is about: mail address or id")
    quick.add_argument("--country", metavar="CC", default="", help="whose order of day and month is meant")


def _add_reading(verbs: _Verbs[_Parser], common: _Parser) -> None:
    add = verbs.add_parser("import", parents=[common], help="bring in leads from CSV, XLSX or vCard")
    add.add_argument("file")
    add.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    twice = "several rows about one person: one lead, the newest row, or a lead for each"
    add.add_argument("--twice", choices=("merge", "newest", "both"), help=twice)
    out = verbs.add_parser("export", parents=[common], help="write everything to a folder, in many formats")
    out.add_argument("folder", metavar="DIR")
    out.add_argument("--lead", metavar="EMAIL", help="one lead as a readable text; DIR is its file")
    leads = verbs.add_parser("leads", parents=[common], help="list leads")
    leads.add_argument("--view", metavar="NAME", default="all")
    leads.add_argument("--search", metavar="TEXT", default="")
    leads.add_argument("--limit", metavar="N", type=_count)
    plan = verbs.add_parser("plan", parents=[common], help="show the touches of a cadence, save nothing")
    plan.add_argument("--cadence", metavar="NAME", required=True)
    whom = plan.add_mutually_exclusive_group(required=True)
    whom.add_argument("--lead", metavar="EMAIL", help="mail address or id")
    whom.add_argument("--zone", metavar="Z", help="IANA time zone of somebody unknown")
    plan.add_argument("--country", metavar="CC", default="", help="with --zone: country of two letters")
    plan.add_argument("--anchor", metavar="ISO", required=True, help="what day 0 is counted from")
    verbs.add_parser("due", parents=[common], help="what is due")


def _add_log_meeting(verbs: _Verbs[_Parser], common: _Parser) -> None:
    log = verbs.add_parser("log-meeting", parents=[common], help="log a meeting, plan the whole series")
    log.add_argument("--lead", metavar="EMAIL", required=True, help="mail address or id")
    log.add_argument("--at", metavar="ISO", required=True, help="when it began")
    log.add_argument("--minutes", metavar="N", type=_count, default=30)
    log.add_argument("--outcome", choices=[str(one) for one in Outcome], default=str(Outcome.HELD))
    log.add_argument("--problem", metavar="T", action="append", default=[])
    log.add_argument("--solution", metavar="T", action="append", default=[])
    log.add_argument("--mine", metavar="WHAT by DATE", action="append", default=[])
    log.add_argument("--theirs", metavar="WHAT by DATE", action="append", default=[])
    log.add_argument("--next", metavar="ISO", help="the next meeting that was agreed")
    asked = [str(one) for one in _ASKABLE]
    log.add_argument("--permission", choices=asked, default=str(Permission.NOT_ASKED))
    log.add_argument("--cadence", metavar="NAME", help="default: the one that fits best")


def _add_touches(verbs: _Verbs[_Parser], common: _Parser) -> None:
    done = verbs.add_parser("done", parents=[common], help="complete a touch")
    done.add_argument("touch", metavar="TOUCH", type=int)
    done.add_argument("--outcome", required=True, choices=[str(one) for one in Outcome])
    snooze = verbs.add_parser("snooze", parents=[common], help="put a touch off")
    snooze.add_argument("touch", metavar="TOUCH", type=int)
    snooze.add_argument("--until", metavar="ISO", required=True)
    skip = verbs.add_parser("skip", parents=[common], help="leave a touch out")
    skip.add_argument("touch", metavar="TOUCH", type=int)
    skip.add_argument("--reason", metavar="T", required=True)


def _add_changes(verbs: _Verbs[_Parser], common: _Parser) -> None:
    level = verbs.add_parser("level", parents=[common], help="fit a week into what a day holds")
    level.add_argument("--week", metavar="ISO", required=True, help="such as 2026-W22")
    level.add_argument("--dry-run", action="store_true", help="say what would move, change nothing")
    away = verbs.add_parser("absence", parents=[common], help="enter days away and move what falls into them")
    away.add_argument("first", metavar="FROM", help="first day, such as 2026-06-08")
    away.add_argument("last", metavar="TO", help="last day, included")
    away.add_argument("--reason", metavar="T", default="")
    away.add_argument("--dry-run", action="store_true", help="say what would move, change nothing")


def _add_keeping(verbs: _Verbs[_Parser], common: _Parser) -> None:
    backup = verbs.add_parser("backup", parents=[common], help="make a verified backup")
    backup.add_argument("file", nargs="?", help="default: the profile's own backups")
    restore = verbs.add_parser("restore", parents=[common], help="go back to a backup")
    restore.add_argument("file")
    verbs.add_parser("check", parents=[common], help="look the database over")
    verbs.add_parser("selftest", parents=[common], help="check what this computer offers")
    verbs.add_parser("demo", parents=[common], help="the window with invented leads, kept nowhere")
    shots = verbs.add_parser("shots", parents=[common], help="every screen as a picture")
    shots.add_argument("folder", metavar="DIR")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number
