from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.lead import NextTouch
from app.domain.words import Channel
from app.ui.leads.words import ago, is_late, leads_words, when
from tests.ui.leads.fakes import LONDON, NOW, at


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (at(27, 10, 30), "Today 10:30"),
        (at(28, 9), "Tomorrow 09:00"),
        (at(26, 15), "Tue 15:00"),
        (at(31, 9), "Sun 09:00"),
        (at(1, 9, 0, 6), "Mon 1 June"),
        (at(24, 9), "Sun 24 May"),
    ],
)
def test_when(instant: datetime, words: str) -> None:
    assert when(instant, NOW, LONDON) == words


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (None, "Never"),
        (NOW, "Just now"),
        (at(27, 10, 21), "21 min ago"),
        (at(27, 8, 30), "2 h ago"),
        (at(26, 23), "Yesterday"),
        (at(11, 9), "16 days ago"),
    ],
)
def test_ago(instant: datetime | None, words: str) -> None:
    assert ago(instant, NOW, LONDON) == words


@pytest.mark.parametrize(
    ("due", "late"),
    [(at(26, 23), True), (at(27, 9, 41), True), (at(27, 10, 30), False), (at(27, 10, 43), False)],
    ids=["yesterday", "over an hour", "a few minutes", "to come"],
)
def test_late(due: datetime, *, late: bool) -> None:
    assert is_late(NextTouch(1, Channel.CALL, due, 1, 1, ""), NOW, LONDON) is late


def test_thousands() -> None:
    assert leads_words(1204) == "1,204 leads"
    assert leads_words(1) == "1 lead"
