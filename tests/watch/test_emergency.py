"""Opening a record in an emergency: two exact details, one child, eight hours, and an officer who is told at once."""

from dataclasses import replace
from datetime import date, timedelta
from threading import enumerate as enumerate_threads
from uuid import UUID

import pytest
from django.core import mail
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Looked, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing.sessions import PROVED
from goldenthread.directory.models import Agreement, Setting
from goldenthread.record.circle import NotFound, sight_of
from goldenthread.record.models import Bar, Child, Role
from goldenthread.record.proof import differences
from goldenthread.record.wall import behind
from goldenthread.watch.models import Opening, Reason
from goldenthread.watch.queries import Details, opening_for, openings_for
from goldenthread.watch.verbs import reviewing
from goldenthread.watch.verbs.opening import Emergency, NoSuchChild, NotShared, answer, open_in_emergency
from goldenthread.watch.verbs.reviewing import Reviewed
from tests.factories import AT, AUTHORITY, actor, child, join, person, post, setting, signed_in, write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S148"),
    pytest.mark.capability("C040"),
]
WHO = Details(family_name="Okoye", given_name="Amara", born=date(2018, 11, 5))


@pytest.fixture
def amara() -> Child:
    return child(attends=setting())


@pytest.fixture
def teacher() -> Actor:
    elm = setting("Elm Grove School")
    who = person("Ola Ade")
    post(who, Capacity.CLASS_TEACHER, elm)
    return actor(Capacity.CLASS_TEACHER, who, elm)


@pytest.fixture
def officer() -> Actor:
    who = person("Pat Lyle", "officer@example.org")
    post(who, Capacity.OFFICER)
    return actor(Capacity.OFFICER, who)


def opened(by: Actor, details: Details = WHO) -> UUID:
    asked = Emergency(details=details, reason=Reason.ILL, words="She has had a seizure on our trip")
    with behind(by):
        return open_in_emergency(asked, by=by)


def sees(who: Actor, about: Child, part: Part = Part.RECORD, act: Act = Act.READ) -> bool:
    sight = sight_of(who.on(part, act), child=about.pk)
    return bool(sight and sight.ruling.allowed)


def test_one_record_opens_to_one_person_for_eight_hours(amara: Child, teacher: Actor):
    ben = child("Ben", attends=setting())
    opened(teacher)
    later = replace(teacher, at=AT + timedelta(hours=8))

    assert sight_of(teacher, child=amara.pk).seat == "emergency"
    assert not sees(teacher, amara, Part.DOCUMENTS, Act.WRITE)
    assert not sees(teacher, ben)
    assert not sees(later, amara)
    assert [found for _, found in differences() if found] == []


@pytest.mark.parametrize(
    "capacity", [Capacity.TEACHING_ASSISTANT, Capacity.VIRTUAL_SCHOOL, Capacity.ANALYST, Capacity.PARENT]
)
def test_only_listed_roles_open_a_record_in_an_emergency(amara: Child, capacity: Capacity):
    with pytest.raises(NotAllowed):
        opened(actor(capacity))


@pytest.mark.security("S035", "S036")
@pytest.mark.parametrize(
    "details",
    [
        Details(family_name="Okoye", given_name="Amara"),
        Details(family_name="Okoye", born=date(2018, 11, 6)),
        Details(given_name="Am", born=date(2018, 11, 5)),
        Details(born=date(2018, 11, 5)),
    ],
)
def test_two_details_must_fit_exactly(amara: Child, teacher: Actor, details: Details):
    with pytest.raises(NoSuchChild):
        opened(teacher, details)


def test_details_that_fit_two_children_open_neither(amara: Child, teacher: Actor):
    child("Ada", attends=setting())
    with pytest.raises(NoSuchChild):
        opened(teacher, Details(family_name="Okoye", born=date(2018, 11, 5)))


@pytest.mark.security("S050", "S043")
@pytest.mark.parametrize("kind", [Bar.Kind.BLOCK, Bar.Kind.KIN])
def test_whoever_is_kept_out_hears_what_anybody_hears_who_is_mistaken(
    amara: Child, teacher: Actor, kind: Bar.Kind
):
    write(amara, lambda w: w.add("record", "barred", id=w.new_id(), person=teacher.person, kind=kind.value))
    with pytest.raises(NoSuchChild):
        opened(teacher)


def test_an_emergency_opens_nothing_that_the_authority_does_not_share(amara: Child, teacher: Actor):
    Agreement.objects.filter(authority_id=AUTHORITY).update(withdrawn_at=AT)
    with pytest.raises(NotShared):
        opened(teacher)
    assert not Opening.objects.exists()


def test_the_officer_is_told_at_once_by_reference_alone(amara: Child, teacher: Actor, officer: Actor):
    opened(teacher)
    wait_for_the_post()
    [message] = mail.outbox

    assert message.to == ["officer@example.org"]
    assert Opening.objects.get().reference in message.body
    told = message.subject + message.body
    assert not [
        word for word in ("Amara", "Okoye", "Ola", "Elm Grove", "seizure", str(amara.pk)) if word in told
    ]


def wait_for_the_post() -> None:
    for thread in enumerate_threads():
        if thread.name == "post":
            thread.join()


