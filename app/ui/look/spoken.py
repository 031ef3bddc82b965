"""What painted parts are to those who do not see them: Qt's widgets say so themselves, ours say it here.

A class says its role as `SPOKEN_AS`; its name is the accessible name it sets.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

LIST = QAccessible.Role.List
TABLE = QAccessible.Role.Table
TABS = QAccessible.Role.PageTabList
CHOICE = QAccessible.Role.Grouping
DIALOG = QAccessible.Role.Dialog


def speak_for_painted_parts() -> None:
    """Have assistive programs learn the roles of painted parts."""
    QAccessible.installFactory(_interface)


def _interface(_key: str, part: QObject) -> QAccessibleInterface | None:
    role = getattr(part, "SPOKEN_AS", None)
    return QAccessibleWidget(part, role) if isinstance(part, QWidget) and role is not None else None
