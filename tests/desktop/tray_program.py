"""A program with nothing but the tray; says on standard output what is asked of it. Run by test_tray.py."""

import sys
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.changes import Changes
from app.ui.look import look, start_look
from app.ui.tray import Tray
from tests.fakes import FakeClock
from tests.ui.today import fakes, pictured

LOOK_MS = 200


class Speaker(QObject):
    """Prints each signal of the tray as a word, and where the icon is once it has a place."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._tray = tray
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._say_place)
        self._look.start()
        tray.open_asked.connect(self._open)
        tray.start_asked.connect(self._start)
        self._shown = QTimer(self)
        self._shown.setInterval(LOOK_MS)
        self._shown.timeout.connect(self._menu)
        tray.menu.aboutToShow.connect(self._shown.start)

    def _say_place(self) -> None:
        box = self._tray.icon.geometry()
        if self._tray.may_hide() and not box.isEmpty():
            self._look.stop()
            say(f"at {box.center().x()} {box.center().y()}")

    def _open(self) -> None:
        say("open")

    def _start(self) -> None:
        say("start")

    def _menu(self) -> None:
        menu = self._tray.menu
        if QApplication.activePopupWidget() is not menu:
            return
        self._shown.stop()
        words = [one.text() for one in menu.actions() if one.isVisible() and one.text()]
        say(f"menu {'|'.join(words)}")
        row = menu.mapToGlobal(menu.actionGeometry(menu.defaultAction()).center())
        say(f"row {row.x()} {row.y()}")


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 -- its output is what it is for


def main() -> int:
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    start_look(app, "light")
    look().finish()
    store = fakes.Store(FakeClock(datetime(2026, 5, 27, 10, 15, tzinfo=UTC)), Changes())
    pictured.fill(store)
    tray = Tray()
    speaker = Speaker(tray)
    tray.quit_asked.connect(app.quit)
    tray.show_queue(fakes.FakeTouches(store).today())
    tray.start()
    code = app.exec()
    speaker.deleteLater()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
