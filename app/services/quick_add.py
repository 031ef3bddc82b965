"""Quick-add: one line to lead, activity and next touch, in one act that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain import phrases
from app.domain.date_words import Today
from app.domain.folding import fold
from app.domain.moment import resolve, wall_time
from app.domain.plan import PlannedTouch
from app.domain.quick_add import parse, with_phrase
from app.domain.quick_line import Happened, Line, Part
from app.domain.quick_outcomes import USUAL, fitting
from app.domain.quick_read import Activity, Fixes, Planned, Understood, Unsure, Whom
from app.domain.undo import Undo
from app.domain.words import KIND_OF_CONTACT, ActivityKind, Channel, Outcome
from app.errors import InputError
from app.formats.lead_keys import derive
from app.services.activities import Activities
from app.services.leads import Leads
from app.services.planning import Planning
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.quick_time import MINUTES, Times
from app.services.quick_whom import Finder
from app.services.sides import Sides, known_channels
from app.services.touches import Touches
from app.services.undo import Doing, UndoStack
from app.store import activities, permissions, touch_acts
from app.store import leads as store
from app.store import touches as touch_store
from app.store.database import Database

_NOUNS = ("lead", "activity", "touch", "series")
_SOON, _HOUR = timedelta(minutes=1), timedelta(hours=1)
INBOUND = "new-inbound"
"""The cadence of a lead that came by itself."""
SERIES = "“New inbound”"


@dataclass(frozen=True, slots=True)
class QuickAdded:
    """What was saved.

    Attributes:
        lead_id: The lead, new or known.
        touch_id: The next touch, or None.
        read: The line as it was understood.
    """

    lead_id: int
    touch_id: int | None
    read: Understood
    undo: Undo


class QuickAdd:
    """What a person can do with one line."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        leads: Leads,
        touches: Touches,
        happenings: Activities,
        planning: Planning,
        sides: Sides,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._touches = touches
        self._activities = happenings
        self._planning = planning
        self._finder = Finder(database, leads, preferences)
        self._times = Times(clock, preferences, sides, touches)

    def read(self, text: str, fixes: Fixes = Fixes(), *, country: str = "") -> Understood:  # noqa: B008 -- frozen
        """Return what a line comes to; nothing is saved.

        `country`: whose order of day and month is meant, where it is not the rep's own.
        """
        today = self._times.today(country)
        line = _without(parse(text, today), fixes)
        found = self._finder.find(line, fixes.lead_id)
        line = with_phrase(line.with_lead(found.named), today)
        line = _without(line, fixes)
        unsure = [] if fixes.lead_id is not None and found.whom else list(found.unsure)
        activity = self._activity(line, found.whom, fixes, unsure)
        touch = self._touch(line, found.whom, activity, fixes, today, unsure)
        unsure += _unused(line)
        read = Understood(
            line,
            found.whom,
            activity,
            touch,
            _new_tags(line, found.whom),
            line.note,
        )
        return self._judged(read, unsure)

    def add(self, text: str, fixes: Fixes = Fixes(), *, country: str = "", origin: str = "") -> QuickAdded:  # noqa: B008 -- frozen
        """Save a line as one act. Raises InputError where something has to be answered first."""
        read = self.read(text, fixes, country=country)
        whom = read.whom
        if read.asked is not None:
            raise InputError(f"{read.asked.text}.", _ADVICE.get(read.asked.part, ""))
        if whom is None or not read.anything:
            raise InputError("There is nothing to add in this line.", _EXAMPLE)
        with self._undo.doing("", _NOUNS, origin) as doing:
            lead_id = self._save_lead(doing, read, whom)
            self._save_activity(doing, read, lead_id)
            touch_id = self._save_touch(doing, read, lead_id)
            doing.text = f"quick-add for {store.details(doing.session, lead_id).name}"
        return QuickAdded(lead_id, touch_id, read, doing.undo)

    # reading

    def _activity(self, line: Line, whom: Whom | None, fixes: Fixes, unsure: list[Unsure]) -> Activity | None:
        happened = _fixed(line.happened, fixes)
        if happened is None:
            return None
        if not happened.sure and fixes.outcome is None:
            words = happened.outcome.value.replace("-", " ")
            unsure.append(Unsure(Part.HAPPENED, f"How it went is not said; taken as “{words}”"))
        now = self._clock.wall()
        at = resolve(happened.at, self._preferences.zone()).utc if happened.at else now
        completes = self._completes(whom, happened, at)
        return Activity(
            happened.kind, happened.channel, happened.outcome, happened.minutes, min(at, now), completes
        )

    def _completes(self, whom: Whom | None, happened: Happened, at: datetime) -> int | None:
        """Return the touch due today or before that was it, or None."""
        if whom is None or whom.row is None or KIND_OF_CONTACT[happened.channel] is not happened.kind:
            return None
        zone = self._preferences.zone()
        today = wall_time(max(at, self._clock.wall()), zone).date()
        with self._database.begin() as session:
            rows = touch_store.open_of_lead(session, whom.row.id)
            return next(
                (
                    row.id
                    for row in rows
                    if row.channel is happened.channel and wall_time(row.due_utc, zone).date() <= today
                ),
                None,
            )

    def _touch(
        self,
        line: Line,
        whom: Whom | None,
        activity: Activity | None,
        fixes: Fixes,
        today: Today,
        unsure: list[Unsure],
    ) -> Planned | None:
        step = line.step
        if step is None and fixes.when is None:
            return self._first_answer(line, whom, activity, fixes)
        said = fixes.channel or (step.channel if step else None)
        channel = said or _same_or_preferred(activity, whom)
        if said is None:
            unsure.append(
                Unsure(Part.NEXT, f"Which channel is not said; {phrases.channel(channel)} is taken")
            )
        when = step.when if step else None
        if when is None and fixes.when is None:
            unsure.append(Unsure(Part.WHEN, "No date is said for what comes next", asks=True))
            return None
        if when is not None and fixes.when is None and not self._ahead(line, today, unsure):
            return None
        return self._planned(line, whom, channel, fixes, when is None or when.timed)

    def _first_answer(
        self, line: Line, whom: Whom | None, activity: Activity | None, fixes: Fixes
    ) -> Planned | None:
        """Return the first touch of the series that somebody gets who came by themselves (P1)."""
        if not line.inbound or whom is None or activity is not None or Part.NEXT in fixes.dropped:
            return None
        if whom.row is not None and whom.row.permission.forbids:
            return None
        now = self._clock.wall()
        zone, known = self._times.zone_of(whom)
        if whom.row is not None:
            plan = self._planning.preview(INBOUND, whom.row.id, now, now)
        else:
            plan = self._planning.preview_for(INBOUND, zone, whom.details.country, now, now)
        ways = known_channels(whom.details) | {Channel.MEETING}
        reached = [one for one in plan.touches if one.channel in ways]
        first = min(reached or plan.touches, key=_due)
        return Planned(
            first.channel, first.due, first.purpose, zone, known, series=INBOUND, minutes=first.minutes
        )

    def _ahead(self, line: Line, today: Today, unsure: list[Unsure]) -> bool:
        """Whether the date of the next step is ahead; what is doubtful about it is noted."""
        assert line.step
        assert line.step.when
        when = line.step.when
        if when.past(today.now) and when.at.replace(second=0) < today.now.replace(second=0, microsecond=0):
            words = phrases.day_and_time(when.at) if when.timed else phrases.day(when.at.date(), today.day)
            unsure.append(
                Unsure(Part.WHEN, f"{words} is past; say when it comes next", asks=True, at=when.at)
            )
            return False
        if when.doubt:
            unsure.append(Unsure(Part.WHEN, when.doubt[0].upper() + when.doubt[1:]))
        elif not today.works_on(when.at.date()):
            unsure.append(
                Unsure(Part.WHEN, f"{phrases.day(when.at.date(), today.day)} is no working day of yours")
            )
        return True

    def _planned(self, line: Line, whom: Whom | None, channel: Channel, fixes: Fixes, timed: bool) -> Planned:  # noqa: FBT001
        when = line.step.when if line.step else None
        zone = self._preferences.zone()
        due = resolve(fixes.when, zone) if when is None and fixes.when else None
        if due is None:
            assert when
            due = self._times.due(when, channel, whom, fixes.when)
        soonest = self._clock.wall() + _SOON
        if due.utc < soonest:
            due = resolve(wall_time(soonest, zone).replace(second=0, microsecond=0) + _SOON, zone)
        lead_zone, known = self._times.zone_of(whom)
        purpose = line.purpose or ("" if line.happened else line.note)
        return Planned(
            channel,
            due,
            _purpose(purpose),
            lead_zone,
            known,
            timed=timed or fixes.when is not None,
            minutes=MINUTES.get(channel, 10),
        )

    def _judged(self, read: Understood, unsure: list[Unsure]) -> Understood:
        """Add whether the touch suits, and that a no stands against it."""
        if read.whom and read.whom.row and read.whom.row.permission.forbids and read.touch:
            unsure.append(Unsure(Part.LEAD, f"{read.whom.name} said no to being followed up", asks=True))
        if read.touch is None:
            return replace(read, unsure=tuple(unsure))
        fit = self._times.fit(read.touch, read.whom)
        if read.touch.series:
            answer = phrases.clock(wall_time(self._clock.wall() + _HOUR, self._preferences.zone()).time())
            return replace(
                read, unsure=tuple(unsure), fit=f"First answer by {answer}; a series of {SERIES} starts"
            )
        return replace(read, unsure=tuple(unsure), fit=fit.text, fits=fit.good)

    # saving

    def _save_lead(self, doing: Doing, read: Understood, whom: Whom) -> int:
        session, now = doing.session, self._clock.wall()
        keys = derive(whom.details, self._preferences.country())
        if whom.row is None:
            lead_id = store.add(session, whom.details, keys, now)
            permissions.copy_from_list(session, lead_id, now)
        else:
            lead_id = whom.row.id
            if whom.details != whom.row.details:
                store.change(session, lead_id, whom.details, keys)
                permissions.copy_from_list(session, lead_id, now)
        if read.line.inbound and read.activity is None:
            store.start_clock(session, lead_id, now)
        return lead_id

    def _start_series(self, doing: Doing, name: str, lead_id: int) -> int | None:
        """Start the series of somebody who came by themselves; return its first touch."""
        session, now = doing.session, self._clock.wall()
        if permissions.current(session, lead_id).forbids:
            return None  # an address on the list of those who said no
        cadence = self._planning.cadence_in(session, name)
        _, ids, _ = self._planning.start_in(session, lead_id, cadence, now, now)
        return ids[0] if ids else None

    def _save_activity(self, doing: Doing, read: Understood, lead_id: int) -> None:
        happened, note = read.activity, read.note
        if happened is None:
            if note and (read.touch is None or read.touch.purpose != _purpose(note)):
                activities.note(doing.session, lead_id, note, self._clock.wall())
            return
        if happened.completes is not None:
            self._touches.done_in(doing, happened.completes, happened.outcome, note, happened.minutes)
            return
        if happened.kind is ActivityKind.EMAIL_IN and happened.outcome is Outcome.REPLIED:
            self._activities.replied_in(doing, lead_id, note, happened.at)
            return
        self._activities.contacted_in(
            doing, lead_id, happened.channel, happened.outcome, note, happened.minutes, happened.at
        )

    def _save_touch(self, doing: Doing, read: Understood, lead_id: int) -> int | None:
        planned = read.touch
        if planned is None:
            return None
        if planned.series:
            return self._start_series(doing, planned.series, lead_id)
        return touch_acts.add(doing.session, lead_id, planned.channel, planned.due, planned.purpose)


