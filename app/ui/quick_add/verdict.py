"""What stands under the chips: whether the time suits, who else it may be, what is unsure."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.quick_line import Part
from app.domain.quick_read import Understood, Unsure
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.quick_add.look import who

SHOWN = 3
"""So many doubts are told."""


class Verdict(QWidget):
    """`other_asked`: the next one of those who fit is meant."""

    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = Label("", "small", "ink2", icon="check", icon_ink="ok")
        self.others = Label("", "small", "ink3", icon="users", icon_ink="ink3")
        self.use_other = Button("Use this one", "link", height=24)
        self.use_other.clicked.connect(self.other_asked)
        self.unsure = tuple(Label("", "small", "ink2", icon="circle-help") for _ in range(SHOWN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.fit)
        also = QHBoxLayout()
        also.setSpacing(10)
        also.addWidget(self.others)
        also.addWidget(self.use_other)
        also.addStretch(1)
        column.addLayout(also)
        for label in self.unsure:
            column.addWidget(label)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        for part in (self.fit, self.others, self.use_other, *self.unsure):
            part.hide()
        self.hide()

    def show_read(self, read: Understood) -> None:
        """Say what there is to say of a line."""
        self.clear()
        if read.fit:
            self._say_fit(read.fit, good=read.fits)
        others = read.whom.others if read.whom else ()
        if others:
            more = f" and {len(others) - 1} more" if others[1:] else ""
            self.others.set_text(f"Also {who(others[0])}{more}")
            self.others.show()
            self.use_other.show()
        told = [one for one in read.unsure if not (others and one.part is Part.LEAD and not one.asks)]
        for label, one in zip(self.unsure, told, strict=False):
            _say(label, one)
        self.setVisible(bool(read.fit or others or told))

    def say_saved(self, words: str) -> None:
        """Say what was saved."""
        self.clear()
        self._say_fit(words, good=True)
        self.show()

    def say_refused(self, words: str) -> None:
        """Say why nothing was saved."""
        _say(self.unsure[0], Unsure(Part.LEAD, words, asks=True))
        self.show()

    def _say_fit(self, words: str, *, good: bool) -> None:
        self.fit.set_text(words)
        self.fit.set_icon("check" if good else "triangle-alert", "ok" if good else "warn")
        self.fit.show()


def _say(label: Label, one: Unsure) -> None:
    label.set_text(one.text, "warn" if one.asks else "ink2")
    label.set_icon("circle-alert" if one.asks else "circle-help", "warn" if one.asks else "ink3")
    label.show()
