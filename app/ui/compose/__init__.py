"""Compose: drafts and sent texts, written with a checklist beside them."""
