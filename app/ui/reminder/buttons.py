"""What may be done with the chosen line: start, done, snooze and reschedule; for promises less."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.nagging import ReminderKind
from app.domain.promise import Promise
from app.domain.touch import Touch
from app.domain.words import Owner
from app.ui.parts.button import Button
from app.ui.parts.split_button import SplitButton
from app.ui.today.outcome_keys import OutcomeKeys, choices_for


class TouchButtons(QWidget):
    """`asked` carries "start", "done" or "reschedule"; `snooze_asked` a global corner for its menu."""

    asked = Signal(str)
    snooze_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = Button("Start", "primary", icon="play", keys="Return")
        self.done = Button("Done", "secondary", icon="check")
        self.snooze = SplitButton("Snooze")
        self.reschedule = Button("Reschedule", "secondary", icon="calendar-clock")
        self.start.clicked.connect(self._on_start)
        self.done.clicked.connect(self._on_done)
        self.snooze.clicked.connect(self.open_snooze)
        self.snooze.menu_asked.connect(self.snooze_asked)
        self.reschedule.clicked.connect(self._on_reschedule)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.start, self.done, self.snooze, self.reschedule):
            row.addWidget(button)
        row.addStretch(1)

    def open_snooze(self) -> None:
        """Ask for the menu under its button."""
        self.snooze_asked.emit(self.snooze.mapToGlobal(QPoint(0, self.snooze.height() + 4)))

    def _on_start(self) -> None:
        self.asked.emit("start")

    def _on_done(self) -> None:
        self.asked.emit("done")

    def _on_reschedule(self) -> None:
        self.asked.emit("reschedule")


class PromiseButtons(QWidget):
    """`asked` carries "open", "kept" or "dismiss"."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = Button("Open", "primary", icon="arrow-right", keys="Return")
        self.kept = Button("Done", "secondary", icon="check")
        self.dismiss = Button("Dismiss", "secondary", icon="bell-off")
        self.open.clicked.connect(self._on_open)
        self.kept.clicked.connect(self._on_kept)
        self.dismiss.clicked.connect(self._on_dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.open, self.kept, self.dismiss):
            row.addWidget(button)
        row.addStretch(1)

    def show_for(self, promise: Promise) -> None:
        """A recap is sent from its text; what they promised was kept by them."""
        self.kept.setVisible(promise.kind is ReminderKind.AGREEMENT)
        self.kept.setText("They did it" if promise.owner is Owner.THEIRS else "Done")
        self.kept.updateGeometry()

    def _on_open(self) -> None:
        self.asked.emit("open")

    def _on_kept(self) -> None:
        self.asked.emit("kept")

    def _on_dismiss(self) -> None:
        self.asked.emit("dismiss")


def asks_outcome(touch: Touch) -> bool:
    """Whether done needs an outcome: a call or a meeting can go in several ways."""
    return bool(choices_for(touch.channel))


class OutcomeButtons(OutcomeKeys):
    """How it went, at the place of the buttons."""
