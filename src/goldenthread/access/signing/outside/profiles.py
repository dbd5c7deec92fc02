"""Outside providers as data: what is known of each, and which of them this service has joined up with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from django.conf import settings

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class UnreadableProvider(Exception):
    """The file that says which outside providers are used cannot be read as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A claim that must be there, where it stands, and which of its values are enough."""

    claim: str
    stands_in: str
    accepts: tuple[str, ...]

    @classmethod
    def read(cls, told: Mapping[str, Any] | None) -> Self | None:
        return cls(**{**told, "accepts": tuple(told["accepts"])}) if told else None

    def is_met_by(self, id_token: Mapping[str, Any], userinfo: Mapping[str, Any]) -> bool:
        """Say whether the claim holds one of the values, alone or in a list."""
        found = (id_token if self.stands_in == "id_token" else userinfo).get(self.claim)
        said = found if isinstance(found, list) else [found]
        return any(str(each) in self.accepts for each in said if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One outside provider this service has joined up with."""

    key: str
    name: str
    who: tuple[str, ...]
    issuer: str
    scopes: tuple[str, ...]
    proves_itself_by: str
    algorithms: tuple[str, ...]
    pkce: bool
    client_id: str
    secret: str = field(repr=False)
    secret_kid: str = ""
    asks: Mapping[str, str] = field(default_factory=dict)
    again: Mapping[str, str] = field(default_factory=dict)
    strength: Strength | None = None
    identity: Strength | None = None

    @property
    def proves_second_factor(self) -> bool:
        """Say whether whoever comes from here has already proved themselves in two ways."""
        return self.strength is not None

    def is_strong_enough(self, id_token: Mapping[str, Any], userinfo: Mapping[str, Any]) -> bool:
        """Say whether every claim about strength that this profile requires is met."""
        asked = [each for each in (self.strength, self.identity) if each is not None]
        return all(each.is_met_by(id_token, userinfo) for each in asked)


@cache
def profiles() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of each provider."""
    return tomllib.loads(files(__package__).joinpath("profiles.toml").read_text())


def providers() -> dict[str, Provider]:
    """Return the providers this service has joined up with, by the word that stands in addresses."""
    return dict(settings.PROVIDERS)


def read_providers(file: Path, *, may_be_here: bool) -> dict[str, Provider]:
    """Read a file in which each table is one provider: `profile`, `client_id`, `issuer` and where its key is kept."""
    try:
        told = tomllib.loads(file.read_text())
        return {key: _provider(key, each, file.parent, may_be_here=may_be_here) for key, each in told.items()}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as trouble:
        raise UnreadableProvider(f"{file}: {trouble}") from trouble


def _provider(key: str, told: Mapping[str, Any], folder: Path, *, may_be_here: bool) -> Provider:
    known = profiles()[told["profile"]]
    issuer = told.get("issuer") or (known["issuers"] or [""])[0]
    _check_issuer(key, issuer, known["issuers"], may_be_here=may_be_here)
    return Provider(
        key=key,
        name=told.get("name", known["name"]),
        who=tuple(known["who"]),
        issuer=issuer,
        scopes=tuple(known["scopes"]),
        proves_itself_by=known["proves_itself_by"],
        algorithms=tuple(known["algorithms"]),
        pkce=known["pkce"],
        client_id=told["client_id"],
        secret=(folder / told["secret_file"]).read_text().strip(),
        secret_kid=told.get("secret_kid", ""),
        asks=known["asks"],
        again=known["again"],
        strength=Strength.read(known.get("strength")),
        identity=Strength.read(known.get("identity")),
    )


def _check_issuer(key: str, issuer: str, known: list[str], *, may_be_here: bool) -> None:
    """Take only an issuer the profile names, or where it names none, one that is reached over TLS."""
    address = urlsplit(issuer)
    if may_be_here and address.hostname in LOOPBACK:
        return
    if address.scheme != "https" or (known and issuer not in known):
        raise UnreadableProvider(f"{key}: {issuer or 'no issuer'} is not an issuer of this profile: {known}.")
