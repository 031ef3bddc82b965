"""The words of quick-add: what was done, how it went, what comes next."""

# ruff: noqa: E501 -- a pattern is read best as a whole

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.words import ActivityKind, Channel, Outcome


@dataclass(frozen=True, slots=True)
class Did:
    """A way to say what was done; `outcome` is what it says of how it went, `kind` where not the usual one."""

    pattern: re.Pattern[str]
    channel: Channel
    outcome: Outcome | None = None
    kind: ActivityKind | None = None


def _did(
    words: str, channel: Channel, outcome: Outcome | None = None, kind: ActivityKind | None = None
) -> Did:
    return Did(
        re.compile(rf"(?<![\w-])(?<!be )(?:i\s+|we\s+|just\s+)*(?:{words})(?![\w-])"), channel, outcome, kind
    )


_WITH = r"(?:\s+(?:to|with))?"
_MAILED = r"(?:an?\s+|the\s+)?(?:e-?mail|mail)"
DID: tuple[Did, ...] = (
    _did(r"left\s+(?:(?:her|him|them)\s+)?(?:a\s+)?(?:voice\s?mail|vm)", Channel.CALL, Outcome.VOICEMAIL),
    _did(
        r"tried(?:\s+to)?\s+(?:call(?:ing)?|phon(?:e|ing)|ring(?:ing)?|reach(?:ing)?)",
        Channel.CALL,
        Outcome.NO_ANSWER,
    ),
    _did(
        rf"(?:had\s+)?(?:an?\s+)?(?:good\s+|great\s+|short\s+|quick\s+)?(?:chat|phone\s+call)\s+with|spoke{_WITH}|spoken{_WITH}|talked{_WITH}|chatted{_WITH}|caught\s+up\s+with|had\s+(?:an?\s+)?(?:good\s+|quick\s+|short\s+)?call\s+with",
        Channel.CALL,
        Outcome.CONNECTED,
    ),
    _did(r"called|phoned|rang|telephoned", Channel.CALL),
    _did(rf"sent\s+{_MAILED}(?:\s+to)?|e-?mailed|mailed|wrote(?:\s+to)?", Channel.EMAIL, Outcome.SENT),
    _did(
        r"sent\s+(?:an?\s+)?(?:text|sms|whatsapp|message|dm)(?:\s+to)?|texted|messaged|whatsapped",
        Channel.MESSAGE,
        Outcome.SENT,
    ),
    _did(
        r"sent\s+(?:an?\s+)?(?:invite|invitation|linkedin\s+\w+)(?:\s+to)?|connected\s+on\s+linkedin\s+with|connected\s+with",
        Channel.LINKEDIN,
        Outcome.SENT,
    ),
    _did(r"sent\s+(?:an?\s+)?letter(?:\s+to)?|posted(?:\s+to)?", Channel.LETTER, Outcome.SENT),
    _did(
        rf"met(?:\s+up)?{_WITH}|visited|had\s+(?:an?\s+)?(?:good\s+|great\s+)?(?:meeting|coffee|lunch|demo|dinner)\s+with|demoed(?:\s+to)?|presented\s+to",
        Channel.MEETING,
        Outcome.HELD,
    ),
    _did(
        r"replied|wrote\s+back|got\s+(?:an?\s+)?(?:reply|answer)\s+from|reply\s+from|answered",
        Channel.EMAIL,
        Outcome.REPLIED,
        ActivityKind.EMAIL_IN,
    ),
    _did(r"sent", Channel.EMAIL, Outcome.SENT),
)
"""The first that fits a place in the text is taken."""


@dataclass(frozen=True, slots=True)
class Went:
    """A way to say how it went; only after the channels given, any one where there are none."""

    pattern: re.Pattern[str]
    outcome: Outcome
    channels: tuple[Channel, ...] = ()


def _went(words: str, outcome: Outcome, *channels: Channel) -> Went:
    return Went(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), outcome, channels)


