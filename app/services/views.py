"""Views of the lead list: those of the program, the rep's own, and what each is arranged like."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.undo import Undo
from app.domain.view import Arrangement, LeadView, Sort, SortColumn, View
from app.errors import InputError, NotFoundError
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import facts, lead_list
from app.store import views as store
from app.store.database import Database

NAMES = {
    LeadView.ALL: "All",
    LeadView.HOT: "Hot",
    LeadView.NEW_INBOUND: "New inbound, answer within 1 h",
    LeadView.GOING_COLD: "Going cold",
    LeadView.NO_NEXT_STEP: "No next step",
    LeadView.WAITING: "Waiting for reply",
    LeadView.CUSTOMERS: "Customers",
    LeadView.IN_SERIES: "In a series",
    LeadView.DELETED: "Deleted",
}
_SORTS = {
    LeadView.HOT: Sort(SortColumn.SCORE, descending=True),
    LeadView.GOING_COLD: Sort(SortColumn.LAST_ACTIVITY),
    LeadView.NO_NEXT_STEP: Sort(SortColumn.SCORE, descending=True),
    LeadView.CUSTOMERS: Sort(SortColumn.LAST_ACTIVITY),
    LeadView.DELETED: Sort(SortColumn.NAME),
}
_NEXT = Sort(SortColumn.NEXT_TOUCH)
LATEST = "leads-view"
"""Fact that remembers the view that was looked at last."""
LONGEST = 40
"""Most characters in the name of a view."""


def usual(view: LeadView) -> Arrangement:
    """Return how a view of the program is arranged as long as nobody changed it."""
    return Arrangement(base=view, sort=_SORTS.get(view, _NEXT))


class Views:
    """What a person can do with views."""

    def __init__(self, database: Database, clock: Clock, preferences: Preferences, undo: UndoStack) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo

    def all(self) -> tuple[View, ...]:
        """Return the views of the program as the rep arranged them, then the rep's own."""
        with self._database.begin() as session:
            saved = {view.code: view for view in store.saved(session)}
        first = tuple(
            View(view, NAMES[view], saved[view].arrangement if view in saved else usual(view))
            for view in LeadView
        )
        return (*first, *(view for view in saved.values() if view.own))

    def counts(self) -> Mapping[str, int]:
        """Return how many leads each view holds, by code."""
        standing = lead_list.Standing(self._clock.wall(), self._preferences.current().score_sql)
        with self._database.begin() as session:
            found: dict[str, int] = {str(code): n for code, n in lead_list.counts(session, standing).items()}
            for view in store.saved(session):
                wish = lead_list.Wish(view.arrangement.base, view.arrangement.filters)
                if view.own or view.arrangement.filters.any:
                    found[view.code] = lead_list.total(session, wish, standing)
        return found

    def save_as(self, name: str, arrangement: Arrangement, *, origin: str = "") -> tuple[str, Undo]:
        """Keep an arrangement as a view of the rep's own; return its code. Raises InputError."""
        chosen = self._free_name(name, "")
        with self._undo.doing(f"view “{chosen}”", {"view"}, origin) as doing:
            code = store.add(doing.session, chosen, arrangement)
        return code, doing.undo

    def arrange(self, code: str, arrangement: Arrangement, *, origin: str = "") -> Undo:
        """Keep how a view is arranged now: filters, order, columns."""
        with self._undo.doing("change of the view", {"view"}, origin) as doing:
            store.arrange(doing.session, code, arrangement)
        return doing.undo

    def keep(self, code: str, arrangement: Arrangement) -> None:
        """Keep order and columns of a view as they are now; that is no act to be taken back."""
        with self._database.begin() as session:
            store.arrange(session, code, arrangement)

    def latest(self) -> str:
        """Return the code of the view that was looked at last."""
        with self._database.begin() as session:
            return facts.read(session, LATEST) or str(LeadView.ALL)

    def look_at(self, code: str) -> None:
        """Remember which view is looked at."""
        with self._database.begin() as session:
            facts.write(session, LATEST, code)

    def rename(self, code: str, name: str, *, origin: str = "") -> Undo:
        """Give a view of the rep's own another name. Raises InputError, NotFoundError."""
        chosen = self._free_name(name, code)
        with self._undo.doing(f"name “{chosen}”", {"view"}, origin) as doing:
            view = next((one for one in store.saved(doing.session) if one.code == code and one.own), None)
            if view is None:
                raise NotFoundError("This view is gone.", "Choose another.")
            store.arrange(doing.session, code, view.arrangement, chosen)
        return doing.undo

    def remove(self, code: str, *, origin: str = "") -> Undo:
        """Remove a view of the rep's own; one of the program becomes as it was. Raises NotFoundError."""
        with self._undo.doing("", {"view"}, origin) as doing:
            name = store.remove(doing.session, code)
            if name is None:
                raise NotFoundError("There is nothing to remove.", "This view is as it always was.")
            doing.text = f"removing view “{name}”" if name else "the first look of the view"
        return doing.undo

    def _free_name(self, name: str, code: str) -> str:
        chosen = " ".join(name.split())
        if not chosen:
            raise InputError("A view has a name.", "Write one.")
        if len(chosen) > LONGEST:
            raise InputError(f"A name has at most {LONGEST} letters.", "Write a shorter one.")
        with self._database.begin() as session:
            others = {view.name.casefold() for view in store.saved(session) if view.own and view.code != code}
        if chosen.casefold() in others | {own.casefold() for own in NAMES.values()}:
            raise InputError(f"There is a view “{chosen}” already.", "Choose another name.")
        return chosen
