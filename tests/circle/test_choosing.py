"""A young person takes over: prepared from fifteen and a half, never by itself, and changed on any day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.circle.models import CapacityDecision, Deciding
from goldenthread.circle.pages import oversight_of, to_oneself
from goldenthread.circle.seeing import Looking
from goldenthread.circle.verbs.choosing import DecidedForThem, Found, TooYoung, choose, decide_capacity
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Child, Relationship, Role, Sees
from goldenthread.record.proof import differences
from tests.factories import AT, TODAY, actor, child, join, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S048"),
    pytest.mark.capability("C184"),
]
BORN = date(2010, 5, 1)
OVER = datetime(2026, 6, 27, 9, tzinfo=UTC)
"""The day after compulsory school age has ended for whoever was born on 1 May 2010."""


@pytest.fixture
def kofi() -> Child:
    return child("Kofi", born=BORN, attends=setting())


@pytest.fixture
def own(kofi: Child) -> Actor:
    who = person("Kofi Okoye")
    join(kofi, Role.YOUNG_PERSON, who)
    return actor(Capacity.YOUNG_PERSON, who)


@pytest.fixture
def mother(kofi: Child) -> Actor:
    who = person("Grace Okoye")
    join(kofi, Role.PARENT, who, agreed="")
    return actor(Capacity.PARENT, who)


@pytest.fixture
def senco(kofi: Child) -> Actor:
    who, at = person("Helen Ward"), Relationship.objects.get(child=kofi, role=Role.ATTENDS).setting
    post(who, Capacity.SENCO, at)
    return actor(Capacity.SENCO, who, at)


def tie(about: Child, who: Actor) -> UUID:
    return Relationship.objects.get(child=about, person=who.person).pk


def seat(who: Actor, about: Child, at: datetime = OVER, part: Part = Part.RECORD) -> str:
    sight = sight_of(replace(who, at=at).on(part), child=about.pk)
    return sight.seat if sight else ""


def chosen(about: Child, by: Actor, adult: Actor, sees: Sees, at: datetime = AT) -> None:
    choose(child=about.pk, choices={tie(about, adult): sees}, by=replace(by, at=at), on=at.date())


def test_without_a_choice_a_parent_reads_only_what_a_school_report_says(
    kofi: Child, own: Actor, mother: Actor
):
    assert seat(mother, kofi, AT) == "parent"
    assert seat(mother, kofi) == "parent_reports"


@pytest.mark.parametrize(
    ("sees", "after"), [(Sees.FULL, "parent"), (Sees.REPORT, "parent_reports"), (Sees.NONE, "")]
)
def test_a_choice_counts_from_the_end_of_compulsory_school_age_and_not_before(
    kofi: Child, own: Actor, mother: Actor, sees: Sees, after: str
):
    chosen(kofi, own, mother, sees)

    assert (seat(mother, kofi, AT), seat(mother, kofi)) == ("parent", after)


def test_a_choice_is_changed_on_any_day_and_holds_at_once(kofi: Child, own: Actor, mother: Actor):
    chosen(kofi, own, mother, Sees.FULL)
    chosen(kofi, own, mother, Sees.NONE, OVER)
    nothing = seat(mother, kofi)
    chosen(kofi, own, mother, Sees.FULL, OVER)

    assert (nothing, seat(mother, kofi)) == ("", "parent")
    assert [found for _, found in differences() if found] == []


def test_nobody_but_the_young_person_chooses_and_they_not_before_fifteen_and_a_half(
    kofi: Child, own: Actor, mother: Actor
):
    with pytest.raises(NotAllowed):
        chosen(kofi, mother, mother, Sees.FULL)
    with pytest.raises(NotAllowed, match="from Saturday 1 November 2025"):
        chosen(kofi, own, mother, Sees.FULL, datetime(2025, 10, 31, 9, tzinfo=UTC))


def test_the_page_asks_for_each_adult_and_chooses_nothing_beforehand(kofi: Child, own: Actor, mother: Actor):
    page = reverse("circle:choice", args=[kofi.pk])
    browser = signed_in(Person.objects.get(pk=own.person))
    form = browser.get(page).context["form"]
    given = {"submission": form["submission"].value()}
    name = f"sees-{tie(kofi, mother)}"

    assert form[name].value() is None
    assert browser.post(page, given).status_code == 422
    assert browser.post(page, given | {name: "report"}).status_code == 303
    assert seat(mother, kofi) == "parent_reports"


def test_everybody_reads_that_a_choice_is_due_and_what_happens_without_one(
    kofi: Child, own: Actor, mother: Actor, senco: Actor
):
    page = reverse("record:child", args=[kofi.pk])
    told = {
        who.capacity: signed_in(Person.objects.get(pk=who.person)).get(page).content.decode()
        for who in (own, mother, senco)
    }

    assert all("Friday 26 June 2026" in words for words in told.values())
    assert all("only what a school report says" in words for words in told.values())
    assert "Choose who sees it" in told[Capacity.YOUNG_PERSON]
    assert "write down a decision about capacity" in told[Capacity.SENCO]


def test_a_capacity_decision_is_about_one_decision_and_opens_only_what_it_says(
    kofi: Child, own: Actor, mother: Actor, senco: Actor
):
    decided(kofi, senco, {tie(kofi, mother): Sees.FULL})
    kept = CapacityDecision.objects.get()

    assert (kept.deciding, kept.can_decide, kept.decided_on) == ("who_sees", False, TODAY)
    assert kept.decided_by.startswith("Helen Ward")
    assert seat(mother, kofi) == "parent"
    assert [found for _, found in differences() if found] == []


def decided(
    about: Child, by: Actor, choices: dict[UUID, Sees], deciding: Deciding = Deciding.WHO_SEES
) -> None:
    found = Found(
        deciding=deciding,
        can_decide=False,
        how_known="Asked twice, with pictures",
        review_on=date(2026, 12, 1),
    )
    decide_capacity(child=about.pk, found=found, choices=choices, by=by, on=TODAY)


def test_who_cannot_decide_may_still_let_somebody_see_less_and_not_more(
    kofi: Child, own: Actor, mother: Actor, senco: Actor
):
    decided(kofi, senco, {tie(kofi, mother): Sees.REPORT})
    with pytest.raises(DecidedForThem):
        chosen(kofi, own, mother, Sees.FULL)
    chosen(kofi, own, mother, Sees.NONE)

    assert seat(mother, kofi) == ""


def test_a_decision_about_help_says_nothing_of_who_sees(kofi: Child, own: Actor, mother: Actor, senco: Actor):
    decided(kofi, senco, {tie(kofi, mother): Sees.FULL}, Deciding.SUPPORT)

    assert seat(mother, kofi) == "parent_reports"
    chosen(kofi, own, mother, Sees.FULL)


def test_there_is_nothing_to_decide_of_a_small_child(senco: Actor, mother: Actor):
    small = child("Ben", attends=Relationship.objects.filter(role=Role.ATTENDS).first().setting)
    with pytest.raises(TooYoung):
        decided(small, senco, {})


@pytest.mark.security("S181", "S180")
def test_a_child_reads_what_each_adult_can_see(kofi: Child, own: Actor, mother: Actor):
    [before] = oversight_of(Looking(kofi, AT))
    [after] = oversight_of(Looking(kofi, OVER))
    page = signed_in(Person.objects.get(pk=own.person)).get(reverse("circle:oversight", args=[kofi.pk]))

    kept = {to_oneself(part) for part in (Part.DOCUMENTS, Part.PLAN, Part.THREAD)}
    assert kept <= set(before.parts)
    assert Part.SUPPORT.words in after.parts
    assert not kept & set(after.parts)
    shown = page.content.decode()
    assert "Grace Okoye, parent" in shown
    assert "<li>what I say</li>" in shown
    assert "<li>what the child says</li>" not in shown
