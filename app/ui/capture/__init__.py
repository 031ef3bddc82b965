"""People that are dropped on the window or lie in the clipboard."""
