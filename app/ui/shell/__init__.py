"""The main window: rail, top bar, page stack and hint bar. It paints before anything else is loaded."""
