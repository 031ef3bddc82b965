"""The words of the trade, one each; their codes stand in the database and on the command line."""

from enum import StrEnum


class Channel(StrEnum):
    """How a lead is contacted."""

    CALL = "call"
    EMAIL = "email"
    MESSAGE = "message"
    LINKEDIN = "linkedin"
    MEETING = "meeting"
    LETTER = "letter"


class TouchState(StrEnum):
    """Where a touch stands. DUE is never stored: a touch is due because its time has come."""

    PLANNED = "planned"
    DUE = "due"
    SNOOZED = "snoozed"
    HELD = "held"
    BLOCKED = "blocked"
    DONE = "done"
    SKIPPED = "skipped"
    STOPPED = "stopped"


RINGS = frozenset({TouchState.PLANNED, TouchState.SNOOZED})
"""States in which a touch rings when its time comes."""
OPEN_STATES = frozenset({TouchState.PLANNED, TouchState.SNOOZED, TouchState.HELD, TouchState.BLOCKED})
"""Stored states of a touch that a person still has to act on."""


class Outcome(StrEnum):
    """How a touch or a meeting went."""

    CONNECTED = "connected"
    NO_ANSWER = "no-answer"
    VOICEMAIL = "voicemail"
    BUSY = "busy"
    WRONG_NUMBER = "wrong-number"
    SENT = "sent"
    REPLIED = "replied"
    NOT_INTERESTED = "not-interested"
    HELD = "held"
    MOVED = "moved"
    NO_SHOW = "no-show"
    WON = "won"
    LOST = "lost"


class Permission(StrEnum):
    """Whether the lead agreed to be followed up (P25)."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not-asked"

    @property
    def forbids(self) -> bool:
        """True where no means no: nothing may be planned, suggested or sent."""
        return self in {Permission.REFUSED, Permission.WITHDRAWN}


class Stage(StrEnum):
    """Where the lead stands on the way to a customer."""

    NEW = "new"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    EVALUATION = "evaluation"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    CUSTOMER = "customer"
    LOST = "lost"


class LeadState(StrEnum):
    """What comes next for a lead: exactly one of these (design 4.13)."""

    NEXT_STEP = "next-step"
    WAITING = "waiting"
    RECURRING = "recurring"
    PARKED = "parked"
    ENDED = "ended"
    NO_NEXT_STEP = "no-next-step"  # a lead that has just come in: on the list of those to take up (P24)


class ActivityKind(StrEnum):
    """What happened."""

    CALL = "call"
    MEETING = "meeting"
    EMAIL_OUT = "email-out"
    EMAIL_IN = "email-in"
    MESSAGE = "message"
    LINKEDIN = "linkedin"
    LETTER = "letter"
    NOTE = "note"


class MeetingKind(StrEnum):
    """How a meeting took place."""

    CALL = "call"
    VIDEO = "video"
    ON_SITE = "on-site"


class Owner(StrEnum):
    """Who does what was agreed (P30)."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class NextStep(StrEnum):
    """What was agreed to come next at the end of a meeting."""

    I_SEND = "i-send"
    WE_MEET = "we-meet"
    THEY_COME_BACK = "they-come-back"
    NONE_YET = "none-yet"


class SeriesState(StrEnum):
    """Whether a series runs, waits for the rep's answer, is held, or has ended."""

    RUNNING = "running"
    ASKING = "asking"
    HELD = "held"
    ENDED = "ended"


class MessageState(StrEnum):
    """A message on its way out (reliability C2)."""

    DRAFT = "draft"
    APPROVED = "approved"
    QUEUED = "queued"
    SENDING = "sending"
    TERMINATING = "terminating"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    BOUNCED = "bounced"
    HELD = "held"


class MessageKind(StrEnum):
    """What a message is for."""

    RECAP = "recap"
    TOUCH = "touch"
    REMINDER = "reminder"


class Event(StrEnum):
    """What an offset counts from."""

    ANCHOR = "anchor"
    APPOINTMENT = "appointment"


class Late(StrEnum):
    """What a late touch means for the rest of its series, once it is done or skipped (design 4.8)."""

    SHIFT = "shift"
    KEEP = "keep"
    DROP = "drop"
    MERGE = "merge"


class Asks(StrEnum):
    """What a touch asks the lead for."""

    NOTHING = "nothing"
    FEEDBACK = "feedback"  # about the contact itself (P31)
    ANSWER = "answer"  # by a date that is named (P3)


class ItemKind(StrEnum):
    """What kind of thing worth sending goes with a touch (P15)."""

    ARTICLE = "article"
    CASE_STUDY = "case-study"
    INFOGRAPHIC = "infographic"
    OFFER = "offer"
    EVENT = "event"


KIND_OF_CONTACT = {
    Channel.CALL: ActivityKind.CALL,
    Channel.EMAIL: ActivityKind.EMAIL_OUT,
    Channel.MESSAGE: ActivityKind.MESSAGE,
    Channel.LINKEDIN: ActivityKind.LINKEDIN,
    Channel.MEETING: ActivityKind.MEETING,
    Channel.LETTER: ActivityKind.LETTER,
}
"""What a contact through a channel is called among the things that happened."""
