"""Widgets that hold each other go where widgets may go: on the window's thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.garbage import YOUNG, Garbage


class Ring(QWidget):
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def garbage(qapp: object) -> Iterator[Garbage]:  # noqa: ARG001 -- widgets need it
    parent = QObject()
    yield Garbage(parent)
    gc.unfreeze()
    gc.enable()
    parent.deleteLater()


def test_another_thread_collects_nothing(qtbot: QtBot, garbage: Garbage) -> None:
    ring = Ring()
    where: list[int] = []
    weakref.finalize(ring, lambda: where.append(threading.get_ident()))
    del ring
    busy = threading.Thread(target=allocate)
    busy.start()
    busy.join()
    assert where == []
    kept = allocate()
    garbage.collect()
    assert kept
    qtbot.waitUntil(lambda: where == [threading.get_ident()])


def allocate() -> list[list[object]]:
    """Make so much that Python would collect by itself."""
    return [[] for _ in range(YOUNG * 20)]
