"""What the rail knows of a page before it is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the rail: `keys` is its shortcut, `low` puts it at the bottom."""

    name: str
    title: str
    icon: str
    keys: str
    low: bool = False


class Page(Protocol):
    """What the bars ask a page; it emits `heading_changed` when an answer changes."""

    def title(self) -> str:
        """Return the title of the top bar."""

    def subtitle(self) -> str:
        """Return what stands beside the title."""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys valid now and what they do."""

    def activate(self) -> None:
        """Come to the front: refresh if something was missed, take the focus."""


ENTRIES = (
    Entry("today", "Today", "list-checks", "Alt+1"),
    Entry("leads", "Leads", "users-round", "Alt+2"),
    Entry("calendar", "Calendar", "calendar-days", "Alt+3"),
    Entry("compose", "Compose", "pen-line", "Alt+4"),
    Entry("settings", "Settings", "settings-2", "Ctrl+,", low=True),
)
