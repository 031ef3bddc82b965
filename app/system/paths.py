"""The profile: the one folder where all of a person's data lies, and what may be wrong with it."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.errors import FileError

PRIVATE = 0o077
"""What the process never grants to others: folders become 0700, files 0600."""

SYNC_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "cloudstorage": "a cloud drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "box sync": "Box",
    "yandex.disk": "Yandex Disk",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
}
SYNC_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync": "Resilio Sync",
}
NETWORK_KINDS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "afpfs",
        "ncpfs",
        "9p",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "webdav",
        "sshfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.gvfsd-fuse",
        "fuse.davfs2",
        "fuse.glusterfs",
    ]
)
WINDOWS_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder of one person's data and the names in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file; its -wal lies beside it."""
        return self.folder / "fifth-touch.db"

    @property
    def settings(self) -> Path:
        """The settings as JSON."""
        return self.folder / "settings.json"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.folder / "backups"

    @property
    def log(self) -> Path:
        """What happened, without personal data."""
        return self.folder / "log"


def default_folder() -> Path:
    """Return where the platform keeps a program's data."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("fifth-touch", appauthor=False))


def open_profile(folder: Path | None = None) -> Profile:
    """Return the profile, with its folders made and closed to others.

    From here on every file this process makes is its owner's alone.

    Raises:
        FileError: The folder cannot be made or is not writable.
    """
    os.umask(PRIVATE)
    profile = Profile((folder or default_folder()).expanduser().absolute())
    try:
        for place in (profile.folder, profile.backups, profile.log):
            place.mkdir(parents=True, exist_ok=True)
            _close(place)
    except OSError as error:
        raise FileError(
            f"The folder {profile.folder} cannot be made or opened: {error.strerror}.",
            "Choose another one with --profile, or make room and check who owns it.",
        ) from error
    if not os.access(profile.folder, os.W_OK | os.X_OK):
        raise FileError(
            f"The folder {profile.folder} is not writable.",
            "Change its permissions, or choose another one with --profile.",
        )
    return profile


def _close(place: Path) -> None:
    """Take a folder's rights from others; leave one alone that belongs to somebody else."""
    status = place.stat()
    if sys.platform != "win32" and status.st_uid == os.getuid() and status.st_mode & PRIVATE:
        place.chmod(stat.S_IMODE(status.st_mode) & ~PRIVATE)


def doubts(folder: Path) -> tuple[str, ...]:
    """Return sentences on why this is no safe place for the database; none when it is."""
    found = []
    if service := sync_service(folder):
        found.append(
            f"{folder} is kept in step by {service}, which copies the database while it is "
            "being written and can damage it. Keep the data elsewhere and put backups there."
        )
    if kind := network_kind(folder):
        found.append(
            f"{folder} is on a network drive ({kind}), where the database cannot be locked "
            "safely. Keep the data on this computer and put backups there."
        )
    return tuple(found)


def sync_service(folder: Path) -> str:
    """Return the name of the service that synchronises ``folder``, or ""."""
    for place in (folder, *folder.parents):
        name = place.name.casefold().split(" - ")[0]  # "OneDrive - Company"
        known = SYNC_FOLDERS.get(name, "")
        if known and place != Path.home():
            return known
        for mark, service in SYNC_MARKS.items():
            if (place / mark).exists():
                return service
    return ""


def network_kind(folder: Path) -> str:
    """Return the kind of network file system ``folder`` is on ("nfs4"), or "" for a local one."""
    if sys.platform == "win32":
        return _windows_network_kind(folder)
    kind = mounted_kind(folder.resolve(), _mounts())
    return kind if kind in NETWORK_KINDS else ""


def mounted_kind(folder: PurePath, mounts: list[tuple[PurePath, str]]) -> str:
    """Return the file system kind of the innermost mount that holds ``folder``, or ""."""
    holding = [mount for mount in mounts if folder.is_relative_to(mount[0])]
    return max(holding, key=lambda mount: len(mount[0].parts), default=(None, ""))[1]


def _mounts() -> list[tuple[PurePath, str]]:
    """Return mount points and kinds; of two on one place the upper one comes first."""
    if sys.platform == "darwin":
        return _mac_mounts()
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return parse_mountinfo(lines)


def parse_mountinfo(lines: list[str]) -> list[tuple[PurePath, str]]:
    """Read lines of proc(5) mountinfo: field 5 is the place, the one after " - " the kind.

    Later lines lie over earlier ones, so they come first here.
    """
    mounts: list[tuple[PurePath, str]] = []
    for line in lines:
        left, _, right = line.partition(" - ")
        place = left.split()[4].replace("\\040", " ")
        mounts.insert(0, (PurePath(place), right.split()[0]))
    return mounts


def _mac_mounts() -> list[tuple[PurePath, str]]:
    import re
    import subprocess

    done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
    found = re.findall(r"^.* on (/.*) \((\w+)", done.stdout, re.MULTILINE)
    return [(PurePath(place), kind) for place, kind in found]


def _windows_network_kind(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "share"
    if sys.platform == "win32":
        import ctypes

        root = folder.anchor
        if ctypes.windll.kernel32.GetDriveTypeW(root) == WINDOWS_REMOTE_DRIVE:
            return "share"
    return ""
