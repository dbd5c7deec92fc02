"""Rows as PostgreSQL's COPY reads them: one line of text a row, far cheaper to write and to take in than statements."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from django.db import connection, models

NOTHING: Final = r"\N"
_SPECIAL: Final = re.compile(r"[\\\t\n\r]")
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


class Table:
    """One table as COPY sees it: its columns, but for a number the database gives itself, and how each is written."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.fields = [each for each in model._meta.concrete_fields if not isinstance(each, models.AutoField)]
        self._values = itemgetter(*(field.attname for field in self.fields))
        self._writers = [_writer(field) for field in self.fields]

    def text(self, rows: Iterable[models.Model]) -> str:
        """Return these rows as lines for COPY."""
        return "".join([self._line(row) for row in rows])

    def _line(self, row: models.Model) -> str:
        values = self._values(row.__dict__)
        cells = [
            NOTHING if value is None else write(value)
            for write, value in zip(self._writers, values, strict=True)
        ]
        return "\t".join(cells) + "\n"

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


def _writer(field: models.Field[Any, Any]) -> Callable[[Any], str]:
    if isinstance(field, models.ForeignKey):
        return _writer(field.target_field)
    return next((write for kind, write in _WRITERS.items() if isinstance(field, kind)), str)


def _text(value: str) -> str:
    return _SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED[found[0]]


def _json(value: Any) -> str:
    text = _JSON.encode(value)
    return text.replace("\\", "\\\\") if "\\" in text else text


def _uuid(value: UUID) -> str:
    return f"{value.int:032x}"


def _bytes(value: bytes) -> str:
    return "\\\\x" + bytes(value).hex()


_WRITERS: Final[dict[type[models.Field[Any, Any]], Callable[[Any], str]]] = {
    models.UUIDField: _uuid,
    models.DateTimeField: datetime.isoformat,
    models.DateField: date.isoformat,
    models.BooleanField: {True: "t", False: "f"}.__getitem__,
    models.JSONField: _json,
    models.BinaryField: _bytes,
    models.CharField: _text,
    models.TextField: _text,
}
