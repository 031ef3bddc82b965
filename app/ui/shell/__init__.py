"""The frame of the window: rail, top bar, hint bar, and the pages inside."""
