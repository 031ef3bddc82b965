"""What stands in a column of a file, in a line for the one who matches columns to fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from app.domain.phrases import count
from app.formats.columns import Column
from app.formats.countries import country_code
from app.formats.days import day_first, read_day
from app.formats.people import answers_no, answers_yes, is_address, opts_out, split_mails
from app.formats.phones import parse_phone
from app.formats.stages import stage_of
from app.formats.table import Table
from app.services.import_values import ColumnCheck

SAMPLES = 3
Finding = tuple[str, bool]
"""A line, and whether all is fine."""


def check_column(table: Table, place: int, column: Column | None, home: str) -> ColumnCheck:
    """Return the samples of a column and what is to be said of it; `home` is the rep's country."""
    rows = table.body
    cells = [cell for row in rows if place < len(row.cells) and (cell := row.cells[place].strip())]
    samples = tuple(dict.fromkeys(" ".join(cell.split()) for cell in cells[:50]))[:SAMPLES]
    if not cells:
        return ColumnCheck(place, samples, 0, "Empty in all rows", fine=True)
    finding = _CHECKS.get(column, _filled) if column else _left_out
    words, fine = finding(cells, len(rows), home)
    return ColumnCheck(place, samples, len(cells), words, fine)


def _left_out(cells: Sequence[str], of: int, _home: str) -> Finding:
    return f"{len(cells):,} of {of:,} filled, left out", True


def _filled(cells: Sequence[str], of: int, _home: str) -> Finding:
    return f"{len(cells):,} of {of:,} filled", True


def _mails(cells: Sequence[str], _of: int, _home: str) -> Finding:
    broken = sum(not any(map(is_address, split_mails(cell))) for cell in cells)
    if broken:
        return f"{broken:,} of {len(cells):,} wrong, kept as notes", False
    return f"{len(cells):,} filled, all well-formed", True


def _phones(cells: Sequence[str], _of: int, home: str) -> Finding:
    bare = [cell for cell in cells if not cell.lstrip("( ").startswith(("+", "00"))]
    if not bare:
        return f"{len(cells):,} filled, all with a country code", True
    if home and all(parse_phone(cell, home).e164.startswith("+") for cell in bare[:200]):
        return f"{len(bare):,} without a country code: the lead’s, else {home}", True
    return f"{len(bare):,} without a country code: use the country", False


def _countries(cells: Sequence[str], _of: int, _home: str) -> Finding:
    unknown = Counter(cell for cell in cells if not country_code(cell))
    if unknown:
        return f"“{unknown.most_common(1)[0][0]}” is no country we know, kept as a note", False
    return f"Sets the time zone, {count(len(set(cells)), 'country', 'countries')}", True


def _stages(cells: Sequence[str], _of: int, _home: str) -> Finding:
    words = Counter(cells)
    unknown = [word for word, _ in words.most_common() if stage_of(word) is None]
    matched = len(words) - len(unknown)
    if unknown:
        return f"{count(matched, 'word', 'words')} matched, “{unknown[0]}” kept as a note", False
    return f"{count(matched, 'word', 'words')} matched", True


def _permissions(cells: Sequence[str], of: int, _home: str) -> Finding:
    yes, no = sum(map(answers_yes, cells)), sum(map(answers_no, cells))
    return f"{yes:,} yes, {no:,} no, {of - yes - no:,} not asked", True


def _opt_outs(cells: Sequence[str], _of: int, _home: str) -> Finding:
    out = sum(map(opts_out, cells))
    return f"{out:,} opted out: never contacted" if out else "Nobody opted out", True


def _days(cells: Sequence[str], _of: int, _home: str) -> Finding:
    begins = day_first(cells)
    wrong = sum(read_day(cell, begins_with_day=begins) is None for cell in cells)
    order = "Day.month.year" if begins else "Month/day/year"
    if wrong:
        return f"{wrong:,} of {len(cells):,} are no dates", False
    return f"{order} in all rows", True


_CHECKS: dict[Column | None, Callable[[Sequence[str], int, str], Finding]] = {
    Column.EMAIL: _mails,
    Column.PHONE: _phones,
    Column.COUNTRY: _countries,
    Column.STAGE: _stages,
    Column.PERMISSION: _permissions,
    Column.NO_MAIL: _opt_outs,
    Column.NO_CALL: _opt_outs,
    Column.LAST_CONTACT: _days,
}
