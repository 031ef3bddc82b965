"""A tray host on the bus, as KDE and GNOME's extension have it: knows the icons, presses their menus."""

import threading
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, message_bus, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields, Message

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
SECONDS = 10.0


class TrayHost:
    """Owns the watcher's name on a bus until closed, and remembers the first icon that registers."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._item = ""
        self._news = threading.Condition()
        self._open = True
        self._connection = open_dbus_connection(address)
        reply = self._connection.send_and_get_reply(message_bus.RequestName(WATCHER, 4))
        assert reply.body == (1,), "somebody else is the tray host of this bus"
        self._thread = threading.Thread(target=self._serve, name="tray-host", daemon=True)
        self._thread.start()
        self._calls = open_dbus_connection(address)

    def close(self) -> None:
        self._open = False
        self._thread.join()
        self._connection.close()
        self._calls.close()

    def wait_item(self) -> str:
        """Return the bus name of the icon when there is one."""
        with self._news:
            assert self._news.wait_for(lambda: self._item, SECONDS), "no icon registers"
            return self._item

    def shown(self, name: str) -> Any:  # noqa: ANN401 -- whatever the property holds
        """Return a property of the icon, such as "Status"."""
        item = DBusAddress("/StatusNotifierItem", bus_name=self.wait_item(), interface=ITEM)
        return self._ask(Properties(item).get(name))[0][1]

    def click(self) -> None:
        """Click the icon."""
        item = DBusAddress("/StatusNotifierItem", bus_name=self.wait_item(), interface=ITEM)
        self._ask(new_method_call(item, "Activate", "ii", (0, 0)))

    def rows(self) -> dict[str, int]:
        """Return the visible rows of the menu and their numbers."""
        layout = self._ask(new_method_call(self._menu(), "GetLayout", "iias", (0, -1, [])))[1]
        return dict(_rows(layout))

    def press(self, row: str) -> None:
        """Press a row of the menu."""
        number = self.rows()[row]
        event = (number, "clicked", ("s", ""), 0)
        self._ask(new_method_call(self._menu(), "Event", "isvu", event))

    def _menu(self) -> DBusAddress:
        return DBusAddress(str(self.shown("Menu")), bus_name=self.wait_item(), interface=MENU)

    def _ask(self, message: Message) -> Any:  # noqa: ANN401 -- the body of the answer
        reply = self._calls.send_and_get_reply(message, timeout=SECONDS)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body

    def _serve(self) -> None:
        while self._open:
            try:
                message = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "RegisterStatusNotifierItem":
            sender = message.header.fields[HeaderFields.sender]
            named = str(message.body[0])
            with self._news:
                self._item = sender if named.startswith("/") else named
                self._news.notify_all()
            self._connection.send(new_method_return(message))
        elif member == "Get":
            held = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
            value: tuple[str, Any] = held.get(message.body[1], ("as", []))
            self._connection.send(new_method_return(message, "v", (value,)))
        elif member == "GetAll":
            values = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
            self._connection.send(new_method_return(message, "a{sv}", (values,)))
        else:
            self._connection.send(new_method_return(message))


def _rows(layout: Any) -> list[tuple[str, int]]:  # noqa: ANN401 -- (ia{sv}av)
    number, properties, children = layout
    label = properties.get("label", ("s", ""))[1].replace("_", "")
    seen = properties.get("visible", ("b", True))[1]
    mine = [(label, number)] if label and seen else []
    return mine + [row for _, child in children for row in _rows(child)]
