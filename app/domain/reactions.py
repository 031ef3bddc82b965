"""What a series does when something happens: go on, ask, stop, hold, leave a channel alone (design 4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.words import Outcome


class Happening(StrEnum):
    """What may happen to a lead besides the outcome of a touch."""

    HUMAN_REPLY = "human-reply"
    OUTSIDE_CONTACT = "outside-contact"
    MEETING_BOOKED = "meeting-booked"
    OUT_OF_OFFICE = "out-of-office"
    COLLEAGUE_ANSWERED = "colleague-answered"
    REP_ABSENT = "rep-absent"
    WAITING = "waiting"
    BOUNCED = "bounced"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Then(StrEnum):
    """What the series does."""

    GO_ON = "go-on"
    ASK = "ask"
    STOP = "stop"
    HOLD = "hold"
    BLOCK_MAIL = "block-mail"
    BLOCK_CALLS = "block-calls"


class Choice(StrEnum):
    """What a series that asks offers; the first one is the default."""

    GO_ON = "go-on"
    ANEW = "anew"
    WAIT = "wait"
    END = "end"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the series does and the reason that is stored with it, for a person."""

    then: Then
    reason: str


_REACTIONS: dict[Outcome | Happening, Reaction] = {
    Outcome.CONNECTED: Reaction(Then.GO_ON, "they were reached"),
    Outcome.NO_ANSWER: Reaction(Then.GO_ON, "nobody answered"),
    Outcome.VOICEMAIL: Reaction(Then.GO_ON, "a message was left"),
    Outcome.BUSY: Reaction(Then.GO_ON, "the line was busy"),
    Outcome.WRONG_NUMBER: Reaction(Then.BLOCK_CALLS, "the number is wrong"),
    Outcome.SENT: Reaction(Then.GO_ON, "it was sent"),
    Outcome.REPLIED: Reaction(Then.ASK, "they replied"),
    Outcome.NOT_INTERESTED: Reaction(Then.STOP, "not interested"),
    Outcome.HELD: Reaction(Then.ASK, "a meeting was held"),
    Outcome.MOVED: Reaction(Then.ASK, "the meeting was moved"),
    Outcome.NO_SHOW: Reaction(Then.GO_ON, "they did not come"),
    Outcome.WON: Reaction(Then.STOP, "won"),
    Outcome.LOST: Reaction(Then.STOP, "lost"),
    Happening.HUMAN_REPLY: Reaction(Then.ASK, "they replied"),
    Happening.OUTSIDE_CONTACT: Reaction(Then.ASK, "you were in touch outside the plan"),
    Happening.MEETING_BOOKED: Reaction(Then.ASK, "a meeting is booked"),
    Happening.OUT_OF_OFFICE: Reaction(Then.HOLD, "they are out of office"),
    Happening.COLLEAGUE_ANSWERED: Reaction(Then.HOLD, "a colleague of theirs answered"),
    Happening.REP_ABSENT: Reaction(Then.HOLD, "you are away"),
    Happening.WAITING: Reaction(Then.HOLD, "waiting for them"),
    Happening.BOUNCED: Reaction(Then.BLOCK_MAIL, "mail to this address came back"),
    Happening.REFUSED: Reaction(Then.STOP, "said no"),
    Happening.WITHDRAWN: Reaction(Then.STOP, "no longer wants follow-ups"),
}


def reaction(what: Outcome | Happening) -> Reaction:
    """Return what a series does after this."""
    return _REACTIONS[what]
