"""What nobody expected in the window is logged and told, from every thread, until the nets go."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, qWarning
from pytestqt.qtbot import QtBot

from app.bootstrap.nets import Nets
from app.errors import InputError
from app.system.paths import open_profile


@pytest.fixture
def nets(qapp: object, tmp_path: Path) -> Iterator[Nets]:  # noqa: ARG001 -- signals need it
    parent = QObject()
    made = Nets(open_profile(tmp_path), parent)
    yield made
    made.stop()
    parent.deleteLater()


def logged(tmp_path: Path) -> str:
    return (tmp_path / "log" / "fifth-touch.log").read_text("utf-8")


def test_a_fault_on_any_thread_reaches_the_window(qtbot: QtBot, nets: Nets, tmp_path: Path) -> None:
    with qtbot.waitSignal(nets.fault) as told:
        threading.Thread(target=divmod, args=(1, 0)).start()
    assert isinstance(told.args[0], ZeroDivisionError)
    with qtbot.waitSignal(nets.fault) as told:
        sys.excepthook(TypeError, TypeError("in a slot"), None)
    assert isinstance(told.args[0], TypeError)
    assert logged(tmp_path).count("CRITICAL") == 2


def test_failed_work_is_logged_where_it_is_a_fault_of_ours(nets: Nets, tmp_path: Path) -> None:
    logging.getLogger("app").warning("begin")
    nets.note(InputError("The note is empty."))
    assert "note is empty" not in logged(tmp_path)
    nets.note(KeyError("anna@example.com"))
    assert "KeyError" in logged(tmp_path)
    assert "anna" not in logged(tmp_path)


@pytest.mark.usefixtures("nets")
def test_what_qt_says_is_logged(tmp_path: Path) -> None:
    qWarning("a widget out of place")
    assert "WARNING" in logged(tmp_path)
    assert "a widget out of place" in logged(tmp_path)


def test_nothing_stays_behind(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001 -- as above
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger().handlers)
    parent = QObject()
    Nets(open_profile(tmp_path), parent).stop()
    after = sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger().handlers)
    assert after == before
    parent.deleteLater()
