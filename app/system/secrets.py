"""Passwords and tokens in the system's keyring, or nowhere.

The keyring may ask for a password of its own, hang, be locked, or be no keyring at all but a text
file. So each call runs on a thread of its own for at most ten seconds, only known keyrings are
used, and what is written is read back.
"""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from app.errors import DeviceError
from app.system.lane import DatabaseLane
from app.system.limit import within

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

P = ParamSpec("P")
T = TypeVar("T")

SERVICE = "Fifth Touch"
CHUNK = 600
"""Characters in one entry; Windows holds 1,280 UTF-16 units, and a character may be two."""
CALL_SECONDS = 10.0
ALLOWED = {
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.libsecret.Keyring": "Secret Service",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
    "keyring.backends.macOS.Keyring": "macOS Keychain",
}


class SecretsUnavailable(DeviceError):  # noqa: N818 - a state of the desktop, named as people say it
    """There is no keyring that keeps a secret, or it is locked, or it does not answer."""

    title = "Passwords cannot be kept"


class KeyringSecrets:
    """Fits the port ``Secrets``: one call after the other, on its own lane.

    Args:
        find: Returns the keyring to use; the system's by default.
        limit: The seconds a call may take.
    """

    def __init__(
        self,
        find: "Callable[[], KeyringBackend] | None" = None,
        limit: float = CALL_SECONDS,
    ) -> None:
        self._find = find or system_keyring
        self._limit = limit
        self._lane = DatabaseLane("secrets")

    def read(self, name: str) -> Future[str | None]:
        """Return the secret of this name, or None when there is none."""
        return self._submit(lambda: _read(self._find(), name))

    def write(self, name: str, value: str) -> Future[None]:
        """Store it, read it back and compare."""
        return self._submit(lambda: _write(self._find(), name, value))

    def delete(self, name: str) -> Future[None]:
        """Remove it; none there is fine."""
        return self._submit(lambda: _delete(self._find(), name))

    def backend(self) -> Future[str]:
        """Return the name of the keyring in use."""
        return self._submit(lambda: ALLOWED.get(_class_name(self._find()), type(self._find()).__name__))

    def stop(self) -> None:
        """Finish what is queued, for as long as one call may take."""
        self._lane.stop(self._limit)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        return self._lane.submit(_in_words, self._limit, work)


def system_keyring() -> "KeyringBackend":
    """Return the best allowed keyring.

    Raises:
        SecretsUnavailable: There is none; a null, a plain-text or a failing one is none.
    """
    import keyring

    chosen = keyring.get_keyring()
    offered: list[KeyringBackend] = [chosen, *getattr(chosen, "backends", ())]
    for candidate in offered:
        if is_allowed(candidate):
            return candidate
    raise SecretsUnavailable(
        "This desktop offers no keyring.",
        "Start one (GNOME Keyring, KWallet); until then passwords are asked for in each session.",
    )


def is_allowed(candidate: "KeyringBackend") -> bool:
    """Tell whether this keyring is known to keep secrets and usable here."""
    return _class_name(candidate) in ALLOWED and float(candidate.priority) >= 1


def _class_name(candidate: "KeyringBackend") -> str:
    return f"{type(candidate).__module__}.{type(candidate).__qualname__}"


def _in_words(limit: float, work: Callable[[], T]) -> T:
    """Do ``work`` within the limit; tell a keyring's errors in words, without the secret."""
    from keyring.errors import InitError, KeyringError, KeyringLocked

    try:
        return within(limit, "The keyring", work)
    except KeyringLocked:
        raise SecretsUnavailable("The keyring is locked.", "Unlock it and try again.") from None
    except InitError:
        raise SecretsUnavailable(
            "The keyring is not set up.", "Open your desktop's password program once to set it up."
        ) from None
    except KeyringError as error:
        raise SecretsUnavailable(f"The keyring failed: {type(error).__name__}.") from None
    except DeviceError as error:
        if isinstance(error, SecretsUnavailable):
            raise
        raise SecretsUnavailable(error.message, "Look for a window that asks for a password.") from None


def _write(ring: "KeyringBackend", name: str, value: str) -> None:
    """Store chunks of a new generation, then the head that names them, then drop the old."""
    before = _head(ring, name)
    mark = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    generation = 1 - int(before["generation"]) if before else 0
    parts = [value[start : start + CHUNK] for start in range(0, len(value), CHUNK)]
    for number, part in enumerate(parts):
        ring.set_password(SERVICE, _part(name, generation, number), part)
    head = {"generation": generation, "parts": len(parts), "sha256": mark}
    ring.set_password(SERVICE, name, json.dumps(head))
    if _read(ring, name) != value:
        raise SecretsUnavailable("The keyring did not keep what was stored.", "Check your keyring.")
    if before:
        _drop_parts(ring, name, before)


def _read(ring: "KeyringBackend", name: str) -> str | None:
    head = _head(ring, name)
    if head is None:
        return None
    numbers = range(int(head["parts"]))
    parts = [ring.get_password(SERVICE, _part(name, int(head["generation"]), n)) for n in numbers]
    value = "".join(part or "" for part in parts)
    if hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest() != head["sha256"]:
        raise SecretsUnavailable("What the keyring holds is damaged.", "Enter the password again.")
    return value


def _delete(ring: "KeyringBackend", name: str) -> None:
    head = _head(ring, name)
    if head is not None:
        ring.delete_password(SERVICE, name)
        _drop_parts(ring, name, head)


def _drop_parts(ring: "KeyringBackend", name: str, head: dict[str, int | str]) -> None:
    from keyring.errors import PasswordDeleteError

    for number in range(int(head["parts"])):
        try:
            ring.delete_password(SERVICE, _part(name, int(head["generation"]), number))
        except PasswordDeleteError:
            continue  # gone already


def _head(ring: "KeyringBackend", name: str) -> dict[str, int | str] | None:
    text = ring.get_password(SERVICE, name)
    if text is None:
        return None
    try:
        head: dict[str, int | str] = json.loads(text)
        int(head["generation"]), int(head["parts"]), str(head["sha256"])
    except (ValueError, KeyError, TypeError):
        return None  # not ours, or cut off: as good as nothing
    return head


def _part(name: str, generation: int, number: int) -> str:
    return f"{name}/{generation}/{number}"
