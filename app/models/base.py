"""What every table shares: names of constraints, column types, and the STRICT mode of SQLite."""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Integer, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from app.domain.why import Reason
from app.models.instant import instant_number, instant_of

# Alembic can only alter what has a name.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMES)


def strict(*constraints: object) -> tuple[Any, ...]:
    """Return table arguments: these constraints, and the STRICT mode, so that a type is what it says."""
    return (*constraints, {"sqlite_strict": True})


def numbered(*constraints: object) -> tuple[Any, ...]:
    """Return strict table arguments whose ids are never used twice: a late click never meets another row."""
    return (*constraints, {"sqlite_strict": True, "sqlite_autoincrement": True})


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that `column` is one of the codes (or null, where the column allows it)."""
    codes = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({codes})", name=column)


def yes_or_no(column: str) -> CheckConstraint:
    """Return the constraint that `column` is 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as microseconds since 1970: exact, and its order is its time."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else instant_number(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else instant_of(value)


class Wall(TypeDecorator[datetime]):
    """A naive datetime as a clock on the wall shows it, kept as ISO text; its zone stands beside it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database. An aware value is a mistake of ours."""
        assert value is None or value.tzinfo is None
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else datetime.fromisoformat(value)


class Code(TypeDecorator[StrEnum]):
    """A word of the trade, kept as its code."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else self.words(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts in order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """To the database."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """From the database."""
        return tuple(json.loads(value)) if value else ()


class Reasons(TypeDecorator[tuple[Reason, ...]]):
    """The why of a date, kept as a JSON list of [rule, text]."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Reason, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """To the database."""
        return json.dumps([[reason.rule, reason.text] for reason in value or ()], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Reason, ...]:  # noqa: ARG002
        """From the database."""
        return tuple(Reason(rule, text) for rule, text in json.loads(value)) if value else ()


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001
        """To the database."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else bool(value)
