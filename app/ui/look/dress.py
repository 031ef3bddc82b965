"""The look of the running window: light, dark, or as the system has it."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui.look.colours import scheme, use_scheme
from app.ui.look.icons import mark
from app.ui.look.letters import font, load_fonts
from app.ui.look.palette import palette
from app.ui.look.style import Style
from app.ui.look.tokens import Scheme

Wish = Literal["system", "light", "dark"]
_DARK_BELOW = 128
_SCHEMES: dict[Wish, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Look(QObject):
    """Dresses the application and follows the system's scheme while it runs.

    Painted parts take their colours when they paint, and a new palette repaints them all; listen to
    `changed` only where colours are kept (a document, a cached picture).
    """

    changed = Signal()

    def __init__(self, app: QApplication, wish: Wish = "system") -> None:
        super().__init__(app)
        self._app = app
        self._wish: Wish = wish
        self._system = _system_scheme(app)
        self.families = load_fonts()
        self._style = Style()
        app.setStyle(self._style)
        app.setFont(font("body"))
        QToolTip.setFont(font("small"))
        app.setWindowIcon(mark("app"))
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self.wear(wish)

    @property
    def wish(self) -> Wish:
        """What the settings ask for: `system`, `light` or `dark`."""
        return self._wish

    @property
    def scheme(self) -> Scheme:
        """What is painted: `light` or `dark`."""
        return scheme()

    def wear(self, wish: Wish) -> None:
        """Paint in this scheme, or in the system's, from now on."""
        self._wish = wish
        # native title bars and dialogs follow; ignored where no desktop theme listens
        self._hints.setColorScheme(_SCHEMES[wish])
        self._dress()

    def _follow_system(self, told: Qt.ColorScheme) -> None:
        if self._wish == "system":
            self._system = "dark" if told is Qt.ColorScheme.Dark else "light"
            self._dress()

    def _dress(self) -> None:
        use_scheme(self._system if self._wish == "system" else self._wish)
        colours = palette()
        self._app.setPalette(colours)
        QToolTip.setPalette(colours)
        self.changed.emit()


def _system_scheme(app: QApplication) -> Scheme:
    """The system's scheme; where it tells none, the brightness of its own window colour."""
    told = app.styleHints().colorScheme()
    if told is Qt.ColorScheme.Unknown:
        bright = app.palette().color(QPalette.ColorRole.Window).lightness()
        return "dark" if bright < _DARK_BELOW else "light"
    return "dark" if told is Qt.ColorScheme.Dark else "light"


class _Worn:
    look: Look | None = None


def start_look(app: QApplication, wish: Wish = "system") -> Look:
    """Dress the application, once a run; later calls only change the wish."""
    if _Worn.look is None:
        _Worn.look = Look(app, wish)
    else:
        _Worn.look.wear(wish)
    return _Worn.look


def look() -> Look:
    """The look of this run; `start_look` comes first."""
    assert _Worn.look is not None, "start_look(app) dresses the application first"
    return _Worn.look
