"""The commands of the whole window: one table for keys, menus, the palette and the list of keys."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Command(NamedTuple):
    """Something the window can do.

    Attributes:
        words: As it stands in menus and lists.
        keys: Shortcuts with a blank between them, the one that is shown first; empty for none.
        about: A few words more, for the palette.
    """

    name: str
    words: str
    keys: str
    icon: str
    about: str = ""

    @property
    def key(self) -> str:
        """The shortcut that is shown."""
        return self.keys.partition(" ")[0]


COMMANDS: Final = (
    Command(
        "quick-add", "Quick add", "Ctrl+Shift+N", "plus", "one line: who, what happened, what comes next"
    ),
    Command("log-meeting", "Log meeting", "Ctrl+M", "handshake", "what was said, next step, series"),
    Command("add-lead", "Add lead", "Ctrl+N", "user-plus", "a form for one person"),
    Command("import", "Import", "Ctrl+I", "import", "leads from a file"),
    Command(
        "paste-lead",
        "New lead from the clipboard",
        "",
        "user-plus",
        "a signature, an address, a vCard; Ctrl+V on Leads",
    ),
    Command("paste-leads", "Paste leads", "", "copy", "rows of a spreadsheet, addresses, vCards"),
    Command("duplicates", "Find duplicates", "", "merge", "two entries of one person, side by side"),
    Command("export", "Export everything", "", "download", "CSV, JSON, vCard, calendar and mails"),
    Command("find", "Find a lead or type a command", "Ctrl+K", "search"),
    Command("cadences", "Cadences", "", "list-todo", "the series you plan with: edit, compare, bring in"),
    Command("edit-series", "Edit series", "Ctrl+E", "sliders-horizontal", "of the lead that is chosen"),
    Command(
        "keep-in-touch", "Keep in touch", "", "repeat", "every so many weeks, with the lead that is chosen"
    ),
    Command("level-week", "Level my week", "", "calendar-check", "moves that fit the days, to accept"),
    Command("plan-absence", "Plan days away", "", "calendar-x", "what moves before you go"),
    Command("reminders", "Show reminders", "", "bell-ring", "all that is due, dismissed ones as well"),
    Command("pause-reminders", "Pause reminders for 1 hour", "", "bell-off", "what falls due comes after"),
    Command("resume-reminders", "End the pause of reminders", "", "bell"),
    Command("undo", "Undo", "Ctrl+Z", "rotate-ccw", "take back the last act"),
    Command("refresh", "Refresh", "F5", "refresh-cw", "read this screen again"),
    Command("back-up", "Back up now", "", "archive", "a verified copy of everything"),
    Command("restore", "Restore a backup", "", "archive-restore", "go back to one"),
    Command("keys", "All keys", "? F1 Ctrl+/", "keyboard", "what the keys do here"),
    Command("menu", "Menu", "F10", "ellipsis"),
    Command("about", "About Fifth Touch", "", "info", "version, licences, folders"),
    Command("quit", "Quit", "Ctrl+Q", "power", "reminders stop until the next start"),
)
ADDING: Final = ("quick-add", "log-meeting", "add-lead", "import")
"""What the plus button offers."""
BY_NAME: Final = {command.name: command for command in COMMANDS}


def window_actions(window: QWidget) -> dict[str, QAction]:
    """Make the acts, by name; `bind_keys` gives them their keys."""
    return {command.name: QAction(command.words, window) for command in COMMANDS}


def bind_keys(window: QWidget, actions: Mapping[str, QAction]) -> None:
    """Let the keys work while the window is active. The first frame does not wait for it."""
    for command in COMMANDS:
        if command.keys:
            bind(window, actions[command.name], *command.keys.split())


def bind(window: QWidget, action: QAction, *keys: str) -> None:
    """Give one act of the window its keys."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    window.addAction(action)
