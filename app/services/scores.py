"""Scores: why a lead has its points, rules of the rep's own, points by hand, and the daily pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from app.domain import phrases
from app.domain.moment import resolve, wall_time
from app.domain.score import Adjustment, Fit, FitRule, Score, Thresholds, is_range, reckon
from app.domain.undo import Undo
from app.errors import InputError, NotFoundError
from app.services.ports import Announce, Change, Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import facts, leads
from app.store import scores as store
from app.store.database import Database

PASS = "score-pass"  # noqa: S105 -- the name of a fact
"""Fact that remembers the day of the pass and the lead it has reached, or "done"."""
AT_ONCE = 400
"""Leads that one piece of the pass goes through."""
MOST = 100


class Scores:
    """What a person can do with scores. Keeps the stored numbers in step from its making on."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        announce: Announce,
        preferences: Preferences,
        undo: UndoStack,
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences
        self._undo = undo
        self._passed = 0

    def watch(self) -> None:
        """Keep the stored scores in step with all that is written from now on."""
        store.watch(self._database.driver)
        self._database.before_commit.append(self._bring_up)

    def of(self, lead_id: int) -> Score:
        """Return the score of a lead with its parts. Raises NotFoundError."""
        now = self._clock.wall()
        with self._database.begin() as session:
            known = store.known(self._database.driver, lead_id, now)
            rules = store.rules(session)
        if known is None:
            raise NotFoundError(f"There is no lead {lead_id}.", "It may have been removed.")
        return reckon(known, rules, now)

    def adjustments(self, lead_id: int) -> tuple[Adjustment, ...]:
        """Return what was given or taken by hand and still counts, oldest first."""
        with self._database.begin():
            known = store.known(self._database.driver, lead_id, self._clock.wall())
        return tuple(known.adjustments) if known else ()

    def thresholds(self) -> Thresholds:
        """Return from how many points a lead is qualified."""
        settings = self._preferences.current()
        return Thresholds(settings.score_mql, settings.score_sql)

    def rules(self) -> tuple[FitRule, ...]:
        """Return the rules for who a lead is."""
        with self._database.begin() as session:
            return store.rules(session)

    def set_rules(self, rules: Sequence[FitRule], *, origin: str = "") -> Undo:
        """Put rules of the rep's own in place of all; none brings back the first ones. Raises InputError."""
        for rule in rules:
            _check(rule)
        with self._undo.doing("score rules", {"lead"}, origin) as doing:
            store.set_rules(doing.session, rules)
        return doing.undo

    def adjust(self, lead_id: int, points: int, reason: str, until: date, *, origin: str = "") -> Undo:
        """Give or take points until the end of a day, in the rep's zone. Raises InputError, NotFoundError."""
        now, zone = self._clock.wall(), self._preferences.zone()
        _check_adjustment(points, reason, until, wall_time(now, zone).date())
        end = resolve(datetime.combine(until, time(23, 59)), zone).utc
        with self._undo.doing("", {"lead"}, origin) as doing:
            doing.text = f"{points:+d} points for {leads.details(doing.session, lead_id).name}"
            store.adjust(doing.session, lead_id, points, reason.strip(), now, end)
        return doing.undo

    def end_adjustment(self, adjustment_id: int, *, origin: str = "") -> Undo:
        """Let points by hand count no longer. Raises NotFoundError."""
        with self._undo.doing("points by hand", {"lead"}, origin) as doing:
            row = store.adjustment(doing.session, adjustment_id)
            if row is None:
                raise NotFoundError("These points are gone already.", "Look at the lead again.")
            doing.session.delete(row)
        return doing.undo

    def pass_on(self) -> bool:
        """Let a day pass for the next leads, once each day; return whether there is more of them to do."""
        now = self._clock.wall()
        today = wall_time(now, self._preferences.zone()).date().isoformat()
        with self._database.begin() as session:
            after = _reached(facts.read(session, PASS), today)
            if after is None:
                return False
            ids = store.concerned(self._database.driver, after, now, AT_ONCE)
            self._passed += store.store(self._database.driver, ids, now) if ids else 0
            more = len(ids) == AT_ONCE
            facts.write(session, PASS, f"{today} {ids[-1] if more else 'done'}")
        if self._passed and not more:  # screens read again once, not after every piece
            self._passed = 0
            self._announce(Change(frozenset({"lead"}), "score"))
        return more

    def _bring_up(self) -> None:
        store.bring_up(self._database.driver, self._clock.wall())


def _reached(fact: str | None, today: str) -> int | None:
    """Return after which lead today's pass goes on; None when it is done."""
    day, _, place = (fact or "").partition(" ")
    if day != today:
        return 0
    return None if place == "done" else int(place)


def _check(rule: FitRule) -> None:
    if not rule.wanted.strip():
        raise InputError("A rule has no words to look for.", "Write them, separated by commas.")
    if rule.field is Fit.SIZE and not is_range(rule.wanted):
        raise InputError(f"“{rule.wanted}” is not a company size.", "Write it like 50-500 or 1000+.")
    if not 0 < abs(rule.points) <= MOST:
        raise InputError(f"A rule gives or takes 1 to {MOST} points.", "Choose a number.")


def _check_adjustment(points: int, reason: str, until: date, today: date) -> None:
    if not 0 < abs(points) <= MOST:
        raise InputError(f"From 1 to {MOST} points can be given or taken.", "Choose a number.")
    if not reason.strip():
        raise InputError("Points by hand have a reason.", "Say in a few words why.")
    if until < today:
        raise InputError(f"{phrases.day(until)} is past.", "Choose a later day.")
