"""Rows as PostgreSQL's COPY reads them: one line of text a row, far cheaper to write and to take in than statements."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from django.db import connection, models

from goldenthread.access.sending import Written

NOTHING: Final = r"\N"
_SPECIAL: Final = re.compile(r"[\\\t\n\r]")
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


class Table:
    """One table as COPY sees it: its columns, but for a number the database gives itself, and how each is written."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.fields = [each for each in model._meta.concrete_fields if not isinstance(each, models.AutoField)]
        self._writers = [
            _with_gaps(_writer(field)) if field.null else _writer(field) for field in self.fields
        ]
        self._values = itemgetter(*[field.attname for field in self.fields])

    def text(self, rows: Iterable[models.Model]) -> str:
        """Return these rows as lines for COPY, written column by column: a column is all of one kind."""
        columns = zip(*[self._values(row.__dict__) for row in rows], strict=True)
        cells = [write(column) for write, column in zip(self._writers, columns, strict=True)]
        return "\n".join([*map("\t".join, zip(*cells, strict=True)), ""])

    def insert(self, text: str) -> None:
        """Add rows; none of them may be there already."""
        self._copy(self._name, text)

    def put(self, text: str) -> None:
        """Add rows, each in the place of the one with its key if there is one."""
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE TEMP TABLE "incoming" (LIKE {self._name}) ON COMMIT DROP')
            self._copy('"incoming"', text)
            # The names are those of our own tables, quoted; no value stands in the statement.
            rows = f"SELECT {self._columns} FROM incoming"  # noqa: S608
            taken_over = f"ON CONFLICT (id) DO UPDATE SET {self._taken_over}"
            cursor.execute(f"INSERT INTO {self._name} ({self._columns}) {rows} {taken_over}")
            cursor.execute("DROP TABLE incoming")

    def _copy(self, into: str, text: str) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY {into} ({self._columns}) FROM STDIN") as copy:
            copy.write(text)

    @cached_property
    def _name(self) -> str:
        return connection.ops.quote_name(self.model._meta.db_table)

    @cached_property
    def _columns(self) -> str:
        return ", ".join(_quoted(field.column) for field in self.fields)

    @cached_property
    def _taken_over(self) -> str:
        names = [_quoted(field.column) for field in self.fields if not field.primary_key]
        return ", ".join(f"{name} = excluded.{name}" for name in names)


def _quoted(column: str | None) -> str:
    return connection.ops.quote_name(column or "")


@cache
def table_of(model: type[models.Model]) -> Table:
    """Return the table of a model."""
    return Table(model)


Cells = Iterable[str]
Writer = Callable[[Sequence[Any]], Cells]


def _writer(field: models.Field[Any, Any]) -> Writer:
    if isinstance(field, models.ForeignKey):
        return _writer(field.target_field)
    return next((write for kind, write in _WRITERS.items() if isinstance(field, kind)), _each(str))


def _with_gaps(write: Writer) -> Writer:
    """Write a column in which some rows may have nothing."""

    def written(values: Sequence[Any]) -> Cells:
        there = [each for each in values if each is not None]
        cells = write(there)
        if len(there) == len(values):
            return cells
        more = iter(cells)
        return [NOTHING if each is None else next(more) for each in values]

    return written


def _each(write: Callable[[Any], str]) -> Writer:
    return lambda values: map(write, values)


def _texts(values: Sequence[str]) -> Cells:
    # One search through all of them: hardly any has a mark that COPY would take for its own.
    return [_SPECIAL.sub(_escape, each) for each in values] if _SPECIAL.search("\0".join(values)) else values


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED[found[0]]


def _json(value: Any) -> str:
    text = value.text if type(value) is Written else _JSON.encode(value)
    return text.replace("\\", "\\\\") if "\\" in text else text


def _uuids(values: Sequence[UUID]) -> Cells:
    return [f"{each.int:032x}" for each in values]


def _bytes(value: bytes) -> str:
    return "\\\\x" + bytes(value).hex()


_WRITERS: Final[dict[type[models.Field[Any, Any]], Writer]] = {
    models.UUIDField: _uuids,
    models.DateTimeField: _each(datetime.isoformat),
    models.DateField: _each(date.isoformat),
    models.BooleanField: _each({True: "t", False: "f"}.__getitem__),
    models.JSONField: _each(_json),
    models.BinaryField: _each(_bytes),
    models.CharField: _texts,
    models.TextField: _texts,
}
