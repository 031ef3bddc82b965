"""Where the bundled fonts and drawings lie, in a checkout and in a package."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[3]))

RESOURCES = _ROOT / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons" / "lucide"
APP_ICONS = RESOURCES / "icons" / "app"
