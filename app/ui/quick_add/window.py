"""The quick-add window: one line, live chips of what it is understood to say, Enter saves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.quick_line import Part
from app.domain.quick_read import Fixes, Understood
from app.errors import KnownError
from app.ui.look import brush_on, draw_icon, draw_line, finish_look
from app.ui.look.depth import PALETTE, draw_floating, float_window, pad_of
from app.ui.newest import Newest
from app.ui.parts.calendar_popover import CalendarPopover
from app.ui.parts.label import Label
from app.ui.quick_add.chip_row import ChipRow
from app.ui.quick_add.choices import OTHER_DAY, dropped, menu_for, with_lead
from app.ui.quick_add.hints import Foot
from app.ui.quick_add.line_field import LineField
from app.ui.quick_add.look import faces, saved_words
from app.ui.quick_add.verdict import Verdict

if TYPE_CHECKING:
    from app.services.quick_add import QuickAdd, QuickAdded
    from app.ui.parts.menu import Menu
    from app.ui.tasks import Tasks

WIDTH, _TOP, _SIDE, _PAUSE_MS = 720, 64, 20, 40
_SAID_MS = 1600
_KIND = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
"""A window of its own: it is called over other programs, with the main window hidden or minimised."""
_CHIP_PARTS = (Part.LEAD, Part.HAPPENED, Part.NEXT, Part.WHEN, Part.TAG)


class QuickAddWindow(QDialog):
    """One line with live chips.

    Signals:
        saved: What was saved (QuickAdded).
        failed: What nobody expected.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, quick_add: QuickAdd, now: Callable[[], datetime], over: QWidget | None = None
    ) -> None:
        finish_look()
        super().__init__(over, _KIND)
        self._over = over
        self._tasks, self._quick_add, self._now = tasks, quick_add, now
        self._read: Understood | None = None
        self._fixes, self._fixed_words = Fixes(), ""
        self._wanted = ""
        self._menu: Menu | None = None
        self._popover: CalendarPopover | None = None
        self.setWindowTitle("Quick add")
        float_window(self)
        self._newest = Newest(tasks, self._show, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read_now)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(_SAID_MS)
        self._leave.timeout.connect(self._leave_unless_typed)
        self._build()
        self._stand_alone()

    def open(self) -> None:
        """Show it over the window, or in the middle of the screen."""
        self._tasks.run(self._quick_add.read, "")  # loads the grammar before the first letter
        self._fit()
        self._centre()
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.selectAll()

    # what is understood

    def _typed(self) -> None:
        self._wanted = ""
        if self._fixes != Fixes() and not self._same_parts():
            self._fixes = Fixes()
        self._pause.start()

    def _same_parts(self) -> bool:
        """Whether the words that a choice was made for still stand there; what follows may change."""
        return self.line.text().startswith(self._fixed_words)

    def read_now(self) -> None:
        """Read the line without waiting for the next letter."""
        self._pause.stop()
        text = self.line.text()
        if not text.strip():
            self._show_nothing()
            return
        self._newest.ask(_read, self._quick_add.read, text, self._fixes)

    def _show(self, answer: tuple[str, Fixes, Understood]) -> None:
        text, fixes, read = answer
        if (text, fixes) != (self.line.text(), self._fixes):
            self.read_now()
            return
        self._read = read
        self.line.set_marks(text, read.line.marks)
        self.row.show_faces(faces(read, self._now().date()))
        self.verdict.show_read(read)
        self._fit()
        for before, after in pairwise((self.line, *self.row.order, self.verdict.use_other, self.foot.save)):
            QWidget.setTabOrder(before, after)
        if self._wanted:
            self._save(self._wanted)

    def _show_nothing(self) -> None:
        self._read, self._wanted = None, ""
        self.line.set_marks("", ())
        self.row.show_faces(())
        self.verdict.clear()
        self._fit()

    # choices

    def _choose(self, part: Part) -> None:
        if self._read is None:
            return
        menu = menu_for(part, self._read, self._fixes, self._now(), self)
        if menu is None:
            self.line.setFocus()
            return
        menu.triggered.connect(self._picked)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        menu.open_under(self.row.chips[part])

    def _picked(self, action: QAction) -> None:
        choice = action.data()
        if choice == OTHER_DAY:
            self._open_days()
        elif isinstance(choice, Fixes):
            self._fix(choice)

    def _fix(self, fixes: Fixes) -> None:
        self._fixes, self._fixed_words = fixes, self.line.text()
        self.read_now()

    def _drop(self, part: Part) -> None:
        if part in _CHIP_PARTS and part is not Part.LEAD:
            self.line.setFocus()
            self._fix(dropped(self._fixes, part))

    def _next_lead(self) -> None:
        """Take the next one of those who fit."""
        if self._read and self._read.whom and self._read.whom.others:
            self._fix(with_lead(self._fixes, self._read.whom.others[0].id))

    def _open_days(self) -> None:
        now = self._now()
        at = self._read.touch.due.wall if self._read and self._read.touch else now.replace(hour=9, minute=0)
        self._popover = popover = CalendarPopover(now.date(), at.date(), at=at.time(), parent=self)
        popover.timed.connect(self._timed)
        popover.shut.connect(popover.deleteLater)
        popover.open_under(self.row.chips[Part.WHEN])

    def _timed(self, at: object) -> None:
        popover = self._popover
        if popover is not None:
            day = popover.grid.day()
            popover.close()
            self._popover = None
            self._fix(replace(self._fixes, when=datetime.combine(day, at)))  # type: ignore[arg-type] # a time

    # saving

    def _save_once(self) -> None:
        self._save("close")

    def _save(self, then: str) -> None:
        """Save what is shown; when the reading is still out, as soon as it is back."""
        read = self._read
        if not self.line.text().strip():
            return
        if read is None or read.line.text != self.line.text() or self._pause.isActive():
            self._wanted = then
            self.read_now()
            return
        self._wanted = ""
        if read.asked is not None:
            self._point_at(read.asked.part)
            return
        done = self._saved_more if then == "more" else self._saved
        self._tasks.run(
            self._quick_add.add,
            self.line.text(),
            self._fixes,
            origin="quick-add",
            done=done,
            failed=self._refused,
        )

    def _point_at(self, part: Part) -> None:
        """Put the keys where the question can be answered."""
        chip = self.row.chips.get(part)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.line.setFocus()

    def _stand_alone(self) -> None:
        """Belong to the main window for its life only: a minimised one would take this one along."""
        self.winId()  # the system's window is made here, with the main one as its owner
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(None)  # type: ignore[arg-type]  # the stubs forget that none is possible

    def _seen(self) -> bool:
        """Whether the window it belongs to is on the screen, so that its toast will be seen."""
        return self._over is not None and self._over.isVisible() and not self._over.isMinimized()

    def _saved(self, added: QuickAdded) -> None:
        self._empty()
        if self._seen():
            self.close()
        else:
            self._say_saved(added)
        self.saved.emit(added)

    def _say_saved(self, added: QuickAdded) -> None:
        """Say it here for a moment: it was called from elsewhere."""
        self.verdict.say_saved(saved_words(added, self._now()))
        self._fit()
        self._leave.start()

    def _leave_unless_typed(self) -> None:
        if not self.line.text():
            self.close()

    def _saved_more(self, added: QuickAdded) -> None:
        self._empty()
        self.line.setFocus()
        self.saved.emit(added)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.failed.emit(error)
            return
        self.verdict.say_refused(f"{error.message} {error.advice}".strip())
        self._fit()

    def _empty(self) -> None:
        self.line.clear()
        self._pause.stop()
        self._fixes = Fixes()
        self._show_nothing()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def _enter(self, ctrl: bool) -> None:  # noqa: FBT001 -- a signal's value
        self._save("more" if ctrl else "close")

    # the window

    def _build(self) -> None:
        pad = pad_of(PALETTE)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(pad, pad, pad, pad)
        frame.setSpacing(0)
        self.line = LineField()
        self.line.textChanged.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.lowered.connect(self._next_lead)
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE + 30, 12, _SIDE, 12)
        top.setSpacing(16)
        top.addWidget(self.line, 1)
        top.addWidget(Label("Esc closes", "small", "ink3"))
        frame.addLayout(top)
        self.row = ChipRow(WIDTH - 2 * _SIDE)
        self.row.asked.connect(self._choose)
        self.row.dropped.connect(self._drop)
        self.verdict = Verdict()
        self.verdict.other_asked.connect(self._next_lead)
        frame.addLayout(self._middle())
        self.foot = Foot()
        self.foot.save.clicked.connect(self._save_once)
        frame.addWidget(self.foot)
        self.setFixedWidth(WIDTH + 2 * pad)
        self._show_nothing()

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setContentsMargins(_SIDE, 12, _SIDE, 12)
        middle.setSpacing(12)
        middle.addWidget(self.row)
        middle.addWidget(self.verdict)
        return middle

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.sizeHint().height())

    def _centre(self) -> None:
        """A third down the window it belongs to, or the screen."""
        owner = self._over
        if owner is not None and self._seen():
            corner, room = owner.mapToGlobal(QPoint(0, 0)), owner.size()
        else:
            screen = (
                QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
            ).availableGeometry()
            corner, room = screen.topLeft(), screen.size()
        left = corner.x() + (room.width() - self.width()) // 2
        self.move(left, corner.y() + max(0, (room.height() - self.height()) // 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, pad = brush_on(self), pad_of(PALETTE)
        box = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        draw_floating(painter, box, PALETTE)
        draw_icon(painter, "plus", box.left() + _SIDE, box.top() + (_TOP - 20) / 2, 20, "accent")
        if self.line.text():
            below = box.top() + _TOP + 0.5
            draw_line(painter, QPointF(box.left() + 1, below), QPointF(box.right() - 1, below))


def _read(read: Callable[[str, Fixes], Understood], text: str, fixes: Fixes) -> tuple[str, Fixes, Understood]:
    return text, fixes, read(text, fixes)
