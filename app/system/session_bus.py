"""What the Linux session bus says of its notification service, asked before using it.

notify-send is silent when nobody listens and waits for over a minute when nobody answers.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DeviceError
from app.system.limit import HungError

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

SERVICE = "org.freedesktop.Notifications"
ANSWER_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a notification service is able to do.

    Attributes:
        markup: It reads markup in bodies, so that text must be escaped.
        actions: It offers buttons.
    """

    markup: bool = True
    actions: bool = False


class NotificationService:
    """Asks the bus each time; remembers what the running service is able to do."""

    def __init__(self) -> None:
        self._owner = ""
        self._abilities = Abilities()

    def ask(self) -> Abilities:
        """Return what the service is able to do.

        Raises:
            DeviceError: There is no bus, or nobody on it who shows notifications.
            HungError: The service is there and does not answer.
        """
        with _connection() as connection:
            owner = _owner_of_service(connection)
            if not owner or owner != self._owner:
                able = _capabilities(connection)
                self._abilities = Abilities("body-markup" in able, "actions" in able)
                self._owner = owner
        return self._abilities


def bus_address() -> str:
    """Return the session bus's address as GLib finds it, or ""."""
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    place = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere") / "bus"
    return f"unix:path={place}" if place.exists() else ""


def _connection() -> "DBusConnection":
    from jeepney.io.blocking import open_dbus_connection

    address = bus_address()
    if not address.startswith("unix:"):
        raise DeviceError("There is no session bus.", "Notifications need a desktop session.")
    try:
        return open_dbus_connection(address)
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        raise DeviceError(f"The session bus cannot be reached: {error}.") from error


def _owner_of_service(connection: "DBusConnection") -> str:
    """Return the unique name behind the service, "" if it will be started when called."""
    from jeepney.bus_messages import message_bus

    [there] = _answer(connection, message_bus.NameHasOwner(SERVICE))
    if there:
        return str(_answer(connection, message_bus.GetNameOwner(SERVICE))[0])
    if SERVICE in _names(_answer(connection, message_bus.ListActivatableNames())):
        return ""
    raise DeviceError(
        "No notification service is running.",
        "Start your desktop's notification service, or one such as dunst.",
    )


def _capabilities(connection: "DBusConnection") -> list[str]:
    from jeepney import DBusAddress, new_method_call

    service = DBusAddress("/org/freedesktop/Notifications", bus_name=SERVICE, interface=SERVICE)
    return _names(_answer(connection, new_method_call(service, "GetCapabilities")))


def _names(body: tuple[object, ...]) -> list[str]:
    """Return the one list of strings that an answer consists of."""
    [names] = body
    return [str(name) for name in names] if isinstance(names, list) else []


def _answer(connection: "DBusConnection", message: "Message") -> tuple[object, ...]:
    from jeepney.wrappers import DBusErrorResponse, unwrap_msg

    try:
        reply = connection.send_and_get_reply(message, timeout=ANSWER_SECONDS)
        return tuple(unwrap_msg(reply))
    except TimeoutError as error:
        raise HungError("The notification service does not answer.") from error
    except DBusErrorResponse as error:
        raise DeviceError(f"The notification service failed: {error.name}.") from error
    except (OSError, EOFError) as error:
        raise DeviceError(f"The session bus went away: {error}.") from error
