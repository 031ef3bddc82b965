"""What cannot be built here is read as far as it goes: installer script, version resource, app papers."""

import plistlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import bundle
import pytest
from macos import image
from steps import BuildError
from windows import installer, version_resource

from app.system import autostart
from tests.packaging.conftest import ROOT

SECTIONS = {"Setup", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Messages"}


def sections() -> dict[str, list[str]]:
    """Sections of the Inno Setup script with their lines; comments and preprocessor lines left out."""
    found: dict[str, list[str]] = {}
    for line in installer.SCRIPT.read_text("utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            lines = found.setdefault(head[1], [])
        elif line and not line.startswith((";", "#", " ")):
            lines.append(line)
    return found


def entry(line: str) -> dict[str, str]:
    """Parameters of a line, `Name: value; Name: value`; a quote inside a value is written twice."""
    found = re.findall(r'(\w+): ((?:"(?:[^"]|"")*")|[^;]+)', line)
    return {
        name: value.strip().removeprefix('"').removesuffix('"').replace('""', '"') for name, value in found
    }


def test_the_installer_is_for_one_person() -> None:
    assert set(sections()) == SECTIONS
    setup = dict(line.split("=", 1) for line in sections()["Setup"])
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["DefaultDirName"] == r"{autopf}\Fifth Touch"
    assert re.fullmatch(r"\{\{[0-9A-F-]{36}\}", setup["AppId"])
    assert setup["UninstallDisplayIcon"] == r"{app}\fifth-touch.exe"


def test_the_installer_asks_for_what_it_is_given() -> None:
    made = bundle.Bundle(Path("b"), Path("b/p"), Path("i"), "0.2.0")
    given = {word[2:].partition("=")[0] for word in installer.defined(made, Path("m"))}
    assert given == set(re.findall(r"\{#(\w+)\}", installer.SCRIPT.read_text("utf-8")))


def test_start_at_login_is_the_same_as_in_settings() -> None:
    value, gone = (entry(line) for line in sections()["Registry"])
    for line in (value, gone):
        assert line["Root"] == "HKCU"
        assert line["Subkey"] == autostart.RegistryAutostart.KEY
        assert line["ValueName"] == autostart.TITLE
    assert value["ValueData"] == r'"{app}\fifth-touch.exe" --background'
    assert "uninsdeletevalue" in gone["Flags"]


def test_uninstalling_keeps_the_data() -> None:
    assert "UninstallDelete" not in sections()
    [removed] = (entry(line) for line in sections()["InstallDelete"])
    assert removed["Name"] == r"{app}\_internal"
    assert "localappdata}\\fifth-touch" not in installer.SCRIPT.read_text("utf-8").casefold()


def test_without_inno_setup_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in installer.PLACES:
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="Inno Setup 6 is not installed"):
        installer.compiler()
    program = tmp_path / "Inno Setup 6" / "ISCC.exe"
    program.parent.mkdir()
    program.write_bytes(b"")
    assert installer.compiler() == str(program)


@pytest.mark.parametrize(("version", "numbers"), [("0.2.0", (0, 2, 0, 0)), ("1.12.3", (1, 12, 3, 0))])
def test_the_version_resource(version: str, numbers: tuple[int, ...]) -> None:
    found: list[tuple[object, ...]] = []

    def note(*args: object, **words: object) -> None:
        found.append((*args, words))

    strings = ("StringFileInfo", "StringTable", "StringStruct")
    kinds = ("VSVersionInfo", "FixedFileInfo", "VarFileInfo", "VarStruct", *strings)
    eval(version_resource.written(version), dict.fromkeys(kinds, note))
    assert ("ProductVersion", version, {}) in found
    assert ("FileVersion", version, {}) in found
    [fixed] = [words for *_, words in found if isinstance(words, dict) and "filevers" in words]
    assert fixed["filevers"] == fixed["prodvers"] == numbers


def test_the_app_of_macos() -> None:
    info = image.info("0.2.0")
    assert info["CFBundleIdentifier"] == image.IDENTIFIER
    assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == "0.2.0"
    assert info["NSHighResolutionCapable"] is True
    assert "LSUIElement" not in info  # it has a window
    rights = plistlib.loads((image.HERE / "entitlements.plist").read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    for file in image.HERE.glob("*.plist"):
        ET.parse(file)


def test_the_list_for_a_release_names_what_is_built() -> None:
    text = (ROOT / "packaging" / "RELEASE.md").read_text("utf-8")
    for name in ("_V_amd64.deb", "-V-linux-x86_64.tar.xz", "-V-windows-x64.exe", "-V-macos-ARCH.dmg"):
        assert f"fifth-touch{name}" in text
