"""Letting somebody help: named parts, at most six months, ended with one tap, and never handed on."""

from dataclasses import replace
from datetime import date, timedelta
from threading import enumerate as enumerate_threads

import pytest
from django.core import mail
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing import inviting
from goldenthread.circle.models import Consent, Purpose
from goldenthread.circle.verbs import bars, helping
from goldenthread.circle.verbs.bars import Keeping
from goldenthread.circle.verbs.consenting import agree
from goldenthread.circle.verbs.helping import Help, NoParts, NotYourself, TooLong
from goldenthread.record.circle import NotFound, sight_of
from goldenthread.record.models import Bar, Child, Relationship, Role
from tests.circle.conftest import Around
from tests.factories import AT, TODAY, actor, child, join, person, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.capability("C187"),
]

HELP = Help(
    name="Noor Aziz",
    email="noor@example.org",
    helps_as="advocate",
    parts=(Part.PLAN, Part.DOCUMENTS),
    until=date(2026, 6, 2),
)


def asked(amara: Around, help: Help = HELP, by: str = "mother") -> Invitation:
    sent = helping.let_help(child=amara.child.pk, help=help, by=amara.actors[by], on=TODAY)
    assert sent
    return sent.invitation


def helper(amara: Around, by: str = "mother") -> Actor:
    noor = person("Noor Aziz")
    inviting.accept(asked(amara, by=by), noor, AT)
    return actor(Capacity.ADVOCATE, noor, authority="")


def may(who: Actor, about: Child, part: Part, act: Act = Act.READ) -> bool:
    sight = sight_of(who.on(part, act), child=about.pk)
    return bool(sight and sight.ruling.allowed)


@pytest.mark.security("S044")
def test_a_helper_reads_what_was_named_and_nothing_else(amara: Around):
    noor = helper(amara)

    assert may(noor, amara.child, Part.PLAN)
    assert not may(noor, amara.child, Part.SUPPORT)
    assert not may(noor, amara.child, Part.PLAN, Act.WRITE)


@pytest.mark.security("S044")
def test_the_record_page_of_a_helper_shows_what_was_named_and_nothing_else(amara: Around):
    noor = Person.objects.get(pk=helper(amara).person)
    page = reverse("record:child", args=[amara.child.pk])
    answer = signed_in(noor).get(page)
    shown = {part.name for part, _ in (*answer.context["page"].main, *answer.context["page"].beside)}

    assert shown == {"now", "documents", "not_shown"}


@pytest.mark.security("S044")
def test_help_ends_by_itself_on_its_day_and_never_after_six_months(amara: Around):
    noor = helper(amara)
    after = replace(noor, at=AT + timedelta(days=93))

    assert not may(after, amara.child, Part.PLAN)
    with pytest.raises(TooLong):
        asked(amara, replace(HELP, until=date(2026, 9, 3)))


@pytest.mark.security("S044", "S042")
def test_one_tap_ends_help_at_once(amara: Around):
    noor = helper(amara)
    browser = signed_in(amara.people["mother"])
    page = browser.get(reverse("circle:helpers", args=[amara.child.pk])).content.decode()
    browser.post(reverse("circle:end-help", args=[amara.child.pk, amara_tie(amara, noor).pk]))

    assert "Can read the EHC plan; documents. Until Tuesday 2 June 2026." in page
    assert not may(noor, amara.child, Part.PLAN)


def amara_tie(amara: Around, who: Actor) -> Relationship:
    return Relationship.objects.get(child=amara.child, person=who.person)


@pytest.mark.security("S044")
def test_a_helper_lets_nobody_else_in(amara: Around):
    noor = helper(amara)
    browser = signed_in(Person.objects.get(pk=noor.person))

    assert browser.get(reverse("circle:let-help", args=[amara.child.pk])).status_code == 404
    with pytest.raises(NotFound):
        helping.let_help(child=amara.child.pk, help=HELP, by=noor, on=TODAY)


@pytest.mark.security("S044", "S046")
def test_one_parent_neither_sees_nor_ends_the_help_of_the_other(amara: Around):
    noor = helper(amara)
    father = signed_in(amara.people["father"])
    pages = [
        reverse("record:child", args=[amara.child.pk]),
        reverse("circle:helpers", args=[amara.child.pk]),
        reverse("circle:who", args=[amara.child.pk, "plan"]),
        reverse("record:timeline", args=[amara.child.pk]),
    ]

    assert not [page for page in pages if "Noor" in father.get(page).content.decode()]
    end = reverse("circle:end-help", args=[amara.child.pk, amara_tie(amara, noor).pk])
    assert father.post(end).status_code == 404


