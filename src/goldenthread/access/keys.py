"""The keys of organisations: kept in a file outside the database, each under its own name, never sent anywhere.

An organisation has a current key, the ones before it until nothing is wrapped by them, and a key for marks that never
changes. Whoever has the database and not this file can read no sealed word.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from goldenthread.access.alone import alone

_NONCE: Final = 12
Kept = dict[str, dict[str, Any]]


class KeysLaidOpen(Exception):
    """The file with the sealing keys can be read by others. Give it to its owner alone: chmod 600."""


class NoSuchKey(Exception):
    """These words were sealed with a key that is not in the key file. Restore the key file from its own backup."""


@dataclass(frozen=True, slots=True)
class OrganisationKeys:
    """The keys of one organisation, the current one by name."""

    current: str
    keys: dict[str, bytes]
    marking: bytes

    def wrap(self, secret: bytes, bound_to: str) -> bytes:
        """Seal a data key with the current key."""
        return encrypt(self.keys[self.current], secret, bound_to)

    def unwrap(self, wrapped: bytes, by: str, bound_to: str) -> bytes:
        """Open a data key that the key of this name wrapped."""
        key = self.keys.get(by)
        if key is None:
            raise NoSuchKey(NoSuchKey.__doc__)
        return decrypt(key, wrapped, bound_to)


def encrypt(key: bytes, plain: bytes, bound_to: str) -> bytes:
    """Encrypt with AES-256-GCM under a nonce of its own; it opens only where it is bound to."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def decrypt(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    """Decrypt what `encrypt` made, or refuse it where it was changed, moved, or made with another key."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())
    except InvalidTag as trouble:
        raise NoSuchKey(NoSuchKey.__doc__) from trouble


def keys_of(organisation: str) -> OrganisationKeys:
    """Return an organisation's keys, made the first time they are asked for."""
    file = Path(settings.SEALING_KEYS)
    found = _read(file).get(organisation)
    if found is None:
        _change(file, lambda kept: kept.setdefault(organisation, _fresh()))
        found = _read(file)[organisation]
    return _typed(found)


def add_key(organisation: str) -> str:
    """Give an organisation a new current key; what the old ones wrapped can still be opened."""
    keys_of(organisation)
    name = secrets.token_hex(4)

    def add(kept: Kept) -> None:
        kept[organisation]["keys"][name] = _key()
        kept[organisation]["current"] = name

    _change(Path(settings.SEALING_KEYS), add)
    return name


def retire_keys(organisation: str) -> int:
    """Forget every key of an organisation but the current one; return how many there were."""
    before = len(keys_of(organisation).keys) - 1

    def retire(kept: Kept) -> None:
        mine = kept[organisation]
        mine["keys"] = {mine["current"]: mine["keys"][mine["current"]]}

    _change(Path(settings.SEALING_KEYS), retire)
    return before


def _typed(found: dict[str, Any]) -> OrganisationKeys:
    keys = {name: b64decode(key) for name, key in found["keys"].items()}
    return OrganisationKeys(found["current"], keys, b64decode(found["marking"]))


def _fresh() -> dict[str, Any]:
    name = secrets.token_hex(4)
    return {"current": name, "keys": {name: _key()}, "marking": _key()}


def _key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def _read(file: Path) -> Kept:
    try:
        found = file.stat()
    except FileNotFoundError:
        return {}
    if found.st_mode & 0o077:
        raise KeysLaidOpen(KeysLaidOpen.__doc__)
    return _parsed(file, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=4)
def _parsed(file: Path, _changed: int, _place: int) -> Kept:
    kept: Kept = json.loads(file.read_text())
    return kept


def _change(file: Path, how: Callable[[Kept], object]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(file.with_name(f"{file.name}.lock")):
        kept = json.loads(json.dumps(_read(file)))
        how(kept)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(kept))
        draft.replace(file)
