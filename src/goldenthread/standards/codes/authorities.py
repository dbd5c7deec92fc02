"""Local authorities by the three-digit code every DfE return uses; ONS codes change, so nothing hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from goldenthread.standards.codes.tables import rows_of

ELSEWHERE: Final = "XXX"
WELSH_CODES: Final = frozenset(str(code) for code in range(660, 682))


@dataclass(frozen=True, slots=True)
class LocalAuthority:
    """An English local authority with education duties."""

    code: str
    name: str
    region: str
    gss_code: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormerAuthority:
    """A code that has ended, the last day it held, and the codes that took over."""

    code: str
    name: str
    ended: date
    successors: tuple[str, ...]


@cache
def local_authorities() -> Mapping[str, LocalAuthority]:
    """Return the authorities of today by three-digit code."""
    found = (
        LocalAuthority(
            row["la_code"], row["la_name"], row["region_name"], row["gss_code"], row["authority_type"]
        )
        for row in rows_of("local_authorities")
    )
    return MappingProxyType({each.code: each for each in found})


@cache
def former_authorities() -> Mapping[str, FormerAuthority]:
    """Return the ended three-digit codes; codes that went on under a new ONS code are not among them."""
    found = (
        FormerAuthority(
            row["la_code"],
            row["la_name"],
            date.fromisoformat(row["valid_to"]),
            tuple(filter(None, row["successor_la_codes"].split(";"))),
        )
        for row in rows_of("local_authorities_former")
        if row["la_code"] and row["la_code"] not in local_authorities()
    )
    return MappingProxyType({each.code: each for each in found})


@cache
def known_authority_codes() -> frozenset[str]:
    """Return every English code, present and past."""
    return frozenset(local_authorities()) | frozenset(former_authorities())
