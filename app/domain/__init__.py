"""The trade: words, values and rules. Standard library only; no clock, no file, no Qt, no SQL."""
