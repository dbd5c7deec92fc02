"""Each seat sees only the fields that the register of rights allows, wherever they stand.

Every text about a child is marked as it is written, and everybody reads whatever is open to them: pages, PDFs,
downloads, lists, searches, the timeline, who looked, e-mails and letters. `parts.csv` says of each field to which parts
of a record it belongs: `plan` is for those who may read it, `rights.write` for those who may write it, `@parent` for
that seat alone. The register of rights says who may.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import register
from goldenthread.record.models import Child, Document, Event
from goldenthread.record.sealing import is_sealed
from tests.factories import signed_in
from tests.fields.marking import everything_is_marked, places_in
from tests.fields.world import EVERY_SEAT
from tests.households import reading
from tests.households.home import Home
from tests.households.reading import everything, told_by

SEATS: Final = [each.who for each in EVERY_SEAT.members]
NOT_WORDS: Final = {"code", "name"}
"""Codes, numbers and dates; and who did something, of which the families tell."""
NOBODY: Final = "nobody"
OF_BOTH_CHILDREN: Final = (
    "record:child",
    "circle:people",
    "circle:choose",
    "record:timeline",
    "safeguarding:contact",
)
OF_A_KIND: Final = {"record:document": 20} | dict.fromkeys(OF_BOTH_CHILDREN, 2)
"""How many pages of a kind are read: of most one, for all of a kind show the same fields."""


class Enough(dict[str, int]):
    """How many pages of a kind are read."""

    def get(self, kind: str, _default: Any = None) -> Any:
        return OF_A_KIND.get(kind, 1)


pytestmark = pytest.mark.xdist_group("every seat")


@pytest.fixture(scope="module", autouse=True)
def marked() -> Iterator[None]:
    with everything_is_marked(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "ENOUGH", Enough())
        yield


@cache
def table() -> Mapping[str, tuple[str, ...]]:
    """Read to which parts each field belongs."""
    with Path(__file__).with_name("parts.csv").open(newline="", encoding="utf-8") as file:
        return {row["field"]: tuple(row["parts"].split()) for row in csv.DictReader(file)}


def may_see(seat: str, field: str) -> bool:
    """Say whether the register lets somebody in this seat read one of the parts of a field."""
    return any(_lets_see(seat, part) for part in table()[field])


def _lets_see(seat: str, part: str) -> bool:
    """Say whether a seat is let see what belongs to this part."""
    if part.startswith("@") or part == NOBODY:
        return part == f"@{seat}"
    name, _, act = part.partition(".")
    return register()[seat].allow(Errand(Part(name), Act(act or "read")))


def texts() -> Iterator[tuple[str, models.Field[Any, Any]]]:
    """Yield every text field of everything that is kept about a child, but those of a few choices."""
    for model in apps.get_models():
        about = {field.related_model for field in model._meta.concrete_fields} | {model}
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
            if Child in about and is_text and not field.choices:
                yield f"{model.__name__}.{field.name}", field


def kept_in(field: models.Field[Any, Any]) -> str:
    rows = field.model._default_manager.order_by("pk").values_list(field.name, flat=True)
    return json.dumps([str(each) for each in rows])


@pytest.mark.security("S032")
@pytest.mark.parametrize("home", [EVERY_SEAT], indirect=True)
def test_of_every_text_that_is_kept_about_a_child_it_is_said_to_which_part_it_belongs(home: Home):
    told = Event.objects.filter(child__in=home.children.values()).order_by("pk")
    met = places_in("".join(f"{each.fields} {each.why}" for each in told))
    unmarked = {
        name
        for name, field in texts()
        if not {name, f"*.{field.name}"} & table().keys()
        and not places_in(kept := kept_in(field))
        and not any(map(is_sealed, json.loads(kept)))
    }

    assert sorted(met - table().keys()) == [], "say in parts.csv to which part these belong"
    assert sorted(unmarked) == [], "write words into these in tests/fields, or say that they are codes"


@pytest.mark.security("S032", "S031")
@pytest.mark.parametrize("home", [EVERY_SEAT], indirect=True)
@pytest.mark.parametrize("seat", SEATS)
def test_each_seat_sees_only_the_fields_that_the_register_allows(home: Home, seat: str):
    read = everything(home, seat)
    seen = {field: place for place, words in read.read.items() for field in places_in(words)}

    assert {field: place for field, place in seen.items() if not may_see(seat, field)} == {}


@pytest.mark.security("S032")
@pytest.mark.parametrize("home", [EVERY_SEAT], indirect=True)
def test_where_documents_are_open_to_all_the_matrix_finds_a_plan_that_a_safeguarding_lead_may_not_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("goldenthread.record.queries.open_to", lambda *_: Q())
    plan = Document.objects.filter(kind="plan").order_by("pk")[0]
    browser = signed_in(home.people["safeguarding_lead"])
    answer = browser.get(reverse("record:document", args=[home.child().pk, plan.pk]))
    seen = places_in(told_by(answer))

    assert {field for field in seen if not may_see("safeguarding_lead", field)} >= {
        "thread.ehc.content.texts.C"
    }


@pytest.mark.security("S032")
def test_every_seat_of_the_register_is_tried():
    assert set(SEATS) == set(register())
