"""The developer's command: as a program in a folder with spaces, and in its parts."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

DEV = Path(__file__).parents[2] / "dev"


@pytest.fixture
def dev() -> ModuleType:  # a script without a suffix has no name to import it by
    loader = SourceFileLoader("dev", str(DEV))
    spec = spec_from_loader("dev", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the script and an environment that counts as installed."""
    folder = tmp_path / "a clone, with spaces"
    folder.mkdir()
    shutil.copy2(DEV, folder / "dev")
    lock = folder / "requirements.lock"
    lock.write_text("# nothing\n")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / ".venv")], check=True)
    stamp = hashlib.sha256(lock.read_bytes()).hexdigest()
    (folder / ".venv" / "installed-lock.sha256").write_text(stamp)
    return folder


def run(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(clone / "dev"), *arguments],
        cwd=clone.parent,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def make_app(clone: Path, program: str) -> None:
    (clone / "app").mkdir()
    (clone / "app" / "__main__.py").write_text(program)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["--help"], 0), (["fly"], 2), (["package"], 1)])
def test_codes(clone: Path, arguments: list[str], code: int) -> None:
    done = run(clone, *arguments)
    assert done.returncode == code
    assert (done.stdout + done.stderr).strip()
    assert "Traceback" not in done.stderr


def test_run_passes_arguments_on_and_the_code_back(clone: Path) -> None:
    make_app(clone, "import sys; print(sys.argv[1:]); sys.exit(7)")
    done = run(clone, "run", "--profile", "a b", "due", "--json")
    assert done.returncode == 7
    assert done.stdout == "['--profile', 'a b', 'due', '--json']\n"


def test_a_stop_stops_what_was_started(clone: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    make_app(clone, f"import os, time; open({str(fifo)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    with subprocess.Popen([sys.executable, str(clone / "dev"), "run"], stderr=subprocess.PIPE) as child:
        app = int(fifo.read_text())
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 143
    with pytest.raises(ProcessLookupError):
        os.kill(app, 0)


def test_all_steps_run_and_the_summary_tells_which_failed(
    dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    def step(name: str, program: str) -> tuple[str, list[str]]:
        return name, [sys.executable, "-c", program]

    bad = step("bad", "raise SystemExit(3)")
    good = step("good", "print('\\x1b[32m12 passed, 1 skipped\\x1b[0m in 0.10s')")
    assert dev.work_through([bad, good]) == 1
    told = capfd.readouterr().err
    assert "FAILED (3)" in told
    assert "12 passed, 1 skipped" in told
    assert "1 of 2 failed." in told
    assert dev.work_through([good]) == 0


def test_the_lock_is_installed_when_it_is_another_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed: list[bytes] = []
    lock = tmp_path / "requirements.lock"
    monkeypatch.setattr(dev, "LOCK", lock)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "venv_python", lambda: sys.executable)
    monkeypatch.setattr(dev, "install_lock", lambda: installed.append(lock.read_bytes()))
    for content in (b"a", b"a", b"b", b"b", b"a"):
        lock.write_bytes(content)
        dev.prepare_packages()
    assert installed == [b"a", b"b", b"a"]


def test_missing_packages_as_somebody_else_than_root(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
    line = "sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    with pytest.raises(dev.FailedError, match=line):
        dev.get_apt_packages(["libgl1", "libegl1"], "Libraries that Qt needs")


def test_missing_packages_on_another_system(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.FailedError, match="install what your system calls libgl1"):
        dev.get_apt_packages(["libgl1"], "Libraries that Qt needs")


@pytest.mark.parametrize(("first_works", "reads"), [(True, 0), (False, 1)])
def test_as_root_apt_installs_and_reads_its_lists_only_if_need_be(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *, first_works: bool, reads: int
) -> None:
    calls: list[str] = []

    def apt(command: list[str], *, loud: bool = False) -> bool:
        calls.append(command[1])
        return first_works or loud

    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(dev, "apt", apt)
    dev.get_apt_packages(["libgl1"], "Libraries that Qt needs")
    assert calls.count("update") == reads


@pytest.mark.parametrize(
    ("version", "good"),
    [((3, 10), False), ((3, 11), True), ((3, 14), True), ((3, 15), False), ((), False), ((2, 7), False)],
)
def test_versions_of_python(dev: ModuleType, version: tuple[int, ...], *, good: bool) -> None:
    check: Callable[[tuple[int, ...]], bool] = dev.fits
    assert check(version) is good


def test_libraries_that_load_are_not_missing(dev: ModuleType) -> None:
    assert dev.missing_libraries({"libc.so.6": "libc6", "libnone.so.9": "libnone9"}) == ["libnone9"]
    assert dev.missing_programs({"sh": "dash", "no-such-program": "nothing"}) == ["nothing"]


def test_all_that_is_missing_stands_in_one_line(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "loads", lambda _: False)
    monkeypatch.setattr(dev, "missing_venv", lambda: ["python3.11-venv"])
    with pytest.raises(dev.FailedError) as told:
        dev.prepare_system()
    line = str(told.value).splitlines()[-1]
    for package in ("python3.11-venv", "libgl1", "libxcb-cursor0", "libnotify-bin"):
        assert package in line


def test_a_python_without_venv_is_noticed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    assert dev.missing_venv() == []
    monkeypatch.setattr(dev, "find_python", lambda: "python-without")
    monkeypatch.setattr(dev, "ask", lambda command: "3 12" if "sys" in command[-1] else "")
    monkeypatch.setattr(dev, "venv_python", lambda: "nowhere")
    monkeypatch.setattr(dev, "version_of", lambda *python: () if python == ("nowhere",) else (3, 12))
    assert dev.missing_venv() == ["python3.12-venv"]


def test_packages_are_built_before_they_are_tested(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(dev, "prepare", lambda: None)
    monkeypatch.setattr(dev, "prepare_desktop", lambda: None)
    monkeypatch.setattr(dev, "missing_programs", lambda _: [])
    monkeypatch.setattr(dev, "work_through", steps.extend)
    dev.test(["--packaged", "-x"])
    (_, build), (_, look) = steps[-2:]
    assert build[-1].endswith("packaging/build.py")
    assert look[look.index("--packages") + 1].endswith("dist")
    assert all("--packaged" not in command for _, command in steps)
    with_packages = len(steps)
    steps.clear()
    dev.test(["-x"])
    assert len(steps) == with_packages - 2


@pytest.mark.parametrize(("built", "measured"), [(0, 1), (1, 0)])
def test_a_bundle_that_cannot_be_built_is_not_measured(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, built: int, measured: int
) -> None:
    commands: list[list[str]] = []

    def start(command: list[str]) -> tuple[int, str]:
        commands.append(command)
        return (built, "") if command[1].endswith("build.py") else (0, "")

    for name in ("prepare", "prepare_desktop"):
        monkeypatch.setattr(dev, name, lambda: None)
    monkeypatch.setattr(dev, "start", start)
    assert dev.bench(["--packaged", "--json"]) == built
    assert len([command for command in commands if "tests.bench" in command]) == measured
    if measured:
        assert commands[-1][-3:-1] == ["--json", "--packaged"]
