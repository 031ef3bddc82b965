import os
import stat
from pathlib import Path, PurePosixPath

import pytest

from app.errors import FileError
from app.system.paths import (
    default_folder,
    doubts,
    mounted_kind,
    network_kind,
    open_profile,
    parse_mountinfo,
    sync_service,
)


@pytest.fixture(autouse=True)
def umask_kept() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def test_a_profile_is_its_owners_alone(tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "deep" / "a folder")
    profile.settings.write_text("{}")
    assert [mode(p) for p in (profile.folder, profile.backups, profile.log)] == [0o700] * 3
    assert mode(profile.settings) == 0o600
    assert profile.database == tmp_path / "deep" / "a folder" / "fifth-touch.db"


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir(mode=0o755)
    open_profile(folder)
    assert mode(folder) == 0o700


def test_a_relative_folder_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_profile(Path("p")).folder == tmp_path / "p"


def test_a_file_in_the_way_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("")
    with pytest.raises(FileError, match="cannot be made or opened"):
        open_profile(tmp_path / "p")


def test_the_default_follows_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().name == "fifth-touch"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/sales", "Dropbox"),
        ("OneDrive - Alto Ceramics/x", "OneDrive"),
        ("Library/Mobile Documents/x", "iCloud Drive"),
        ("Google Drive/My Drive/x", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        (".local/share/fifth-touch", ""),
        ("dropboxes/x", ""),
    ],
)
def test_folders_of_sync_services(tmp_path: Path, folder: str, service: str) -> None:
    assert sync_service(tmp_path / folder) == service


def test_a_mark_of_syncthing_above(tmp_path: Path) -> None:
    (tmp_path / "share" / ".stfolder").mkdir(parents=True)
    folder = tmp_path / "share" / "data"
    assert sync_service(folder) == "Syncthing"
    [sentence] = doubts(folder)
    assert "Syncthing" in sentence


MOUNTS = """\
21 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
40 21 0:35 / /home/anna/my\\040share rw - cifs //server/share rw
41 21 0:36 / /mnt/nfs rw shared:1 - nfs4 server:/x rw
42 41 0:37 / /mnt/nfs/local rw - tmpfs tmpfs rw
43 21 0:38 / /over rw - nfs server:/y rw
44 21 0:39 / /over rw - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna", "ext4"),
        ("/home/anna/my share/x", "cifs"),
        ("/mnt/nfs", "nfs4"),
        ("/mnt/nfs/local/x", "tmpfs"),
        ("/mnt/nfsx", "ext4"),
        ("/over/x", "ext4"),
    ],
)
def test_the_innermost_mount_counts(folder: str, kind: str) -> None:
    assert mounted_kind(PurePosixPath(folder), parse_mountinfo(MOUNTS.splitlines())) == kind


def test_a_local_folder_gives_no_doubt(tmp_path: Path) -> None:
    assert network_kind(tmp_path) == ""
    assert doubts(tmp_path) == ()
