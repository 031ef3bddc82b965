"""What should be looked at before an act is made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.parts.why_band import WhyBand


class WarningBand(WhyBand):
    """The first warning in bold, the others after it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="triangle-alert", tone="warn", parent=parent)
        self.hide()

    def warn(self, warnings: Sequence[str]) -> None:
        """Show these sentences."""
        self.setVisible(bool(warnings))
        if warnings:
            self.set_why(warnings[0], " ".join(warnings[1:]))
