"""A log that says what happened without saying to whom, and the nets for what nobody caught."""

import copy
import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

FILE = "fifth-touch.log"
CRASH_FILE = "crash.txt"
BYTES = 1_000_000
FILES = 5

Report = Callable[[BaseException], None]

ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
NUMBER = re.compile(r"(?<![\w.:-])(?!\d{4}-\d\d-\d\d\b)\+?\(?\d[\d ()./-]{7,}\d(?![\w:])")
PARAMETERS = re.compile(r"\[parameters: .*", re.DOTALL)
QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")

log = logging.getLogger("app")


def scrub(text: str) -> str:
    """Take mail addresses, phone numbers and the home folder out of a text."""
    home = str(Path.home())
    text = text.replace(home, "~") if len(home) > 1 else text
    return NUMBER.sub("<number>", ADDRESS.sub("<address>", text))


def scrub_message(error: BaseException) -> str:
    """Return an error's message without what it quotes: values come from somebody's data."""
    text = PARAMETERS.sub("[parameters left out]", str(error))
    return scrub(QUOTED.sub("'…'", text))


class PlainFormatter(logging.Formatter):
    """Writes time (UTC), level, thread, place and text; a traceback without quoted values."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(threadName)s %(name)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        """Return the record's instant in UTC, to the millisecond."""
        from datetime import UTC, datetime

        instant = datetime.fromtimestamp(record.created, UTC)
        return instant.strftime(datefmt or "%Y-%m-%dT%H:%M:%S.%f")[: None if datefmt else -3]

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """Return frames and types of an error and of those behind it."""
        error = ei[1] if isinstance(ei, tuple) else None
        return told(error) if isinstance(error, BaseException) else ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole entry, scrubbed.

        Another handler may have left its own, unscrubbed traceback in the record.
        """
        fresh = copy.copy(record)
        fresh.exc_text = None
        return scrub(super().format(fresh))


def told(error: BaseException) -> str:
    """Return a traceback with places and types, and messages without quoted values."""
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        lines += [told(cause), "and then"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}")
    lines.append(f"{type(error).__qualname__}: {scrub_message(error)}")
    return "\n".join(lines)


def start_log(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write the root logger's records to a rotating file; return its handler.

    A disk that is full or a folder that is gone never stops the program.
    """
    logging.raiseExceptions = False
    handler = RotatingFileHandler(
        folder / FILE, maxBytes=BYTES, backupCount=FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(PlainFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for chatty in ("apscheduler", "keyring", "sqlalchemy", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take the handler away again and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def watch_crashes(folder: Path) -> TextIO | None:
    """Have the interpreter write all stacks to a file when it dies of a signal.

    Return the file, which has to stay open; None if the folder takes none.
    """
    try:
        file = (folder / CRASH_FILE).open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def catch_uncaught(report: Report) -> Callable[[], None]:
    """Log what nobody caught, on any thread, and pass it to ``report``, which must not raise.

    Ctrl+C and an orderly exit stay what they are. Return what puts the hooks back that were there.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def put_back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            _log_and_report(error, report)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            _log_and_report(args.exc_value, report)

    def on_unraisable(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            log.error("could not be raised", exc_info=args.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread
    sys.unraisablehook = on_unraisable
    return put_back


def _log_and_report(error: BaseException, report: Report) -> None:
    log.critical("uncaught", exc_info=error)
    report(error)
