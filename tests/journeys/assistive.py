"""An assistive program: it hears names and roles over AT-SPI and acts by them, and never sees the window.

AT-SPI's objects live on a bus of their own, whose address the session bus tells (org.a11y.Bus).
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.desktop.session import Session
from tests.journeys.waiting import until

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
PREFIX = "org.a11y.atspi"
PROPERTIES = "org.freedesktop.DBus.Properties"
DEEPEST = 40


@dataclass(frozen=True)
class Heard:
    """One thing on the screen as it is told: where it is asked, its name, its role."""

    bus: str
    path: str
    name: str
    role: str


class Assistive:
    """What a screen reader or a switch can do."""

    def __init__(self, loop: asyncio.AbstractEventLoop, bus: MessageBus) -> None:
        self._loop, self._bus = loop, bus

    def find(self, name: str, role: str, within: Heard | None = None) -> Heard:
        """Return the first thing that is shown with this name and role, as soon as there is one."""
        place = ROOT if within is None else (within.bus, within.path)
        words = f"no {role} “{name}” among: "
        found = until(lambda: self._first(place, name, role), lambda: words + str(self.told()))
        assert found
        return found

    def press(self, name: str, role: str = "push button", within: Heard | None = None) -> None:
        """Do what pressing it would do."""
        heard = self.find(name, role, within)
        assert self._call((heard.bus, heard.path), f"{PREFIX}.Action", "DoAction", "i", [0]) == [True]

    def write(self, name: str, text: str, role: str = "text") -> None:
        """Put a text into a field."""
        heard = self.find(name, role)
        place = (heard.bus, heard.path)
        done = self._call(place, f"{PREFIX}.EditableText", "SetTextContents", "s", [text])
        assert done == [True]

    def told(self) -> list[str]:
        """Return everything that is shown, as it is told."""
        return [f"{one.role}: {one.name}" for one in self._walk(ROOT, 0) if one.name]

    def _first(self, place: tuple[str, str], name: str, role: str) -> Heard | None:
        return next((one for one in self._walk(place, 0) if (one.name, one.role) == (name, role)), None)

    def _walk(self, place: tuple[str, str], depth: int) -> Iterator[Heard]:
        """Go through what is shown; what vanishes on the way is left out."""
        children = self._call(place, f"{PREFIX}.Accessible", "GetChildren")
        for bus, path in children[0] if children and depth < DEEPEST else ():
            name = self._call((bus, path), PROPERTIES, "Get", "ss", [f"{PREFIX}.Accessible", "Name"])
            role = self._call((bus, path), f"{PREFIX}.Accessible", "GetRoleName")
            if name and role and self._is_shown((bus, path), depth):
                yield Heard(bus, path, name[0].value, role[0])
                yield from self._walk((bus, path), depth + 1)

    def _is_shown(self, place: tuple[str, str], depth: int) -> bool:
        """Whether it is on the screen; the application itself has no such state."""
        showing = 1 << 25
        states = self._call(place, f"{PREFIX}.Accessible", "GetState")
        return depth == 0 or bool(states and states[0][0] & showing)

    def _call(
        self,
        place: tuple[str, str],
        interface: str,
        member: str,
        signature: str = "",
        body: Sequence[object] = (),
    ) -> list[Any]:
        """Ask one thing; an empty list for what is not there any more."""
        message = Message(
            destination=place[0],
            path=place[1],
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        answer = self._loop.run_until_complete(self._bus.call(message))
        return [] if answer.message_type is MessageType.ERROR else answer.body


@contextmanager
def assistive(desktop: Session) -> Iterator[Assistive]:
    """Start the bus of assistive programs on a desktop and listen there."""
    desktop.start(LAUNCHER, "--launch-immediately")
    launcher = desktop.children[-1]
    loop = asyncio.new_event_loop()
    session = loop.run_until_complete(_connect(desktop.environment["DBUS_SESSION_BUS_ADDRESS"]))
    address = until(lambda: _address(loop, session), "no bus of assistive programs")
    bus = loop.run_until_complete(_connect(address))
    yield Assistive(loop, bus)
    for one in (bus, session):
        one.disconnect()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    launcher.terminate()
    launcher.wait(5)


async def _connect(address: str) -> MessageBus:
    return await MessageBus(bus_address=address).connect()


def _address(loop: asyncio.AbstractEventLoop, session: MessageBus) -> str:
    message = Message("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    answer = loop.run_until_complete(session.call(message))
    return "" if answer.message_type is MessageType.ERROR else str(answer.body[0])