@pytest.mark.security("S150")
def test_nobody_reviews_what_they_did_themselves(amara: Child, teacher: Actor, officer: Actor):
    post(Person.objects.get(pk=teacher.person), Capacity.OFFICER)
    opened(teacher)
    as_officer = actor(Capacity.OFFICER, Person.objects.get(pk=teacher.person))

    assert openings_for(as_officer) == []
    assert len(openings_for(officer)) == 1
    with pytest.raises(NotAllowed):
        reviewing.accept(opening=Opening.objects.get(), note="Fine", by=as_officer)


def test_it_is_reviewed_within_two_working_days_or_suspends_the_right(
    amara: Child, teacher: Actor, officer: Actor
):
    opened(teacher)
    ben = child("Ben", attends=setting())
    details = replace(WHO, given_name="Ben")
    assert Opening.objects.get().review_by == date(2026, 3, 4)

    late = replace(teacher, at=AT + timedelta(days=3))
    with pytest.raises(NotAllowed, match="until the privacy and safeguarding officer"):
        opened(late, details)
    reviewing.accept(opening=Opening.objects.get(), note="She was ill", by=officer)
    assert opened(late, details) == ben.pk


def test_what_was_no_emergency_closes_now_and_the_right_comes_back_by_the_officer_alone(
    amara: Child, teacher: Actor, officer: Actor
):
    opened(teacher)
    opening = Opening.objects.get()
    with behind(officer):
        reviewing.suspend(opening=opening, note="No trip that day", by=officer)
    with pytest.raises(Reviewed):
        reviewing.accept(opening=opening, note="Fine", by=officer)
    assert not sees(teacher, amara)
    with pytest.raises(NotAllowed):
        opened(teacher)

    reviewing.give_back(opening=opening, by=officer)
    assert opened(teacher) == amara.pk


def test_the_officer_asks_and_whoever_opened_it_answers(amara: Child, teacher: Actor, officer: Actor):
    opened(teacher)
    opening = Opening.objects.get()
    reviewing.ask(opening=opening, question="Which trip?", by=officer)
    answer(opening=opening, words="To the museum", by=teacher)

    assert Opening.objects.get().answer == "To the museum"


@pytest.mark.security("S028")
def test_opening_needs_a_fresh_sign_in_and_goes_on_to_the_record(
    amara: Child, teacher: Actor, officer: Actor
):
    page = reverse("watch:emergency")
    browser = signed_in(Person.objects.get(pk=teacher.person))
    given = {
        "family_name": "Okoye", "born": "2018-11-05", "born-day": "5", "born-month": "11", "born-year": "2018",
        "reason": "ill", "happening": "A seizure", "submission": "019cade2-11c0-7ae4-b1cd-2f0dfe6421b3",
    }  # fmt: skip
    answered = browser.post(page, given)
    record = browser.get(answered["Location"])
    session = browser.session
    session[PROVED] = (AT - timedelta(minutes=15)).isoformat()
    session.save()

    assert (answered.status_code, record.status_code) == (303, 200)
    assert "again" in browser.get(page)["Location"]


def test_the_family_reads_it_under_who_has_looked(amara: Child, teacher: Actor):
    mother = person("Grace Okoye")
    join(amara, Role.PARENT, mother)
    opened(teacher)
    words = signed_in(mother).get(reverse("record:looks", args=[amara.pk])).content.decode()

    assert "Ola Ade" in words
    assert "opened in an emergency" in words
    assert "A child is ill or hurt" in words


@pytest.mark.security("S148", "S022")
def test_an_officer_reads_what_was_done_and_not_whose_record_it_is(
    amara: Child, teacher: Actor, officer: Actor
):
    opened(teacher)
    signed_in(Person.objects.get(pk=teacher.person)).get(reverse("record:child", args=[amara.pk]))
    browser = signed_in(Person.objects.get(pk=officer.person))
    page = browser.get(reverse("watch:opening", args=[Opening.objects.get().pk])).content.decode()

    assert "Ola Ade, class teacher" in page
    assert "opened the record" in page
    assert not [word for word in ("Amara", "Okoye", "Oakfield") if word in page]
    assert browser.get(reverse("home"))["Location"] == reverse("watch:officer")


@pytest.mark.security("S193")
def test_an_officer_sees_the_looks_of_their_own_organisation_alone(
    amara: Child, teacher: Actor, officer: Actor
):
    opened(teacher)
    elsewhere = replace(officer, authority="331")
    with behind(officer):
        own = Looked.objects.count()
    with behind(elsewhere):
        others = Looked.objects.count()

    assert (own, others) == (1, 0)


def test_an_opening_of_another_authority_is_not_there(amara: Child, teacher: Actor, officer: Actor):
    opened(teacher)
    assert openings_for(replace(officer, authority="331")) == []
    with pytest.raises(NotFound):
        opening_for(replace(officer, authority="331"), Opening.objects.get().pk)


def test_somebody_in_the_circle_just_goes_there(amara: Child):
    oakfield = Setting.objects.get(name="Oakfield Primary School")
    senco = person("Helen Ward")
    post(senco, Capacity.SENCO, oakfield)

    assert opened(actor(Capacity.SENCO, senco, oakfield)) == amara.pk
    assert not Opening.objects.exists()
