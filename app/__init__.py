"""Fifth Touch: a follow-up assistant for one sales rep."""

__version__ = "0.2.0"


def build() -> str:
    """Return what this package was built from ("19261ad of 2026-11-25"), "" in a checkout."""
    import sys
    from pathlib import Path

    told = Path(getattr(sys, "_MEIPASS", "")) / "build.txt"
    return told.read_text("utf-8").strip() if hasattr(sys, "_MEIPASS") and told.is_file() else ""
