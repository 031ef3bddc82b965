"""Pop-ups with buttons by desktop-notifier, on an event loop and a thread of its own.

The loop sleeps until somebody sends or presses something. The library swallows what goes wrong and says only
what went well, so silence counts as a failure here.
"""

from __future__ import annotations

import html
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.reminder import Key
from app.errors import DeviceError
from app.services.ports import Pressed
from app.system.limit import HungError
from app.system.plyer_popup import NAME
from app.system.session_bus import NotificationService

if TYPE_CHECKING:
    import asyncio

    from desktop_notifier import DesktopNotifier

T = TypeVar("T")
SEND_SECONDS = 4.0
STOP_SECONDS = 2.0
WORDS = {"open": "Open", "done": "Done", "snooze": "Snooze 10 min"}


class ButtonPopup:
    """Shows one pop-up at a time with buttons; the newest takes the place of the one before."""

    def __init__(self, pressed: Callable[[Pressed], None], icon: Path | None = None) -> None:
        """Take who hears of presses (on this device's thread; it must return at once) and the icon's file."""
        self._pressed = pressed
        self._icon = icon
        self._service = NotificationService()
        self._linux = sys.platform == "linux"
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._library: DesktopNotifier | None = None
        self._shown = ""

    def __call__(self, title: str, body: str, keys: tuple[Key, ...], acts: Sequence[str]) -> None:
        """Show cleaned and clipped text with a button for each act.

        Raises:
            DeviceError: The desktop offers no buttons, or nothing can have been shown, and why.
        """
        if self._linux:
            able = self._service.ask()
            if not able.actions:
                raise DeviceError("The desktop's notifications have no buttons.")
            body = html.escape(body, quote=False) if able.markup else body
        try:
            self._wait(self._send(title, body, keys, acts))
        except ImportError as error:
            raise DeviceError(f"Buttons are not possible here: {error}.") from error

    def prepare(self) -> None:
        """Load the library where there are buttons, so that the first pop-up is as quick as the others."""
        with suppress(DeviceError, ImportError):
            if not self._linux or self._service.ask().actions:
                import_module("desktop_notifier")

    def withdraw(self) -> None:
        """Take the pop-up away: what it told of is handled. None there is fine."""
        if self._shown and self._loop is not None:
            import asyncio

            asyncio.run_coroutine_threadsafe(self._clear(self._shown), self._loop)

    def stop(self) -> None:
        """End the loop and its thread."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        if threading.current_thread() is not thread:
            thread.join(STOP_SECONDS)

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        import asyncio

        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._running_loop())
        try:
            return future.result(SEND_SECONDS)
        except TimeoutError as error:
            future.cancel()
            self._library = None
            raise HungError("The notification service does not answer.") from error

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        import asyncio

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._run, args=(self._loop,), name="buttons", daemon=True)
            self._thread.start()
        return self._loop

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        import asyncio

        asyncio.set_event_loop(loop)
        loop.run_forever()
        bus = getattr(getattr(self._library, "_backend", None), "bus", None)
        if bus is not None:
            bus.disconnect()
            loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    async def _send(self, title: str, body: str, keys: tuple[Key, ...], acts: Sequence[str]) -> None:
        from desktop_notifier import Button, Capability, Icon
        from desktop_notifier import DesktopNotifier as Library

        if self._library is None:
            icon = Icon(path=self._icon) if self._icon else Icon(name="fifth-touch")
            self._library = Library(app_name=NAME, app_icon=icon)
        if not self._linux and Capability.BUTTONS not in await self._library.get_capabilities():
            raise DeviceError("The desktop's notifications have no buttons.")
        went: list[bool] = []
        shown = await self._library.send(
            title=title,
            message=body,
            buttons=[Button(WORDS[act], on_pressed=partial(self._press, act, keys)) for act in acts],
            on_clicked=partial(self._press, "open", keys),
            on_dispatched=partial(went.append, True),  # noqa: FBT003 -- a mark that it went
        )
        if not went:
            self._library = None
            raise DeviceError("The notification service refused the pop-up.")
        before, self._shown = self._shown, shown
        if before:
            await self._clear(before)

    async def _clear(self, shown: str) -> None:
        if self._shown == shown:
            self._shown = ""
        if self._library is None or shown not in await self._library.get_current_notifications():
            return
        await self._library.clear(shown)

    def _press(self, act: str, keys: tuple[Key, ...]) -> None:
        self._shown = ""
        self._pressed(Pressed(act, keys))
