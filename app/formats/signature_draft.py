"""What is known of the person of a signature while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.domain.folding import fold
from app.formats.signature_words import LEGAL


@dataclass(slots=True)
class Draft:
    """What is known so far. Words and left lines carry the number of their line."""

    found: dict[str, str] = field(default_factory=dict)
    domain: str = ""
    words: list[tuple[int, str]] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)

    def take(self, name: str, value: str) -> bool:
        """Keep a value where none is known yet."""
        if self.found.get(name) or not value:
            return False
        self.found[name] = value
        return True

    def is_company(self, text: str) -> bool:
        """True where a legal form says so, or the domain of the mail address."""
        if LEGAL.search(text):
            return True
        labels = self.domain.lower().split(".")
        label = max(labels[:-1], key=len, default="").replace("-", "")
        bare = re.sub(r"\W+", "", fold(text))
        initials = "".join(word[0] for word in re.findall(r"\w+", fold(text)))
        if len(label) < 3 or len(bare) < 3:  # noqa: PLR2004 -- two letters prove nothing
            return False
        close = len(bare) > 3 and len(label) > 3 and (bare.startswith(label) or label.startswith(bare))  # noqa: PLR2004
        return label in {bare, initials} or close
