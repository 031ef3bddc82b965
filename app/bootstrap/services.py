"""The services over an open profile, each built and connected when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.system.paths import Profile

if TYPE_CHECKING:
    from app.bootstrap.opening import Announcements
    from app.domain.guard import GuardedAct, Verdict
    from app.services.absences import Absences
    from app.services.activities import Activities
    from app.services.backups import Backups
    from app.services.bulk import Bulk
    from app.services.cadences import Cadences
    from app.services.call_recaps import CallRecaps
    from app.services.days import Days
    from app.services.demo import Demo
    from app.services.due_list import DueList
    from app.services.erasing import Erasing
    from app.services.exports import Exports
    from app.services.going_cold import GoingCold
    from app.services.guarding import Guarding
    from app.services.health import Health
    from app.services.imports import Imports
    from app.services.keep_in_touch import Rhythms
    from app.services.leads import Leads
    from app.services.letters import Letters
    from app.services.links import Links
    from app.services.meetings import Meetings
    from app.services.merging import Merging
    from app.services.messages import Messages
    from app.services.planning import Planning
    from app.services.ports import Change, Clock, HolidaySource
    from app.services.preferences import Preferences
    from app.services.presets import Presets
    from app.services.quick_add import QuickAdd
    from app.services.reactions import Reactions
    from app.services.reminders import Reminders
    from app.services.running import Running
    from app.services.scores import Scores
    from app.services.series_acts import SeriesActs
    from app.services.session_start import SessionStart
    from app.services.sides import Sides
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.services.views import Views
    from app.services.weeks import Weeks
    from app.store.database import Database
    from app.store.sessions import Session

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Services:
    """The services over one open profile.

    Each is built when it is first asked for, on the thread that opened the database: the window shows the
    day before the others have loaded, and a command loads no more than it uses.
    """

    def __init__(
        self,
        profile: Profile,
        database: Database,
        clock: Clock,
        told: Announcements,
        preferences: Preferences,
        holidays: HolidaySource,
        undo: UndoStack | None = None,
    ) -> None:
        self.database, self.preferences, self.holidays = database, preferences, holidays
        self._profile, self._clock, self._told, self._shared_undo = profile, clock, told, undo

    def at(self, clock: Clock) -> Services:
        """Return the same services seeing the time by another clock, with one undo for both."""
        return Services(
            self._profile, self.database, clock, self._told, self.preferences, self.holidays, self.undo
        )

    def close(self) -> None:
        """Close the database; on the thread that opened it."""
        self.database.close()

    def keep_scores(self) -> None:
        """Keep the stored scores in step with whatever is written."""
        self.scores.watch()

    def noticed(self, change: Change) -> None:
        """Have the backups know that something changed."""
        self.backups.noticed(change)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the profile, and going back to one."""
        from app.services.backups import Backups

        folder, settings = self._profile.backups, self._profile.settings
        return Backups(self.database, folder, settings, self.preferences, self.undo, self._clock, self._told)

    @cached_property
    def absences(self) -> Absences:
        """Days away, and the way back."""
        from app.services.absences import Absences

        return Absences(self.database, self._clock, self.preferences, self.undo, self.running)

    @cached_property
    def activities(self) -> Activities:
        """What happens outside the plan."""
        from app.services.activities import Activities

        return Activities(
            self.database, self._clock, self.preferences, self.undo, self.planning, self.reactions
        )

    @cached_property
    def bulk(self) -> Bulk:
        """Acts on many leads at once."""
        from app.services.bulk import Bulk

        return Bulk(self._clock, self.preferences, self.undo, self.planning)

    @cached_property
    def cadences(self) -> Cadences:
        """Templates of series, the rep's own among them."""
        from app.services.cadences import Cadences

        return Cadences(self.database, self._clock, self.undo, self.presets)

    @cached_property
    def call_recaps(self) -> CallRecaps:
        """The recap of a call."""
        from app.services.call_recaps import CallRecaps

        return CallRecaps(self._clock, self.preferences, self.undo, self.letters)

    @cached_property
    def guarding(self) -> Guarding:
        """The look before every act."""
        from app.services.guarding import Guarding

        return Guarding(self._clock, self.running)

    @cached_property
    def days(self) -> Days:
        """The queue of the day: built at once, it loads next to nothing."""
        from app.services.days import Days

        return Days(self.database, self._clock, self.preferences)

    @cached_property
    def demo(self) -> Demo:
        """Invented leads."""
        from app.services.demo import Demo

        return Demo(RESOURCES / "demo", self._clock, self.preferences, self.at)

    @cached_property
    def due_list(self) -> DueList:
        """What stands in the reminder window."""
        from app.services.due_list import DueList

        return DueList(self.database, self._clock, self._told, self.preferences)

    @cached_property
    def erasing(self) -> Erasing:
        """Erasing a person for good."""
        from app.services.erasing import Erasing

        folder = self._profile.backups
        return Erasing(self.database, self._clock, self._told, self.preferences, self.undo, folder)

    @cached_property
    def exports(self) -> Exports:
        """Leads to files."""
        from app.services.exports import Exports

        return Exports(self.database, self._clock, self.preferences, self.cadences)

    @cached_property
    def going_cold(self) -> GoingCold:
        """Leads that grow cold."""
        from app.services.going_cold import GoingCold

        return GoingCold(self.leads, self.touches, self.undo, self._clock, self.preferences)

    @cached_property
    def health(self) -> Health:
        """Whether the file is sound."""
        from app.services.health import Health

        return Health(self.database)

    @cached_property
    def imports(self) -> Imports:
        """Bringing in leads."""
        from app.services.imports import Imports
        from app.system.reader import ChildReader

        before = self.backups.before_import
        return Imports(
            self.database,
            self._clock,
            self.preferences,
            self.undo,
            before,
            ChildReader(),
            self.planning,
        )

    @cached_property
    def leads(self) -> Leads:
        """The people to follow up."""
        from app.services.leads import Leads

        return Leads(self.database, self._clock, self._told, self.preferences, self.undo)

    @cached_property
    def letters(self) -> Letters:
        """Texts from templates."""
        from app.services.letters import Letters

        return Letters(self._clock, self.preferences, self.presets)

    @cached_property
    def links(self) -> Links:
        """What hangs on a lead, and its way out."""
        from app.services.links import Links

        return Links(self._clock, self.undo, self.letters)

    @cached_property
    def meetings(self) -> Meetings:
        """Logging a meeting."""
        from app.services.meetings import Meetings

        return Meetings(
            self.database,
            self._clock,
            self.preferences,
            self.undo,
            self.cadences,
            self.planning,
            self.letters,
        )

    @cached_property
    def merging(self) -> Merging:
        """Duplicates."""
        from app.services.merging import Merging

        return Merging(self.database, self._clock, self.preferences, self.undo)

    @cached_property
    def messages(self) -> Messages:
        """Drafts and what was sent."""
        from app.services.messages import Messages

        return Messages(
            self.database,
            self._clock,
            self._told,
            self.undo,
            self.presets,
            self.letters,
            self.touches,
            self._look,
        )

    @cached_property
    def planning(self) -> Planning:
        """Series from cadences."""
        from app.services.planning import Planning

        return Planning(self.database, self._clock, self.preferences, self.undo, self.cadences, self.sides)

    @cached_property
    def presets(self) -> Presets:
        """Cadences and templates that come with the program."""
        from app.services.presets import Presets

        return Presets(RESOURCES / "presets")

    @cached_property
    def quick_add(self) -> QuickAdd:
        """One line to lead, activity and touch."""
        from app.services.quick_add import QuickAdd

        return QuickAdd(
            self.database,
            self._clock,
            self.preferences,
            self.undo,
            self.leads,
            self.touches,
            self.activities,
            self.planning,
            self.sides,
        )

    @cached_property
    def reactions(self) -> Reactions:
        """What an outcome does to a series."""
        from app.services.reactions import Reactions

        return Reactions(self._clock, self.preferences, self.running, self.planning, self.rhythms)

    @cached_property
    def reminders(self) -> Reminders:
        """What the bell rings for."""
        from app.services.reminders import Reminders

        return Reminders(self.database, self._clock, self._told, self.preferences, self._look)

    def _look(self, session: Session, act: GuardedAct, touch_ids: Sequence[int]) -> Mapping[int, Verdict]:
        """Let the guard look; it loads with the first touch that falls due."""
        return self.guarding.look(session, act, touch_ids)

    @cached_property
    def rhythms(self) -> Rhythms:
        """Keeping in touch, every so many weeks."""
        from app.services.keep_in_touch import Rhythms

        return Rhythms(self.database, self._clock, self.preferences, self.undo, self.running)

    @cached_property
    def running(self) -> Running:
        """What is planned, as the engine sees it."""
        from app.services.running import Running

        return Running(self._clock, self.preferences, self.sides)

    @cached_property
    def scores(self) -> Scores:
        """How promising leads are."""
        from app.services.scores import Scores

        return Scores(self.database, self._clock, self._told, self.preferences, self.undo)

    @cached_property
    def series_acts(self) -> SeriesActs:
        """Changes of running series."""
        from app.services.series_acts import SeriesActs

        return SeriesActs(
            self.database,
            self._clock,
            self.preferences,
            self.undo,
            self.cadences,
            self.running,
            self.planning,
            self.reactions,
        )

    @cached_property
    def session_start(self) -> SessionStart:
        """Starting with the desktop session."""
        from app.services.session_start import SessionStart
        from app.system.autostart import for_this_desktop
        from app.system.relaunch import command_from_anywhere

        command = command_from_anywhere("--background", "--profile", str(self._profile.folder))
        return SessionStart(self.preferences, for_this_desktop(command))

    @cached_property
    def sides(self) -> Sides:
        """What the planner has to know of the rep and of a lead."""
        from app.services.sides import Sides

        return Sides(self.preferences, self.holidays)

    @cached_property
    def touches(self) -> Touches:
        """Doing, skipping, moving."""
        from app.services.touches import Touches

        return Touches(self.database, self._clock, self.preferences, self.undo, self.reactions)

    @cached_property
    def undo(self) -> UndoStack:
        """Taking back."""
        if self._shared_undo is not None:
            return self._shared_undo
        from app.services.undo import UndoStack

        return UndoStack(self.database, self._told)

    @cached_property
    def views(self) -> Views:
        """Views of the lead list."""
        from app.services.views import Views

        return Views(self.database, self._clock, self.preferences, self.undo)

    @cached_property
    def weeks(self) -> Weeks:
        """Levelling a week."""
        from app.services.weeks import Weeks

        return Weeks(self.database, self._clock, self.preferences, self.undo, self.running)
