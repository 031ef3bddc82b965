"""A mailto link, as a mail program takes it (RFC 6068)."""

from urllib.parse import quote

LONGEST = 1800
"""Characters of a link that every desktop still hands over whole."""


def mail_link(to: str, subject: str, body: str) -> str:
    """Return the link, percent-encoded, with line breaks as %0D%0A.

    Longer than LONGEST it should be opened without its body: see `fits`.
    """
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    parts = [("subject", subject), ("body", lines)]
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in parts if text)
    address = quote(to.strip(), safe="@+")
    return f"mailto:{address}?{query}" if query else f"mailto:{address}"


def fits(link: str) -> bool:
    """Return whether a desktop will hand the whole link over."""
    return len(link) <= LONGEST
