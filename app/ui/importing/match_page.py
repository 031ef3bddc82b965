"""Step 2: what each column of the file holds; a sample and a check stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.merging import Rule
from app.domain.phrases import count
from app.formats.columns import Column
from app.ui.importing.column_row import FIELD, NAME, RULE, ColumnRow
from app.ui.importing.sample_card import SampleCard
from app.ui.importing.source_card import SourceCard
from app.ui.importing.twice_card import TwiceCard
from app.ui.importing.words import SEPARATORS, encoding_words
from app.ui.look import brush_on, draw_line, draw_text
from app.ui.parts.label import Label
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.services.import_values import ColumnCheck, Opened, Sampled
    from app.services.imports import Imports
    from app.ui.tasks import Tasks

_AT_ONCE = 8
"""Rows built before the window may draw: a file of fifty columns never holds it."""
SIDE = 272


class _Head(QWidget):
    """The names above the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(720, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        places = (
            (0, "In your file"),
            (NAME + 28, "In Fifth Touch"),
            (NAME + 40 + FIELD, "If known already"),
            (NAME + 52 + FIELD + RULE, "Check"),
        )
        for x, words in places:
            draw_text(painter, QRectF(x, 4, 200, 20), words, "small", "ink2")
        draw_line(painter, QPointF(0, 31.5), QPointF(self.width(), 31.5), "line2")


class MatchPage(QWidget):
    """Signals.

    changed: Another choice was made; `columns` and `rules` say which.
    source_changed: The file is to be read anew with this encoding and separator.
    """

    changed = Signal()
    source_changed = Signal(str, str)

    def __init__(self, tasks: Tasks, imports: Imports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._imports = tasks, imports
        self._opened: Opened | None = None
        self.rows: list[ColumnRow] = []
        self._to_check: list[int] = []
        self._checking = False
        self.title = Label("", "h1")
        self.facts = Label("", "body", "ink2")
        self.twice, self.sample, self.source = TwiceCard(), SampleCard(), SourceCard()
        self._list = QVBoxLayout()
        self._build_more = QTimer(self)
        self._build_more.setInterval(0)
        self._build_more.timeout.connect(self._build_some)
        self.source.changed.connect(self.source_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.title)
        left.addWidget(self.facts)
        left.addSpacing(8)
        left.addWidget(_Head())
        left.addWidget(Scroll(content), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _side(self) -> Scroll:
        """Return the cards beside the columns; in a low window they scroll."""
        cards = QWidget()
        side = QVBoxLayout(cards)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        for card in (self.twice, self.sample, self.source):
            card.setFixedWidth(SIDE)
            side.addWidget(card)
        side.addStretch(1)
        scroll = Scroll(cards)
        scroll.setFixedWidth(SIDE + 12)
        return scroll

    def show_file(self, opened: Opened) -> None:
        """Show a file that was read, with what its columns seem to hold."""
        self._opened = opened
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows, self._to_check = [], []
        table = opened.table
        self.title.set_text(f"Match the columns of {opened.name}")
        facts = [count(len(table.body), "row", "rows").replace(str(len(table.body)), f"{len(table.body):,}")]
        facts.append(count(len(table.header), "column", "columns"))
        if table.separator:
            facts.append(SEPARATORS.get(table.separator, table.separator).lower())
        facts += [encoding_words(table.encoding)] if table.encoding else []
        facts += [f"sheet “{table.sheet}”"] if table.sheet else []
        facts += ["matched as the last time"] if opened.remembered else []
        self.facts.set_text(", ".join(facts))
        self.source.show_table(table)
        self.twice.choose(opened.twice)
        self._build_some()
        self._ask_sample()

    def _build_some(self) -> None:
        opened = self._opened
        assert opened
        begin = len(self.rows)
        for place in range(begin, min(begin + _AT_ONCE, len(opened.table.header))):
            self._add_row(opened, place)
        if len(self.rows) < len(opened.table.header):
            self._build_more.start()
        else:
            self._build_more.stop()

    def _add_row(self, opened: Opened, place: int) -> None:
        row = ColumnRow(
            place, opened.table.header[place], opened.columns[place], guessed=opened.guessed[place]
        )
        for rule in {opened.rules[field] for field in row.rules() if field in opened.rules}:
            row.choose_rule(rule)
        row.changed.connect(self._row_changed)
        self._list.insertWidget(self._list.count() - 1, row)
        self.rows.append(row)
        self._ask_check(row)

    def columns(self) -> tuple[Column | None, ...]:
        """What each column holds; for rows that are not built yet, what was guessed."""
        assert self._opened
        return (*(row.column() for row in self.rows), *self._opened.columns[len(self.rows) :])

    def rules(self) -> Mapping[str, Rule]:
        """What becomes of fields of leads that are known already."""
        return {field: rule for row in self.rows for field, rule in row.rules().items()}

    def _row_changed(self, place: int) -> None:
        self._ask_check(self.rows[place])
        self._ask_sample()
        self.changed.emit()

    def _ask_check(self, row: ColumnRow) -> None:
        """Have a column looked at; one after the other, so that others get at the lane in between."""
        self._to_check = [place for place in self._to_check if place != row.place] + [row.place]
        self._check_next()

    def _check_next(self) -> None:
        if self._checking or not self._to_check:
            return
        assert self._opened
        row = self.rows[self._to_check.pop(0)]
        self._checking = True
        check, table = self._imports.check, self._opened.table
        self._tasks.run(check, table, row.place, row.column(), done=self._show_check)

    def _show_check(self, check: ColumnCheck) -> None:
        self._checking = False
        if check.place < len(self.rows) and check.place not in self._to_check:
            self.rows[check.place].show_check(check)
        self._check_next()

    def _ask_sample(self) -> None:
        assert self._opened
        self._tasks.run(self._imports.sample, self._opened.table, self.columns(), done=self._show_sample)

    def _show_sample(self, sampled: Sampled | None) -> None:
        self.sample.show_sample(sampled)
