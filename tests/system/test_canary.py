"""PySide6 6.12.0 ends the process after some hundred emits on Python 3.11; ours must not."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Source(QObject):
    emitted = Signal(int)

class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = 0

    def hear(self, number):
        self.heard += 1

app = QCoreApplication([])
source, listener = Source(), Listener()
source.emitted.connect(listener.hear)
for number in range(5000):
    source.emitted.emit(number)
for number in range(20000):
    source.setObjectName("x")
assert listener.heard == 5000
print("survived")
"""


def test_five_thousand_emits() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "survived"), done.stderr
