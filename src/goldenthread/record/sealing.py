"""Sealing: sensitive words stand in events and rows only as text that nobody reads without two keys.

Words are sealed with the data key of their child and compartment and bound to the place they stand in, so that nothing
opens that was changed or moved elsewhere. Data keys are wrapped by the key of the organisation (`access.keys`).
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from goldenthread.access.keys import OrganisationKeys, decrypt, encrypt, keys_of
from goldenthread.access.rulings import Refused
from goldenthread.record.models import Child, Compartment, DataKey

_SIGN: Final = "sealed:"
BATCH: Final = 5000


class Erased(Refused):
    """These words were erased. Nobody can read them any more."""


class Vault:
    """One compartment of one child's record: seals words, and opens what was sealed."""

    def __init__(self, child: Child, compartment: Compartment) -> None:
        self.child = child
        self.compartment = compartment
        self._key: bytes | None = None

    def seal(self, place: str, words: str) -> str:
        """Return these words as text that opens only at this place of this child's compartment."""
        sealed = encrypt(self._data_key(), words.encode(), self._bound_to(place))
        return _SIGN + urlsafe_b64encode(sealed).decode()

    def open(self, place: str, sealed: str) -> str:
        """Return the words that were sealed for this place; nothing where nothing was."""
        if not sealed:
            return ""
        raw = urlsafe_b64decode(sealed.removeprefix(_SIGN))
        return decrypt(self._data_key(), raw, self._bound_to(place)).decode()

    def _bound_to(self, place: str) -> str:
        return f"{self.child.pk.hex} {self.compartment} {place}"

    def _data_key(self) -> bytes:
        if self._key is None:
            self._key = self._kept_key() or self._new_key()
        return self._key

    def _kept_key(self) -> bytes | None:
        row = DataKey.objects.filter(child=self.child, compartment=self.compartment).first()
        if row is None:
            return None
        if row.erased_at is not None:
            raise Erased
        bound = wrapped_for(self.child.pk.hex, self.compartment)
        return keys_of(row.authority_id).unwrap(bytes(row.wrapped), row.wrapped_by, bound)

    def _new_key(self) -> bytes:
        made, keys = secrets.token_bytes(32), keys_of(self.child.authority_id)
        DataKey.objects.create(
            child=self.child,
            authority_id=self.child.authority_id,
            compartment=self.compartment,
            wrapped=keys.wrap(made, wrapped_for(self.child.pk.hex, self.compartment)),
            wrapped_by=keys.current,
        )
        return made


def is_sealed(words: str) -> bool:
    """Say whether this text is sealed."""
    return words.startswith(_SIGN)


def erase(child: Child, compartment: Compartment, at: datetime) -> None:
    """Erase the key of a compartment: what was sealed with it cannot be read again by anybody."""
    DataKey.objects.filter(child=child, compartment=compartment).update(wrapped=b"", erased_at=at)


def wrap_again(organisation: str, keys: OrganisationKeys | None = None, table: str = "") -> Iterator[int]:
    """Wrap every data key of an organisation with its current key; yield how many, a batch in a transaction.

    Words, events and rows stay as they are, and can be read all the while.
    """
    keys, table = keys or keys_of(organisation), table or DataKey._meta.db_table
    last = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_WAITING.format(table=table), [organisation, keys.current, last, BATCH])
            rows = cursor.fetchall()
            if not rows:
                return
            wrapped = [_wrapped_again(row, keys) for row in rows]
            cursor.execute(_PUT.format(table=table), [keys.current, [row[0] for row in rows], wrapped])
        last = rows[-1][0]
        yield len(rows)


def still_wrapped_otherwise(organisation: str) -> int:
    """Count the data keys of an organisation that its current key did not wrap."""
    waiting = DataKey.objects.filter(authority_id=organisation, erased_at=None)
    return waiting.exclude(wrapped_by=keys_of(organisation).current).count()


_WAITING: Final = """
    SELECT id, child_id, compartment, wrapped, wrapped_by FROM {table}
    WHERE authority_id = %s AND wrapped_by <> %s AND erased_at IS NULL AND id > %s ORDER BY id LIMIT %s FOR UPDATE
"""
_PUT: Final = """
    UPDATE {table} AS kept SET wrapped = fresh.wrapped, wrapped_by = %s
    FROM unnest(%s::bigint[], %s::bytea[]) AS fresh(id, wrapped) WHERE kept.id = fresh.id
"""


def _wrapped_again(row: tuple[Any, ...], keys: OrganisationKeys) -> bytes:
    _, child, compartment, wrapped, by = row
    place = wrapped_for(child.hex, compartment)
    return keys.wrap(keys.unwrap(bytes(wrapped), by, place), place)


def wrapped_for(child: str, compartment: str) -> str:
    """Say to what the wrapping of a data key is bound."""
    return f"{child} {compartment} key"
