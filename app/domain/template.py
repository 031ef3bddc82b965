"""Templates: texts with merge fields, and talking points for calls."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.words import Channel


@dataclass(frozen=True, slots=True)
class Template:
    """A text for one channel.

    Attributes:
        name: Code, such as "case-study"; steps of a cadence name it.
        title: For a person.
        subject: With merge fields; empty where the channel has none.
        body: With merge fields; for a call each line is one talking point.
    """

    name: str
    title: str
    channel: Channel
    subject: str
    body: str
