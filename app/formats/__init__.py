"""Bytes and text to values and back. No Qt, no SQL, no clock."""
