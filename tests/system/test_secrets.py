import threading
from collections.abc import Callable, Iterator

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from app.system.secrets import SERVICE, KeyringSecrets, SecretsUnavailable, is_allowed, system_keyring

LIMIT_OF_WINDOWS = 1280


class MemoryRing(KeyringBackend):
    """A keyring with the narrowest limit there is."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring's own
        self.entries: dict[tuple[str, str], str] = {}
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2 * LIMIT_OF_WINDOWS:
            raise PasswordSetError("too long")
        if not self.forgets:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("none there")


class OddRing(MemoryRing):
    """Does something else instead of answering."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act

    def get_password(self, service: str, username: str) -> str | None:
        self._act()
        return super().get_password(service, username)


@pytest.fixture
def ring() -> MemoryRing:
    return MemoryRing()


@pytest.fixture
def make() -> Iterator[Callable[..., KeyringSecrets]]:
    made: list[KeyringSecrets] = []

    def make(ring: KeyringBackend, limit: float = 10.0) -> KeyringSecrets:
        secrets = KeyringSecrets(lambda: ring, limit=limit)
        made.append(secrets)
        return secrets

    yield make
    for secrets in made:
        secrets.stop()


@pytest.mark.parametrize("value", ["", "x", "y" * 1000, "z" * 1001, "🔑ß" * 700, "t" * 20_000])
def test_what_goes_in_comes_out(make: Callable[..., KeyringSecrets], ring: MemoryRing, value: str) -> None:
    secrets = make(ring)
    secrets.write("smtp", "the one before, " * 100).result(5)
    secrets.write("smtp", value).result(5)
    assert secrets.read("smtp").result(5) == value
    secrets.delete("smtp").result(5)
    secrets.delete("smtp").result(5)
    assert secrets.read("smtp").result(5) is None
    assert ring.entries == {}


@given(value=st.text(st.characters(exclude_categories=["Cs"]), max_size=3000))
def test_any_text(value: str) -> None:
    ring = MemoryRing()
    secrets = KeyringSecrets(lambda: ring)
    secrets.write("smtp", value).result(5)
    assert secrets.read("smtp").result(5) == value
    secrets.stop()


def test_a_keyring_that_forgets_is_noticed(make: Callable[..., KeyringSecrets], ring: MemoryRing) -> None:
    ring.forgets = True
    with pytest.raises(SecretsUnavailable, match="did not keep"):
        make(ring).write("smtp", "secret").result(5)


def test_a_lost_part_is_noticed(make: Callable[..., KeyringSecrets], ring: MemoryRing) -> None:
    secrets = make(ring)
    secrets.write("smtp", "s" * 2500).result(5)
    del ring.entries[SERVICE, "smtp/0/1"]
    with pytest.raises(SecretsUnavailable, match="damaged") as raised:
        secrets.read("smtp").result(5)
    assert "sss" not in str(raised.value)


def fail_with(error: Exception) -> Callable[[], object]:
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (fail_with(KeyringLocked("prompt dismissed")), "locked"),
        (fail_with(InitError("no collection")), "not set up"),
        (fail_with(PasswordSetError("Canary")), "The keyring failed: PasswordSetError."),
        (lambda: threading.Event().wait(1), "did not answer within"),
    ],
)
def test_trouble_in_words(make: Callable[..., KeyringSecrets], act: Callable[[], object], words: str) -> None:
    with pytest.raises(SecretsUnavailable, match=words) as raised:
        make(OddRing(act), limit=0.05).read("smtp").result(5)
    assert "Canary" not in str(raised.value)


def test_only_known_keyrings_are_used() -> None:
    assert not is_allowed(MemoryRing())
    assert not is_allowed(null.Keyring())  # type: ignore[no-untyped-call] # keyring's own
    assert not is_allowed(fail.Keyring())  # type: ignore[no-untyped-call] # keyring's own


@pytest.mark.parametrize("chosen", [null.Keyring, fail.Keyring, MemoryRing])
def test_a_keyring_put_in_from_outside_is_refused(
    monkeypatch: pytest.MonkeyPatch, chosen: type[KeyringBackend]
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", chosen)
    with pytest.raises(SecretsUnavailable, match="no keyring"):
        system_keyring()
