"""Small stand-ins for the machine outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.domain.moment import resolve
from app.errors import FileError
from app.formats.reading import read_people
from app.formats.table import Table
from app.services.ports import Change


class FakeClock:
    """A clock that stands until it is set; both hands move together unless one is set alone."""

    def __init__(self, now: datetime = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)) -> None:
        self.now = now
        self.seconds = 1000.0

    def wall(self) -> datetime:
        return self.now

    def mono(self) -> float:
        return self.seconds

    def pass_time(self, **span: float) -> None:
        passed = timedelta(**span)
        self.now += passed
        self.seconds += passed.total_seconds()

    def set_wall(self, text: str, zone: str = "UTC") -> None:
        """Set the wall hand alone, as when somebody sets the computer's clock."""
        self.now = resolve(datetime.fromisoformat(text), zone).utc


class FakeZone:
    """The zone of a computer that may travel."""

    def __init__(self, name: str = "Europe/London") -> None:
        self.name = name

    def __call__(self) -> str:
        return self.name


class RecordedChanges:
    """Keeps what was announced."""

    def __init__(self) -> None:
        self.all: list[Change] = []

    def __call__(self, change: Change, /) -> None:
        self.all.append(change)

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset(noun for change in self.all for noun in change.nouns)


class DirectReader:
    """Reads files in this process: a hundred times as fast as a child, without its limits."""

    def start(self, path: Path, encoding: str = "", separator: str = "") -> DirectReading:
        try:
            return DirectReading(path.read_bytes(), encoding, separator)
        except OSError as error:
            raise FileError(f"{path} cannot be read.", "Choose another file.") from error

    def start_text(self, text: str) -> DirectReading:
        return DirectReading(text.encode(), "", "")


class DirectReading:
    def __init__(self, data: bytes, encoding: str, separator: str) -> None:
        self._asked = (data, encoding, separator)

    def wait(self, seconds: float | None) -> Table | None:  # noqa: ARG002 -- it is there at once
        return read_people(*self._asked)

    def stop(self) -> None:
        pass


class FakeHolidays:
    """Two countries with one holiday each."""

    DAYS: Mapping[str, Mapping[date, str]] = {
        "GB": {date(2026, 5, 25): "Spring bank holiday", date(2026, 8, 31): "Summer bank holiday"},
        "DE": {date(2026, 6, 4): "Corpus Christi"},
    }

    def holidays(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:  # noqa: ARG002
        return {day: name for day, name in self.DAYS.get(country, {}).items() if day.year == year}

    def countries(self) -> tuple[str, ...]:
        return tuple(sorted(self.DAYS))

    def subdivisions(self, country: str) -> tuple[str, ...]:
        return ("ENG", "SCT") if country == "GB" else ()
