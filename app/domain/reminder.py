"""What a due touch says on the desktop, and when several become one.

A pop-up is a hint: the touch stays due until a person acts, whatever is shown here.
"""

from dataclasses import dataclass, field

QUIET_SECONDS = 30.0
"""A pop-up within this time after another one tells of both."""
APART_SECONDS = 1.0
"""Two pop-ups are never closer than this."""
NAMED = 3
"""So many leads are named in a summary; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One due touch as the desktop hears of it.

    ``touch`` is the touch's id, ``channel`` a code of design section 5 ("call"), ``time`` the
    due wall time of the rep as shown ("14:00"), ``n`` of ``of`` the place in its series (0 and
    0 for a single touch), ``note`` a further sentence ("22:10 there", "2 days late") or "".
    """

    touch: int
    lead: str
    company: str
    channel: str
    purpose: str
    time: str
    n: int = 0
    of: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What waits to be shown and what was shown in the running half minute.

    ``shown_mono`` is when the last pop-up went out, in seconds of the monotonic clock.
    """

    waiting: tuple[Reminder, ...] = ()
    shown: tuple[Reminder, ...] = ()
    shown_mono: float | None = None
    hide_names: bool = field(default=False, kw_only=True)
