"""No count, list, filter, order or answer of a search tells that there are children outside one's circle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import resolve, reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.guards import Needs, guard_of
from goldenthread.directory.models import Setting
from goldenthread.insight.queries.worklist import WHENS
from goldenthread.record.models import Role
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.support.verbs.concerns import raise_concern
from tests import factories
from tests.journeys.addresses import every_route
from tests.journeys.answering import without_tokens
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.everyone import beside
from tests.journeys.situations import concern, requested

pytestmark = [pytest.mark.django_db, pytest.mark.security("S036", "S040")]

MANY = 7
BORN = date(2018, 11, 5)
AT_SCHOOL = ("parent", "young person", "teacher", "assistant", "senco", "head", "lead", "psychologist")
IN_THE_CLASS = ("parent", "young person", "teacher", "assistant", "psychologist")
EVERYBODY = (*AT_SCHOOL, "caseworker", "manager")
LISTS = [
    route.name
    for route in every_route()
    if not route.blanks
    and (guard := guard_of(resolve(reverse(route.name)).func)) is not None
    and guard.needs is Needs.RIGHT
    and not route.name.startswith("account")
]
ASKED = (
    *(f"/worklist?when={when}" for when in WHENS),
    *(f"/worklist?process={process}" for process in PROCESSES),
    "/worklist?mine=on",
    "/worklist?owner=setting",
    "/find?family_name=Okoye&given_name=Amara",
    "/find?family_name=Okoye&given_name=A",
    "/find?family_name=Okoye&born-day=5&born-month=11&born-year=2018",
    "/find?given_name=Zuri&postcode=B14+7QH",
    "/find?upn=H801200001001&born-day=5&born-month=11&born-year=2018",
    "/find?case=SEN%2F17&family_name=Okoye",
)  # fmt: skip


@pytest.fixture
def circle(caplog: pytest.LogCaptureFixture) -> Circle:
    """A child with a worry and an assessment asked for, and the people around them."""
    caplog.set_level("CRITICAL", "django.request")
    made = circle_of(born=BORN)
    concern(made)
    requested(made)
    beside(made, "lead", Capacity.SAFEGUARDING_LEAD)
    return made


@pytest.mark.parametrize(
    ("where", "seats"),
    [("another authority", EVERYBODY), ("another school", AT_SCHOOL), ("another class", IN_THE_CLASS)],
)
def test_the_same_pages_with_and_without_children_elsewhere(circle: Circle, where: str, seats: Iterable[str]):
    visitors = {word: factories.signed_in(circle.people[word]) for word in seats}
    for visitor in visitors.values():
        visitor.get("/")
    before = {word: pages(visitor) for word, visitor in visitors.items()}

    children_at(place(circle, where))

    changed = [
        f"{word}: {address}"
        for word, visitor in visitors.items()
        for address, page in pages(visitor).items()
        if page != before[word][address]
    ]
    assert changed == []


def pages(visitor: Client) -> dict[str, bytes]:
    """Ask for every page that is not about one child, and with every filter; keep what is the same each time."""
    return {
        address: without_tokens(visitor.get(address, follow=True).content)
        for address in (*map(reverse, LISTS), *ASKED)
    }


def place(circle: Circle, where: str) -> Setting:
    """Say where the others are."""
    if where == "another class":
        return circle.setting
    if where == "another school":
        return factories.setting("Oakfield Primary School", circle.child.authority_id)
    return circle_of("Zuri", school="Oakfield Primary School").setting


def children_at(setting: Setting) -> None:
    """Children of the same names and age, whose help is late, and whose numbers somebody may look for."""
    teacher = factories.person("Ola Ade")
    long_ago = date.today() - timedelta(days=90)
    for number in range(MANY):
        name = ("Amara", "Zuri")[number % 2]
        child = factories.child(
            name, born=BORN, attends=setting, authority=setting.authority_id, postcode="B14 7QH"
        )
        factories.join(child, Role.CLASS_TEACHER, teacher)
        by = factories.actor(Capacity.CLASS_TEACHER, teacher, setting, authority=setting.authority_id)
        raise_concern(child=child.pk, seen="Does not start tasks", by=by, on=long_ago)
    for scheme, value in (("upn", "H801200001001"), ("case", "SEN/17")):
        factories.write(
            child,
            lambda writing, scheme=scheme, value=value: writing.add(
                "record", "number_given", id=writing.new_id(), scheme=scheme, value=value
            ),
        )


@pytest.mark.parametrize("who", ["teacher", "senco", "caseworker"])
def test_a_child_elsewhere_and_a_child_that_is_nowhere_lead_to_asking_for_access(circle: Circle, who: str):
    children_at(place(circle, "another authority"))
    visitor = factories.signed_in(circle.people[who])

    elsewhere = visitor.get("/find?family_name=Okoye&given_name=Zuri").content
    nowhere = visitor.get("/find?family_name=Okoye&given_name=Nobo").content

    assert without_tokens(elsewhere).replace(b"Zuri", b"") == without_tokens(nowhere).replace(b"Nobo", b"")
    assert b"Ask for access" in elsewhere
