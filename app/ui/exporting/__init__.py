"""Leads to files."""
