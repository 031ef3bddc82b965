"""The floor of start and memory: an empty PySide6 window that says when it has painted, then waits."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    """Writes the monotonic time at which its first frame is on the screen, as the product does."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.note)

    def note(self) -> None:
        marks = Path(os.environ["FIFTH_TOUCH_MARKS"])
        if not marks.exists():
            marks.write_text(f"first-paint {time.monotonic_ns()}\n", "ascii")


def main() -> int:
    """Show the window until the process is ended."""
    application = QApplication(sys.argv)
    window = Bare()
    window.resize(1440, 900)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
