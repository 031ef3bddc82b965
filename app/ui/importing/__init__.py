"""Bringing in leads: the file, its columns, the numbers before anything is written, and what came of it."""
