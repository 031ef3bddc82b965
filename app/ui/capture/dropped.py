"""What is dragged over the window, before anything of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl

_CARDS = frozenset({".vcf", ".vcard"})
_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"})
_CARD_KINDS = ("text/vcard", "text/x-vcard")
_TAKEN = "vCard, CSV or Excel file"
_LONGEST_NAME = 32


class Way(Enum):
    """What is done with it."""

    TEXT = auto()  # read, for a lead or several
    CARDS = auto()  # files of vCards
    TABLE = auto()  # one file for the import
    NOTE = auto()  # files or pages, noted with the lead that is open
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came.

    Attributes:
        words: What letting go would do, or why nothing would be done.
        text: For TEXT, as `page` in HTML where it came so.
        targets: For CARDS and TABLE paths, for NOTE paths and web addresses.
    """

    way: Way
    words: str
    text: str = ""
    page: str = ""
    targets: tuple[str, ...] = ()


def dropped(mime: QMimeData, lead: str = "") -> Dropped:
    """Return what a drag or the clipboard brings; `lead` names the one that is open, empty for none."""
    for kind in _CARD_KINDS:
        if mime.hasFormat(kind):
            return Dropped(
                Way.TEXT, "Drop to add leads", bytes(mime.data(kind).data()).decode("utf-8", "replace")
            )
    if mime.hasUrls():
        return _of_urls(mime.urls(), mime.html() if mime.hasHtml() else "", lead)
    if mime.hasText() and mime.text().strip():
        return Dropped(Way.TEXT, "Drop to add a lead", mime.text(), mime.html() if mime.hasHtml() else "")
    return Dropped(Way.NONE, f"This is no {_TAKEN}, no address and no text")


def _of_urls(urls: list[QUrl], page: str, lead: str) -> Dropped:
    if all(url.scheme().lower() == "mailto" for url in urls):
        return _of_links([url.toString(url.ComponentFormattingOption.FullyEncoded) for url in urls], page)
    targets = tuple(url.toLocalFile() if url.isLocalFile() else url.toString() for url in urls)
    files = [Path(target) for target, url in zip(targets, urls, strict=True) if url.isLocalFile()]
    if len(files) == len(urls):
        endings = {path.suffix.lower() for path in files}
        if endings <= _CARDS:
            return Dropped(Way.CARDS, "Drop to add leads", targets=targets)
        if endings <= _TABLES:
            return _of_tables(targets)
    pages = all(url.scheme() in {"http", "https"} for url in urls)
    if lead and (pages or (files and all(path.is_file() for path in files) and len(files) == len(urls))):
        return Dropped(Way.NOTE, f"Drop to note with {lead}", targets=targets)
    if pages:
        return Dropped(Way.NONE, "A page is no lead: open the lead it is about, then drop it there")
    return Dropped(Way.NONE, f"{_named(files)} is no {_TAKEN}")


def _of_links(links: list[str], page: str) -> Dropped:
    if len(links) == 1:
        return Dropped(Way.TEXT, "Drop to add a lead", links[0], page)
    addresses = ",".join(link.partition(":")[2].partition("?")[0] for link in links)
    return Dropped(Way.TEXT, "Drop to add leads", f"mailto:{addresses}")


def _of_tables(targets: tuple[str, ...]) -> Dropped:
    if len(targets) > 1:
        return Dropped(Way.NONE, "One file after the other: each has columns of its own")
    return Dropped(Way.TABLE, "Drop to import", targets=targets)


def _named(files: list[Path]) -> str:
    if len(files) != 1:
        return "This"
    name = files[0].name
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
