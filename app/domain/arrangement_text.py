"""Arrangements of the lead list as JSON, and back: what a saved view keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from app.domain.view import Arrangement, ColumnWidth, Filters, LeadView, Sort, SortColumn
from app.domain.words import Channel, Permission, Stage

_CODES = {"stages": Stage, "channels": Channel, "permissions": Permission}


def to_text(arrangement: Arrangement) -> str:
    """Return the JSON of an arrangement; what is not set is left out."""
    filters = {name: value for name, value in asdict(arrangement.filters).items() if value not in {None, ()}}
    data = {
        "base": arrangement.base,
        "filters": filters,
        "sort": _keys(arrangement.sort),
        "columns": [[one.column, one.width] for one in arrangement.columns],
    }
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str) -> Arrangement:
    """Return the arrangement of such a JSON; what this version does not know is left out."""
    data: dict[str, Any] = json.loads(text)
    columns = tuple(ColumnWidth(str(name), int(width)) for name, width in data.get("columns", ()))
    usual = Arrangement()
    return Arrangement(
        _code(LeadView, data.get("base")) or LeadView.ALL,
        _filters(data.get("filters", {})),
        _sort(data.get("sort", ())) or usual.sort,
        columns,
    )


def _keys(sort: Sort | None) -> list[list[object]]:
    return [] if sort is None else [[str(sort.column), sort.descending], *_keys(sort.then)]


def _sort(keys: Any) -> Sort | None:  # noqa: ANN401 -- JSON
    known = [(name, bool(descending)) for name, descending in keys if _code(SortColumn, name)]
    sort: Sort | None = None
    for name, descending in reversed(known):
        sort = Sort(name, descending, sort)
    return sort


def _filters(data: dict[str, Any]) -> Filters:
    known: dict[str, Any] = {}
    for field in fields(Filters):
        value = data.get(field.name)
        if isinstance(value, list):
            codes = _CODES.get(field.name)
            values = [_code(codes, one) if codes else str(one) for one in value]
            known[field.name] = tuple(one for one in values if one is not None)
        elif isinstance(value, int):
            known[field.name] = value
    return Filters(**known)


def _code(codes: Any, value: object) -> Any:  # noqa: ANN401 -- any of the enumerations
    try:
        return codes(value)
    except ValueError:
        return None
