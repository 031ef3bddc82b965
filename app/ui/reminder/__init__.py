"""The reminder window: one for everything that is due, on top, without taking the keys."""
