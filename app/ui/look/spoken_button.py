"""A button that stays down, for those who press it without a mouse.

Qt would toggle it, which is not a press: what waits for the click would never happen.
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget

PRESS = "Press"


class PressedInterface(QAccessibleWidget):
    """Role and state of a checkable button of ours; its act is a press."""

    def __init__(self, button: QAbstractButton, role: str) -> None:
        super().__init__(button, QAccessible.Role[role])
        self._button = button

    def actionNames(self) -> list[str]:  # noqa: N802 -- Qt's name
        """Return what can be done with it."""
        return [PRESS]

    def doAction(self, name: str) -> None:  # noqa: N802 -- Qt's name
        """Press it."""
        if name == PRESS:
            self._button.click()

    def keyBindingsForAction(self, _name: str) -> list[str]:  # noqa: N802 -- Qt's name
        """Return no keys: the tooltip says them."""
        return []

    def state(self) -> QAccessible.State:
        """Return whether it is down, beside what every widget says."""
        state = super().state()
        state.checkable, state.checked = True, self._button.isChecked()
        return state
