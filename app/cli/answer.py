"""What a verb gives back: data for --json, words for a person, an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DONE, FAILED, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one command.

    Attributes:
        data: JSON of design section 5.
        text: The same in words, without a line break at the end.
        code: Exit code.
    """

    data: dict[str, Any]
    text: str
    code: int = DONE
