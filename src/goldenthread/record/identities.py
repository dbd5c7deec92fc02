"""Sealed identities: how a number or birth name that comes in is known to belong to one, and never to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from goldenthread.record.marking import veil
from goldenthread.record.models import SealedMark
from goldenthread.record.projectors import search_key

NEUTRAL: Final = "It cannot be told from the record who this is."
"""What a sender is told of a sealed record, and of a number that seems to be another child's: the same words."""


def marks_of_identity(
    authority: str, *, born: date, given_name: str, family_name: str, numbers: Mapping[str, str]
) -> set[str]:
    """Return the marks by which an identity is known again."""
    named = f"name {born.isoformat()} {search_key(given_name)} {search_key(family_name)}"
    told = [named, *(f"{scheme} {value}" for scheme, value in numbers.items() if value)]
    return {veil(each, authority) for each in told}


def sealed_among(authority: str, marks: Iterable[str]) -> set[str]:
    """Return which of these marks belong to sealed records."""
    found = SealedMark.objects.filter(authority_id=authority, mark__in=list(marks))
    return set(found.values_list("mark", flat=True))


def any_sealed(authority: str) -> bool:
    """Say whether an authority has sealed records at all: most loads need ask no more."""
    return SealedMark.objects.filter(authority_id=authority).exists()
