"""Fifth Touch: a follow-up assistant for one sales rep."""
