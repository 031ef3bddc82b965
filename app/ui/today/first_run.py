"""The first run: no leads yet. Three ways to begin, and what is set already."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.settings import Settings
from app.ui.look import CENTRE, brush_on, draw_box, draw_icon, draw_text
from app.ui.look.spoken import CHOICE
from app.ui.look.tokens import RADIUS_BUTTON, RADIUS_PANE
from app.ui.parts.button import Button
from app.ui.parts.empty_state import TallySign
from app.ui.parts.keycap import HEIGHT, cap_width, draw_cap
from app.ui.parts.label import Label
from app.ui.parts.pane import Line, Pane
from app.ui.parts.para import Run, draw_runs
from app.ui.parts.pressable import Pressable
from app.ui.parts.scroll import Scroll
from app.ui.today.phrases import DAYS, city_of, plural

_WIDTH = 856
_KEYS = {Qt.Key.Key_I: "import", Qt.Key.Key_A: "add", Qt.Key.Key_S: "sample"}


class WayCard(Pressable):
    """A way to begin: icon, title, two lines, the act in words, its key."""

    def __init__(self, icon: str, title: str, text: str, act: str, key: str) -> None:
        super().__init__(title)
        self._icon, self._words, self._act, self._key = icon, text, act, key
        self._first = False
        self.setAccessibleName(f"{title}. {text}. {act}, key {key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_first(self) -> None:
        """Dress it as the way to take."""
        self._first = True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(274, 168)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 168)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        wide = self._first or self.hasFocus()
        ground = "hover" if self.hovered() else "surface"
        draw_box(painter, box, RADIUS_PANE, ground, "accent" if wide else "line2", 2 if wide else 1)
        tile = QRectF(20, 20, 40, 40)
        draw_box(painter, tile, RADIUS_BUTTON, "accents" if self._first else "hover")
        draw_icon(painter, self._icon, 30, 30, 20, "accentink" if self._first else "ink2")
        draw_text(painter, QRectF(20, 72, box.width() - 40, 20), self.text(), "h3")
        words = [Run(self._words, "small", "ink2")]
        draw_runs(painter, QRectF(20, 94, box.width() - 60, 32), words, 16, 2)
        draw_text(painter, QRectF(20, 138, box.width() - 70, 16), self._act, "smalls", "accentink")
        draw_cap(painter, box.right() - 20 - cap_width(self._key), 154 - HEIGHT, self._key, "ink2", "line2")


class SetOnce(QWidget):
    """What is set already, each with a way to change it; `change_asked` names the section."""

    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_change)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 8)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label("Set once", "h3"))
        head.addWidget(Label("read from this computer, change any time", "small", "ink3"))
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addSpacing(8)
        self._values: dict[str, tuple[Label, Label]] = {}
        for icon, title in (("clock", "Working hours"), ("flag", "Holidays"), ("gauge", "Capacity")):
            self._add(icon, title)
            self._column.addWidget(Line())
        self._add("mail", "E-mail")

    def show_settings(self, settings: Settings, zone: str, country: str) -> None:
        """Show what is set."""
        place = city_of(zone) or zone
        own_zone = f"set to {place}" if settings.zone else f"system time zone, {place}"
        self._say("Working hours", hours_words(settings), own_zone)
        free = country or "None, this zone belongs to no country"
        self._say("Holidays", free, "set by you" if settings.country else "of the system's zone")
        touches = f"{plural(settings.touches, 'touch', 'touches')} a day"
        self._say("Capacity", touches, "a steady pace for one person")
        self._say("E-mail", "Opens in your mail program", "no password kept")

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(brush_on(self), QRectF(self.rect()), RADIUS_PANE, "surface", "line")

    def _add(self, icon: str, title: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(4, 9, 4, 9)
        row.setSpacing(8)
        name = Label(title, "bodym", icon=icon, icon_ink="ink2")
        name.setFixedWidth(172)
        value, note = Label("", "body"), Label("", "small", "ink2")
        change = Button("Change", "link", height=28)
        change.setAccessibleName(f"Change {title.lower()}")
        self._buttons.addButton(change, len(self._names))
        self._names.append(title)
        self._values[title] = (value, note)
        for part in (name, value):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(note)
        row.addSpacing(12)
        row.addWidget(change)
        self._column.addLayout(row)

    def _say(self, title: str, value: str, note: str) -> None:
        self._values[title][0].set_text(value)
        self._values[title][1].set_text(note)

    def _on_change(self, number: int) -> None:
        self.change_asked.emit(self._names[number])


class FirstRun(QWidget):
    """`asked` carries "import", "add" or "sample"; the keys I, A and S do the same."""

    SPOKEN_AS = CHOICE

    asked = Signal(str)
    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cards = (
            WayCard(
                "file-input",
                "Bring a list",
                "CSV, Excel or vCard. You check every column before it comes in",
                "Choose a file",
                "I",
            ),
            WayCard(
                "user-plus",
                "Add one lead",
                "“Called Marta, send price fri 10” is enough to begin",
                "Write one line",
                "A",
            ),
            WayCard(
                "flask-conical",
                "Try sample leads",
                "Invented leads in a profile of their own",
                "Look around",
                "S",
            ),
        )
        self.cards[0].set_first()
        self.set_once = SetOnce()
        self.set_once.change_asked.connect(self.change_asked)
        self._group = QButtonGroup(self)
        for number, card in enumerate(self.cards):
            self._group.addButton(card, number)
        self._group.idClicked.connect(self._on_card)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.asked.emit(way)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(16)
        for card in self.cards:
            ways.addWidget(card)
        content = QWidget()
        content.setMaximumWidth(_WIDTH)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 24, 0, 24)
        inner.setSpacing(4)
        inner.addStretch(2)
        inner.addWidget(TallySign(), 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(16)
        inner.addWidget(Label("Start with one lead", "display", align=CENTRE))
        words = "Fifth Touch plans who to contact next, when, and says why. All of it stays on this computer."
        inner.addWidget(Label(words, "bodyl", "ink2", align=CENTRE))
        inner.addSpacing(20)
        inner.addLayout(ways)
        inner.addSpacing(12)
        inner.addWidget(self.set_once)
        inner.addStretch(3)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pane = Pane()
        pane.column.addWidget(Scroll(holder))
        column.addWidget(pane)

    def _on_card(self, number: int) -> None:
        self.asked.emit(tuple(_KEYS.values())[number])


def hours_words(settings: Settings) -> str:
    """Return "Mon to Fri, 08:00 to 18:00"; days that differ are counted only."""
    if not settings.work_hours:
        return "No working days"
    days = sorted({day for day, _, _ in settings.work_hours})
    spans = {(start, end) for _, start, end in settings.work_hours}
    together = days == list(range(days[0], days[-1] + 1))
    named = f"{DAYS[days[0]]} to {DAYS[days[-1]]}" if together and len(days) > 1 else ""
    named = named or ", ".join(DAYS[day] for day in days)
    if len(spans) > 1:
        return f"{named}, hours differ"
    start, end = next(iter(spans))
    return f"{named}, {start} to {end}"
