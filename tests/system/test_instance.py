"""One owner for a profile: races, deaths, long and hostile messages, with real processes."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import InputError, StorageError
from app.system.instance import ADDRESS, Answer, Ownership, Request, claim, enter
from app.system.wire import FRAME, LENGTH

OWNER = """
import os, sys, threading
from pathlib import Path
from app.system.instance import Answer, Ownership, enter

def serve(request):
    if request.args == ("die",):
        os._exit(9)
    return Answer(3, f"{os.getpid()} {request.cwd} {' '.join(request.args)}", "seen")

found = enter(Path(sys.argv[1]), sys.argv[2:], os.getcwd(), seconds=30)
if isinstance(found, Ownership):
    found.listen(serve)
    print("owner", os.getpid(), flush=True)
    sys.stdin.read()
    found.release()
else:
    print("guest", found.code, found.out, found.err, flush=True)
"""


@pytest.fixture
def starts() -> Iterator[list[subprocess.Popen[str]]]:
    children: list[subprocess.Popen[str]] = []
    yield children
    for child in children:
        child.kill()
        child.communicate()


def start(starts: list[subprocess.Popen[str]], folder: Path, *args: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder), *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    starts.append(child)
    return child


def said(child: subprocess.Popen[str]) -> list[str]:
    assert child.stdout is not None
    return child.stdout.readline().split()


@pytest.fixture
def owned(tmp_path: Path) -> Iterator[Ownership]:
    ownership = claim(tmp_path)
    assert ownership is not None
    yield ownership
    ownership.release()


def test_twenty_starts_have_one_owner(tmp_path: Path, starts: list[subprocess.Popen[str]]) -> None:
    for number in range(20):
        start(starts, tmp_path, "add", str(number))
    lines = [said(child) for child in starts]
    [owner] = [line[1] for line in lines if line[0] == "owner"]
    guests = [line for line in lines if line[0] == "guest"]
    assert len(guests) == 19
    assert {(line[1], line[2], line[-1]) for line in guests} == {("3", owner, "seen")}


def test_a_killed_owner_leaves_no_lock(tmp_path: Path, starts: list[subprocess.Popen[str]]) -> None:
    for _ in range(5):
        child = start(starts, tmp_path)
        assert said(child)[0] == "owner"
        child.send_signal(signal.SIGKILL)
        child.wait()
        address = json.loads((tmp_path / ADDRESS).read_text())["address"]
        assert address == str(tmp_path / "instance.sock")
    assert said(start(starts, tmp_path))[0] == "owner"


def test_an_owner_that_goes_in_order_leaves_nothing(
    tmp_path: Path, starts: list[subprocess.Popen[str]]
) -> None:
    child = start(starts, tmp_path)
    said(child)
    child.communicate("")
    assert [path.name for path in tmp_path.iterdir()] == ["instance.lock"]


def test_an_owner_that_dies_over_a_command(tmp_path: Path, starts: list[subprocess.Popen[str]]) -> None:
    said(start(starts, tmp_path))
    with pytest.raises(StorageError, match="ended before it had answered"):
        enter(tmp_path, ["die"], "/")


def test_an_owner_that_does_not_listen_is_waited_for(tmp_path: Path, owned: Ownership) -> None:
    timer = threading.Timer(0.2, owned.release)
    timer.start()
    found = enter(tmp_path, ["due"], "/", seconds=20)
    timer.join()
    assert isinstance(found, Ownership)
    found.release()


@pytest.mark.usefixtures("owned")
def test_an_owner_that_is_stuck_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not answer"):
        enter(tmp_path, ["due"], "/", seconds=0.1)


def test_words_arrive_as_they_were_and_long_answers_too(tmp_path: Path, owned: Ownership) -> None:
    asked: list[Request] = []

    def serve(request: Request) -> Answer:
        asked.append(request)
        return Answer(0, "ü" * (3 * FRAME), "")

    owned.listen(serve)
    words = ("add", "Zoë\n\0 👩‍👩‍👧", "", "x" * 100_000, "\udcff")
    answer = enter(tmp_path, words, "/a folder")
    assert answer == Answer(0, "ü" * (3 * FRAME), "")
    assert asked == [Request(words, "/a folder")]


def test_a_command_of_a_megabyte_is_refused(tmp_path: Path, owned: Ownership) -> None:
    owned.listen(lambda _: Answer(0))
    with pytest.raises(InputError, match="too long"):
        enter(tmp_path, ["x" * FRAME], "/")


def test_deep_folders_work(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True)
    ownership = claim(deep)
    assert ownership is not None
    ownership.listen(lambda _: Answer(7))
    assert enter(deep, [], "/") == Answer(7)
    ownership.release()


def test_what_is_published_is_the_users_alone(tmp_path: Path, owned: Ownership) -> None:
    owned.listen(lambda _: Answer(0))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes[ADDRESS] == 0o600
    assert modes["instance.sock"] == 0o600


HOSTILE = [
    b"",
    b"\0",
    b"GET / HTTP/1.1\r\n\r\n",
    LENGTH.pack(2**32 - 1, 0),
    LENGTH.pack(2, 0) + b"[]",
    LENGTH.pack(4, 0) + b"\xff\xfe{}",
    LENGTH.pack(2, 0) + b"{}",
    LENGTH.pack(13, 0) + b'{"key": null}',
    LENGTH.pack(1, 1) + b"{" + LENGTH.pack(1, 0) + b"}",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_a_stranger_is_not_served(tmp_path: Path, owned: Ownership, data: bytes) -> None:
    served: list[Request] = []

    def serve(request: Request) -> Answer:
        served.append(request)
        return Answer(0)

    owned.listen(serve)
    address = json.loads((tmp_path / ADDRESS).read_text())["address"]
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.settimeout(10)
        stranger.connect(address)
        stranger.sendall(data)
        stranger.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):  # closed with words unread
            assert stranger.recv(100) == b""
    assert served == []
    assert enter(tmp_path, [], os.curdir) == Answer(0)
