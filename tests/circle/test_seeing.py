"""Who can see a part of a record: exactly those whom the door would let in, with the reason."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.circle.seeing import Looking, who_may
from goldenthread.directory.models import Agreement
from goldenthread.record.acting import actor_for, ways_to_act
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Role
from tests.circle.conftest import Around
from tests.factories import AT, join, person, signed_in
from tests.journeys.arranging import circle_of
from tests.journeys.seated import SITTERS, Relation, Sitter

pytestmark = [pytest.mark.django_db, pytest.mark.capability("C033"), pytest.mark.security("S180")]
PARTS = [part for part in Part if part.is_about_a_child]
CASES = [
    pytest.param(sitter, relation, id=f"{sitter.seat}-{relation}")
    for sitter in SITTERS
    for relation in sitter.relations
    if sitter.seat not in ("caseworker", "manager")
]


@pytest.mark.parametrize(("sitter", "relation"), CASES)
def test_the_page_names_exactly_those_whom_the_door_lets_in(sitter: Sitter, relation: Relation):
    circle = circle_of()
    who = sitter.arrive(circle, relation)
    looking = Looking(circle.child, datetime.now(UTC))

    named = {part for part in PARTS if any(seer.person == who.pk for seer in looking.who_may(part))}
    assert named == let_in_to(who, circle.child)


def let_in_to(who: Person, child) -> set[Part]:
    now = datetime.now(UTC)
    acting = [actor_for(who, way.id, now) for way in ways_to_act(who, now)]
    return {
        part
        for part in PARTS
        for each in acting
        if each and (sight := sight_of(each.on(part), child=child.pk)) and sight.ruling.allowed
    }


def test_an_authority_is_named_as_a_whole(amara: Around):
    names = [
        seer.name for seer in who_may(amara.child, Part.PLAN, AT) if seer.seat in ("caseworker", "manager")
    ]

    assert names == ["Caseworkers", "SEND managers"]


@pytest.mark.usefixtures("standing_clock")
def test_the_page_says_who_why_under_what_agreement_and_until_when(amara: Around):
    teacher = person("Ruth Patel")
    join(amara.child, Role.ADVISER, teacher)
    Agreement.objects.filter(party="settings").update(
        ends=AT.date() + timedelta(days=10), name="Schools of the city"
    )
    mother = signed_in(amara.people["mother"])
    words = mother.get(reverse("circle:who", args=[amara.child.pk, "plan"])).content.decode()

    assert "Helen Ward, Oakfield Primary School" in words
    assert "shared under the agreement “Schools of the city”" in words
    assert "Until Thursday 12 March 2026" in words
    assert "Ruth Patel" not in words, "nobody sees anything by a tie alone, without a post"


@pytest.mark.usefixtures("standing_clock")
def test_every_part_of_the_record_page_leads_to_who_can_see_it(amara: Around):
    page = signed_in(amara.people["mother"]).get(reverse("record:child", args=[amara.child.pk]))
    shown = [part for part, _ in (*page.context["page"].main, *page.context["page"].beside)]

    assert all(
        reverse("circle:who", args=[amara.child.pk, part.of.value]) in page.content.decode() for part in shown
    )


@pytest.mark.usefixtures("standing_clock")
def test_a_parent_with_the_narrow_view_reads_that_there_is_more_and_whom_to_ask(amara: Around):
    page = (
        signed_in(amara.people["unsure"]).get(reverse("record:child", args=[amara.child.pk])).content.decode()
    )

    assert "Some of this record is not shown to you" in page
    assert "the SENCO of Oakfield Primary School" in page
    assert "Who can see this" not in page
    who = reverse("circle:who", args=[amara.child.pk, "record"])
    assert signed_in(amara.people["unsure"]).get(who).status_code == 403


@pytest.mark.usefixtures("standing_clock")
@pytest.mark.parametrize("part", ["worklist", "no-such-part"])
def test_what_is_no_part_of_a_record_is_not_there(amara: Around, part: str):
    answer = signed_in(amara.people["mother"]).get(reverse("circle:who", args=[amara.child.pk, part]))

    assert answer.status_code == 404


def test_asking_about_every_part_costs_few_statements(amara: Around):
    with CaptureQueriesContext(connection) as asked:
        looking = Looking(amara.child, AT)
        for part in (Part.PLAN, Part.PLAN, Part.PLAN):
            looking.who_may(part)

    assert len(asked) <= 7
    assert Capacity.SENCO.value in {seer.seat for seer in looking.who_may(Part.PLAN)}
