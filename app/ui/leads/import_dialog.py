"""The import, where the leads page looks for it."""

from app.ui.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