_EXAMPLE = "Write it like: Called Marta, no answer, e-mail fri 10"
_ADVICE = {
    Part.LEAD: "Name the lead, or add a mail address or a number.",
    Part.WHEN: "Add when, such as: fri 10, next week, in 3 days.",
}


def _without(line: Line, fixes: Fixes) -> Line:
    """Return the line without the parts that were dropped; their words go to the note."""
    if not fixes.dropped:
        return line
    marks = tuple(mark for mark in line.marks if mark.part not in fixes.dropped)
    line = replace(line, marks=marks)
    if Part.HAPPENED in fixes.dropped:
        line = replace(line, happened=None)
    if Part.TAG in fixes.dropped:
        line = replace(line, tags=())
    if {Part.NEXT, Part.WHEN} & fixes.dropped:
        line = replace(line, step=None)
    return line


def _fixed(happened: Happened | None, fixes: Fixes) -> Happened | None:
    if happened is None:
        return None
    if fixes.did is not None and fixes.did is not happened.channel:
        outcome = happened.outcome if happened.outcome in fitting(fixes.did) else USUAL[fixes.did]
        happened = replace(happened, channel=fixes.did, kind=KIND_OF_CONTACT[fixes.did], outcome=outcome)
    if fixes.outcome is not None:
        happened = replace(happened, outcome=fixes.outcome, sure=True)
    return happened


