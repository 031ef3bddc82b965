"""Quick-add: one line, and live what is understood of it."""
