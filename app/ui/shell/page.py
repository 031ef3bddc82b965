"""What the frame asks of a page, and how pages are announced to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

Make = Callable[[QWidget], QWidget]
"""Builds a page inside the parent it is given."""


@runtime_checkable
class Page(Protocol):
    """A screen. If it has a signal `said`, the bars read it again whenever that is emitted."""

    def title(self) -> str:
        """The words at the left of the top bar."""

    def subtitle(self) -> str:
        """What stands beside them, may be empty."""

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys valid now and what they do: ("J K", "move"), ("Ctrl+Return", "save")."""

    def activate(self) -> None:
        """The page has come to the front, or is asked to read again."""


@runtime_checkable
class Footed(Protocol):
    """A screen with buttons at its bottom that messages do not cover."""

    def foot(self) -> int:
        """The height of what stands there now, in px; 0 for nothing."""


def as_page(widget: object) -> Page | None:
    """The widget as a page, None if it is none; a plain widget may stand in a page's place."""
    return widget if isinstance(widget, Page) else None


@dataclass(frozen=True)
class PageSpec:
    """A place on the rail. Without `make` it waits empty until `Shell.provide` brings one."""

    key: str
    title: str
    icon: str
    make: Make | None = None
