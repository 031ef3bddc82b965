"""Wake-up calls from logind: the computer slept and is back. Without it the alarm's own watch finds out.

The thread sleeps on the system bus; nothing is asked in between.
"""

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

NAME = "org.freedesktop.login1"
SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"
ANSWER_SECONDS = 2.0
STOP_SECONDS = 2.0

log = logging.getLogger(__name__)


class LoginManager:
    """Calls `woke` after each sleep, on a thread of its own; it must return at once."""

    def __init__(self, woke: Callable[[], None], address: str = "") -> None:
        self._woke = woke
        self._address = address or os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS
        self._connection: DBusConnection | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to listen, where there is such a thing."""
        if sys.platform == "linux":
            self._thread = threading.Thread(target=self._listen, name="login-manager", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._stopped = True
        connection = self._connection
        if connection is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)
        if self._thread is not None and threading.current_thread() is not self._thread:
            self._thread.join(STOP_SECONDS)

    def listens(self) -> bool:
        """Whether it hears of sleep here."""
        return self._connection is not None

    def _listen(self) -> None:
        from jeepney import MatchRule
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        rule = MatchRule(type="signal", interface=f"{NAME}.Manager", member="PrepareForSleep")
        try:
            with open_dbus_connection(self._address) as connection:
                connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=ANSWER_SECONDS)
                with connection.filter(rule) as sleeps:
                    self._connection = connection
                    while not self._stopped:
                        message = connection.recv_until_filtered(sleeps)
                        if message.body == (False,):
                            self._woke()
        except (OSError, EOFError, ValueError, RuntimeError) as error:
            if not self._stopped:
                log.info("no word of sleep from the login manager: %s", type(error).__name__)
        finally:
            self._connection = None
