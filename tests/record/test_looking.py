"""Who has looked: told in plain words, to those who may be told, and open to questions that are answered."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.looks import Look, note
from goldenthread.access.models import Looked, Person
from goldenthread.access.parts import Part
from goldenthread.directory.models import Setting
from goldenthread.record.circle import NotFound
from goldenthread.record.looking import LookMark, look_for, looks_at
from goldenthread.record.models import Child, LookQuestion, Role
from goldenthread.record.pages.looking import days_of, why_allowed
from tests.factories import AT, actor, child, join, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S098"),
    pytest.mark.capability("C041"),
]


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def amara(oakfield: Setting) -> Child:
    return child(attends=oakfield)


@pytest.fixture
def ruth(oakfield: Setting, amara: Child) -> Actor:
    teacher = actor(Capacity.CLASS_TEACHER, person("Ruth Patel"), oakfield)
    join(amara, Role.CLASS_TEACHER, Person.objects.get(pk=teacher.person))
    return teacher


@pytest.fixture
def mother(amara: Child) -> Actor:
    who = person("Grace Okoye")
    join(amara, Role.PARENT, who)
    return actor(Capacity.PARENT, who)


@pytest.fixture
def manager() -> Person:
    who = person("Dev Shah")
    post(who, Capacity.MANAGER)
    return who


def looked(who: Actor, about: Child, part: Part = Part.PLAN, act: str = "read", **fields: object) -> None:
    told = {"seat": who.capacity.value, "purpose": "teaching", "tie": uuid4(), **fields}
    look = Look(part=part.value, act=act, child=about.pk, authority=about.authority_id, **told)  # type: ignore[arg-type]
    note(who, [look], request_id=uuid4())


def told_to(reader: Actor, about: Child) -> list[str]:
    days = days_of(looks_at(child=about.pk, reader=reader.on(Part.LOOKS)).rows)
    return [visitor.words for day in days for visitor in day.visitors]


def test_a_mother_reads_who_looked_in_a_plain_sentence(amara: Child, ruth: Actor, mother: Actor):
    looked(ruth, amara)
    looked(ruth, amara, Part.DOCUMENTS)
    looked(ruth, amara, act="print")

    [told] = told_to(mother, amara)
    assert told == (
        "Ruth Patel, class teacher at Oakfield Primary School, read the EHC plan and documents;"
        " printed the EHC plan on Monday 2 March 2026"
    )


def test_the_reason_is_told_from_what_was_written_down(amara: Child, ruth: Actor):
    looked(ruth, amara, agreement=uuid4())

    assert why_allowed(Looked.objects.get()) == (
        "They could because they are the class teacher or named contact, under an agreement to share, for: teaching."
    )


def test_a_refusal_is_told_as_one_and_a_stranger_is_not_named(amara: Child, mother: Actor):
    """Where a stranger works could tell where the child is now."""
    looked(actor(Capacity.HEAD, person("Ann Hill")), amara, act="refused", seat="")

    assert told_to(mother, amara) == [
        "Somebody, who is not in the circle, was refused the EHC plan on Monday 2 March 2026"
    ]
    assert why_allowed(Looked.objects.get()) == "They are not in the circle."


UNTOLD = [
    pytest.param({"part": Part.SAFEGUARDING}, id="safeguarding notes"),
    pytest.param({"part": Part.MARKER}, id="the safeguarding marker"),
    pytest.param({"seat": "safeguarding_lead"}, id="the safeguarding lead"),
]


@pytest.mark.parametrize("look", UNTOLD)
def test_a_family_is_not_told_of_a_look_that_could_put_somebody_in_danger(
    amara: Child, ruth: Actor, mother: Actor, look: dict[str, object]
):
    looked(ruth, amara, **look)  # type: ignore[arg-type]

    assert told_to(mother, amara) == []


def test_parents_cannot_follow_each_other(amara: Child, mother: Actor):
    looked(actor(Capacity.PARENT, person("Sam Okoye")), amara)

    assert told_to(mother, amara) == []


def test_staff_see_their_own_looks_alone(amara: Child, ruth: Actor, oakfield: Setting):
    head = actor(Capacity.HEAD, person("Ann Hill"), oakfield)
    looked(ruth, amara)
    looked(head, amara)

    assert [each.partition(",")[0] for each in told_to(head, amara)] == ["Ann Hill"]


def test_looks_at_another_child_are_not_there(amara: Child, ruth: Actor, mother: Actor):
    looked(ruth, child("Kofi", "Mensah"))

    assert told_to(mother, amara) == []
    with pytest.raises(NotFound):
        look_for(child=amara.pk, reader=mother.on(Part.LOOKS), look=Looked.objects.get().pk)


def test_whoever_is_outside_the_circle_learns_nothing(amara: Child):
    with pytest.raises(NotFound):
        looks_at(child=amara.pk, reader=actor(Capacity.PARENT).on(Part.LOOKS))


def test_older_looks_stand_on_the_next_page_in_whole_days(amara: Child, ruth: Actor, mother: Actor):
    for days in (0, 0, 1, 1, 2):
        looked(replace(ruth, at=AT - timedelta(days=days)), amara)
    reader = mother.on(Part.LOOKS)

    first = looks_at(child=amara.pk, reader=reader, at_most=3)
    rest = looks_at(child=amara.pk, reader=reader, older_than=LookMark.read(str(first.older)))

    assert (len(first.rows), len(rest.rows), rest.older) == (2, 3, None)


@pytest.mark.parametrize("text", ["", "x", "1-", "-2", "99999999999999999999-1"])
def test_an_address_that_says_no_place_begins_at_the_latest(text: str):
    assert LookMark.read(text) is None


def test_a_question_is_asked_answered_and_read(amara: Child, ruth: Actor, mother: Actor, manager: Person):
    looked(ruth, amara)
    family, authority = signed_in(Person.objects.get(pk=mother.person)), signed_in(manager)
    page = reverse("record:looks", args=[amara.pk])
    asking = reverse("record:ask-about-look", args=[amara.pk, Looked.objects.get(name="Ruth Patel").pk])

    assert asking in family.get(page).content.decode()
    sent = family.post(asking, {"question": "Why did she print it?", "submission": str(uuid4())})
    assert sent.status_code == 303
    assert "Waiting for an answer" in family.get(page).content.decode()

    answering = reverse("record:explain-look", args=[amara.pk, LookQuestion.objects.get().pk])
    waiting = authority.get(reverse("record:look-questions")).content.decode()
    assert answering in waiting
    assert "Why did she print it?" in authority.get(answering).content.decode()
    authority.post(answering, {"answer": "For the review on Friday.", "submission": str(uuid4())})

    assert "For the review on Friday." in family.get(page).content.decode()
    assert answering not in authority.get(reverse("record:look-questions")).content.decode()


def test_a_question_is_answered_once(amara: Child, ruth: Actor, mother: Actor, manager: Person):
    looked(ruth, amara)
    look = Looked.objects.get(name="Ruth Patel").pk
    signed_in(Person.objects.get(pk=mother.person)).post(
        reverse("record:ask-about-look", args=[amara.pk, look]),
        {"question": "Why?", "submission": str(uuid4())},
    )
    answering = reverse("record:explain-look", args=[amara.pk, LookQuestion.objects.get().pk])
    authority = signed_in(manager)

    answers = [authority.post(answering, {"answer": "So.", "submission": str(uuid4())}) for _ in range(2)]

    assert [each.status_code for each in answers] == [303, 422]
    assert "Somebody has answered this already." in answers[1].content.decode()


def test_only_the_family_asks_and_only_a_manager_answers(amara: Child, ruth: Actor, mother: Actor):
    looked(ruth, amara)
    look = Looked.objects.get(name="Ruth Patel").pk
    ask = reverse("record:ask-about-look", args=[amara.pk, look])

    assert signed_in(Person.objects.get(pk=ruth.person)).get(ask).status_code in {302, 403, 404}
    family = signed_in(Person.objects.get(pk=mother.person))
    assert family.get(reverse("record:look-questions")).status_code == 403
    assert family.get(reverse("record:explain-look", args=[amara.pk, uuid4()])).status_code == 403


def test_opening_a_page_is_itself_a_look(amara: Child, mother: Actor):
    signed_in(Person.objects.get(pk=mother.person)).get(reverse("record:child", args=[amara.pk]))

    assert Looked.objects.filter(child_id=amara.pk, person_id=mother.person, part="record").exists()
