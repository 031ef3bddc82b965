"""What the import says: names of fields, encodings and separators, and what a rule means."""

from __future__ import annotations

from app.domain.merging import Rule
from app.formats.columns import Column
from app.ui.parts.select import Option

COLUMNS: dict[Column | None, tuple[str, str]] = {
    # what a column holds: its name, its icon
    None: ("Leave out", "minus"),
    Column.NAME: ("Name", "user"),
    Column.FIRST: ("First name", "user"),
    Column.LAST: ("Last name", "user"),
    Column.MIDDLE: ("Middle name", "user"),
    Column.PREFIX: ("Form of address", "user"),
    Column.SUFFIX: ("After the name", "user"),
    Column.COMPANY: ("Company", "building-2"),
    Column.TITLE: ("Job title", "briefcase"),
    Column.DEPARTMENT: ("Department", "briefcase"),
    Column.EMAIL: ("E-mail", "mail"),
    Column.PHONE: ("Phone", "phone"),
    Column.STREET: ("Street", "map-pin"),
    Column.CITY: ("City", "map-pin"),
    Column.REGION: ("Region", "map-pin"),
    Column.POSTCODE: ("Postal code", "map-pin"),
    Column.COUNTRY: ("Country", "globe"),
    Column.ZONE: ("Time zone", "clock"),
    Column.LAST_CONTACT: ("Last contact", "history"),
    Column.STAGE: ("Stage", "git-commit-horizontal"),
    Column.PREFERRED: ("Preferred channel", "message-circle"),
    Column.PERMISSION: ("Permission", "shield-check"),
    Column.NO_MAIL: ("Opted out", "shield-x"),
    Column.NO_CALL: ("Do not call", "phone-off"),
    Column.LANGUAGE: ("Language", "languages"),
    Column.BEST_TIME: ("Best time", "clock"),
    Column.LINKEDIN: ("LinkedIn", "linkedin"),
    Column.VALUE: ("Expected value", "hash"),
    Column.SOURCE: ("Source", "flag"),
    Column.TAGS: ("Tags", "tag"),
    Column.WEBSITE: ("Website", "link"),
    Column.NOTES: ("Note", "sticky-note"),
}
RULES = {Rule.UPDATE: "Update", Rule.FILL: "Fill blanks", Rule.KEEP: "Keep ours"}
RULED: dict[Column, tuple[str, ...]] = {
    # which fields of a lead a column fills, where one can choose what becomes of them
    Column.NAME: ("first_name", "last_name"),
    Column.FIRST: ("first_name",),
    Column.LAST: ("last_name",),
    Column.COMPANY: ("company",),
    Column.TITLE: ("title",),
    Column.EMAIL: ("email",),
    Column.PHONE: ("phone",),
    Column.CITY: ("city",),
    Column.COUNTRY: ("country",),
    Column.ZONE: ("zone",),
    Column.STAGE: ("stage",),
    Column.PREFERRED: ("preferred",),
    Column.LANGUAGE: ("language",),
    Column.BEST_TIME: ("best_time",),
    Column.LINKEDIN: ("linkedin",),
    Column.VALUE: ("value",),
    Column.SOURCE: ("source",),
    Column.TAGS: ("tags",),
    Column.NOTES: ("notes",),
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Western (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "mac_roman": "Western (Mac)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "euc_kr": "Korean (EUC-KR)",
    "utf-16": "UTF-16",
}
SEPARATORS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Vertical bar"}


def column_options() -> list[Option]:
    """Return what a column may hold, leaving out last of all but first in the list."""
    return [Option(column, text, icon=icon) for column, (text, icon) in COLUMNS.items()]


def rule_options() -> list[Option]:
    """Return what may become of a field that is known already."""
    return [Option(rule, text) for rule, text in RULES.items()]


def encoding_words(encoding: str) -> str:
    """Return the name of an encoding for a person."""
    return ENCODINGS.get(encoding.removesuffix("-sig"), encoding.upper())
