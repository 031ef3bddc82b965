"""The scheme as a QPalette, for everything Qt draws by itself."""

from PySide6.QtGui import QPalette

from app.ui.look.colours import colour

_ROLE = QPalette.ColorRole
_ROLES = {
    _ROLE.Window: "canvas",
    _ROLE.WindowText: "ink1",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "ink1",
    _ROLE.PlaceholderText: "ink3",
    _ROLE.Button: "raised",
    _ROLE.ButtonText: "ink1",
    _ROLE.BrightText: "danger",
    _ROLE.Highlight: "accentl",
    _ROLE.HighlightedText: "ink1",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accentink",
    _ROLE.LinkVisited: "accentink",
    _ROLE.ToolTipBase: "inverse",
    _ROLE.ToolTipText: "oninverse",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "hover",
    _ROLE.Mid: "line2",
    _ROLE.Dark: "control",
    _ROLE.Shadow: "shadow",
}
_FADED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)


def palette() -> QPalette:
    """The palette of the scheme in use."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, colour(token))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("inkoff"))
    return made
