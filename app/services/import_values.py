"""What an import says of itself: what a file and its columns hold, how far it is, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.cadence import Cadence
from app.domain.lead import LeadDetails
from app.domain.merging import Rule, Twice
from app.domain.undo import Undo
from app.formats.columns import Column
from app.formats.table import Table


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that did not come in. `row` counts as a spreadsheet does: the first row of the file is 1."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A new person of the file who may be somebody else.

    Attributes:
        row: First row of the file about the person.
        name: Of the person in the file.
        other: Name of the lead, or of another person in the file.
        reason: Why they may be one, in words.
    """

    row: int
    name: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, with what its columns seem to hold.

    Attributes:
        guessed: By column, whether it goes by its content alone and wants a look.
        remembered: The same columns were chosen before for a file with these names.
        twice: What becomes of several rows about one person.
    """

    name: str
    table: Table
    columns: tuple[Column | None, ...]
    guessed: tuple[bool, ...]
    rules: Mapping[str, Rule]
    remembered: bool
    twice: Twice = Twice.MERGE


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """What stands in one column, and whether it fits what the column is said to hold.

    Attributes:
        samples: Up to three different cells.
        words: A short line for a person.
        fine: False where something wants a look.
    """

    place: int
    samples: tuple[str, ...]
    filled: int
    words: str
    fine: bool


@dataclass(frozen=True, slots=True)
class Sampled:
    """The first row that holds a person, as the lead it would be.

    Attributes:
        number: As dialled, or as written where it cannot be understood.
        zones: Possible zones of the lead.
    """

    row: int
    details: LeadDetails
    number: str
    zones: tuple[str, ...]
    refused: bool
    agreed: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: `done` of `of` in the part that `words` names."""

    words: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class FirstTouchOffer:
    """What can begin for new leads with permission.

    Attributes:
        cadences: Those whose first touch can wait for a day with room; none when nothing is offered.
        usual: Name of the one to be offered first.
        a_day: Touches a day holds.
        most: Leads for which series can be started at once.
    """

    cadences: tuple[Cadence, ...] = ()
    usual: str = ""
    a_day: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class SeriesBegun:
    """Series that an import started.

    Attributes:
        title: Of the cadence.
        number: Leads for which it was started.
        of: Leads for which it was asked; fewer were started when the rep stopped it or leads refused.
        refused: Why it was not started, in words, once for each lead that was left out.
        first, last: Days of the first and of the last first touch, as the rep counts; None for none.
    """

    title: str
    number: int
    of: int
    refused: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows: read = added + updated + same + skipped.

    Attributes:
        suppressed: Rows whose person said no before; they are in, marked as not to be contacted.
        duplicates: Rows about a person who came before in the same file; `twice` says what became of them.
        told: How many of these told something new; they count as updated.
        seconds: How long it took.
        undo: Takes the whole import back; None when nothing changed.
        twins: New people who may be somebody who is there already; looked for in the window only.
        opted_out: People whom the file itself says not to contact.
        stopped: The rep stopped it; the rows it did not reach are among the skipped ones.
        twice: What became of several rows about one person.
        agreed: New leads who gave permission.
        series: What was started for them; None when it was not asked for.
    """

    read: int
    added: int
    updated: int
    same: int
    skipped: tuple[Skipped, ...]
    suppressed: int
    duplicates: int
    seconds: float
    undo: Undo | None
    told: int = 0
    twins: tuple[Twin, ...] = ()
    opted_out: int = 0
    stopped: bool = False
    twice: Twice = Twice.MERGE
    agreed: int = 0
    series: SeriesBegun | None = None

    @property
    def changed(self) -> int:
        """Leads that were there before and know more now."""
        return self.updated - self.told
