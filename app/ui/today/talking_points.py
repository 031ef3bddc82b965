"""What to say on a call: what was promised, what was left open, what the touch is for (P29)."""

from collections.abc import Iterable

from app.domain.activity import Activity, Agreement
from app.domain.touch import Touch
from app.domain.words import ActivityKind, Owner
from app.ui.today.phrases import CHANNELS, first_name, lower_first

MOST = 5


def talking_points(
    touch: Touch, activities: Iterable[Activity], agreements: Iterable[Agreement]
) -> tuple[str, ...]:
    """At most five points, each once, the open agreements first."""
    points = [_about(one, first_name(touch)) for one in agreements if one.kept_at is None]
    last = next((one for one in activities if one.kind is not ActivityKind.NOTE), None)
    if last is not None:
        points.append(_go_on(last))
        points += [f"Ask about: {problem}" for problem in last.problems]
        points += [f"Bring up: {solution}" for solution in last.solutions]
    if touch.purpose and touch.purpose.casefold() != CHANNELS[touch.channel].casefold():
        points.append(touch.purpose[:1].upper() + touch.purpose[1:])
    return tuple(dict.fromkeys(points))[:MOST]


def _go_on(last: Activity) -> str:
    """Return what was said, where a call has nothing but its outcome as a title."""
    said = next(iter(last.body.splitlines()), "") if last.kind is ActivityKind.CALL else ""
    return f"Go on from “{said}”" if said else f"Go on from {lower_first(last.title)}"


def _about(agreement: Agreement, name: str) -> str:
    if agreement.owner is Owner.MINE:
        return f"Report: {agreement.what}"
    if agreement.owner is Owner.BOTH:
        return f"Settle together: {agreement.what}"
    return f"Ask {name}: {agreement.what}"
