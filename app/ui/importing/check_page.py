"""Step 3: the numbers before anything is written; step 4: what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.merging import Twice
from app.domain.phrases import day
from app.ui.importing.first_touch_card import FirstTouchCard
from app.ui.importing.lines import FigureLine, RowLine
from app.ui.leads.words import leads_words
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.section_header import SectionHeader

if TYPE_CHECKING:
    from app.services.import_values import FirstTouchOffer, ImportReport, SeriesBegun

SHOWN = 200
"""Rows listed at most; their number is always said in full."""
_TWICE = {
    Twice.MERGE: "in the file twice, made one lead",
    Twice.NEWEST: "in the file twice, the newest row kept",
    Twice.BOTH: "in the file twice, both kept",
}


class CheckPage(QWidget):
    """Figures at the left, rows that want a look at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = Label("", "h1"), Para("", "body")
        self.first_touch = FirstTouchCard()
        self._figures, self._rows = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        right = QVBoxLayout(content)
        right.setContentsMargins(0, 0, 8, 0)
        right.setSpacing(0)
        right.addLayout(self._rows)
        right.addStretch(1)
        figures = QWidget()
        left = QVBoxLayout(figures)
        left.setContentsMargins(0, 0, 8, 0)
        left.addLayout(self._figures)
        left.addSpacing(12)
        left.addWidget(self.first_touch)
        left.addStretch(1)
        self._figures.setSpacing(0)
        self._rows.setSpacing(0)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(Scroll(figures), 2)
        both.addWidget(Scroll(content), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addLayout(both, 1)

    def show_preview(self, report: ImportReport, offer: FirstTouchOffer) -> None:
        """Say what would happen, and which series can begin."""
        self.first_touch.show_offer(offer, report)
        self.title.set_text("What will come in")
        self.words.set_text(
            "Nothing is written yet. Known leads are found by e-mail, then phone, then name and company."
        )
        self._show(report, ("new leads", "known leads, updated", "already the same"))

    def show_result(self, report: ImportReport) -> None:
        """Say what happened."""
        stopped = "Stopped: " if report.stopped else ""
        self.title.set_text(f"{stopped}{leads_words(report.added)} added, {report.changed:,} updated")
        self.first_touch.hide()
        said = ("Saved on this computer.", *series_words(report.series), "Undo takes the whole import back.")
        self.words.set_text(" ".join(said))
        self._show(report, ("added", "updated", "already the same"))

    def _show(self, report: ImportReport, words: tuple[str, str, str]) -> None:
        for layout in (self._figures, self._rows):
            empty_layout(layout)
        for figure, said in zip((report.added, report.changed, report.same), words, strict=True):
            self._figures.addWidget(FigureLine(figure, said))
        self._figures.addWidget(FigureLine(report.duplicates, _TWICE[report.twice]))
        if report.twins:
            self._figures.addWidget(FigureLine(len(report.twins), "may be duplicates", warn=True))
        self._figures.addWidget(
            FigureLine(report.suppressed, "said no before, kept out of series", warn=True)
        )
        self._figures.addWidget(FigureLine(report.opted_out, "opted out in the file", warn=True))
        self._figures.addWidget(FigureLine(len(report.skipped), "rows left out", warn=True))
        self._list("Rows left out", [(one.row, one.reason) for one in report.skipped])
        twins = [(one.row, f"{one.name} may be {one.other}: {one.reason.lower()}") for one in report.twins]
        self._list("May be duplicates, to be merged later", twins)

    def _list(self, title: str, rows: list[tuple[int, str]]) -> None:
        if rows:
            self._rows.addWidget(SectionHeader(title, count=len(rows)))
        for row, words in rows[:SHOWN]:
            self._rows.addWidget(RowLine(row, words))
        if len(rows) > SHOWN:
            self._rows.addWidget(Label(f"and {len(rows) - SHOWN:,} more", "small", "ink2"))


def series_words(begun: SeriesBegun | None) -> list[str]:
    """Return what is to be said of series that were started, in sentences."""
    if begun is None:
        return []
    of = "" if begun.number == begun.of else f"{begun.number:,} of "
    said = [f"{begun.title} started for {of}{leads_words(begun.of)}"]
    if begun.first and begun.last:
        first, last = day(begun.first), day(begun.last, begun.first)
        said.append(f"first touches {first}" + ("" if first == last else f" to {last}"))
    return [f"{', '.join(said)}.", *dict.fromkeys(begun.refused)]
