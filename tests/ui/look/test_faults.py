"""A fault while painting is told and does not end the program."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.ui.look import brush_on, finish_look, start_look

class Faulty(QWidget):
    def paintEvent(self, event):
        painter = brush_on(self)
        worked.append(painter.isActive())
        if len(worked) < 3:
            raise KeyError("petrol")

told, worked = [], []
sys.excepthook = lambda kind, error, trace: told.append((error, trace))
app = QApplication(sys.argv)
start_look(app, "light")
finish_look()
window = Faulty()
window.show()
for step in range(5):
    QTimer.singleShot(20 * step, window.update)
QTimer.singleShot(200, app.quit)
app.exec()
print("alive", len(told), all(worked), len(worked) > 3)
"""


def test_a_fault_in_a_paint_event_is_survived() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "alive 2 True True"
