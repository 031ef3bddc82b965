"""Takes people who are dropped on the window, or pasted: one opens the form, several the import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.capture.dropped import Dropped, Way, dropped

if TYPE_CHECKING:
    from app.formats.capture import Captured
    from app.ui.capture.veil import Veil
    from app.ui.notices import Notices
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks
    from app.ui.window import Window

_NOBODY = "No name, address or number of a person was found in it"


class Capture(QObject):
    """Listens to what is dragged over the shell; `veil` says what letting go would do."""

    def __init__(self, window: Window, shell: Shell, tasks: Tasks, notices: Notices) -> None:
        super().__init__(shell)
        self._window, self._shell, self._tasks, self._notices = window, shell, tasks, notices
        self.veil: Veil | None = None
        self._pasted = False
        self._files: tuple[str, ...] = ()
        shell.setAcceptDrops(True)
        shell.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self._lift()
        elif isinstance(event, QDropEvent) and self._is_ours(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            found = dropped(event.mimeData(), self._lead())
            if kind is QEvent.Type.DragEnter:
                self._show(found)
            elif kind is QEvent.Type.Drop:
                self._lift()
                self._take(found)
            return True
        return False

    def paste(self) -> None:
        """Take what the clipboard holds."""
        mime = QGuiApplication.clipboard().mimeData()
        if not mime.formats():
            self._notices.say("The clipboard is empty", icon="info")
        else:
            self._take(dropped(mime, self._lead()), pasted=True)

    def _is_ours(self, event: QDropEvent) -> bool:
        """Nothing is taken from the window itself, or while a question stands before it."""
        return event.source() is None and QApplication.activeModalWidget() is None

    def _lead(self) -> str:
        page = self._window.lead_in_front()
        opened = page.drawer.opened if page is not None else None
        return opened.card.row.name if opened is not None else ""

    # showing

    def _show(self, found: Dropped) -> None:
        from app.ui.capture.veil import Veil

        self._lift()
        self.veil = Veil(found.words, taken=found.way is not Way.NONE, parent=self._shell)

    def _lift(self) -> None:
        if self.veil is not None:
            self.veil.hide()
            self.veil.deleteLater()
            self.veil = None

    # taking

    def _take(self, found: Dropped, *, pasted: bool = False) -> None:
        self._pasted, self._files = pasted, found.targets
        if found.way is Way.TEXT:
            self._tasks.run(_read_text, found.text, found.page, done=self._captured)
        elif found.way is Way.CARDS:
            self._tasks.run(_read_files, found.targets, done=self._captured)
        elif found.way is Way.TABLE:
            self._window.bring_file(Path(found.targets[0]))
        elif found.way is Way.NOTE:
            self._note(found.targets)
        else:
            self._notices.say(found.words, icon="info")

    def _captured(self, captured: Captured | None) -> None:
        if captured is None:
            self._bring_files()
        elif captured.lead is not None:
            self._window.fill_lead(captured.lead)
        elif not captured.several:
            self._notices.say(_NOBODY, icon="info")
        elif self._pasted and QGuiApplication.clipboard().text():
            self._window.papers.paste()
        else:
            self._window.papers.bring_text(captured.several)

    def _bring_files(self) -> None:
        """Files that are too large, or hold more than one card, are read by the import."""
        if len(self._files) == 1:
            self._window.bring_file(Path(self._files[0]))
        else:
            self._notices.say("These vCards are too large together: drop one after the other", icon="info")

    def _note(self, targets: tuple[str, ...]) -> None:
        page = self._window.lead_in_front()
        if page is not None:
            for target in targets:
                page.one.add_link(target)


def _read_text(text: str, page: str) -> Captured:
    from app.formats.capture import capture  # loaded with the first person that comes this way

    return capture(text, page)


def _read_files(targets: tuple[str, ...]) -> Captured | None:
    from app.formats.capture import capture_files

    return capture_files([Path(target) for target in targets])
