"""A row as PostgreSQL sends it in binary (`record_send`): what the chains are hashed over.

The number of columns, then for each its type, its length and its bytes. Nothing in it can be read in two ways, and the
database and the checker have these bytes at hand without writing anything anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from struct import Struct
from typing import Any, Final, TypeVar
from uuid import UUID

T = TypeVar("T")
_NUMBER: Final = Struct(">i").pack
_LEADS: Final = Struct(">ii").pack
_INTEGER: Final = Struct(">iii").pack
_LONG: Final = Struct(">iiq").pack
_BIGINT, _INT, _TEXT, _DATE, _INSTANT, _UUID, _JSONB = 20, 23, 25, 1082, 1184, 2950, 3802
_UUID_LEADS: Final = _LEADS(_UUID, 16)
_NO_UUID: Final = _LEADS(_UUID, -1)
_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
_FIRST_INSTANT: Final = datetime(2000, 1, 1, tzinfo=UTC)


def row(*columns: bytes) -> bytes:
    """Return the row made of these columns."""
    return _NUMBER(len(columns)) + b"".join(columns)


@lru_cache(4096)
def text(value: str) -> bytes:
    """Send a text. The same few words stand in many rows, so what they are sent as is remembered."""
    raw = value.encode()
    return _LEADS(_TEXT, len(raw)) + raw


def integer(value: int) -> bytes:
    """Send a whole number of four bytes."""
    return _INTEGER(_INT, 4, value)


def bigint(value: int) -> bytes:
    """Send a whole number of eight bytes."""
    return _LONG(_BIGINT, 8, value)


def uuid(value: UUID | None) -> bytes:
    """Send a UUID, or that there is none."""
    return _NO_UUID if value is None else _UUID_LEADS + value.int.to_bytes(16)


@lru_cache(4096)
def day(value: date) -> bytes:
    """Send a date: the days since the start of 2000."""
    return _INTEGER(_DATE, 4, value.toordinal() - _FIRST_DAY)


@lru_cache(64)
def instant(value: datetime) -> bytes:
    """Send an instant: the microseconds since the start of 2000, UTC."""
    since = value - _FIRST_INSTANT
    return _LONG(_INSTANT, 8, (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


def jsonb(value: Any) -> bytes:
    """Send a value as the database keeps JSON: the first version of its binary form, then its text."""
    raw = json_text(value).encode()
    return _LEADS(_JSONB, len(raw) + 1) + b"\x01" + raw


def json_text(value: Any) -> str:
    """Write a value as the database writes `jsonb`: short keys first, and numbers without an exponent."""
    return _JSON_TEXTS.get(type(value), _json_of_others)(value)


class Written(dict[str, Any]):
    """What an event says, as JSON keeps it, with its text at hand: written once for the chain and for COPY.

    Dates and UUIDs become text, and what is empty is left out. It is never changed.
    """

    __slots__ = ("text",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        texts = []
        for key, lead in _in_order(tuple(value)):
            each = value[key]
            if each is None or (type(each) is str and not each):
                continue
            self[key] = each = _PLAIN.get(type(each), _plain)(each)
            texts.append(lead + json_text(each))
        self.text = f"{{{', '.join(texts)}}}"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_PLAIN.get(type(each), _plain)(each) for each in value]
    return Written(value) if isinstance(value, Mapping) else value


def _as_it_is(value: T) -> T:
    return value


_PLAIN: Final[dict[type, Callable[[Any], Any]]] = {
    str: _as_it_is,
    int: _as_it_is,
    bool: _as_it_is,
    date: date.isoformat,
    UUID: str,
}


def _object(value: Mapping[str, Any]) -> str:
    texts, others = _JSON_TEXTS, _json_of_others
    inside = [
        lead + texts.get(type(each := value[key]), others)(each) for key, lead in _in_order(tuple(value))
    ]
    return f"{{{', '.join(inside)}}}"


def _array(value: Iterable[Any]) -> str:
    return f"[{', '.join([json_text(each) for each in value])}]"


def _json_of_others(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, int):
        return str(int(value))
    return _object(value) if isinstance(value, Mapping) else _array(value)


_JSON_TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): lambda _: "null",
    int: str,
    float: lambda value: format(Decimal(repr(value + 0.0)), "f"),
    dict: _object,
    list: _array,
    Written: attrgetter("text"),
}


@lru_cache(4096)
def _in_order(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Put the names of an object as the database does, each with how it is written. The same few come again."""
    return [(key, f"{encode_basestring(key)}: ") for key in sorted(keys, key=_place)]


def _place(key: str) -> tuple[int, bytes]:
    raw = key.encode()
    return len(raw), raw
