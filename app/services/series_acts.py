"""Running series: what waits for an answer, and every change to one with its before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain import phrases
from app.domain.edits import BY_HAND
from app.domain.hold import HoldKind
from app.domain.moment import Moment, resolve
from app.domain.plan import Anchor, PlannedTouch, RepSide
from app.domain.progress import TOO_EARLY, must_explain_stop
from app.domain.reactions import Choice
from app.domain.running import Diff, LeadWork
from app.domain.series import SeriesAsk, SeriesView
from app.domain.series_edit import (
    Edit,
    Insert,
    Move,
    Pause,
    Renew,
    Resume,
    SeriesChange,
    Shift,
    Skip,
    Stretch,
)
from app.domain.undo import Undo
from app.domain.why import Reason
from app.domain.words import OPEN_STATES, SeriesState
from app.errors import InputError, RefusedError
from app.services.cadences import Cadences
from app.services.planning import Planning
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.reactions import Reactions
from app.services.running import Running
from app.services.touches import nothing_left
from app.services.undo import UndoStack
from app.store import holds, touch_acts, touches
from app.store import running as store
from app.store.database import Database
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.models.series import Series

_NOUNS = ("series", "touch", "lead")
_NAMES = {
    Shift: "shift of",
    Stretch: "new length of",
    Insert: "touch added to",
    Move: "move in",
    Skip: "touch left out of",
    Pause: "pause of",
    Resume: "resuming of",
    Renew: "new version of",
}


MOST_DAYS = 260
"""Business days of one shift; a year."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was carried out.

    Attributes:
        must_choose: Nothing is left for the lead: the rep picks a rest or a series (design 4.14).
    """

    undo: Undo
    must_choose: bool


class _Previewed(Exception):  # noqa: N818 -- nothing is wrong
    """Ends a preview: its transaction is rolled back."""


class SeriesActs:
    """What a person can do with a running series."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        cadences: Cadences,
        running: Running,
        planning: Planning,
        reactions: Reactions,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._cadences = cadences
        self._running = running
        self._planning = planning
        self._reactions = reactions

    def get(self, series_id: int) -> SeriesView:
        """Return a series with its touches. Raises NotFoundError."""
        with self._database.begin() as session:
            return self._view(session, series_id)

    def asking(self) -> tuple[SeriesAsk, ...]:
        """Return the series that wait for an answer, the longest waiting first."""
        with self._database.begin() as session:
            return holds.asking(session)

    def answer(
        self,
        series_id: int,
        choice: Choice,
        *,
        until: date | None = None,
        cadence: str = "",
        reason: str = "",
        origin: str = "",
    ) -> Answered:
        """Answer a series that asks: go on, plan anew by a cadence, wait until a date, or end with a reason.

        Raises InputError where the date, cadence or reason is missing, RefusedError for one that does not
        wait, NotFoundError.
        """
        with self._undo.doing("", (*_NOUNS, "message"), origin) as doing:
            series = touches.series_row(doing.session, series_id)
            if series.state not in {SeriesState.ASKING, SeriesState.HELD}:
                raise RefusedError("This series does not wait for an answer.")
            doing.text = f"answer for “{series.title}”"
            self._answer(doing.session, series, choice, until, cadence, reason)
            return Answered(doing.undo, nothing_left(doing.session, series.lead_id))

    def end_holds(self) -> int:
        """Let every series go on whose hold has ended, where no bell does; return how many did."""
        with self._database.begin() as session:
            return holds.revive(session, self._clock.wall())

    def preview(self, series_id: int, edit: Edit) -> SeriesChange:
        """Return the series before and after an edit; nothing is kept.

        Raises InputError for what cannot be, RefusedError for a series that has ended, NotFoundError.
        """
        with self._tried() as session:
            return self._changed(session, series_id, edit)
        raise AssertionError  # the return above leaves by way of the rollback

    def apply(self, series_id: int, edit: Edit, *, origin: str = "") -> Undo:
        """Edit a series, as one act. Raises what `preview` raises."""
        with self._undo.doing("", _NOUNS, origin) as doing:
            change = self._changed(doing.session, series_id, edit)
            doing.text = f"{_NAMES[type(edit)]} “{change.before.title}”"
        return doing.undo

    def behind(self, cadence: str) -> tuple[SeriesView, ...]:
        """Return the running series that follow an older version of a cadence than its newest."""
        with self._database.begin() as session:
            newest = self._cadences.get_in(session, cadence).version
            rows = touches.series_behind(session, cadence, newest)
            return tuple(self._view(session, row.id) for row in rows)

    def preview_renewal(self, cadence: str) -> tuple[SeriesChange, ...]:
        """Return what the newest version would change in every series behind it; nothing is kept."""
        with self._tried() as session:
            return self._renewed(session, cadence)
        raise AssertionError  # as in preview

    def renew(self, cadence: str, *, origin: str = "") -> Undo:
        """Let every running series follow the newest version of its cadence, as one act."""
        with self._undo.doing("", _NOUNS, origin) as doing:
            changed = self._renewed(doing.session, cadence)
            series = phrases.count(len(changed), "series", "series")
            doing.text = f"new version in {series}"
        return doing.undo

    @contextmanager
    def _tried(self) -> Iterator[Session]:
        """Give a transaction that is rolled back at its end."""
        with suppress(_Previewed), self._database.begin() as session:
            yield session
            raise _Previewed

    def _view(self, session: Session, series_id: int) -> SeriesView:
        return touches.view_of_series(session, series_id, self._preferences.zone())

    def _changed(self, session: Session, series_id: int, edit: Edit) -> SeriesChange:
        series = touches.series_row(session, series_id)
        if series.state is SeriesState.ENDED:
            raise RefusedError("This series has ended.", "Start a new one.")
        before = self._view(session, series_id)
        warnings = self._edit(session, series, edit)
        store.number_anew(session, series)
        touch_acts.end_when_done(session, series_id, self._clock.wall())
        return SeriesChange(before, self._view(session, series_id), warnings)

    def _edit(self, session: Session, series: Series, edit: Edit) -> tuple[str, ...]:
        now = self._clock.wall()
        if isinstance(edit, Pause):
            return self._pause(session, series, edit, now)
        if isinstance(edit, Resume):
            if series.state is SeriesState.RUNNING:
                raise RefusedError("This series runs already.")
            return self._reactions.resume(session, series, now)
        if isinstance(edit, Shift | Stretch | Renew):
            return self._replan(session, series, edit, now)
        if isinstance(edit, Insert):
            self._insert(session, series, edit)
        elif isinstance(edit, Move):
            touch_acts.move(session, self._own(session, series, edit.touch_id), self._future(edit.due))
        else:
            self._skip(session, series, edit, now)
        return ()

    def _replan(
        self, session: Session, series: Series, edit: Shift | Stretch | Renew, now: datetime
    ) -> tuple[str, ...]:
        """Let the engine move what is open."""
        if series.state is not SeriesState.RUNNING:
            raise RefusedError(f"This series waits: {series.reason}.", "Let it go on first.")
        rows = store.open_of_series(session, series.id)
        if not rows:
            raise RefusedError("Nothing of this series is open.")
        work = self._running.work(session, series.lead_id, rows)
        furthest = edit.last if isinstance(edit, Stretch) else None
        rep = self._running.rep_for(session, [work], furthest)
        diff = self._diff(session, series, edit, work, rep, now)
        store.apply(session, diff, now)
        added = [line.touch for line in diff.lines if line.key is None and line.touch is not None]
        touches.save_plan(session, series.lead_id, series.id, added)
        return diff.warnings

    def _diff(
        self,
        session: Session,
        series: Series,
        edit: Shift | Stretch | Renew,
        work: LeadWork,
        rep: RepSide,
        now: datetime,
    ) -> Diff:
        from app.domain.stretch import shift, stretch  # the engine loads with the first edit

        if isinstance(edit, Shift):
            if not -MOST_DAYS <= edit.days <= MOST_DAYS or not edit.days:
                raise InputError(f"A shift is 1 to {MOST_DAYS} business days.", "Choose a smaller one.")
            return shift(work, rep, edit.days, now)
        if isinstance(edit, Stretch):
            if edit.last <= self._running.today():
                raise InputError(f"{phrases.day(edit.last)} is past.", "Choose a later day.")
            return stretch(work, rep, edit.last, now)
        return self._renewal(session, series, edit.version, work, rep, now)

    def _renewal(
        self, session: Session, series: Series, version: int, work: LeadWork, rep: RepSide, now: datetime
    ) -> Diff:
        from app.domain.versions import apply_version, renumbered  # as above

        old = self._cadences.get_in(session, series.cadence, series.version)
        new = self._cadences.get_in(session, series.cadence, version)
        rows = touches.of_series(session, series.id)
        done = frozenset(row.step for row in rows if row.step and row.state not in OPEN_STATES)
        anchor = Anchor(series.anchor, series.anchor_words)
        diff = apply_version(old, new, work, rep, anchor, done, now)
        numbers = renumbered(old, new)
        for row in rows:
            row.step = numbers.get(row.step or 0)
        series.version = new.version
        return diff

    def _pause(self, session: Session, series: Series, edit: Pause, now: datetime) -> tuple[str, ...]:
        if not edit.reason.strip():
            raise InputError("A pause has a reason.", "Say in a few words why.")
        if edit.until is not None and edit.until <= self._running.today():
            raise InputError(f"{phrases.day(edit.until)} is past.", "Choose a later day.")
        self._reactions.hold(session, series, HoldKind.WAITING, edit.until, now, edit.reason.strip())
        return ()

    def _insert(self, session: Session, series: Series, edit: Insert) -> None:
        due = self._future(edit.due)
        purpose = edit.purpose.strip() or phrases.channel(edit.channel).capitalize()
        why = (Reason(BY_HAND, "set by you"),)
        touch = PlannedTouch(
            1, edit.channel, due, touch_acts.MINUTES.get(edit.channel, 10), purpose, None, why, locked=True
        )
        store.insert(session, series, [touch])

    def _skip(self, session: Session, series: Series, edit: Skip, now: datetime) -> None:
        if not edit.reason.strip():
            raise InputError("Skipping has a reason.", "Say in a few words why.")
        touch_id = self._own(session, series, edit.touch_id)
        touch_acts.skip(session, touch_id, edit.reason.strip(), now)
        self._reactions.after_touch(session, touch_id, now)

    def _own(self, session: Session, series: Series, touch_id: int) -> int:
        """Return the id of an open touch of the series. Raises InputError for another one."""
        if touches.row(session, touch_id).series_id != series.id:
            raise InputError("This touch belongs to another series.")
        if not touches.is_open(session, touch_id):
            raise RefusedError("This touch was attended to already.", "Look at the lead's timeline.")
        return touch_id

    def _future(self, wall: datetime) -> Moment:
        at = resolve(wall, self._preferences.zone())
        if at.utc <= self._clock.wall():
            raise InputError(f"{phrases.day_and_time(wall)} is past.", "Choose a later time.")
        return at

    def _renewed(self, session: Session, cadence: str) -> tuple[SeriesChange, ...]:
        """Let every series behind follow the newest version; those that wait do so when they go on."""
        newest = self._cadences.get_in(session, cadence).version
        rows = touches.series_behind(session, cadence, newest)
        running = [row for row in rows if row.state is SeriesState.RUNNING]
        return tuple(self._changed(session, row.id, Renew(newest)) for row in running)

    def _answer(
        self,
        session: Session,
        series: Series,
        choice: Choice,
        until: date | None,
        cadence: str,
        reason: str,
    ) -> None:
        now = self._clock.wall()
        if choice is Choice.GO_ON:
            self._reactions.resume(session, series, now)
        elif choice is Choice.ANEW:
            if not cadence:
                raise InputError("A new plan needs a cadence.", "Choose one.")
            new = self._cadences.get_in(session, cadence)
            self._planning.start_in(session, series.lead_id, new, now, now)
        elif choice is Choice.WAIT:
            if until is None or until <= self._running.today():
                raise InputError("Waiting ends on a day to come.", "Choose the day.")
            said = reason.strip() or "waiting for them"
            self._reactions.hold(session, series, HoldKind.WAITING, until, now, said)
        else:
            self._end(session, series, reason, now)

    def _end(self, session: Session, series: Series, reason: str, now: datetime) -> None:
        if not reason.strip() and self._must_explain(session, series):
            raise InputError(TOO_EARLY, "Say in a few words why.")
        touch_acts.end_series(session, series, reason.strip() or "stopped", now)
        self._reactions.after_end(session, series.lead_id)

    def _must_explain(self, session: Session, series: Series) -> bool:
        done = touches.done_of_series(session, series.id)
        return must_explain_stop(done, self._preferences.playbook().ask_before)
