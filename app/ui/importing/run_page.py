"""Work under way: what it is, how far, in figures and as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.importing.lines import Bar
from app.ui.parts.label import Label

if TYPE_CHECKING:
    from app.services.import_values import Progress


class RunPage(QWidget):
    """Shows a Progress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count, self.bar = Label("", "h1"), Label("", "body", "ink2"), Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addWidget(self.count)
        column.addStretch(3)

    def begin(self, title: str) -> None:
        """Begin anew under a title."""
        self.title.set_text(title)
        self.count.set_text("The window can be used meanwhile")
        self.bar.show()
        self.bar.show_share(0)

    def refuse(self, title: str) -> None:
        """Say that there is no work to show."""
        self.title.set_text(title)
        self.count.set_text("")
        self.bar.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        share = progress.done / progress.of if progress.of else 0.0
        self.bar.show_share(share)
        self.count.set_text(f"{progress.words}: {progress.done:,} of {progress.of:,}, {share:.0%}")
