"""What the window needs of the program: the services, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.services.absences import Absences
    from app.services.activities import Activities
    from app.services.backups import Backups
    from app.services.bulk import Bulk
    from app.services.cadences import Cadences
    from app.services.call_recaps import CallRecaps
    from app.services.days import Days
    from app.services.due_list import DueList
    from app.services.erasing import Erasing
    from app.services.exports import Exports
    from app.services.going_cold import GoingCold
    from app.services.health import Health
    from app.services.imports import Imports
    from app.services.keep_in_touch import Rhythms
    from app.services.leads import Leads
    from app.services.links import Links
    from app.services.meetings import Meetings
    from app.services.merging import Merging
    from app.services.messages import Messages
    from app.services.planning import Planning
    from app.services.ports import HolidaySource
    from app.services.preferences import Preferences
    from app.services.quick_add import QuickAdd
    from app.services.reminders import Reminders
    from app.services.scores import Scores
    from app.services.series_acts import SeriesActs
    from app.services.session_start import SessionStart
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.services.views import Views
    from app.services.weeks import Weeks


class Needs(Protocol):
    """The services the screens may call; each screen gets the ones it uses."""

    @property
    def absences(self) -> Absences:
        """Days away."""

    @property
    def cadences(self) -> Cadences:
        """Cadences and their versions."""

    @property
    def weeks(self) -> Weeks:
        """Weeks made level."""

    @property
    def activities(self) -> Activities:
        """What happens outside the plan."""

    @property
    def backups(self) -> Backups:
        """Backups."""

    @property
    def bulk(self) -> Bulk:
        """Acts on many leads at once."""

    @property
    def call_recaps(self) -> CallRecaps:
        """The recap of a call."""

    @property
    def days(self) -> Days:
        """The queue of the day."""

    @property
    def due_list(self) -> DueList:
        """What stands in the reminder window."""

    @property
    def health(self) -> Health:
        """Whether the file is sound."""

    @property
    def going_cold(self) -> GoingCold:
        """Leads that grow cold."""

    @property
    def holidays(self) -> HolidaySource:
        """Public holidays by country."""

    @property
    def erasing(self) -> Erasing:
        """Erasing a person for good."""

    @property
    def exports(self) -> Exports:
        """Leads to files."""

    @property
    def merging(self) -> Merging:
        """Duplicates."""

    @property
    def imports(self) -> Imports:
        """Bringing in leads."""

    @property
    def leads(self) -> Leads:
        """Leads."""

    @property
    def links(self) -> Links:
        """What hangs on a lead, and its way out."""

    @property
    def meetings(self) -> Meetings:
        """Meetings."""

    @property
    def messages(self) -> Messages:
        """Drafts and texts."""

    @property
    def planning(self) -> Planning:
        """Cadences and plans."""

    @property
    def preferences(self) -> Preferences:
        """Settings, the rep's zone and country."""

    @property
    def quick_add(self) -> QuickAdd:
        """One line to lead, activity and touch."""

    @property
    def reminders(self) -> Reminders:
        """What fell due."""

    @property
    def rhythms(self) -> Rhythms:
        """Keeping in touch, every so many weeks."""

    @property
    def scores(self) -> Scores:
        """How promising leads are."""

    @property
    def session_start(self) -> SessionStart:
        """Starting with the desktop session."""

    @property
    def series_acts(self) -> SeriesActs:
        """Changes of running series, and those that ask."""

    @property
    def touches(self) -> Touches:
        """Touches."""

    @property
    def undo(self) -> UndoStack:
        """Taking back."""

    @property
    def views(self) -> Views:
        """Views of the lead list."""
