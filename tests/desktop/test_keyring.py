"""The real GNOME keyring: there, locked, and absent. Each in a process of its own, as the choice of
a keyring is made once in a process."""

import subprocess
import sys
from pathlib import Path

from tests.desktop.session import Session, start_bus, wait_for_name

PROGRAM = """
import sys
from app.system.secrets import KeyringSecrets, SecretsUnavailable
secrets = KeyringSecrets()
try:
    print(secrets.backend().result(20))
    secrets.write("smtp", "geheim ß " * 300).result(20)
    print(secrets.read("smtp").result(20) == "geheim ß " * 300)
    secrets.delete("smtp").result(20)
    print(secrets.read("smtp").result(20))
except SecretsUnavailable as error:
    print(error.message)
secrets.stop()
"""


def answers(environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_the_keyring_keeps_a_secret(desktop: Session) -> None:
    assert answers(desktop.environment) == ["Secret Service", "True", "None"]


def test_a_null_keyring_from_the_environment_is_refused(desktop: Session) -> None:
    null = {**desktop.environment, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    assert answers(null) == ["This desktop offers no keyring."]


def test_no_keyring_at_all(desktop: Session, bare_bus: str) -> None:
    bare = {**desktop.environment, "DBUS_SESSION_BUS_ADDRESS": bare_bus}
    assert answers(bare) == ["This desktop offers no keyring."]


def test_a_locked_keyring(desktop: Session, tmp_path: Path) -> None:
    """A second daemon on the files that the first one made, which nobody unlocks."""
    home = tmp_path / "home"
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **{name: value for name, value in desktop.environment.items() if name != "DISPLAY"},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    first = keyring_session(tmp_path / "first", environment, "--unlock")
    assert answers(first.environment)[0] == "Secret Service"
    first.stop()
    second = keyring_session(tmp_path / "second", environment)
    assert answers(second.environment) == ["Secret Service", "The keyring is locked."]
    second.stop()


def keyring_session(folder: Path, environment: dict[str, str], *options: str) -> Session:
    session = start_bus(folder, environment)
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *options]
    session.start(*command, given=b"of the tests")
    wait_for_name(session.environment["DBUS_SESSION_BUS_ADDRESS"], "org.freedesktop.secrets")
    return session
