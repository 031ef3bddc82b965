"""The command palette: every lead and every command by a few letters."""