_NOT = r"(?:did(?:n[’']?t|\s+not)|does(?:n[’']?t|\s+not)|won[’']?t|could(?:n[’']?t|\s+not))"
WENT: tuple[Went, ...] = (
    _went(
        rf"no\s+answer|no\s+pick\s?-?up|not\s+reached|unanswered|no\s+one\s+(?:there|answered)|nobody\s+(?:there|answered)|rang\s+out|{_NOT}\s+(?:pick\s+up|answer|reach)",
        Outcome.NO_ANSWER,
        Channel.CALL,
    ),
    _went(
        r"(?:left\s+(?:an?\s+)?)?(?:voice\s?mail|vm|answer\s?phone|mailbox)|left\s+(?:an?\s+)?message",
        Outcome.VOICEMAIL,
        Channel.CALL,
    ),
    _went(
        r"(?:line\s+)?(?:was\s+)?(?:busy|engaged)(?=\s*(?:$|[,;.]|(?:call|try|ring|again|mail|e-?mail|text)\b))",
        Outcome.BUSY,
        Channel.CALL,
    ),
    _went(
        r"wrong\s+number|number\s+(?:is\s+)?(?:dead|wrong|not\s+in\s+service)",
        Outcome.WRONG_NUMBER,
        Channel.CALL,
    ),
    _went(
        r"(?:is\s+|was\s+)?not\s+interested|no\s+interest|turned\s+(?:us|me|it)\s+down",
        Outcome.NOT_INTERESTED,
    ),
    _went(rf"no-?\s?show|{_NOT}\s+(?:show\s+up|turn\s+up|come|show)", Outcome.NO_SHOW, Channel.MEETING),
    _went(r"postponed|rescheduled|was\s+moved|got\s+moved", Outcome.MOVED, Channel.MEETING),
    _went(r"picked\s+up|reached|connected", Outcome.CONNECTED, Channel.CALL),
    _went(
        r"deal\s+won|won\s+(?:it|the\s+deal)|won(?=\s*(?:$|[,;.!]))|signed(?:\s+the\s+contract)?", Outcome.WON
    ),
    _went(
        r"deal\s+lost|lost\s+(?:it|the\s+deal)|lost(?=\s*(?:$|[,;.!]))|went\s+with\s+(?:a\s+competitor|somebody\s+else|someone\s+else)",
        Outcome.LOST,
    ),
)


@dataclass(frozen=True, slots=True)
class Next:
    """A way to say what comes next; without a channel it is the lead's own, or the same again."""

    pattern: re.Pattern[str]
    channel: Channel | None
    keeps_words: bool = False


def _next(words: str, channel: Channel | None, *, keeps_words: bool = False) -> Next:
    return Next(re.compile(rf"(?<![\w'’-])(?:{words})(?![\w'’-])"), channel, keeps_words)


