"""What the week and the month share: a selected touch, keys, a drag, words for screen readers."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.touch import Touch
from app.ui.calendar.entries import Entry, entries_of
from app.ui.calendar.reads import Stretch
from app.ui.look.spoken import LIST

DRAG_FROM = 5
OUTSIDE = (8.0, 24.0)
_MOVED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_DAY = timedelta(days=1)
_STEPS = {
    Qt.Key.Key_Left: -_DAY,
    Qt.Key.Key_Right: _DAY,
    Qt.Key.Key_Up: -timedelta(minutes=15),
    Qt.Key.Key_Down: timedelta(minutes=15),
}


class TouchView(QWidget):
    """A painted stretch of days.

    Signals:
        selected: A touch's id, 0 for none.
        opened: The lead of a touch.
        move_asked: A touch's id and its new wall time.
        reschedule_asked: A touch's id.
        keyed: A letter of the calendar's own: T, W or M.
    """

    SPOKEN_AS = LIST

    selected = Signal(int)
    opened = Signal(int)
    move_asked = Signal(int, object)
    reschedule_asked = Signal(int)
    keyed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.stretch: Stretch | None = None
        self.now = datetime.min  # noqa: DTZ901 -- wall time; set before anything is painted
        self.entries: tuple[Entry, ...] = ()
        self.boxes: dict[int, QRectF] = {}
        self.chosen = 0
        self._hidden: frozenset[str] = frozenset()
        self._pressed: tuple[Entry, QPointF] | None = None
        self.ghost: tuple[Entry, datetime] | None = None

    def show_stretch(self, stretch: Stretch, now: datetime) -> None:
        """Show these days; `now` is the rep's wall time."""
        self.stretch, self.now = stretch, now
        self._take()

    def hide_channels(self, hidden: frozenset[str]) -> None:
        """Leave these channels out."""
        self._hidden = hidden
        self._take()

    def _take(self) -> None:
        if self.stretch is None:
            return
        shown = [touch for touch in self.stretch.touches if touch.channel not in self._hidden]
        self.entries = entries_of(shown, self.now)
        self.lay_out()
        self._describe()
        self.update()

    def lay_out(self) -> None:
        """Find the box of every entry; views say where."""
        raise NotImplementedError

    def drop_at(self, entry: Entry, spot: QPointF) -> datetime | None:
        """The wall time an entry gets when it is let go here, or None."""
        raise NotImplementedError

    def entry(self, touch_id: int) -> Entry | None:
        """The entry of a touch, if it is shown."""
        return next((entry for entry in self.entries if entry.id == touch_id), None)

    def box_of(self, entry: Entry) -> QRectF:
        """Where an entry stands; one that comes from outside has a box of the usual size."""
        return self.boxes.get(entry.id, QRectF(0, 0, *OUTSIDE))

    def drag_in(self, touch: Touch, spot: QPointF) -> None:
        """Show where a touch from outside would stand if it were let go over this point."""
        (entry,) = entries_of((touch,), self.now)
        at = self.drop_at(entry, spot) if self.rect().contains(spot.toPoint()) else None
        self.ghost = None if at is None else (entry, at)
        self.update()

    def drop_in(self, touch: Touch, spot: QPointF) -> None:
        """Let a touch from outside go over this point."""
        self.drag_in(touch, spot)
        ghost = self.ghost
        self._let_go()
        if ghost is not None:
            self.move_asked.emit(touch.id, ghost[1])

    def entry_at(self, spot: QPointF) -> Entry | None:
        """The entry under a point."""
        found = next((key for key, box in self.boxes.items() if box.contains(spot)), 0)
        return self.entry(found) if found else None

    def choose(self, touch_id: int) -> None:
        """Select a touch, 0 for none, without a signal."""
        self.chosen = touch_id
        self._describe()
        self.update()

    def _select(self, entry: Entry | None) -> None:
        self.choose(0 if entry is None else entry.id)
        self.selected.emit(self.chosen)

    def _describe(self) -> None:
        """What is painted, in words: the selected entry, or how many there are."""
        entry = self.entry(self.chosen)
        words = f"{len(self.entries)} touches" if entry is None else entry.words
        self.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def event(self, event: QEvent) -> bool:
        """Full words of a cut entry stand in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            entry = self.entry_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), entry.words if entry else "", self)
            return True
        return super().event(event)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        entry = self.entry_at(event.position())
        self._select(entry)
        if entry is not None and entry.movable:
            self._pressed = (entry, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self.entry_at(event.position())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        entry, start = self._pressed
        if self.ghost is not None or (event.position() - start).manhattanLength() > DRAG_FROM:
            self._drag(entry, event.position() - start)

    def _drag(self, entry: Entry, moved: QPointF) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        at = self.drop_at(entry, self.box_of(entry).topLeft() + moved)
        self.ghost = (entry, at or entry.at)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        ghost = self.ghost
        self._let_go()
        if ghost is not None and ghost[1] != ghost[0].at:
            self.move_asked.emit(ghost[0].id, ghost[1])

    def _let_go(self) -> None:
        self._pressed, self.ghost = None, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position())
        if entry is not None:
            self.opened.emit(entry.touch.lead_id)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._pressed is not None:
            self._let_go()
        elif key in _STEPS and event.modifiers() & _MOVED:
            self._move(_STEPS[key])
        elif key in _STEPS:
            self._go(key)
        elif not self._acts(key):
            super().keyPressEvent(event)

    def _acts(self, key: Qt.Key) -> bool:
        entry = self.entry(self.chosen)
        if key in {Qt.Key.Key_T, Qt.Key.Key_W, Qt.Key.Key_M, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.keyed.emit(key.name.removeprefix("Key_"))
        elif entry is None:
            return False
        elif key is Qt.Key.Key_R:
            self.reschedule_asked.emit(entry.id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(entry.touch.lead_id)
        elif key is Qt.Key.Key_Escape:
            self._select(None)
        else:
            return False
        return True

    def _move(self, step: timedelta) -> None:
        """Without a mouse: a day or a quarter of an hour further."""
        entry = self.entry(self.chosen)
        if entry is not None and entry.movable:
            self.move_asked.emit(entry.id, entry.at + step)

    def _go(self, key: Qt.Key) -> None:
        """Up and down in the order of time; left and right to the nearest time of another day."""
        if not self.entries:
            return
        entry = self.entry(self.chosen)
        if entry is None:
            self._select(self.entry(self.coming()))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            index = self.entries.index(entry) + (1 if key is Qt.Key.Key_Down else -1)
            self._select(self.entries[max(0, min(len(self.entries) - 1, index))])
        else:
            self._select(self._beside(entry, ahead=key is Qt.Key.Key_Right))

    def coming(self) -> int:
        """The next touch from now, else the last one shown; 0 for none."""
        ahead = (entry.id for entry in self.entries if entry.at >= self.now and not entry.over)
        return next(ahead, self.entries[-1].id if self.entries else 0)

    def _beside(self, entry: Entry, *, ahead: bool) -> Entry:
        days = sorted({one.day for one in self.entries if (one.day > entry.day) == ahead} - {entry.day})
        if not days:
            return entry
        wanted = days[0] if ahead else days[-1]
        there = (one for one in self.entries if one.day == wanted)
        return min(there, key=lambda one: abs(one.start - entry.start))
