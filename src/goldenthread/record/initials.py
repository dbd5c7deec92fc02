"""Names of children and of their families as initials, for a screen that others can see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from django.db.models import Q

from goldenthread.record.models import FAMILY_ROLES, Case, Child, Relationship, Role

_FAMILY: Final = (*FAMILY_ROLES, Role.ADVOCATE)
_SMALL: Final = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "el", "la", "le", "van", "von"}
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"(<[^<>]*>)")
_NOT_SHOWN: Final = ("<script", "<style", "<textarea")
_SPOKEN: Final = re.compile(r'\b(aria-label|alt|title)="([^"]*)"')
_ABOUT: Final = re.compile(r"/(children|cases)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def children_on(page: str) -> tuple[set[UUID], set[UUID]]:
    """Return the children and the cases that a page leads to, by the addresses on it."""
    found = {(kind, UUID(id)) for kind, id in _ABOUT.findall(page)}
    return {id for kind, id in found if kind == "children"}, {id for kind, id in found if kind == "cases"}


def names_of(children: Iterable[UUID], cases: Iterable[UUID]) -> frozenset[str]:
    """Return the single words of the names of these children and of their families."""
    of_cases = Case.objects.filter(pk__in=list(cases)).values("child")
    own = Child.objects.filter(Q(pk__in=list(children)) | Q(pk__in=of_cases))
    told: list[tuple[str, ...]] = [*own.values_list("given_name", "family_name", "known_as")]
    ties = Relationship.objects.filter(child__in=own.values("pk"), role__in=_FAMILY)
    told += [(name,) for name in ties.values_list("name", flat=True)]
    words = {word for names in told for name in names for word in _WORD.findall(name)}
    return frozenset(word for word in words if len(word) > 1 and word not in _SMALL)


def with_initials(page: str, names: frozenset[str]) -> str:
    """Return a page with these names as initials, wherever it shows or speaks them. What is typed in boxes stays."""
    known = names | {name.upper() for name in names}

    def shortened(text: str) -> str:
        return _WORD.sub(lambda word: f"{word[0][0]}." if word[0] in known else word[0], text)

    def tag(text: str) -> str:
        return _SPOKEN.sub(lambda each: f'{each[1]}="{shortened(each[2])}"', text)

    return "".join(
        tag(piece) if is_tag else shortened(piece) if shown else piece
        for piece, is_tag, shown in _pieces(page)
    )


def _pieces(page: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield tags and what stands between them, and whether it is shown: scripts, styles and boxes are left alone."""
    within = ""
    for place, piece in enumerate(_TAG.split(page)):
        is_tag = place % 2 == 1
        yield piece, is_tag, not within
        if is_tag and piece.startswith(f"</{within}"):
            within = ""
        elif is_tag and not within and piece.startswith(_NOT_SHOWN):
            within = piece[1:].split(maxsplit=1)[0].rstrip(">")
