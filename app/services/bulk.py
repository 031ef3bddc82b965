"""Acts on many leads at once; each is taken back as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import phrases
from app.domain.moment import resolve, wall_time
from app.domain.undo import Undo
from app.domain.words import Stage
from app.errors import InputError, KnownError
from app.services.planning import Planning
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import leads, touch_acts, touches
from app.store import many as store

DELETED = "lead deleted"
LONGEST_TAG = 40
MOST_SERIES, MOST_MOVED = 250, 500
"""Most leads at once: seven of ten reps reach 250 a year at most (P28)."""


@dataclass(frozen=True, slots=True)
class Many:
    """What an act on many leads came to.

    Attributes:
        number: Leads it was done for.
        refused: Why it was not, in words, once for each lead that was left out.
        undo: None when nothing was done.
    """

    number: int
    refused: tuple[str, ...]
    undo: Undo | None


def leads_words(number: int) -> str:
    """Return "1 lead" or "1,204 leads"."""
    return "1 lead" if number == 1 else f"{number:,} leads"


class Bulk:
    """What a person can do with many leads."""

    def __init__(self, clock: Clock, preferences: Preferences, undo: UndoStack, planning: Planning) -> None:
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._planning = planning

    def start_series(self, lead_ids: Sequence[int], cadence: str, *, origin: str = "") -> Many:
        """Start a series for each from this moment; a lead that refuses does not stop the others.

        Raises InputError for more than MOST_SERIES.
        """
        _check_number(lead_ids, MOST_SERIES, "A series")
        anchor, refused = self._clock.wall(), []
        with self._undo.together("series") as together:
            for lead_id in lead_ids:
                try:
                    self._planning.start(lead_id, cadence, anchor, origin=origin)
                except KnownError as error:
                    refused.append(str(error))
            number = len(lead_ids) - len(refused)
            together.text = f"series for {leads_words(number)}"
        return Many(number, tuple(refused), together.undo)

    def reschedule(self, lead_ids: Sequence[int], day: date, *, origin: str = "") -> Many:
        """Move the next touch of each to a day, at its time of the day. Raises InputError for the past."""
        zone, now = self._preferences.zone(), self._clock.wall()
        if day < wall_time(now, zone).date():
            raise InputError(f"{phrases.day(day)} is past.", "Choose a later day.")
        _check_number(lead_ids, MOST_MOVED, "A new day")
        moved, refused = 0, []
        with self._undo.doing("", {"touch", "lead"}, origin) as doing:
            for lead_id in lead_ids:
                following = touches.following(doing.session, lead_id)
                if following is None:
                    refused.append(f"{leads.details(doing.session, lead_id).name} has no touch to move.")
                    continue
                touch = touches.row(doing.session, following)
                clock = wall_time(touch.due_utc, zone).time()
                at = resolve(datetime.combine(day, clock), zone)
                if at.utc <= now:
                    refused.append(f"{phrases.day_and_time(at.wall)} is past.")
                    continue
                touch_acts.move(doing.session, following, at)
                moved += 1
            doing.text = f"move of {leads_words(moved)} to {phrases.day(day)}"
        return Many(moved, tuple(refused), doing.undo)

    def set_stage(self, lead_ids: Sequence[int], stage: Stage, *, origin: str = "") -> Many:
        """Put leads on a stage."""
        with self._undo.doing(f"stage of {leads_words(len(lead_ids))}", {"lead"}, origin) as doing:
            number = store.set_stage(doing.session, lead_ids, stage)
        return Many(number, (), doing.undo)

    def tag(self, lead_ids: Sequence[int], tag: str, *, on: bool = True, origin: str = "") -> Many:
        """Give leads a tag, or take it from them. Raises InputError."""
        word = " ".join(tag.split())
        if not word or len(word) > LONGEST_TAG:
            raise InputError(f"A tag has 1 to {LONGEST_TAG} letters.", "Write a short word.")
        verb = "tag" if on else "removing tag"
        with self._undo.doing(f"{verb} “{word}” of {leads_words(len(lead_ids))}", {"lead"}, origin) as doing:
            number = store.tag(doing.session, lead_ids, word, on=on)
        return Many(number, (), doing.undo)

    def delete(self, lead_ids: Sequence[int], *, origin: str = "") -> Many:
        """Put leads away: they are in no list, nothing is planned for them; their record stays."""
        nouns = {"lead", "touch", "series"}
        with self._undo.doing(f"deletion of {leads_words(len(lead_ids))}", nouns, origin) as doing:
            number = store.put_away(doing.session, lead_ids, DELETED, self._clock.wall())
        return Many(number, (), doing.undo)

    def bring_back(self, lead_ids: Sequence[int], *, origin: str = "") -> Many:
        """List deleted leads again; what was planned for them stays stopped."""
        with self._undo.doing(f"return of {leads_words(len(lead_ids))}", {"lead"}, origin) as doing:
            number = store.bring_back(doing.session, lead_ids)
        return Many(number, (), doing.undo)


def _check_number(lead_ids: Sequence[int], most: int, what: str) -> None:
    if len(lead_ids) > most:
        raise InputError(
            f"{what} for {leads_words(len(lead_ids))} is more than a person can follow up.",
            f"Choose {most:,} at most.",
        )
