"""The forms in which mail addresses are compared."""

from __future__ import annotations

import unicodedata

_DOTS_IGNORED = frozenset({"gmail.com", "googlemail.com"})


def email_key(address: str) -> str:
    """Return the form by which two addresses are the same: no case, domain in ASCII; empty for none."""
    plain = unicodedata.normalize("NFKC", address).strip().casefold()
    local, at, domain = plain.rpartition("@")
    if not at:
        return plain
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return plain


def widest_key(address: str) -> str:
    """Return the form by which someone who said no is known: without +tag, and dots where they mean nothing.

    Wider than email_key, because in doubt nothing is sent.
    """
    local, at, domain = email_key(address).rpartition("@")
    if not at:
        return domain
    local = local.partition("+")[0] or local
    if domain in _DOTS_IGNORED:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"
