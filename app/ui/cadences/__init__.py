"""Cadences: the list, the editor with its dates, versions and comparisons, files in and out."""
