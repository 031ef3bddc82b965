"""Whoever does not see the screen hears what it holds: every control has a name and a role of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import Whole

PAGES = ("today", "leads", "calendar", "compose", "settings")
SILENT = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane})
"""Roles that say nothing of what a control does."""


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    whole = Whole(qtbot, tmp_path)
    whole.do(whole.services.demo.fill_fresh)
    yield whole
    whole.close()


def settle(whole: Whole, qtbot: QtBot) -> None:
    """Wait until everything that was asked for is shown."""
    for _ in range(6):
        with qtbot.waitCallback() as answered:
            whole.tasks.run(list, done=answered)


def silent_controls(root: QWidget) -> list[str]:
    """Return what can have the focus and says neither what it is nor what it is called."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        name = heard.text(QAccessible.Text.Name)
        if not name.strip() or heard.role() in SILENT:
            found.append(f"{type(widget).__module__}.{type(widget).__name__}: {name!r} {heard.role().name}")
    return sorted(set(found))


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name_and_a_role(demo: Whole, qtbot: QtBot, page: str) -> None:
    demo.shell.resize(1440, 900)
    demo.shell.go(page)
    settle(demo, qtbot)
    assert silent_controls(demo.shell) == []


@pytest.mark.parametrize("command", ["quick-add", "log-meeting", "add-lead", "find", "keys", "cadences"])
def test_every_control_of_a_dialog_has_a_name_and_a_role(demo: Whole, qtbot: QtBot, command: str) -> None:
    settle(demo, qtbot)
    before = set(QApplication.topLevelWidgets())
    demo.shell.actions_by_name[command].trigger()
    settle(demo, qtbot)
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in before]
    roots = opened or [demo.shell]  # the palette lies within the window
    assert [line for one in roots for line in silent_controls(one)] == []
