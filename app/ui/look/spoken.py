"""What painted parts are to those who do not see them: Qt's widgets say so themselves, ours say it here.

A class says its role as `SPOKEN_AS`; its name is the accessible name it sets. Roles are kept by their name:
Qt's own table of them takes longer to load than the first frame may wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

TEXT, LIST, TABLE, TABS, CHOICE, DIALOG = "StaticText", "List", "Table", "PageTabList", "Grouping", "Dialog"
ONE_OF = "RadioButton"


def speak_for_painted_parts() -> None:
    """Have assistive programs learn the roles of painted parts."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface)


def _interface(_key: str, part: QObject) -> QAccessibleInterface | None:
    from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

    role = getattr(part, "SPOKEN_AS", "")
    if isinstance(part, QAbstractButton) and part.isCheckable():
        from app.ui.look.spoken_button import PressedInterface

        known = isinstance(part, (QCheckBox, QRadioButton))
        return None if known else PressedInterface(part, role or "CheckBox")
    if not role or not isinstance(part, QWidget):
        return None
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(part, QAccessible.Role[role])
