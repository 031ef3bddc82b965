"""Starting with the desktop session: the switch, and whether it still holds (other programs turn it off)."""

from __future__ import annotations

from app.services.ports import Autostart
from app.services.preferences import Preferences


class SessionStart:
    """Keeps the entry of the desktop in step with the setting."""

    def __init__(self, preferences: Preferences, entry: Autostart) -> None:
        self._preferences = preferences
        self._entry = entry

    def switch(self, *, on: bool, origin: str = "") -> None:
        """Start with the session from now on, or not. Raises DeviceError where that is not possible."""
        if on:
            self._entry.enable()
        else:
            self._entry.disable()
        self._preferences.change(autostart=on, origin=origin)

    def state(self) -> str:
        """Return "on", "off", or "gone": it is wished for, but somebody took it away."""
        wished, found = self._preferences.current().autostart, self._entry.state()
        if not wished:
            return "on" if found == "on" else "off"
        return "gone" if found == "off" else "on"

    def verify(self) -> str:
        """Look at the entry at the start and mend one that starts another program of ours; return its state.

        One that is gone stays so: whoever took it away may have meant it, the rep is asked.
        """
        if self._preferences.current().autostart and self._entry.state() == "other":
            self._entry.enable()
        return self.state()
