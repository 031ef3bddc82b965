"""A notification service for tests: writes down what it is told, and when."""

import threading
import time
from dataclasses import dataclass

from jeepney import DBusAddress, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields, Message

NAME = "org.freedesktop.Notifications"
INTERFACE = f"""<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
<node><interface name="{NAME}">
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="GetServerInformation"><arg direction="out" type="s"/><arg direction="out" type="s"/>
<arg direction="out" type="s"/><arg direction="out" type="s"/></method>
<method name="Notify"><arg direction="in" type="s"/><arg direction="in" type="u"/>
<arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
<arg direction="in" type="as"/>
<arg direction="in" type="a{{sv}}"/><arg direction="in" type="i"/><arg direction="out" type="u"/></method>
<method name="CloseNotification"><arg direction="in" type="u"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""
ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


@dataclass(frozen=True)
class Note:
    """One notification as it came; ``mono`` as time.monotonic()."""

    mono: float
    app: str
    icon: str
    title: str
    body: str


class Recorder:
    """Owns the service's name on a bus until closed.

    ``answers`` is "id" for a sound service, "error" for one that refuses each notification,
    "nothing" for one that takes calls and never answers, "late" for one that knows what it can
    do and then never answers a notification. With ``actions`` it offers buttons.
    """

    def __init__(
        self, address: str, *, answers: str = "id", markup: bool = False, actions: bool = False
    ) -> None:
        self.answers = answers
        self.capabilities = [
            "body",
            *(["body-markup"] if markup else []),
            *(["actions"] if actions else []),
        ]
        self._notes: list[Note] = []
        self._news = threading.Condition()
        self._open = True
        self._connection = open_dbus_connection(address)
        reply = self._connection.send_and_get_reply(message_bus.RequestName(NAME, 4))
        assert reply.body == (1,), "somebody else shows notifications on this bus"
        self._thread = threading.Thread(target=self._serve, name="recorder", daemon=True)
        self._thread.start()

    def wait(self, count: int, seconds: float = 10.0) -> list[Note]:
        """Return the notes when there are ``count``; fails after ``seconds``."""
        with self._news:
            assert self._news.wait_for(lambda: len(self._notes) >= count, seconds), self._notes
            return list(self._notes)

    def notes(self) -> list[Note]:
        with self._news:
            return list(self._notes)

    def close(self) -> None:
        self._open = False
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while self._open:
            try:
                message = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._take(message, time.monotonic())  # noqa: TID251 - real time is measured

    def _take(self, message: Message, mono: float) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "Notify":
            app, _, icon, title, body, *_ = message.body
            with self._news:
                self._notes.append(Note(mono, app, icon, title, body))
                self._news.notify_all()
        if reply := self._reply(member, message):
            self._connection.send(reply)

    def _reply(self, member: str, message: Message) -> Message | None:
        if self.answers == "nothing" or (self.answers == "late" and member == "Notify"):
            return None
        told: dict[str, tuple[str, tuple[object, ...]]] = {
            "GetCapabilities": ("as", (self.capabilities,)),
            "Introspect": ("s", (INTERFACE,)),
            "GetServerInformation": ("ssss", ("recorder", "tests", "1", "1.2")),
            "CloseNotification": ("", ()),
        }
        if self.answers == "id":
            told["Notify"] = ("u", (len(self._notes),))
        if member in told:
            return new_method_return(message, *told[member])
        return new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("refused",))
