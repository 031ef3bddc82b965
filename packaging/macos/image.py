"""The disk image for macOS: the app beside a link to Applications; signed and notarised with an identity.

FIFTH_TOUCH_SIGN is the name of a Developer ID in the keychain, FIFTH_TOUCH_NOTARY a profile of notarytool.
The identity must stay the same from version to version, or the keychain asks for the passwords again.
"""

from __future__ import annotations

import os
import platform
import plistlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from bundle import Bundle
from contents import NAME, TITLE
from steps import run, say

HERE = Path(__file__).parent
IDENTIFIER = "app.fifth-touch.desktop"


def info(version: str) -> dict[str, Any]:
    """Return the Info.plist of a version."""
    told: dict[str, Any] = plistlib.loads((HERE / "Info.plist").read_bytes())
    return {**told, "CFBundleShortVersionString": version, "CFBundleVersion": version}


def build(bundle: Bundle) -> Path:
    """Return the disk image of an app."""
    target = bundle.into / f"{NAME}-{bundle.version}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory(prefix="fifth-touch-dmg-") as place:
        shutil.copytree(bundle.folder, Path(place) / bundle.folder.name, symlinks=True)
        (Path(place) / "Applications").symlink_to("/Applications")
        kind = ["-volname", TITLE, "-fs", "HFS+", "-format", "UDZO", "-ov"]
        run(["hdiutil", "create", *kind, "-srcfolder", place, str(target)])
    sign(target)
    return target


def sign(image: Path) -> None:
    """Sign and notarise the image where identities are given; the app in it was signed as it was made."""
    identity, notary = os.environ.get("FIFTH_TOUCH_SIGN"), os.environ.get("FIFTH_TOUCH_NOTARY")
    if not identity:
        say("Not signed: FIFTH_TOUCH_SIGN names no identity. macOS will warn at the first start.")
        return
    run(["codesign", "--sign", identity, "--timestamp", str(image)])
    if notary:
        run(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", notary, "--wait"])
        run(["xcrun", "stapler", "staple", str(image)])
