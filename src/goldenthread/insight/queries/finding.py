"""Finding a child by any two details, among the children in whose circle the reader is."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor
from goldenthread.record.circle import children_for
from goldenthread.record.models import Child, Identifier, Relationship, Role
from goldenthread.record.projectors import search_key

MOST_FOUND: Final = 25
ENOUGH: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of the child one looks for."""

    family_name: str = ""
    given_name: str = ""
    born: date | None = None
    postcode: str = ""
    upn: str = ""
    nhs: str = ""
    case: str = ""

    @property
    def how_many(self) -> int:
        return sum(bool(getattr(self, each.name)) for each in fields(self))


def children_found(*, reader: Actor, details: Details) -> list[dict[str, Any]]:
    """Return the children whom every detail given fits, at most one more than are shown."""
    if details.how_many < ENOUGH:
        return []
    # No order is asked of the database: it would walk every Smith by name to find the one in this school.
    among = children_for(reader)
    found = list(_fitting(among, details)[: MOST_FOUND + 1])
    if not found and details.given_name:
        # Nobody of that given name: perhaps it is the name they go by, which no index leads to.
        rest = _fitting(among, replace(details, given_name=""))
        found = list(rest.filter(known_as__istartswith=details.given_name)[: MOST_FOUND + 1])
    found.sort(key=lambda child: (child.family_key, child.given_key, child.pk))
    settings = _settings(found, reader.today)
    return [{"child": child, "setting": settings.get(child.pk, "")} for child in found]


def _fitting(children: QuerySet[Child], details: Details) -> QuerySet[Child]:
    if details.family_name:
        children = children.filter(family_key=search_key(details.family_name))
    if details.given_name:
        children = children.filter(given_key__startswith=search_key(details.given_name))
    if details.born:
        children = children.filter(born=details.born)
    if details.postcode:
        children = children.filter(postcode=details.postcode)
    for scheme in Identifier.Scheme.UPN, Identifier.Scheme.NHS, Identifier.Scheme.CASE:
        value = getattr(details, scheme.value)
        if value:
            children = children.filter(pk__in=_known_by(scheme, value))
    return children


def _known_by(scheme: Identifier.Scheme, value: str) -> Any:
    return Identifier.objects.filter(scheme=scheme, value=value).values("child")


def _settings(found: list[Child], today: date) -> dict[Any, str]:
    ties = Relationship.objects.filter(
        Q(ends=None) | Q(ends__gte=today), child__in=found, role=Role.ATTENDS, begins__lte=today
    )
    return {
        tie.child_id: tie.setting.name
        for tie in ties.select_related("setting").order_by("begins")
        if tie.setting
    }
