"""Taking back what was done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """A token for one act that can be taken back, kept for the run of the program.

    Attributes:
        id: Number of the act in this run.
        text: What it was, to stand after "Undo", such as "move of Anna's call".
    """

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What is there again after an act was taken back, by id."""

    leads: tuple[int, ...] = ()
    touches: tuple[int, ...] = ()
