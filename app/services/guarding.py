"""The guard's look before every act, with its result stored (design 4.16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from app.domain.guard import GuardedAct, GuardFacts, Verdict, guard
from app.domain.moment import wall_time
from app.domain.plan import Busy, LeadSide
from app.domain.words import Channel, TouchState
from app.services.ports import Clock
from app.services.running import Running
from app.store import running as rows
from app.store import verdicts as store
from app.store.sessions import Session

Look = Callable[[Session, GuardedAct, Sequence[int]], Mapping[int, Verdict]]
"""How others have touches looked at by id, within their transaction."""


class Guarding:
    """Looks at touches within somebody else's transaction."""

    def __init__(self, clock: Clock, running: Running) -> None:
        self._clock = clock
        self._running = running

    def look(self, session: Session, act: GuardedAct, touch_ids: Sequence[int]) -> Mapping[int, Verdict]:
        """Return by touch whether the act may be done now, and store it; a touch that is gone is left out."""
        now = self._clock.wall()
        found = store.looked_at(session, touch_ids)
        leads = tuple(dict.fromkeys(touch.lead_id for touch, _ in found))
        sides = self._running.sides_of(session, leads)
        done = rows.done_of_leads(session, leads, now)
        rep = self._running.rep(session, self._running.today(), self._running.today())
        said: dict[int, Verdict] = {}
        for touch, series in found:
            contacts = _contacts(done[touch.lead_id], sides[touch.lead_id])
            facts = GuardFacts(
                sides[touch.lead_id].permission,
                touch.channel,
                sides[touch.lead_id],
                rep,
                stopped=store.stopped(series),
                held=store.held(series),
                by_hand=touch.state is TouchState.SNOOZED or not rows.moves(touch),
                locked=touch.locked,
                contacts=contacts,
            )
            said[touch.id] = guard(act, facts, now)
        store.keep(session, act, said, now)
        return said


def _contacts(done: Iterable[tuple[Channel, datetime]], side: LeadSide) -> tuple[Busy, ...]:
    return tuple(Busy(channel, wall_time(at, side.zones[0]).date()) for channel, at in done)
