"""The series that new leads with permission join, if the rep wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.first_touch import full_days
from app.domain.phrases import count
from app.ui.leads.words import leads_words
from app.ui.parts.check_box import CheckBox
from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.para import Para, Run
from app.ui.parts.select import Option, Select

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.services.import_values import FirstTouchOffer, ImportReport

_NOBODY = (
    "None of the new leads is known to have given permission, so no series starts. "
    "A column matched as Permission says who has."
)


class FirstTouchCard(Pane):
    """Nothing starts until the rep ticks it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Para("", "small", "ink2")
        self.select = Select("Cadence of the series")
        self.tick = CheckBox("")
        self._leads, self._a_day = 0, 0
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(Label("First touch", "h3"))
        for part in (self.words, self.select, self.tick):
            self.column.addWidget(part)
        self.select.chosen.connect(self._show_words)
        self.hide()

    def show_offer(self, offer: FirstTouchOffer, report: ImportReport) -> None:
        """Say what can be started for whom; hidden where nothing can, or nobody is new."""
        self._leads, self._a_day = report.agreed, offer.a_day
        self.setVisible(bool(offer.cadences and report.added))
        fits = 0 < report.agreed <= offer.most and bool(offer.cadences)
        self.select.setVisible(fits)
        self.tick.setVisible(fits)
        if fits:
            self._choose_from(offer)
        else:
            self.tick.setChecked(False)
            self.words.set_text(_too_many(report.agreed, offer.most) if report.agreed else _NOBODY)

    def _choose_from(self, offer: FirstTouchOffer) -> None:
        had = self.select.value()
        self.select.set_options([Option(cadence, cadence.title) for cadence in offer.cadences])
        if had not in offer.cadences:
            self.select.choose(next(one for one in offer.cadences if one.name == offer.usual))
        self.tick.setText(f"Start a series for {leads_words(self._leads)}")
        self._show_words()

    def _show_words(self, _chosen: object = None) -> None:
        cadence: Cadence = self.select.value()  # type: ignore[assignment] # its options are cadences
        touches = count(self._leads * len(cadence.steps), "touch fills", "touches fill")
        days = count(full_days(self._leads, cadence, self._a_day), "working day", "working days")
        room = f"{touches} {days}"
        said = f". The first touches are spread so that no day goes above {self._a_day}; {room}."
        runs = (Run("New leads with permission can join ", "small"), Run(cadence.title, "smalls", "ink1"))
        self.words.set_runs([*runs, Run(said, "small")])

    def cadence(self) -> str:
        """Name of the cadence to start; empty for none."""
        chosen: Cadence | None = self.select.value()  # type: ignore[assignment] # its options are cadences
        return chosen.name if chosen is not None and self.tick.isChecked() else ""


def _too_many(number: int, most: int) -> str:
    return (
        f"{leads_words(number)} gave permission: more than a person can follow up at once. "
        f"Import them first, then start a series for up to {most:,} in the list of leads."
    )
