"""What a due touch says on the desktop, and when several become one.

A pop-up is a hint: the touch stays due until a person acts, whatever is shown here.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from app.domain.nagging import ReminderKind

QUIET_SECONDS = 30.0
"""A pop-up within this time after another one tells of both."""
APART_SECONDS = 1.0
"""Two pop-ups are never closer than this."""
NAMED = 3
"""So many leads are named in a summary; the rest is a number."""
ACTS = {
    "call": "Call",
    "email": "E-mail",
    "message": "Message",
    "meeting": "Meet",
    "letter": "Write to",
}
Key = tuple[ReminderKind, int]
"""What a reminder is about: its kind, and the id of the touch, the agreement or the message."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One due touch as the desktop hears of it.

    ``touch`` is the touch's id (that of the agreement or the message for another ``kind``),
    ``channel`` a code of design section 5 ("call"), ``time`` the due wall time of the rep as
    shown ("14:00"), ``n`` of ``of`` the place in its series (0 and 0 for a single touch),
    ``note`` a further sentence ("22:10 there", "2 days late") or "".
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
    kind: ReminderKind = ReminderKind.TOUCH

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.kind, self.touch


@dataclass(frozen=True, slots=True)
class Gathered:
    """What waits to be shown, and what was shown in the running half minute.

    ``began`` is when the first pop-up of the half minute went out and ``last`` when the latest
    did, in seconds of the monotonic clock; None before the first.
    """

    waiting: tuple[Reminder, ...] = ()
    shown: tuple[Reminder, ...] = ()
    began: float | None = None
    last: float | None = None


def gather(so_far: Gathered, reminders: Sequence[Reminder]) -> Gathered:
    """Add reminders to those waiting; the newest word on a touch replaces an older one."""
    return replace(so_far, waiting=_one_a_touch((*so_far.waiting, *reminders)))


def wait_before(so_far: Gathered, mono: float, apart: float = APART_SECONDS) -> float | None:
    """Return the seconds until what waits may be shown, 0 for now, None when nothing waits."""
    if not so_far.waiting:
        return None
    return 0.0 if so_far.last is None else min(apart, max(0.0, so_far.last + apart - mono))


def release(
    so_far: Gathered, mono: float, quiet: float = QUIET_SECONDS
) -> tuple[Gathered, tuple[Reminder, ...]]:
    """Return the state after a pop-up at ``mono``, and the reminders which that tells of.

    The first one goes out at once and speaks for itself. Whatever follows within ``quiet``
    seconds tells of all so far, so that the newest pop-up alone says everything.
    """
    began = so_far.began
    running = began is not None and mono - began < quiet
    earlier = so_far.shown if running else ()
    told = _one_a_touch((*earlier, *so_far.waiting))
    return Gathered(shown=told, began=began if running else mono, last=mono), told


def _one_a_touch(reminders: Sequence[Reminder]) -> tuple[Reminder, ...]:
    return tuple({reminder.key: reminder for reminder in reminders}.values())


def drop(so_far: Gathered, gone: Container[Key]) -> Gathered:
    """Forget what has been handled: the next pop-up does not tell of it."""
    waiting = tuple(one for one in so_far.waiting if one.key not in gone)
    shown = tuple(one for one in so_far.shown if one.key not in gone)
    return replace(so_far, waiting=waiting, shown=shown)


def notification_text(
    items: Sequence[Reminder], *, hide_names: bool = False, away: bool = False
) -> tuple[str, str]:
    """Return title and body of the one pop-up for these; plain text, not yet clipped.

    With ``hide_names`` neither lead nor company nor purpose is told (locked screens, projectors).
    ``away`` says that all of them fell due while the computer slept or the program was off.
    """
    if not items:
        raise ValueError("nothing to tell")
    if hide_names:
        return _count(items), "Open Fifth Touch to see more."
    if len(items) == 1:
        return _text_of_one(items[0])
    return _text_of_many(items, "While you were away: " if away else "")


def popup_acts(items: Sequence[Reminder]) -> tuple[str, ...]:
    """Return what may be pressed on the pop-up: "open", "done" and "snooze" for one, no "done" for several.

    A recap is sent from its text, so it can only be opened.
    """
    kinds = {item.kind for item in items}
    done = ("done",) if len(items) == 1 and ReminderKind.RECAP not in kinds else ()
    return ("open", *done, "snooze")


def _text_of_one(item: Reminder) -> tuple[str, str]:
    where = ", ".join(part for part in (item.company, item.time) if part)
    if item.kind is not ReminderKind.TOUCH:
        return _act(item), "\n".join(part for part in (item.purpose, item.note, where) if part)
    step = f"Touch {item.n} of {item.of}" if item.of else ""
    what = ": ".join(part for part in (step, item.purpose) if part)
    return _act(item), "\n".join(part for part in (where, what, item.note) if part)


def _act(item: Reminder) -> str:
    """Return what to do with whom: "Call Greta Sandoval"."""
    who = item.lead or item.company or "a lead"
    if item.kind is ReminderKind.AGREEMENT:
        return f"Agreed with {who}"
    if item.kind is ReminderKind.RECAP:
        return f"Send the recap to {who}"
    if item.channel == "linkedin":
        return f"Contact {who} on LinkedIn"
    return f"{ACTS.get(item.channel, 'Contact')} {who}"


def _text_of_many(items: Sequence[Reminder], begin: str) -> tuple[str, str]:
    names = list(dict.fromkeys(item.lead or item.company or "a lead" for item in items))
    left = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    more = f" and {left} more" if left > 0 else ""
    title = f"{begin}{_count(items)}"
    return title.replace(" are due", "") if begin else title, told + more


def _count(items: Sequence[Reminder]) -> str:
    """Return "3 touches are due"; agreements and recaps are no touches."""
    noun = "touch" if all(item.kind is ReminderKind.TOUCH for item in items) else "follow-up"
    if len(items) == 1:
        return f"A {noun} is due"
    return f"{len(items):,} {noun}{'es' if noun == 'touch' else 's'} are due"
