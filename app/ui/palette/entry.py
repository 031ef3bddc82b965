"""What the palette offers: heads, leads, commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.lead import LeadRow


@dataclass(frozen=True)
class Entry:
    """One line.

    Attributes:
        title, about: What it is, and a few words more.
        right: A word at the right end, such as when the next touch is.
        keys: A shortcut at the right end instead.
        icon: Its sign; a lead has its initials.
        act: What Enter does; None for a head.
        lead: The lead it stands for.
        text: What Enter writes into the field instead of leaving.
    """

    title: str
    about: str = ""
    right: str = ""
    keys: str = ""
    icon: str = ""
    act: Callable[[], object] | None = None
    lead: LeadRow | None = None
    text: str | None = None

    @property
    def is_head(self) -> bool:
        """Whether it can not be chosen."""
        return self.act is None and self.text is None

    @property
    def spoken(self) -> str:
        """What is read out."""
        return ", ".join(filter(None, (self.title, self.about, self.right, self.keys.replace("+", " "))))


def section(title: str, entries: list[Entry]) -> list[Entry]:
    """Return entries under a head; nothing for none."""
    return [Entry(title), *entries] if entries else []
