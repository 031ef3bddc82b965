"""Fifth Touch: a follow-up assistant for one sales rep."""

__version__ = "0.1.0"
