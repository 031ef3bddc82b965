"""The window of cadences: the list at the left, the editor beside it, the acts below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.domain.cadence_rules import amiss
from app.domain.moment import wall_time
from app.domain.phrases import count
from app.domain.undo import Undo
from app.ui.cadences.acts import CadenceActs
from app.ui.cadences.cadence_list import CadenceLine, CadenceList
from app.ui.cadences.editor import CadenceEditor
from app.ui.look import brush_on, colour, finish_look
from app.ui.meeting.series import cadence_words
from app.ui.parts.button import Button
from app.ui.parts.dialog import Footer
from app.ui.parts.label import Label
from app.ui.parts.problem_line import ProblemLine
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.services.cadences import CadenceEntry, Cadences, CadenceSaved
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.services.ports import Change
    from app.services.series_acts import SeriesActs
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.tasks import Tasks

NEW = ""
"""The name of the one that is not saved yet."""
_RAIL = 248


class CadencesDialog(QDialog):
    """Edits are kept until they are saved, whatever is chosen meanwhile.

    Signals:
        used: The name of a cadence that was saved in order to be used.
    """

    used = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        tasks: Tasks,
        cadences: Cadences,
        planning: Planning,
        leads: Leads,
        undo: UndoStack,
        changes: Changes,
        now: datetime,
        zone: str,
        drafts: dict[str, Cadence],
        *,
        series: SeriesActs | None = None,
        to_use: bool = False,
    ) -> None:
        finish_look()
        super().__init__(parent)
        self._tasks, self._cadences = tasks, cadences
        self._zone, self._drafts, self._to_use = zone, drafts, to_use
        self._entries: dict[str, CadenceEntry] = {}
        self._current: str | None = None
        self._wanted: str | None = None
        self._past: dict[str, list[Cadence]] = {}
        self.setWindowTitle("Cadences")
        today = wall_time(now, zone).date()
        self._today = today
        self.list = CadenceList()
        self.editor = CadenceEditor(tasks, planning, leads, today, zone)
        self.acts = CadenceActs(self, tasks, cadences, undo, series, today, zone)
        self._build()
        self._connect()
        changes.changed.connect(self._heed)
        tasks.run(cadences.templates, done=self.editor.form.set_templates)
        self.read()

    def _build(self) -> None:
        self.resize(1240, 680)
        self.setMinimumSize(1060, 560)
        self.fresh = Button("New cadence", "tonal", icon="plus")
        self.bring = Button("Import", "ghost", icon="file-input")
        self.state = Label("", "small", "ink3")
        self.problem = ProblemLine(self._tasks)
        self.drop = Button("Discard changes", "ghost", height=40)
        self.shut = Button("Close", height=40)
        self.save = Button("Save", "primary", height=40, keys="Ctrl+S")
        self.footer = Footer(side=24)
        self.footer.add_left(self.state)
        self.footer.add_left(self.problem)
        for button in (self.drop, self.shut, self.save):
            self.footer.add_right(button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.editor, 1)
        right.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addLayout(right, 1)

    def _rail(self) -> QWidget:
        rail = QWidget()
        rail.setFixedWidth(_RAIL)
        column = QVBoxLayout(rail)
        column.setContentsMargins(12, 24, 12, 16)
        column.setSpacing(8)
        column.addWidget(Label("Cadences", "h2"))
        column.addSpacing(4)
        column.addWidget(Scroll(self.list), 1)
        column.addWidget(self.fresh)
        column.addWidget(self.bring)
        return rail

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.editor.changed.connect(self._edited)
        self.editor.head.menu.clicked.connect(self._open_menu)
        self.fresh.clicked.connect(self.start_new)
        self.bring.clicked.connect(self.acts.choose_file)
        self.acts.saved.connect(self._saved)
        self.acts.refused.connect(self._refuse)
        self.drop.clicked.connect(self._discard)
        self.editor.back.clicked.connect(self._step_back)
        self.shut.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        for keys, slot in (
            ("Ctrl+S", self._save),
            ("Ctrl+Return", self._save),
            ("Ctrl+N", self.start_new),
            ("Alt+M", self._open_menu),
            ("Ctrl+Z", self._step_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.fresh.setToolTip("Ctrl+N")

    def read(self) -> None:
        """Read the cadences again."""
        self._tasks.run(self._cadences.all, done=self._show_entries)

    def show_cadence(self, name: str) -> None:
        """Choose a cadence, now or as soon as it is read."""
        self._wanted = name
        if name in self._entries or name in self._drafts:
            self._open(name)

    def start_new(self) -> None:
        """Begin a cadence of one's own with the steps of the one that is shown."""
        base = self.editor.cadence()
        if base is not None and NEW not in self._drafts:
            self.begin_from(base)
        else:
            self._open(NEW)

    def begin_from(self, base: Cadence) -> None:
        """Begin a cadence of one's own with the steps of another."""
        self._drafts[NEW] = replace(base, name=NEW, title="My own cadence", version=1, summary="")
        self._open(NEW)
        self.editor.head.title.setFocus()
        self.editor.head.title.selectAll()

    def _heed(self, change: Change) -> None:
        if change.nouns & {"cadence", "series", "everything"}:
            self.read()

    def _show_entries(self, entries: tuple[CadenceEntry, ...]) -> None:
        self._entries = {entry.cadence.name: entry for entry in entries}
        known = [*self._drafts, *self._entries]
        wanted = self._wanted if self._wanted in known else self._current
        first = next((entry.cadence.name for entry in entries), NEW)
        name = wanted if wanted in known and wanted is not None else first
        self._open(name)

    def _open_menu(self) -> None:
        self.acts.open_menu(self.editor.head.menu, self._entries.get(self._current or NEW), self._entries)

    def _open(self, name: str) -> None:
        if name not in self._drafts and name not in self._entries:
            return
        fresh = name != self._current
        self._current, self._wanted = name, None
        self._say("")
        self.editor.show_cadence(self._shown(name), fresh=fresh)
        self.acts.be_about(self._entries.get(name), self._entries)
        self._show_list()
        self._show_state()

    def _shown(self, name: str) -> Cadence:
        return self._drafts[name] if name in self._drafts else self._entries[name].cadence

    def _edited(self, cadence: Cadence) -> None:
        assert self._current is not None
        self._past.setdefault(self._current, []).append(self._shown(self._current))
        self._keep(cadence)

    def _step_back(self) -> None:
        """Take back the last change of the draft on screen."""
        past = self._past.get(self._current or NEW, [])
        if past:
            cadence = past.pop()
            self._keep(cadence)
            self.editor.show_cadence(cadence)

    def _keep(self, cadence: Cadence) -> None:
        assert self._current is not None
        self._say("")
        entry = self._entries.get(self._current)
        if entry is not None and entry.cadence == cadence:
            self._drafts.pop(self._current, None)
        else:
            self._drafts[self._current] = cadence
        self._show_list()
        self._show_state()

    def _show_list(self) -> None:
        names = [*self._entries, *([NEW] if NEW in self._drafts else [])]
        self.list.show_lines([self._line(name) for name in names], self._current or NEW)

    def _line(self, name: str) -> CadenceLine:
        cadence, entry = self._shown(name), self._entries.get(name)
        retired = entry is not None and entry.retired
        words = cadence_words(cadence) if cadence.steps else "No steps yet"
        badge = "not saved" if name in self._drafts else _badge(entry)
        return CadenceLine(name, cadence.title or "Untitled", words, badge, faded=retired)

    def _show_state(self) -> None:
        assert self._current is not None
        entry, dirty = self._entries.get(self._current), self._current in self._drafts
        self.state.set_text(_state(entry, dirty=dirty))
        self.drop.setVisible(dirty)
        self.editor.back.setEnabled(bool(self._past.get(self._current)))
        self.save.setText(self._act(entry))
        self.save.setAccessibleName(self.save.text())
        self.save.updateGeometry()
        self.save.setEnabled(dirty or self._to_use)

    def _act(self, entry: CadenceEntry | None) -> str:
        if self._to_use:
            return "Save and use" if self._current in self._drafts else "Use this one"
        if entry is None or self._current == NEW:
            return "Save cadence"
        if self._only_title(entry):
            return "Save title"
        return f"Save as version {entry.cadence.version + 1}"

    def _only_title(self, entry: CadenceEntry) -> bool:
        draft = self._drafts.get(entry.cadence.name)
        return draft is not None and replace(draft, title=entry.cadence.title) == entry.cadence

    def _save(self) -> None:
        name = self._current
        if name is None or not self.save.isEnabled():
            return
        draft, entry = self._drafts.get(name), self._entries.get(name)
        if draft is None:
            self._use(name)
            return
        wrong = next((n for n, step in enumerate(draft.steps) if amiss(step)), None)
        if wrong is not None:
            self._say(f"Step {wrong + 1}: {amiss(draft.steps[wrong])}")
            self.editor.point_at(wrong)
        elif entry is not None and self._only_title(entry):
            self._run(self._cadences.rename, name, draft.title, done=self._renamed)
        else:
            done = self._added if name == NEW else self._saved
            work = self._cadences.add if name == NEW else self._cadences.save
            self._run(work, draft, done=done)

    def _run(self, work: Callable[..., object], *args: object, done: Callable[..., object]) -> None:
        self._tasks.run(work, *args, done=done, failed=self._refuse)

    def _renamed(self, undo: Undo) -> None:
        self._drafts.pop(self._current or NEW, None)
        self.acts.tell("Title changed", undo)
        self.read()

    def _saved(self, saved: CadenceSaved) -> None:
        """The draft has become a version; or a copy, an import, an older version came in beside it."""
        self._drafts.pop(saved.cadence.name, None)
        self._past.pop(saved.cadence.name, None)
        self._wanted = saved.cadence.name
        version = f", version {saved.cadence.version}" if saved.cadence.version > 1 else ""
        said = (
            f"“{saved.cadence.title}” saved{version}" if saved.undo else "It was there already, step by step"
        )
        self.acts.tell(said, saved.undo)
        self.read()
        self._use(saved.cadence.name)

    def _added(self, saved: CadenceSaved) -> None:
        self._drafts.pop(NEW, None)
        self._past.pop(NEW, None)
        self._saved(saved)

    def _use(self, name: str) -> None:
        if self._to_use:
            self.used.emit(name)
            self.accept()

    def _refuse(self, error: BaseException) -> None:
        self.problem.refuse(error)
        self._make_room()

    def _say(self, problem: str) -> None:
        self.problem.say(problem)
        self._make_room()

    def _make_room(self) -> None:
        """The state gives its place to a problem."""
        self.state.setVisible(not self.problem.text())

    def _discard(self) -> None:
        name = self._current
        if name is not None and name in self._drafts:
            del self._drafts[name]
            self._past.pop(name, None)
            self._current = None
            self._open(name if name in self._entries else next(iter(self._entries)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(0, 0, _RAIL, self.height(), colour("canvas"))
        painter.fillRect(_RAIL - 1, 0, 1, self.height(), colour("line"))


def _badge(entry: CadenceEntry | None) -> str:
    if entry is None:
        return ""
    if entry.retired:
        return "retired"
    return "edited" if entry.own and entry.came_along else "own" if entry.own else ""


def _state(entry: CadenceEntry | None, *, dirty: bool) -> str:
    """Return "Version 2; 3 series run, 1 on an older version"."""
    if entry is None:
        return "Not saved yet"
    running = (
        f"{count(entry.running, 'series runs', 'series run')} on it"
        if entry.running
        else "no series runs on it"
    )
    behind = f", {entry.behind} of them on an older version" if entry.behind else ""
    kept = "; they keep their version" if dirty and entry.running else ""
    return f"Version {entry.cadence.version}; {running}{behind}{kept}"
