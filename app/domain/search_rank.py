"""How well a command fits a few letters, and in what order commands are offered."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.folding import fold

_WHOLE, _BEGINS, _WORDS, _INITIALS, _INSIDE, _SPREAD = 100, 90, 80, 70, 60, 40
_LEAST_SPREAD = 3


def rank(typed: str, words: str, about: str = "") -> int:
    """Return 0 to 100: how well `words` (and what is said `about` them) fit what was typed."""
    wanted, said = fold(typed), fold(words)
    if not wanted or wanted == said:
        return _WHOLE
    if said.startswith(wanted):
        return _BEGINS
    parts = said.split()
    if all(any(part.startswith(word) for part in parts) for word in wanted.split()):
        return _WORDS
    if "".join(part[0] for part in parts if part).startswith(wanted):
        return _INITIALS
    if wanted in said or all(word in fold(about).split() for word in wanted.split()):
        return _INSIDE
    spread = len(wanted) >= _LEAST_SPREAD and _in_order(wanted.replace(" ", ""), said)
    return _SPREAD if spread else 0


def best(typed: str, choices: Sequence[tuple[str, str]], most: int) -> list[int]:
    """Return the places of the choices (words, about) that fit, the best first."""
    ranked = [(rank(typed, *choice), place) for place, choice in enumerate(choices)]
    fitting = sorted((-score, place) for score, place in ranked if score)
    return [place for _, place in fitting[:most]]


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order, the first at the begin of a word."""
    place = 0 if text.startswith(letters[0]) else text.find(f" {letters[0]}") + 1
    if place == 0 and not text.startswith(letters[0]):
        return False
    for letter in letters:
        place = text.find(letter, place)
        if place < 0:
            return False
        place += 1
    return True
