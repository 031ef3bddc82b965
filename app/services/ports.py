"""The sockets of the services: what the machine outside has to offer.

``app/system`` fits into them, and so do the fakes of the tests. Nothing here does any work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:  # the window needs the sockets before its first paint, and what they carry after it
    from concurrent.futures import Future
    from datetime import date, datetime
    from pathlib import Path

    from app.domain.reminder import Key
    from app.formats.table import Table

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed, in nouns of design section 1 ("lead", "touch"), and who caused it.

    ``origin`` is the name a screen gave itself, or "alarm", "command", "restore" ...
    """

    nouns: frozenset[str]
    origin: str


class Announce(Protocol):
    """Tells everyone concerned of a change, after the commit; may be called on any thread."""

    def __call__(self, change: Change, /) -> None:
        """Return at once; whoever listens acts later, on a thread of its own."""


class Clock(Protocol):
    """The only source of time."""

    def wall(self) -> datetime:
        """Return the instant now, aware, in UTC."""

    def mono(self) -> float:
        """Return seconds of a clock that is never set; only differences have a meaning."""


class ZoneSource(Protocol):
    """The zone the computer is set to; the rep may be travelling."""

    def __call__(self) -> str:
        """Return its IANA name ("Europe/Berlin"), read anew on every call."""


class Lane(Protocol):
    """The one thread that owns the database; work runs in the order it came."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue work; raises RuntimeError after ``stop``."""

    def stop(self, seconds: float) -> bool:
        """Take no more work, finish what is queued; return False if that took too long."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How one attempt at a pop-up ended: ``backend`` is "buttons", "plyer", "tray" or "window".

    ``ok`` means handed over, no more: the desktop may still swallow it. ``reason`` says why
    not, in words for a person, or is "". ``touches`` are the ids it told of.
    """

    backend: str
    ok: bool
    reason: str
    title: str
    touches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was pressed on a pop-up: ``act`` is "open", "done" or "snooze", ``keys`` what it told of."""

    act: str
    keys: tuple[Key, ...]


class Autostart(Protocol):
    """The entry that starts the program when the person logs in."""

    def state(self) -> str:
        """Return "on", "off", or "other": on, but for another command than ours."""

    def enable(self) -> None:
        """Make the entry; raises DeviceError when it cannot be seen afterwards."""

    def disable(self) -> None:
        """Remove the entry; none there is fine."""


class Secrets(Protocol):
    """Passwords and tokens, kept by the system's keyring. Each call takes 10 s at most.

    The futures raise ``SecretsUnavailable`` (a KnownError) when there is no safe keyring.
    """

    def read(self, name: str) -> Future[str | None]:
        """Return the secret of this name, or None when there is none."""

    def write(self, name: str, value: str) -> Future[None]:
        """Store it, read it back and compare."""

    def delete(self, name: str) -> Future[None]:
        """Remove it; none there is fine."""

    def backend(self) -> Future[str]:
        """Return the name of the keyring in use ("Secret Service")."""


class HolidaySource(Protocol):
    """Public holidays by country; offline."""

    def holidays(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return dates and names of one year; an unknown country or subdivision has none.

        ``country`` is ISO 3166-1 alpha-2 ("GB"), ``subdivision`` the part of ISO 3166-2 after
        the dash ("ENG"). Names are English where the source has them.
        """

    def countries(self) -> tuple[str, ...]:
        """Return the codes of all countries it knows, sorted."""

    def subdivisions(self, country: str) -> tuple[str, ...]:
        """Return the codes of the parts of a country that have holidays of their own; none for most."""


class FileReading(Protocol):
    """A file of people that is being read, in a process of its own."""

    def wait(self, seconds: float | None) -> Table | None:
        """Return what it holds, or None when it is not there after so many seconds; None waits.

        Raises FileError for a file that holds no people, or that would take too much time or memory.
        """

    def stop(self) -> None:
        """Read no more."""


class FileReader(Protocol):
    """Reads files of strangers, so that none can harm or halt the program."""

    def start(self, path: Path, encoding: str = "", separator: str = "") -> FileReading:
        """Begin to read a file. Raises FileError for one that is missing, a folder or too large."""

    def start_text(self, text: str) -> FileReading:
        """Begin to read pasted text."""