def _same_or_preferred(activity: Activity | None, whom: Whom | None) -> Channel:
    """Return the channel of a next step that names none: the same again, the lead's own, or a call."""
    if activity is not None and activity.kind is not ActivityKind.EMAIL_IN:
        return activity.channel
    details = whom.details if whom else None
    if details is not None and details.preferred is not None:
        return details.preferred
    return Channel.EMAIL if details is not None and details.email and not details.phone else Channel.CALL


def _unused(line: Line) -> list[Unsure]:
    """Say which date stays in the note, where it may have been meant as the next step's."""
    if not line.unused:
        return []
    date = line.unused[0]
    why = "one next step is planned" if line.step else f"for a next step write: call {date}"
    return [Unsure(Part.WHEN, f"“{date}” stays in the note; {why}")]


def _due(touch: PlannedTouch) -> datetime:
    return touch.due.utc


def _new_tags(line: Line, whom: Whom | None) -> tuple[str, ...]:
    has = {fold(tag) for tag in whom.row.details.tags} if whom and whom.row else set()
    return tuple(tag for tag in line.tags if fold(tag) not in has)


def _purpose(words: str) -> str:
    """Return what a touch is for: "re pricing" as "Pricing"."""
    for small in ("re ", "about ", "to ", "for "):
        words = words.removeprefix(small)
    return words[:1].upper() + words[1:]
