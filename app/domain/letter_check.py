"""What makes a good follow-up letter (P16, P17), checked while it is written.

The checks advise and never block. They look for signs that hold in any language first (the name in the
greeting, a question mark, a number to call) and for English turns of phrase second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.words import Channel, MessageKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CONTACT = re.compile(
    r"\b(our|your|the|this|last) "
    r"(call|talk|meeting|demo|conversation|visit|chat|mail|e-mail|morning|afternoon|note)"
    r"|\bwe (spoke|talked|met|discussed|agreed)\b"
    r"|\byou (showed|told|said|asked|wrote|mentioned|shared|described)\b"
    r"|\b(yesterday|last week|as promised|as agreed)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(because|since|as promised|as agreed|attach(ed)?|enclosed|reason|news|new|heard|read|saw|found"
    r"|noticed|deadline|idea|example|case study|that is why"
    r"|you (asked|mentioned|said|told|wanted|showed|need))\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(please|let me know|send me|write to me|reply|tell me|call me|choose|pick|confirm)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:[’'.:@/-][^\W_]+)*")
_LONG_ENOUGH = 5  # letters of a word that says something of its own
_PHONE_DIGITS = 6
_QUESTIONS = 2  # a request may offer a choice (P16), more than that is none


@dataclass(frozen=True, slots=True)
class Letter:
    """A text and what is known of both sides.

    Attributes:
        body: With its merge fields filled.
        last_contact: The rep's local date of the last contact, or None when this is the first.
        problems: In the lead's words, from the last meeting.
    """

    channel: Channel
    kind: MessageKind
    body: str
    first_name: str = ""
    company: str = ""
    last_contact: date | None = None
    problems: tuple[str, ...] = ()
    my_name: str = ""
    my_email: str = ""
    my_phone: str = ""


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """One line of the checklist: whether it holds, and what it says."""

    ok: bool
    text: str


def check_letter(letter: Letter) -> tuple[LetterCheck, ...]:
    """Return the six lines of the checklist, always in the same order (P16, P17)."""
    return (
        _greeting(letter),
        _last_contact(letter),
        LetterCheck(_has_reason(letter), "Reason to write now"),
        _request(letter),
        LetterCheck(_has_details(letter), "Contact details"),
        _length(letter),
    )


def count_words(text: str) -> int:
    """Return the number of words; numbers and addresses count as one each."""
    return sum(1 for _ in _WORD.finditer(text))


def _greeting(letter: Letter) -> LetterCheck:
    first_line = next((line for line in letter.body.splitlines() if line.strip()), "")
    if not letter.first_name:
        return LetterCheck(bool(first_line), "Greeting")
    named = re.search(rf"(?<!\w){re.escape(letter.first_name)}(?!\w)", first_line, re.IGNORECASE)
    return LetterCheck(
        named is not None, "Greeting with a name" if named else f"Greeting to {letter.first_name}"
    )


def _last_contact(letter: Letter) -> LetterCheck:
    day = letter.last_contact
    if day is None:
        return LetterCheck(ok=True, text="First contact, no link")
    month = _MONTHS[day.month - 1]
    named = rf"\b({day.day}\.? {month}|{month}[a-z]* {day.day}\b|{_DAYS[day.weekday()]})"
    linked = _CONTACT.search(letter.body) or re.search(named, letter.body, re.IGNORECASE)
    said = "Link to the last contact" if linked else f"Link to contact, {day.day} {month}"
    return LetterCheck(linked is not None, said)


def _has_reason(letter: Letter) -> bool:
    text = _core(letter)
    if _REASON.search(text):
        return True
    about = " ".join((letter.company, *letter.problems)).casefold()
    own = {word for word in _WORD.findall(about) if len(word) >= _LONG_ENOUGH}
    return any(word in own for word in _WORD.findall(text.casefold()))


def _core(letter: Letter) -> str:
    """Everything after the greeting, without addresses."""
    lines = [line for line in letter.body.splitlines() if line.strip()]
    return _ADDRESS.sub(" ", "\n".join(lines[1:]))


def _request(letter: Letter) -> LetterCheck:
    questions = letter.body.count("?")
    if questions > _QUESTIONS:
        return LetterCheck(ok=False, text=f"{questions} questions: ask one")
    asked = questions > 0 or _REQUEST.search(letter.body) is not None
    return LetterCheck(asked, "One clear request")


def _has_details(letter: Letter) -> bool:
    if letter.channel in {Channel.MESSAGE, Channel.LINKEDIN}:
        return _signed(letter)  # the account shows the number or the profile
    text = letter.body.casefold()
    digits = re.sub(r"\D", "", letter.my_phone)
    phone = len(digits) >= _PHONE_DIGITS and digits in re.sub(r"\D", "", letter.body)
    email = bool(letter.my_email) and letter.my_email.casefold() in text
    return phone or email


def _signed(letter: Letter) -> bool:
    first = letter.my_name.split(" ")[0].casefold()
    return not first or first in letter.body.casefold()


def _length(letter: Letter) -> LetterCheck:
    if letter.channel is Channel.LINKEDIN:
        return _limit(len(letter.body.strip()), 300, "characters")
    return _limit(count_words(letter.body), _most_words(letter), "words")


def _most_words(letter: Letter) -> int:
    """Not long (P16): a recap and a paper letter carry more points than a mail (P20)."""
    if letter.channel is Channel.MESSAGE:
        return 40
    if letter.kind is MessageKind.RECAP or letter.channel is Channel.LETTER:
        return 160
    return 80


def _limit(count: int, most: int, unit: str) -> LetterCheck:
    if count == 0:
        return LetterCheck(ok=False, text="Nothing written yet")
    one = unit[:-1] if count == 1 else unit
    if count <= most:
        return LetterCheck(ok=True, text=f"{count} {one}")
    return LetterCheck(ok=False, text=f"{count} {one}: aim for {most} or fewer")