@pytest.mark.security("S044", "S050")
def test_whoever_is_blocked_takes_their_helper_along(amara: Around):
    noor = helper(amara, by="father")
    keeping = Keeping(person=amara.people["father"].pk, kind=Bar.Kind.BLOCK, reason="He has hurt her")
    bars.keep_out(child=amara.child.pk, keeping=keeping, by=amara.actors["senco"], on=TODAY)

    assert not may(noor, amara.child, Part.PLAN)


@pytest.mark.security("S044", "S050")
def test_an_invitation_of_somebody_who_was_blocked_since_gives_nothing(amara: Around):
    letter = asked(amara, by="father")
    keeping = Keeping(person=amara.people["father"].pk, kind=Bar.Kind.BLOCK, reason="He has hurt her")
    bars.keep_out(child=amara.child.pk, keeping=keeping, by=amara.actors["senco"], on=TODAY)

    with pytest.raises(inviting.NoInvitation):
        inviting.accept(letter, person("Noor Aziz"), AT)


@pytest.mark.security("S044", "S048")
def test_a_parents_helper_goes_when_the_young_person_takes_over(amara: Around):
    ben = child("Ben", born=date(2010, 5, 1))
    join(ben, Role.PARENT, amara.people["mother"])
    sent = helping.let_help(
        child=ben.pk, help=replace(HELP, until=date(2026, 9, 2)), by=amara.actors["mother"], on=TODAY
    )

    assert sent.invitation.gives["until"] == "2026-06-26"


@pytest.mark.security("S044")
def test_nothing_is_shared_by_leaving_the_boxes_empty_or_naming_what_one_may_not_read(amara: Around):
    with pytest.raises(NoParts):
        asked(amara, replace(HELP, parts=()))
    with pytest.raises(NoParts):
        asked(amara, replace(HELP, parts=(Part.SAFEGUARDING,)))


def test_nobody_helps_themselves_and_no_teacher_lets_help(amara: Around):
    with pytest.raises(NotYourself):
        inviting.accept(asked(amara), amara.people["mother"], AT)
    with pytest.raises(NotAllowed):
        asked(amara, by="senco")


@pytest.mark.security("S015", "S044")
def test_the_letter_carries_no_name_of_the_child_and_not_the_reference(amara: Around):
    browser = signed_in(amara.people["mother"])
    page = reverse("circle:let-help", args=[amara.child.pk])
    given = {
        "name": "Noor Aziz", "email": "noor@example.org", "helps_as": "friend", "parts": ["plan"], "how_long": "3",
        "submission": browser.get(page).context["form"]["submission"].value(),
    }  # fmt: skip
    answer = browser.post(page, given)
    reference = answer.context["letter"].reference
    wait_for_the_post()

    assert reference in answer.content.decode()
    assert mail.outbox[0].to == ["noor@example.org"]
    assert not [word for word in ("Amara", "Okoye,", reference) if word in mail.outbox[0].body]


def wait_for_the_post() -> None:
    for thread in enumerate_threads():
        if thread.name == "post":
            thread.join()


@pytest.mark.security("S183")
def test_a_yes_is_dated_for_one_purpose_and_taken_back_with_one_tap(amara: Around):
    browser, page = signed_in(amara.people["mother"]), reverse("circle:consents", args=[amara.child.pk])
    [(line, submission), *_] = browser.get(page).context["lines"]
    browser.post(page, {"submission": submission, "purpose": line.purpose, "yes": "on"})
    given = Consent.objects.get()
    [(line, submission), *_] = browser.get(page).context["lines"]
    browser.post(page, {"submission": submission, "purpose": line.purpose})

    assert (given.purpose, given.given_on) == (Purpose.ADVICE_SERVICE, TODAY)
    assert Consent.objects.get().taken_back_on == TODAY


@pytest.mark.security("S183")
def test_each_parent_says_yes_for_themselves(amara: Around):
    told = {"child": amara.child.pk, "purpose": Purpose.PHOTOGRAPH, "on": TODAY}
    agree(yes=True, by=amara.actors["mother"], **told)
    agree(yes=False, by=amara.actors["father"], **told)

    assert Consent.objects.get().taken_back_on is None
