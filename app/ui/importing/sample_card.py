"""The first row of the file as the lead it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.avatar import Avatar
from app.ui.parts.label import Label
from app.ui.parts.pane import Line, Pane

if TYPE_CHECKING:
    from app.services.import_values import Sampled


class SampleCard(Pane):
    """Name, company and what else is known; says so while no column can hold a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("Row 1 as a lead", "h3")
        self.avatar = Avatar("", 40)
        self.name, self.company = Label("", "bodys"), Label("", "small", "ink2")
        self.lines = [Label("", "small", "ink2") for _ in range(5)]
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.company)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar)
        head.addLayout(names, 1)
        self.column.addWidget(self.title)
        self.column.addLayout(head)
        self.column.addWidget(Line())
        for line in self.lines:
            self.column.addWidget(line)
        self.show_sample(None)

    def show_sample(self, sampled: Sampled | None) -> None:
        """Show a lead, or that there is none."""
        if sampled is None:
            self._show("No lead yet", "One column has to be a name, e-mail or phone", [])
            return
        details = sampled.details
        self.title.set_text(f"Row {sampled.row:,} as a lead")
        place = ", ".join(part for part in (details.company, details.city) if part)
        lines = [("mail", details.email), ("phone", sampled.number), ("clock", _zones(sampled.zones))]
        lines.append(("git-commit-horizontal", f"Stage: {details.stage}"))
        said = "said no, never contacted" if sampled.refused else "yes" if sampled.agreed else "not asked"
        lines.append(("shield-check", f"Permission: {said}"))
        self._show(details.name, place, [(icon, words) for icon, words in lines if words])

    def _show(self, name: str, company: str, lines: list[tuple[str, str]]) -> None:
        self.avatar.set_name(name)
        self.name.set_text(name)
        self.company.set_text(company)
        for place, label in enumerate(self.lines):
            label.setVisible(place < len(lines))
            if place < len(lines):
                label.set_icon(lines[place][0], "ink2")
                label.set_text(lines[place][1])


def _zones(zones: tuple[str, ...]) -> str:
    if len(zones) == 1:
        return zones[0].replace("_", " ")
    return f"One of {len(zones)} time zones" if zones else "Time zone unknown"
