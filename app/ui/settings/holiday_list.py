"""The public holidays of a year, as the planner knows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.phrases import count, day
from app.ui.look import brush_on, draw_text
from app.ui.newest import Newest
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label

if TYPE_CHECKING:
    from app.services.ports import HolidaySource
    from app.ui.tasks import Tasks

_ROW, _COLUMNS, _DATE = 24, 2, 100
Read = tuple[int, Mapping[date, str]]


def _read(source: HolidaySource, country: str, region: str, year: int) -> Read:
    return year, source.holidays(country, region or None, year) if country else {}


class _Days(QWidget):
    """Dates and names in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: list[tuple[date, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[date, str]) -> None:
        """Show these."""
        self.days = sorted(days.items())
        self.setFixedHeight(max(1, self._rows() * _ROW))
        self.setAccessibleName("; ".join(f"{day(at)} {name}" for at, name in self.days) or "No holidays")
        self.update()

    def _rows(self) -> int:
        return -(-len(self.days) // _COLUMNS)

    def sizeHint(self) -> QSize:
        return QSize(320, max(1, self._rows() * _ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for place, (at, name) in enumerate(self.days):
            self._draw(painter, place, at, name)

    def _draw(self, painter: QPainter, place: int, at: date, name: str) -> None:
        wide = self.width() / _COLUMNS
        x, y = place // self._rows() * wide, place % self._rows() * _ROW
        free = at.weekday() > 4  # noqa: PLR2004 -- Friday
        draw_text(painter, QRectF(x, y, _DATE, _ROW), day(at), "bodym", "ink3" if free else "ink1")
        draw_text(painter, QRectF(x + _DATE, y, wide - _DATE - 12, _ROW), name, "body", "ink2")


class HolidayList(QWidget):
    """A year that can be leafed through."""

    def __init__(self, tasks: Tasks, source: HolidaySource, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._where, self._year = ("", ""), year
        self._newest = Newest(tasks, self._show, self)
        self.head = Label("", "bodym", "ink2")
        self.days = _Days()
        back, on = (
            IconButton("chevron-left", "Year before", size=28),
            IconButton("chevron-right", "Year after", size=28),
        )
        back.clicked.connect(self._back)
        on.clicked.connect(self._on)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(back)
        row.addWidget(on)
        row.addSpacing(4)
        row.addWidget(self.head, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.days)

    def show_place(self, country: str, region: str) -> None:
        """Show the holidays of a country and one of its regions."""
        if (country, region) != self._where:
            self._where = (country, region)
            self._ask()

    def _back(self) -> None:
        self._year -= 1
        self._ask()

    def _on(self) -> None:
        self._year += 1
        self._ask()

    def _ask(self) -> None:
        self._newest.ask(_read, self._source, *self._where, self._year)

    def _show(self, read: Read) -> None:
        year, days = read
        country, region = self._where
        place = f"{country}, {region}" if region else country or "no country"
        self.head.set_text(f"{year}: {count(len(days), 'holiday', 'holidays')} in {place}")
        self.days.show_days(days)
