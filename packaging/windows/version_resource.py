"""What Windows shows of fifth-touch.exe in its properties, in the form that PyInstaller reads."""

from __future__ import annotations

ENGLISH, UNICODE = 0x0409, 1200


def written(version: str) -> str:
    """Return the resource of a version such as "0.2.0"."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0][:4])
    words = {
        "CompanyName": "The Fifth Touch authors",
        "FileDescription": "Fifth Touch",
        "FileVersion": version,
        "InternalName": "fifth-touch",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "fifth-touch.exe",
        "ProductName": "Fifth Touch",
        "ProductVersion": version,
    }
    lines = ",\n            ".join(f"StringStruct({name!r}, {word!r})" for name, word in words.items())
    return f"""VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1),
    kids=[
        StringFileInfo([StringTable("{ENGLISH:04x}{UNICODE:04x}", [
            {lines},
        ])]),
        VarFileInfo([VarStruct("Translation", [{ENGLISH}, {UNICODE}])]),
    ],
)
"""
