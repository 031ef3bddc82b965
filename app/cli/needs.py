"""What the verbs need of the program: the services, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.services.absences import Absences
    from app.services.backups import Backups
    from app.services.exports import Exports
    from app.services.health import Health
    from app.services.imports import Imports
    from app.services.leads import Leads
    from app.services.meetings import Meetings
    from app.services.planning import Planning
    from app.services.preferences import Preferences
    from app.services.quick_add import QuickAdd
    from app.services.series_acts import SeriesActs
    from app.services.touches import Touches
    from app.services.weeks import Weeks


class Needs(Protocol):
    """The services a verb may call."""

    @property
    def absences(self) -> Absences:
        """Days away."""

    @property
    def backups(self) -> Backups:
        """Backups."""

    @property
    def exports(self) -> Exports:
        """Leads to files."""

    @property
    def health(self) -> Health:
        """Looking the database over."""

    @property
    def imports(self) -> Imports:
        """Bringing in leads."""

    @property
    def leads(self) -> Leads:
        """Leads."""

    @property
    def meetings(self) -> Meetings:
        """Meetings."""

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
    def series_acts(self) -> SeriesActs:
        """Changes of running series."""

    @property
    def touches(self) -> Touches:
        """Touches."""

    @property
    def weeks(self) -> Weeks:
        """Levelling a week."""
