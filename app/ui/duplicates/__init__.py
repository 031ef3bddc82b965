"""Two entries of one person, side by side."""
