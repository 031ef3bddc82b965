"""A span of the day as the file keeps it: "09:00-11:00"."""

from __future__ import annotations

from datetime import time

from app.domain.plan import Span


def window_text(window: Span | None) -> str:
    """Return the text of a span; empty for none."""
    return "" if window is None else f"{window[0]:%H:%M}-{window[1]:%H:%M}"


def window_of(text: str) -> Span | None:
    """Return the span of a text; None where it is empty."""
    if not text:
        return None
    start, _, end = text.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)
