"""Why a lead has its score: each part with its evidence, and points by hand (P23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.domain.phrases import day
from app.domain.score import Adjustment, Part, Side, rank_words
from app.ui.leads.reads import Opened
from app.ui.look import RIGHT, brush_on, draw_text, text_width
from app.ui.parts.button import Button
from app.ui.parts.date_field import DateField
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.popover import Popover
from app.ui.parts.text_field import ErrorLine, TextField

_WIDTH = 376
_POINTS = 48
_A_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Given:
    """Points by hand as entered."""

    points: int
    reason: str
    until: date


class PartLine(QWidget):
    """Points, what for, and the evidence."""

    def __init__(self, part: Part, note: str = "") -> None:
        super().__init__()
        self._points, self._title, self._evidence = f"{part.points:+d}", part.title, part.evidence
        self._note = note
        self.setAccessibleName(f"{part.title}: {self._points}, {part.evidence} {note}".strip())
        self.setToolTip(part.evidence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 40, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        ink = "danger" if self._points.startswith("-") else "ok"
        draw_text(painter, QRectF(0, 0, _POINTS - 10, box.height()), self._points, "bodys", ink, RIGHT)
        room = box.adjusted(_POINTS, 0, 0, 0)
        wide = draw_text(painter, room, self._title, "bodym")
        words = f"{self._evidence}, {self._note}" if self._note else self._evidence
        room = room.adjusted(wide + 8, 0, 0, 0)
        if text_width("small", words) > 0:
            draw_text(painter, room, words, "small", "ink2")


class ScorePopover(Popover):
    """Signals: `given` carries points by hand, `ended` the id of some that are to count no longer."""

    given = Signal(object)
    ended = Signal(int)
    rules_asked = Signal()

    def __init__(self, opened: Opened, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH + 64)
        self._ids: dict[IconButton, int] = {}
        self.points = TextField("+10 or -10", name="Points")
        self.reason = TextField("Reason", name="Reason")
        self.until = DateField("Until", today, value=today + _A_MONTH)
        self.error = ErrorLine()
        self.go = Button("Give points", "secondary")
        self.rules = Button("Score rules", "link")
        self._lay_out(opened)
        self.go.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)
        self.rules.clicked.connect(self._open_rules)

    def _lay_out(self, opened: Opened) -> None:
        score, column = opened.score, self.column
        column.setSpacing(8)
        column.addWidget(Label(_head(opened), "h3"))
        parts = QVBoxLayout()
        parts.setSpacing(0)
        for part in score.parts:
            if part.side is not Side.HAND:
                parts.addWidget(PartLine(part))
        for one in opened.adjustments:
            parts.addLayout(self._by_hand(one, opened.zone))
        column.addLayout(parts)
        if not score.parts and not opened.adjustments:
            column.addWidget(Label("Nothing is known that gives points yet", "body", "ink2"))
        column.addWidget(Line())
        column.addWidget(Label("Points by hand", "smallm", "ink2"))
        row = QHBoxLayout()
        self.points.setFixedWidth(96)
        row.addWidget(self.points)
        row.addWidget(Label("until", "small", "ink3"))
        row.addWidget(self.until, 1)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch(1)
        foot.addWidget(self.rules)
        column.addLayout(foot)

    def _by_hand(self, one: Adjustment, zone: str) -> QHBoxLayout:
        row = QHBoxLayout()
        until = day(wall_time(one.until, zone).date())
        part = Part(Side.HAND, one.points, "By hand", one.reason)
        row.addWidget(PartLine(part, f"until {until}"), 1)
        end = IconButton("x", f"End: {one.reason}", size=28)
        end.clicked.connect(self._end)
        self._ids[end] = one.id
        row.addWidget(end)
        return row

    def _give(self) -> None:
        points, reason, until = _whole(self.points.text()), self.reason.text().strip(), self.until.value()
        if points is None or not points:
            self.error.say("Points are a whole number, such as 10 or -10")
        elif not reason:
            self.error.say("Say in a few words why")
        elif until is not None:
            self.given.emit(Given(points, reason, until))
            self.close()

    def _end(self) -> None:
        button = self.sender()
        if isinstance(button, IconButton):
            self.ended.emit(self._ids[button])
            self.close()

    def _open_rules(self) -> None:
        self.close()
        self.rules_asked.emit()


def _head(opened: Opened) -> str:
    return rank_words(opened.score.points, opened.thresholds)


def _whole(text: str) -> int | None:
    try:
        return int(text.strip().replace("−", "-"))
    except ValueError:
        return None
