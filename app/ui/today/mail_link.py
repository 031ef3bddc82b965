"""A letter for the mail program of the computer (RFC 6068)."""

from dataclasses import dataclass
from urllib.parse import quote

LONGEST = 1900
"""Longer addresses are cut or refused by some systems (2,048 on Windows)."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """A mailto address; `whole` is False when the text was too long for it and is left out."""

    url: str
    whole: bool


def mail_link(to: str, subject: str, body: str) -> MailLink:
    """Return the link for a letter; lines end in CRLF, everything is percent-encoded."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    head = f"mailto:{quote(to.strip(), safe='@')}?subject={quote(subject, safe='')}"
    url = f"{head}&body={quote(lines, safe='')}"
    if len(url) <= LONGEST:
        return MailLink(url, whole=True)
    return MailLink(head[:LONGEST], whole=False)
