"""Looking the database over, in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import StorageError
from app.store import health
from app.store.database import Database

LOOK_SECONDS = 0.25
"""A large file is looked at in part: each backup is checked page by page."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        ok: False where something is wrong.
        text: What was found, in words.
    """

    name: str
    ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the program needs of this computer.

    Attributes:
        needed: False where the program does its job without it.
        text: What was found, in words.
    """

    name: str
    ok: bool
    text: str
    needed: bool = True

    def __str__(self) -> str:
        """One line for a terminal."""
        mark = "ok  " if self.ok else "BAD " if self.needed else "warn"
        return f"{mark}  {self.name}: {self.text}"


class Health:
    """Checks the open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self) -> tuple[Finding, ...]:
        """Check pages, references and what must always be so; takes seconds on a large file."""
        try:
            return self._check()
        except StorageError as error:
            return (Finding("Pages", ok=False, text=str(error)),)

    def look(self) -> tuple[str, ...]:
        """Look for damaged pages, a quarter of a second at most; return what was found, if anything."""
        return self._database.quick_check(LOOK_SECONDS)

    def _check(self) -> tuple[Finding, ...]:
        with self._database.begin() as session:
            leads, touches = health.size(session)
            broken = health.pages(session)
            dangling = health.dangling(session)
            rest = [(name, health.exceptions(session, statement)) for name, statement in health.INVARIANTS]
        return (
            Finding("Contents", ok=True, text=f"{leads} leads, {touches} touches"),
            Finding("Pages", ok=not broken, text="; ".join(broken) or "no damage"),
            Finding("References", ok=not dangling, text=_times(dangling)),
            *(Finding(name, ok=not number, text=_times(number)) for name, number in rest),
        )


def _times(number: int) -> str:
    return f"wrong in {number} places" if number else "holds"
