"""Every address of the product, read from its own list: an address that is added tomorrow is tried tomorrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from goldenthread.assessments.models import Advice
from goldenthread.circle.models import Wanted
from goldenthread.privacy.models import AccessRequest, Correction
from goldenthread.record.models import Bar, Case, Child, Document, LookQuestion, Relationship
from goldenthread.safeguarding.models import OwnWords
from goldenthread.sending.models import Sending
from goldenthread.thread.models import Delivery, Plan, Strand

NUMBERS = {"number": 1, "older": 1, "newer": 2, "look": 1}
WORDS = {
    "kind": "need", "section": "C", "place": "children",
    "provider": "one-login", "who": "nobody", "part": "plan", "token": "made-up",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One address with blanks: its name, and how each blank is filled."""

    name: str
    blanks: Mapping[str, Any]

    @property
    def is_about_a_child(self) -> bool:
        return any(isinstance(each, UUIDConverter) for each in self.blanks.values())

    def filled(self, ids: Mapping[str, list[UUID]]) -> Iterator[str]:
        """Write the address with every id that each of its blanks may take."""
        choices = [self._choices(name, how, ids) for name, how in self.blanks.items()]
        for chosen in product(*choices):
            yield reverse(self.name, kwargs=dict(zip(self.blanks, chosen, strict=True)))

    def _choices(self, name: str, how: Any, ids: Mapping[str, list[UUID]]) -> list[Any]:
        if isinstance(how, UUIDConverter):
            return ids[noun(name)]
        return [NUMBERS[name] if isinstance(how, IntConverter) else WORDS[name]]


def noun(blank: str) -> str:
    """Say what a blank of an address stands for: `child_id` and `child` are the same."""
    return re.sub(r"_id$", "", blank)


def every_route() -> list[Route]:
    """List every address there is."""
    return list(_routes(get_resolver(), ""))


def every_pattern(place: URLResolver | None = None) -> Iterator[URLPattern]:
    """List every pattern of an address, named or not."""
    for each in (place or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from every_pattern(each)
        else:
            yield each


def _routes(place: URLResolver, space: str) -> Iterator[Route]:
    for each in place.url_patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each, f"{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and each.name:
            yield Route(space + each.name, each.pattern.converters)


def ids_about(child: Child) -> dict[str, list[UUID]]:
    """Find the id of everything on a child's record, by the noun that stands in addresses."""
    strands = Strand.objects.filter(child=child).order_by("pk")
    return {
        "child": [child.pk],
        "case": _ids(Case.objects.filter(child=child)),
        "document": _ids(Document.objects.filter(child=child)),
        "tie": _ids(Relationship.objects.filter(child=child, role="parent")),
        "wanted": _ids(Wanted.objects.filter(child=child)),
        "bar": _ids(Bar.objects.filter(child=child)),
        "opening": [child.pk],
        "alert": [child.pk],
        "list": [child.pk],
        "agreement": [child.pk],
        "question": _ids(LookQuestion.objects.filter(child=child)),
        "correction": _ids(Correction.objects.filter(child=child)),
        "asking": _ids(AccessRequest.objects.filter(child=child)),
        "sending": _ids(Sending.objects.filter(child=child)),
        "advice": _ids(Advice.objects.filter(child=child)),
        "plan": _ids(Plan.objects.filter(child=child)),
        "words": _ids(OwnWords.objects.filter(child=child)),
        "strand": _ids(strands),
        "voice": _ids(strands.filter(kind="voice")),
        "provision": _ids(strands.filter(kind="provision")),
        "delivery": _ids(Delivery.objects.filter(child=child)),
    }


def _ids(rows: Any) -> list[UUID]:
    return list(rows.order_by("pk").values_list("pk", flat=True))