_BACK = r"(?:\s+(?:back|again))?(?:\s+(?:her|him|them))?(?:\s+(?:back|again))?(?:\s+with)?"
NEXT: tuple[Next, ...] = (
    _next(
        rf"(?:try\s+)?(?:call|phone|ring|give\s+(?:her|him|them)\s+a\s+(?:call|ring)|callback){_BACK}",
        Channel.CALL,
    ),
    _next(rf"(?:e-?mail|mail|write(?:\s+to)?){_BACK}", Channel.EMAIL),
    _next(rf"(?:text|sms|whatsapp|message|msg|dm){_BACK}", Channel.MESSAGE),
    _next(r"linkedin|connect\s+on\s+linkedin(?:\s+with)?", Channel.LINKEDIN),
    _next(
        rf"meet(?:ing)?{_BACK}|visit|demo(?:\s+with|\s+for)?|(?:coffee|lunch|kick-?off|workshop|appointment|zoom|teams\s+call|video\s+call)(?:\s+with)?|see",
        Channel.MEETING,
    ),
    _next(r"(?:send\s+)?(?:an?\s+)?letter(?:\s+to)?", Channel.LETTER),
    _next(r"(?:talk|speak)(?:\s+(?:to|with))?", Channel.CALL),
    _next(r"send(?=\s)", Channel.EMAIL, keeps_words=True),
    _next(
        rf"follow[\s-]?up(?:\s+with)?|chase|nudge|check\s+in(?:\s+with)?|get\s+back\s+to|contact|try\s+again|again|ping|try|next\s+(?:touch|step|contact)|reschedule(?:\s+for)?|rebook(?:\s+for)?|remind(?!\s+me){_BACK}",
        None,
    ),
)
FILLER = re.compile(
    r"(?:\s|[:>→-]|then\b|and\b|next(?:\s+step)?\b|to\b|please\b|i\s+will\b|i[’']ll\b|will\b|must\b|should\b|need\s+to\b|let[’']s\b|todo\b|remind\s+me\s+to\b|(?:schedule|set\s+up|book|plan|arrange)(?:\s+an?)?\b|→|=)*"
)
"""What may stand before a next step at the beginning of a clause."""
VIA = re.compile(
    r"(?<!\w)(?:by|via|per|over)\s+(?:(?P<call>phone|call)|(?P<email>e-?mail|mail)|(?P<linkedin>linkedin)|(?P<message>sms|text|whatsapp|message|telegram)|(?P<letter>letter|post))(?!\w)"
)
"""The channel of what was sent, or of what comes next, said behind it."""
SENT_BY = re.compile(
    r"(?<!\w)(?:(?:a|an|the|by|via|on)\s+)?(?:(?P<linkedin>linkedin(?:\s+\w+)?)|(?P<message>sms|text(?:\s+message)?|whatsapp|telegram)|(?P<letter>letter|postcard))(?!\w)"
)
INBOUND = re.compile(
    r"(?<![\w-])(?:new\s+)?(?:inbound(?:\s+lead)?|(?:web\s?(?:site)?\s+)?(?:enquiry|inquiry|form)|contact\s+form|demo\s+request|incoming(?:\s+lead)?)(?:\s+from)?(?![\w-])"
)
NOTE = re.compile(r"^\s*note(?:\s+(?:on|about|for|re))?(?:\s*:)?(?!\w)")
NEW_LEAD = re.compile(
    r"(?<![\w-])(?:new\s+(?:lead|contact|person|prospect)|add(?:\s+lead)?(?=\s*[:A-Z]))(?![\w-])\s*:?"
)
MINUTES = re.compile(
    r"(?<![\w.])(?:for\s+)?(\d{1,3})\s*(?:min(?:ute)?s?|m)(?![\w])|(?<!\w)for\s+(half\s+an|an)\s+hour(?!\w)"
)
PRONOUNS = frozenset({"her", "him", "them", "it", "me", "us", "she", "he", "they", "you", "i", "we"})
PARTICLES = frozenset(
    {
        "van",
        "von",
        "de",
        "da",
        "di",
        "der",
        "den",
        "del",
        "la",
        "le",
        "al",
        "bin",
        "ten",
        "ter",
        "y",
        "e",
        "dos",
        "zu",
        "af",
        "el",
    }
)
FIRM = re.compile(
    r"(?i)\b(?:gmbh|ltd|limited|inc|ag|ab|as|oy|s\.?a|s\.?r\.?l|b\.?v|llc|plc|co|corp|group|kg|nv|aps|a/s)\.?$"
)
NO_NAME = frozenset(
    """
    a about again also an and april asap asked asks at august book busy but by call called can chase
    check christmas coffee cold contact contract could december demo dr easter email emailed
    february follow follow-up for friday from fw fwd good got great had has hot i in invoice is
    january july june just kick kick-off kickoff last later lead left linkedin lunch madam mail
    mailbox mailed maybe meet meeting message messaged met monday more mr mrs ms need needs new next
    no not note notes november now nudge october of offer ok on or order phone phoned ping plan
    please pls price pricing prof proposal quick quote rang re remind reschedule ring said saturday
    says schedule send sent september should sir sms soon spoke sunday talked tell text texted that
    the then this thursday to todo told tried try tuesday very visit visited voicemail want wants
    warm was we wednesday whatsapp will with would write wrote yes
    """.split()  # noqa: SIM905 -- a list of words is read best as words
)
"""Words that are no name, however they are written."""
