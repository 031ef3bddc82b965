"""All parts on one page, as they stand in the picture of the components."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.look import RIGHT, brush_on, colour, draw_box, draw_text
from app.ui.look.tokens import STYLES
from app.ui.parts.agreement_line import AgreementLine
from app.ui.parts.button import Button, Kind
from app.ui.parts.call_timer import CallTimer
from app.ui.parts.channel_tile import ChannelTile
from app.ui.parts.check_box import CheckBox
from app.ui.parts.chip import Chip
from app.ui.parts.icon_button import IconButton
from app.ui.parts.keycap import Keycap
from app.ui.parts.label import Label
from app.ui.parts.load_meter import LoadMeter
from app.ui.parts.menu import Menu
from app.ui.parts.outcome_key import OutcomeKey
from app.ui.parts.radio import Radio
from app.ui.parts.score_chip import ScoreChip
from app.ui.parts.segmented import Segmented
from app.ui.parts.select import Option, Select
from app.ui.parts.series_strip import Node, SeriesStrip, State
from app.ui.parts.tally import Tally
from app.ui.parts.text_field import ErrorLine, TextField
from app.ui.parts.toast import Toast
from app.ui.parts.value_item import ValueItem
from app.ui.parts.why_band import WhyBand

GROUNDS = (
    ("canvas", "surface", "sunken", "hover", "line", "line2", "control", "ink3", "ink2", "ink1"),
    ("accent", "accents", "danger", "dangers", "warns", "calls", "mails", "msgs", "lis", "meets"),
)
BUTTONS: tuple[tuple[str, Kind, str], ...] = (
    ("Send now", "primary", "send"),
    ("Quick add", "tonal", "plus"),
    ("Snooze", "secondary", ""),
    ("Preview", "ghost", ""),
    ("End call", "danger", "phone-off"),
)
SAMPLES = (
    ("display", 218, "Start with one lead"),
    ("h1", 256, "Tomasz Wilk"),
    ("h2", 292, "The series"),
    ("h3", 325, "Good follow-up"),
    ("bodyl", 354, "On Tuesday you showed us the queue"),
    ("bodys", 387, "E-mail, touch 3 of 8"),
    ("body", 416, "Warehouse Director, Baltica Cold Store"),
    ("small", 445, "Touch 3 of 8 - after demo, 5 business days"),
    ("tinym", 470, "Label and axis"),
)


class Focused(Button):
    """Shows the focus although many stand side by side."""

    def hasFocus(self) -> bool:  # noqa: N802 - the name is given by Qt
        return True


class FocusedCheck(CheckBox):
    def hasFocus(self) -> bool:  # noqa: N802 - the name is given by Qt
        return True


class FocusedField(TextField):
    """Has the focus ring although the window is not active."""


class Gallery(QWidget):
    """1440 by 900."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1440, 900)
        self.buttons()
        self.fields()
        self.chips()
        self.words()
        self.touches()

    def at(self, part: QWidget, x: int, y: int, width: int = 0) -> QWidget:
        part.setParent(self)
        part.adjustSize()
        if width:
            part.setFixedWidth(width)
        part.move(x, y)
        return part

    def head(self, text: str, x: int, y: int) -> None:
        self.at(Label(text, "smalls", "ink3"), x, y)

    def buttons(self) -> None:
        self.head("Buttons", 32, 184)
        for x, words in ((32, "rest"), (153, "hover"), (274, "focus"), (395, "disabled")):
            self.at(Label(words, "tiny", "ink3"), x, 210)
            for row, (text, kind, icon) in enumerate(BUTTONS):
                make = Focused if words == "focus" else Button
                button = make(text, kind, icon=icon)
                button.setEnabled(words != "disabled")
                self.at(button, x, 234 + 40 * row)
                button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, words == "hover")

    def fields(self) -> None:
        self.head("Fields", 32, 444)
        self.at(TextField("Placeholder"), 32, 470, 168)
        self.focused = TextField()
        self.focused.setText("Focused")
        self.at(self.focused, 208, 470, 168)
        wrong = TextField()
        wrong.setText("t.wilk@balticacold")
        wrong.set_wrong(True)
        self.at(wrong, 32, 516, 168)
        line = ErrorLine()
        line.say("This address has no domain")
        self.at(line, 208, 526)
        cadence, channel = Select("Cadence"), Select("Channel")
        cadence.set_options([Option("after-demo", "After demo", "list-plus")])
        channel.set_options([Option("email", "E-mail", "mail", "mail")])
        self.at(cadence, 32, 562, 168)
        self.at(channel, 208, 562, 168)
        self.checks()

    def checks(self) -> None:
        boxes = [CheckBox("Checked"), CheckBox("Off"), CheckBox("Mixed"), FocusedCheck("Focus")]
        boxes.append(CheckBox("Disabled"))
        boxes[0].setChecked(True)
        boxes[2].setCheckState(Qt.CheckState.PartiallyChecked)
        boxes[3].setChecked(True)
        boxes[4].setEnabled(False)
        for x, box in zip((32, 124, 181, 255, 329), boxes, strict=True):
            self.at(box, x, 608)
        one, two = Radio("One"), Radio("Two")
        self.at(one, 32, 644)
        self.at(two, 99, 644)
        one.setChecked(True)
        self.at(Segmented(["Week", "Month"], name="View"), 166, 638)

    def chips(self) -> None:
        self.head("Chips, channels, score, tally, keys", 32, 688)
        every = Chip("All", count=5, checkable=True)
        every.setChecked(True)
        self.at(every, 32, 714)
        self.at(Chip("Calls", count=3, checkable=True), 88, 714)
        self.at(Chip("Score 35 or more", form="box", closes=True), 158, 714)
        self.at(Chip("Stage", form="box", caret=True), 300, 714)
        for number, code in enumerate(("call", "email", "message", "linkedin", "meeting")):
            self.at(ChannelTile(code), 32 + 38 * number, 754)
        for number, score in enumerate((88, 64, 38)):
            self.at(ScoreChip(score), 230 + 38 * number, 760)
        for x, n, of in ((32, 3, 8), (140, 5, 8), (248, 1, 6)):
            tally = self.at(Tally(n, of), x, 801)
            self.at(Label(f"{n} of {of}", "small", "ink2"), x + tally.width() + 8, 800)
        x = 32
        for keys, words in (("Ctrl+K", ""), ("Ctrl+Return", ""), ("J+K", "move"), ("?", "all keys")):
            cap = self.at(Keycap(keys), x, 831)
            label = self.at(Label(words, "small", "ink3"), x + cap.width() + 8, 832)
            x += cap.width() + (label.width() + 22 if words else 14)

    def words(self) -> None:
        self.head("Type", 544, 184)
        self.head("Why, agreements, value item", 544, 531)
        band = WhyBand(
            "5 business days after the demo", "on Tue 19 May. Mon 25 May is skipped as a bank holiday."
        )
        self.at(band, 544, 558, 412)
        band.setFixedHeight(52)
        self.at(AgreementLine("done", "You", "send the case study", "Fri 22 May"), 544, 618, 412)
        self.at(AgreementLine("open", "Tomasz", "share dock counts", "Thu 28 May"), 544, 652, 412)
        late = AgreementLine("late", "Hannah", "ask IT about the export", "Fri 22 May")
        self.at(late, 544, 686, 412)
        self.at(ValueItem("Brightwater Foods case study", "Value item, PDF, 1.2 MB"), 544, 718, 412)

    def touches(self) -> None:
        self.head("Series", 996, 184)
        strip = SeriesStrip()
        days = ("28 Apr", "5 May", "12 May", "19 May", "Today", "3 Jun", "9 Jun", "16 Jun")
        codes = ("call", "email", "call", "email", "call", "email", "call", "email")
        past: list[State] = ["done", "done", "done", "done"]
        ahead: list[State] = ["current", "planned", "planned", "planned"]
        rows = zip(codes, past + ahead, days, strict=True)
        strip.set_nodes([Node(code, state, day) for code, state, day in rows])
        self.at(strip, 996, 211, 412)
        self.head("Outcome, timer", 996, 292)
        timer = CallTimer()
        timer.set_seconds(138)
        self.at(timer, 996, 318)
        sets = (("phone-call", "Connected"), ("phone-missed", "No answer"), ("voicemail", "Voicemail"))
        for number, (icon, words) in enumerate(sets):
            key = OutcomeKey(icon, words, str(number + 1))
            key.setChecked(number == 0)
            self.at(key, 1108 + 102 * number, 334, 96)
        self.head("Menu", 996, 428)
        self.head("Toast with undo, 8 s; day load", 996, 637)
        toast = Toast("Touch 4 moved to Thu 4 June", icon="calendar-clock", undo="Undo", parent=self)
        self.removeEventFilter(toast)
        toast.resize(412, 48)
        toast.move(996, 663)
        meter = LoadMeter()
        meter.set_load(4, 3, 12)
        self.at(meter, 996, 721)
        self.at(IconButton("plus", "Add", "tonal", size=36), 1261, 721)

    def paintEvent(self, _event: object) -> None:
        painter = brush_on(self)
        painter.fillRect(self.rect(), colour("surface"))
        for row, names in enumerate(GROUNDS):
            for column, name in enumerate(names):
                self.ground(painter, row, name, QRectF(32 + 137.6 * column, 32 + 72 * row, 129, 56))
        for style, y, words in SAMPLES:
            step = STYLES[style]
            box = QRectF(544, y + 10 - step.line / 2, 412, step.line)
            draw_text(painter, box, words, style)
            size = f"{style} {step.px}/{step.line} {step.weight}"
            draw_text(painter, QRectF(544, y + 2, 412, 16), size, "small", "ink3", RIGHT)

    def ground(self, painter: QPainter, row: int, name: str, box: QRectF) -> None:
        draw_box(painter, box, 8, name, "line2")
        dark = colour(name).lightness() < 120
        ink = colour("surface" if dark == (colour("surface").lightness() > 128) else "ink1")
        soft = name.removesuffix("s")
        if row == 1 and name.endswith("s"):
            ink = colour({"accent": "accentink"}.get(soft, soft))
        draw_text(painter, box.adjusted(8, 8, -8, -28), "Aa", "bodys", ink)
        draw_text(painter, box.adjusted(8, 30, -8, -6), name, "tinys", ink)


def sample_menu(parent: QWidget) -> Menu:
    """The menu of the picture, opened apart because it is a window of its own."""
    menu = Menu(parent)
    menu.head("Snooze until")
    menu.add("10 minutes", icon="timer", hint="10:52")
    menu.add("12:00 in Gdańsk", icon="globe", hint="11:00")
    menu.line()
    menu.add("Delete", icon="trash-2", hint="Del", danger=True)
    return menu
