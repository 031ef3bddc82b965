"""Fields that save themselves: each knows the setting it stands for and says when it was changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.check_box import CheckBox
from app.ui.parts.segmented import Segmented
from app.ui.parts.text_field import ErrorLine, TextField, mark_wrong


class TextSetting(QWidget):
    """A text, saved when the field is left or Enter is pressed.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, setting: str, name: str, *, width: int = 320, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.field = TextField(name=name)
        self.field.setFixedWidth(width)
        self._error = ErrorLine()
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._error)
        self.field.editingFinished.connect(self._finish)

    def show_value(self, value: object) -> None:
        """Show the value as saved, unless the person is typing."""
        self._shown = str(value)
        if not self.field.hasFocus():
            self.field.setText(self._shown)

    def say_wrong(self, text: str) -> None:
        """Say under the field what is wrong; empty when all is well."""
        mark_wrong(self.field, self._error, text)

    def read(self, text: str) -> object:
        """Return the value for what was typed. Raises ValueError with words for a person."""
        return text

    def _finish(self) -> None:
        text = self.field.text().strip()
        if text == self._shown:
            return
        try:
            value = self.read(text)
        except ValueError as error:
            self.say_wrong(str(error))
            return
        self.say_wrong("")
        self._shown = text
        self.changed.emit(self.setting, value)


class NumberSetting(TextSetting):
    """A whole number between two bounds, both inclusive."""

    def __init__(self, setting: str, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(setting, name, width=96, parent=parent)
        self._least, self._most = least, most

    def read(self, text: str) -> object:
        """Return the number. Raises ValueError with words for a person."""
        if not text.isdecimal() or not self._least <= int(text) <= self._most:
            raise ValueError(f"Enter a number from {self._least} to {self._most}")
        return int(text)


class ZoneSetting(TextSetting):
    """An IANA zone name, or empty for the system's."""

    def read(self, text: str) -> object:
        """Return the name. Raises ValueError with words for a person."""
        from zoneinfo import available_timezones

        known = {zone.casefold(): zone for zone in available_timezones()}
        if text and text.replace(" ", "_").casefold() not in known:
            raise ValueError("No such zone; write it like Europe/London")
        return known[text.replace(" ", "_").casefold()] if text else ""


class CountrySetting(TextSetting):
    """A country code of two letters, or empty for the country of the zone."""

    def read(self, text: str) -> object:
        """Return the code in capitals. Raises ValueError with words for a person."""
        if text and not (len(text) == 2 and text.isalpha() and text.isascii()):  # noqa: PLR2004 -- ISO 3166
            raise ValueError("Write the two letters of the country, like GB")
        return text.upper()


class SwitchSetting(CheckBox):
    """Yes or no, saved at once.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, setting: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setting = setting
        self.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        """Show the value as saved."""
        self.setChecked(bool(value))

    def _tell(self) -> None:
        self.changed.emit(self.setting, self.isChecked())


class ChoiceSetting(Segmented):
    """One of a few words, saved at once.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(
        self, setting: str, choices: dict[str, str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(list(choices.values()), name=name, parent=parent)
        self.setting = setting
        self._values = list(choices)
        self.chosen.connect(self._choose_value)

    def show_value(self, value: object) -> None:
        """Show the value as saved."""
        self.choose(self._values.index(str(value)))

    def _choose_value(self, index: int) -> None:
        self.changed.emit(self.setting, self._values[index])
