"""Asking to read a record: nobody learns whether there is one until somebody answers, and no family who was refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.rulings import NotAllowed
from goldenthread.circle.models import Asked, Wanted
from goldenthread.circle.verbs import asking
from goldenthread.circle.verbs.asking import Wanting
from goldenthread.directory.models import Post
from goldenthread.record.circle import NotFound, sight_of
from goldenthread.record.models import Bar, Event, Relationship, Role
from goldenthread.safeguarding.verbs import whereabouts
from tests import factories
from tests.factories import TODAY
from tests.journeys.answering import without_tokens
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.seated import bar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
UNTIL = TODAY + timedelta(days=90)
WANTING = Wanting(
    given_name="Amara", family_name="Okoye", born=date(2018, 11, 5), purpose="Speech and language therapy",
    reason="I begin on Monday", until=UNTIL,
)  # fmt: skip


@pytest.fixture
def circle() -> Circle:
    made = circle_of(authority="330")
    return replace(made, actors={who: replace(each, at=factories.AT) for who, each in made.actors.items()})


@pytest.fixture
def therapist() -> Person:
    who = factories.person("Nadia Frost")
    factories.post(who, Capacity.HEALTH, authority_id="")
    return who


def acting(who: Person) -> Actor:
    return factories.actor(Capacity.HEALTH, who, authority="")


def asks(who: Person, **other: object) -> UUID:
    key = uuid4()
    asking.ask_for_access(wanting=replace(WANTING, **other), by=acting(who), on=TODAY, key=key)
    return key


def answering(circle: Circle, asked: UUID, who: str = "senco") -> dict[str, object]:
    by = circle.actors[who]
    sight = sight_of(by, child=circle.child.pk)
    assert sight is not None
    by = replace(by, seat=sight.seat, opened=sight.child)
    return {"child": circle.child.pk, "asked": asked, "by": by, "on": TODAY}


@pytest.mark.security("S040", "S039")
@pytest.mark.capability("C040")
def test_whoever_is_let_in_sits_in_the_circle_until_the_day_that_was_said(circle: Circle, therapist: Person):
    asked = asks(therapist)
    assert sight_of(acting(therapist), child=circle.child.pk) is None
    asking.let_in(until=UNTIL, **answering(circle, asked))
    tie = Relationship.objects.get(person=therapist)

    assert (tie.role, tie.purpose, tie.begins, tie.ends) == (Role.HEALTH, WANTING.purpose, TODAY, UNTIL)
    assert sight_of(acting(therapist), child=circle.child.pk) is not None
    later = replace(acting(therapist), at=factories.AT + timedelta(days=91))
    assert sight_of(later, child=circle.child.pk) is None
    assert Asked.objects.get(pk=asked).answer == Wanted.Answer.YES


@pytest.mark.security("S040")
def test_a_no_is_told_with_its_reason_unless_they_should_not_learn_of_the_record(
    circle: Circle, therapist: Person
):
    asked = asks(therapist)
    asking.keep_away(because="Somebody else does this", tell=True, **answering(circle, asked))
    silent = asks(therapist, purpose="Something else", born=WANTING.born)
    told = Asked.objects.get(pk=asked)

    assert (told.answer, told.because) == (Wanted.Answer.NO, "Somebody else does this")
    asking.keep_away(because="We do not know them", tell=False, **answering(circle, silent))
    assert Asked.objects.get(pk=silent).answer == ""
    assert Wanted.objects.get(pk=silent).answer == Wanted.Answer.NO


@pytest.mark.security("S035", "S036", "S040")
@pytest.mark.parametrize("how", ["there", "kept out", "kept safe", "died"])
def test_whether_there_is_such_a_record_changes_nothing_that_the_asker_sees(
    circle: Circle, therapist: Person, how: str
):
    other = factories.person("Omar Frost")
    factories.post(other, Capacity.HEALTH, authority_id="")
    make(circle, other, how)
    pages = [asked_on_the_page(who, born=born) for who, born in ((therapist, 4), (other, 5))]

    assert pages[0] == pages[1].replace(b"5 November", b"4 November")
    assert b"Not answered yet" in pages[0]


def make(circle: Circle, who: Person, how: str) -> None:
    if how == "kept out":
        bar(circle, who, Bar.Kind.BLOCK)
    if how == "kept safe":
        worker = factories.person("Fay Dunmore")
        factories.post(worker, Capacity.SOCIAL_WORKER)
        factories.join(circle.child, Role.SOCIAL_WORKER, worker)
        by = factories.actor(Capacity.SOCIAL_WORKER, worker)
        about = {"child": circle.child.pk, "by": by, "on": TODAY}
        whereabouts.tell(kind="address", words="5 Saltersgate Row", person=None, **about)
        whereabouts.shelter(reason="They are looked for", named=[], **about)
    if how == "died":
        factories.write(circle.child, lambda w: w.add("record", "died", day=TODAY))


def asked_on_the_page(who: Person, *, born: int) -> bytes:
    browser, page = factories.signed_in(who), reverse("circle:ask-for-access")
    told = {
        "given_name": "Amara", "family_name": "Okoye", "born-day": born, "born-month": 11, "born-year": 2018,
        "purpose": "Therapy", "reason": "She lives at 5 Saltersgate Row", "how_long": "3",
    }  # fmt: skip
    key = browser.get(page).context["form"].initial["submission"]
    answer = browser.post(page, {"submission": key, **told}, follow=True)
    assert answer.status_code == 200
    name = who.name.encode()
    return without_tokens(answer.content).replace(name, b"Somebody")


@pytest.mark.security("S040", "S053")
def test_words_that_tell_where_a_family_is_do_not_reach_the_record(circle: Circle, therapist: Person):
    make(circle, therapist, "kept safe")
    asked = asks(therapist, reason="She lives at 5 Saltersgate Row")

    assert Wanted.objects.get(pk=asked).reason == ""


@pytest.mark.security("S046", "S040")
def test_a_family_reads_that_somebody_was_not_let_in_and_never_who(circle: Circle, therapist: Person):
    asking.keep_away(because="Not ours", tell=True, **answering(circle, asks(therapist)))
    read = factories.signed_in(circle.people["parent"]).get(
        reverse("record:timeline", args=[circle.child.pk])
    )

    assert b"did not let in somebody who had asked to read the record" in read.content
    assert b"Nadia Frost" not in read.content


@pytest.mark.security("S046", "S040")
def test_a_family_reads_in_plain_words_who_was_let_in_and_why(circle: Circle, therapist: Person):
    asking.let_in(until=UNTIL, **answering(circle, asks(therapist)))
    read = factories.signed_in(circle.people["parent"]).get(
        reverse("record:timeline", args=[circle.child.pk])
    )

    assert b"Nadia Frost" in read.content
    assert b"Speech and language therapy" in read.content


@pytest.mark.security("S040", "S030")
def test_those_who_answer_find_it_among_what_is_to_be_settled_and_nobody_else_does(
    circle: Circle, therapist: Person
):
    asked = asks(therapist)
    page, settle = (
        reverse("circle:answer-asked", args=[circle.child.pk, asked]),
        reverse("circle:to-settle"),
    )
    senco, teacher = (factories.signed_in(circle.people[who]) for who in ("senco", "teacher"))

    assert b"Nadia Frost asks for the record of" in senco.get(settle).content
    assert page.encode() in senco.get(settle).content
    assert b"Speech and language therapy" in senco.get(page).content
    assert teacher.get(page).status_code == 403
    assert b"Nadia Frost" not in teacher.get(settle).content


@pytest.mark.security("S040")
def test_a_form_that_is_answered_needs_a_day_with_a_yes_and_a_reason_with_a_no(
    circle: Circle, therapist: Person
):
    page = reverse("circle:answer-asked", args=[circle.child.pk, asks(therapist)])
    senco = factories.signed_in(circle.people["senco"])
    key = senco.get(page).context["form"].initial["submission"]
    no_reason = senco.post(page, {"submission": key, "answer": "no"})
    no_day = senco.post(page, {"submission": key, "answer": "yes"})

    assert b"Say why they are not let in." in no_reason.content
    assert b"Say until which day they may read the record." in no_day.content
    assert not Relationship.objects.filter(person=therapist).exists()


@pytest.mark.security("S040", "S163")
def test_an_answer_that_is_sent_twice_is_taken_once(circle: Circle, therapist: Person):
    page = reverse("circle:answer-asked", args=[circle.child.pk, asks(therapist)])
    senco = factories.signed_in(circle.people["senco"])
    form = senco.get(page).context["form"]
    told = {"answer": "yes", "until-day": 25, "until-month": 5, "until-year": 2026}
    told["submission"] = form.initial["submission"]
    answers = [senco.post(page, told) for _ in range(2)]

    assert [(each.status_code, each["Location"]) for each in answers] == [
        (303, reverse("circle:to-settle"))
    ] * 2
    assert Relationship.objects.filter(person=therapist).count() == 1
    assert senco.get(page)["Location"] == reverse("circle:to-settle")


@pytest.mark.security("S040")
def test_nobody_answers_what_they_asked_themselves_nor_what_was_answered_or_is_over(
    circle: Circle, therapist: Person
):
    asked = asks(therapist)
    Wanted.objects.filter(pk=asked).update(person_id=circle.people["senco"].pk)
    with pytest.raises(NotAllowed):
        asking.let_in(until=UNTIL, **answering(circle, asked))
    Wanted.objects.filter(pk=asked).update(asked_on=TODAY - timedelta(days=28))
    with pytest.raises(NotFound):
        asking.let_in(until=UNTIL, **answering(circle, asked, "head"))


@pytest.mark.security("S040")
def test_whoever_works_there_no_more_is_not_let_in(circle: Circle, therapist: Person):
    asked = asks(therapist)
    Post.objects.filter(person=therapist).update(ends=TODAY - timedelta(days=1))

    with pytest.raises(asking.WorksNoMore):
        asking.let_in(until=UNTIL, **answering(circle, asked))


@pytest.mark.security("S040")
def test_who_asks_twice_is_told_so_and_a_form_sent_twice_asks_once(circle: Circle, therapist: Person):
    key = asks(therapist)
    asking.ask_for_access(wanting=WANTING, by=acting(therapist), on=TODAY, key=key)
    with pytest.raises(asking.AskedAlready):
        asks(therapist)

    assert Event.objects.filter(child=circle.child, name="access_asked").count() == 1


@pytest.mark.security("S040")
@pytest.mark.parametrize("who", ["parent", "senco", "caseworker"])
def test_those_who_see_children_by_their_school_or_authority_do_not_ask(circle: Circle, who: str):
    browser = factories.signed_in(circle.people[who])

    assert browser.get(reverse("circle:ask-for-access")).status_code in (302, 403)


@pytest.mark.security("S040")
def test_whoever_finds_nobody_is_led_to_ask_with_what_they_typed(therapist: Person):
    browser = factories.signed_in(therapist)
    found = browser.get(reverse("insight:find"), {"family_name": "Okoye", "given_name": "Amara"})
    page = f"{reverse('circle:ask-for-access')}?given_name=Amara&family_name=Okoye"

    assert b'action="/ask-for-access"><input type="hidden" name="given_name" value="Amara">' in found.content
    assert b'value="Okoye"' in browser.get(page).content
