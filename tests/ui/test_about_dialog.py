"""About: which version this is, of what it is made, and every licence to read."""

import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.about_dialog import FROM_SOURCES, AboutDialog, LicencesDialog, built, licence_texts, versions
from app.ui.parts.button import Button
from app.ui.parts.label import Label


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget) -> AboutDialog:
    made = AboutDialog(parent)
    made.show()
    return made


def test_versions() -> None:
    for word in (sys.version.split()[0], qVersion(), sqlite3.sqlite_version, "OpenSSL"):
        assert word in versions()
    assert built() == FROM_SOURCES


def test_in_a_package_it_says_from_what(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert built() == FROM_SOURCES
    (tmp_path / "build.txt").write_text("19261ad of 2026-11-25\n")
    assert built() == "Built from 19261ad of 2026-11-25"


def test_the_licences_open(qtbot: QtBot, dialog: AboutDialog) -> None:
    assert f"Fifth Touch {__version__}" in [label.text() for label in dialog.findChildren(Label)]
    button = next(one for one in dialog.findChildren(Button) if one.text() == "Licences")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    [licences] = dialog.findChildren(LicencesDialog)
    assert licences.isVisible()
    assert licences.text.words().startswith("MIT License")
    qtbot.keyClick(licences, Qt.Key.Key_Escape)
    assert not licences.isVisible()


def test_in_a_package_the_notice_follows(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("ours")
    (tmp_path / "THIRD-PARTY-NOTICES.txt").write_text("theirs")
    assert licence_texts(tmp_path).split() == ["ours", "theirs"]
