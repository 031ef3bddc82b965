"""Entries that overlap in time share the width of their day, so that none is hidden (ux F 51)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """An entry in a day: minutes from midnight, start inclusive, end exclusive."""

    key: int
    start: float
    end: float

    def meets(self, other: Span) -> bool:
        """True when both run at the same time; touching ends do not count."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an entry stands in the width of its day.

    Attributes:
        lane: Its first lane, from 0.
        lanes: How many lanes its group has.
        width: How many lanes it may take, at least one: those to its right that stay free.
    """

    lane: int
    lanes: int
    width: int


def share_width(spans: Iterable[Span]) -> dict[int, Slot]:
    """Return the slot of every entry by key. Entries of no length count as one minute."""
    ordered = sorted((_with_length(span) for span in spans), key=lambda one: (one.start, -one.end, one.key))
    slots: dict[int, Slot] = {}
    for group in _groups(ordered):
        slots.update(_share(group))
    return slots


def _with_length(span: Span) -> Span:
    return span if span.end > span.start else Span(span.key, span.start, span.start + 1)


def _groups(ordered: Sequence[Span]) -> list[list[Span]]:
    """Cut where nothing runs on: groups do not touch each other's widths."""
    groups: list[list[Span]] = []
    end = float("-inf")
    for span in ordered:
        if span.start >= end:
            groups.append([])
        groups[-1].append(span)
        end = max(end, span.end)
    return groups


def _share(group: Sequence[Span]) -> dict[int, Slot]:
    lanes: list[list[Span]] = []
    taken: list[tuple[Span, int]] = []
    for span in group:
        lane = next((index for index, row in enumerate(lanes) if row[-1].end <= span.start), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(span)
        taken.append((span, lane))
    return {span.key: Slot(lane, len(lanes), _free(span, lane, lanes)) for span, lane in taken}


def _free(span: Span, lane: int, lanes: Sequence[Sequence[Span]]) -> int:
    """Count the entry's own lane and those to the right in which nothing meets it."""
    width = 1
    for row in lanes[lane + 1 :]:
        if any(span.meets(other) for other in row):
            break
        width += 1
    return width
