"""Why an act was not done, in the foot of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import KnownError
from app.ui.parts.text_field import ErrorLine

if TYPE_CHECKING:
    from app.ui.tasks import Tasks


class ProblemLine(ErrorLine):
    """Stands beside the buttons, where there may be no room for all of it: pointing at it shows the whole."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def say(self, text: str) -> None:
        super().say(text)
        self.setToolTip(text)

    def refuse(self, error: BaseException) -> None:
        """Say what a person may meet; what nobody foresaw goes to those who listen for failures."""
        if isinstance(error, KnownError):
            self.say(str(error))
        else:
            self._tasks.failed.emit(error)
