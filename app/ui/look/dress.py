"""The look of the running window: light, dark, or as the system has it."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.ui.look.colours import scheme, use_scheme
from app.ui.look.letters import font, load_fonts
from app.ui.look.palette import palette
from app.ui.look.tokens import Scheme

Wish = Literal["system", "light", "dark"]
_DARK_BELOW = 128


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
        self._system = _brightness(app)
        self._whole = False
        self.families = load_fonts()
        app.setFont(font("body"))
        self._dress()

    def finish(self) -> None:
        """Put on what the first frame could do without: the style, the icon, the system's wish.

        Nothing in it is drawn by the style; making one costs a tenth of the whole start.
        """
        if self._whole:
            return
        self._whole = True
        from PySide6.QtWidgets import QToolTip

        from app.ui.look.icons import mark
        from app.ui.look.spoken import speak_for_painted_parts
        from app.ui.look.style import Style

        speak_for_painted_parts()

        self._style = Style()
        self._app.setStyle(self._style)
        self._app.setWindowIcon(mark("app"))
        QToolTip.setFont(font("small"))
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._system = _told(self._app) or self._system
        self.wear(self._wish)

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
        if self._whole:
            _tell(self._app, wish)
        self._dress()

    def _follow_system(self) -> None:
        if self._wish == "system":
            self._system = _told(self._app) or self._system
            self._dress()

    def _dress(self) -> None:
        use_scheme(self._system if self._wish == "system" else self._wish)
        colours = palette()
        self._app.setPalette(colours)
        if self._whole:
            from PySide6.QtWidgets import QToolTip

            QToolTip.setPalette(colours)
        self.changed.emit()


def _brightness(app: QApplication) -> Scheme:
    """The system's scheme by its own window colour: known at once and everywhere."""
    bright = app.palette().color(QPalette.ColorRole.Window).lightness()
    return "dark" if bright < _DARK_BELOW else "light"


def _told(app: QApplication) -> Scheme | None:
    """The scheme the system names, None where it names none."""
    names: dict[Qt.ColorScheme, Scheme] = {
        Qt.ColorScheme.Light: "light",
        Qt.ColorScheme.Dark: "dark",
    }
    return names.get(app.styleHints().colorScheme())


def _tell(app: QApplication, wish: Wish) -> None:
    """Let native title bars and dialogs follow; nothing happens where no desktop theme listens."""
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(schemes.get(wish, Qt.ColorScheme.Unknown))


class _Worn:
    look: Look | None = None


def start_look(app: QApplication, wish: Wish = "system") -> Look:
    """Dress the application, once a run; later calls only change the wish."""
    if _Worn.look is None:
        _Worn.look = Look(app, wish)
    else:
        _Worn.look.wear(wish)
    return _Worn.look


def finish_look() -> None:
    """Complete the look after the first frame; see `Look.finish`."""
    if _Worn.look is not None:
        _Worn.look.finish()


def look() -> Look:
    """The look of this run; `start_look` comes first."""
    assert _Worn.look is not None, "start_look(app) dresses the application first"
    return _Worn.look
