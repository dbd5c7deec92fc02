"""A tribunal, an ombudsman or an inspectorate reads through one named person, until a day, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import management
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation, Looked, Person
from goldenthread.access.parts import Act, Part
from goldenthread.access.rights import register
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing import inviting
from goldenthread.circle.verbs import people, reading
from goldenthread.circle.verbs.reading import Naming, TooLong
from goldenthread.record.acting import actor_for
from goldenthread.record.circle import sight_of
from goldenthread.record.models import Relationship, Role
from goldenthread.site.signing_in.visitors import needs_second_step
from tests.circle.conftest import Around
from tests.factories import AT, TODAY, child, person, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S086"),
]

NAMING = Naming(
    name="Judge Ana Reyes",
    email="ana.reyes@tribunal.example",
    body="tribunal",
    reference="EH330/26/00012",
    until=date(2026, 5, 1),
)


def named(amara: Around, naming: Naming = NAMING) -> Invitation:
    made = reading.name_reader(child=amara.child.pk, naming=naming, by=amara.actors["caseworker"], on=TODAY)
    assert made
    return made.invitation


def come(amara: Around) -> Person:
    ana = person("Judge Ana Reyes", "ana@demo.example")
    inviting.accept(named(amara), ana, AT)
    return ana


def acting(who: Person) -> Actor:
    found = actor_for(who, Role.GRANTED.value, AT)
    assert found
    return found


def may(who: Actor, amara: Around, part: Part, act: Act = Act.READ) -> bool:
    sight = sight_of(who.on(part, act), child=amara.child.pk)
    return bool(sight and sight.ruling.allowed)


def test_whoever_is_named_reads_this_record_and_no_other(amara: Around):
    ana, ben = acting(come(amara)), child("Ben")

    assert ana.capacity is Capacity.READER
    assert may(ana, amara, Part.PLAN)
    assert sight_of(ana, child=ben.pk) is None


def test_whoever_is_named_changes_nothing():
    rights = register()["granted"].may
    changing = {Act.WRITE, Act.SEND, Act.EXPORT, Act.GRANT}

    assert [part for part, acts in rights.items() if acts & changing and part.is_about_a_child] == []


def test_it_ends_by_itself_on_its_day(amara: Around):
    ana = acting(come(amara))
    after = replace(ana, at=AT + timedelta(days=61))

    assert may(ana, amara, Part.RECORD)
    assert not may(after, amara, Part.RECORD)


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), TODAY + timedelta(days=85)])
def test_nobody_is_let_in_for_longer_than_twelve_weeks(amara: Around, until: date):
    with pytest.raises(TooLong):
        named(amara, replace(NAMING, until=until))


@pytest.mark.parametrize("who", ["senco", "head", "mother", "child"])
def test_only_the_responsible_authority_lets_them_in(amara: Around, who: str):
    with pytest.raises((NotAllowed, reading.Refused)):
        reading.name_reader(child=amara.child.pk, naming=NAMING, by=amara.actors[who], on=TODAY)
    page = reverse("circle:readers", args=[amara.child.pk])

    assert signed_in(amara.people[who]).get(page).status_code in (403, 404)


def test_an_officer_of_the_authority_lets_somebody_in_on_a_page_and_ends_it_with_one_tap(
    amara: Around, mailoutbox
):
    sam = signed_in(amara.people["caseworker"])
    new, page = (reverse(f"circle:{each}", args=[amara.child.pk]) for each in ("name-reader", "readers"))
    until = {"until-day": "1", "until-month": "5", "until-year": "2026"}
    given = {
        "body": "tribunal",
        "reference": "EH330/26/00012",
        "name": "Ana Reyes",
        "email": "ana@demo.example",
    }
    assert sam.post(new, given | until | {"submission": str(uuid4())}).status_code == 303
    waiting = sam.get(page).content.decode()
    ana = person("Ana Reyes", "other@demo.example")
    inviting.accept(Invitation.objects.get(kind=reading.KIND), ana, AT)
    here = sam.get(page).content.decode()
    tie = Relationship.objects.get(role=Role.GRANTED)
    sam.post(reverse("circle:end-reader", args=[amara.child.pk, tie.pk]))

    assert "Invited, and not here yet" in waiting
    assert "SEND Tribunal, EH330/26/00012. Since Monday 2 March 2026, until Friday 1 May 2026." in here
    assert not may(acting(ana), amara, Part.RECORD)
    assert signed_in(ana).get(reverse("record:child", args=[amara.child.pk])).status_code == 404


def test_an_invitation_to_read_is_taken_back(amara: Around):
    invitation = named(amara)
    sam = signed_in(amara.people["caseworker"])
    sam.post(reverse("circle:reader-back", args=[amara.child.pk]), {"invitation": str(invitation.pk)})

    with pytest.raises(inviting.NoInvitation):
        inviting.accept(invitation, person(), AT)


def test_an_invitation_gives_nothing_after_its_day_or_when_whoever_made_it_may_no_longer(amara: Around):
    invitation = named(amara, replace(NAMING, until=TODAY))
    with pytest.raises(inviting.NoInvitation):
        inviting.accept(invitation, person(), AT + timedelta(days=1))

    Relationship.objects.filter(child=amara.child, role=Role.RESPONSIBLE).update(
        ends=TODAY - timedelta(days=1)
    )
    with pytest.raises(inviting.NoInvitation):
        inviting.accept(invitation, person(), AT)


def test_every_page_they_open_is_written_down_and_the_family_reads_who_came(amara: Around):
    ana = signed_in(come(amara))
    assert ana.get(reverse("record:child", args=[amara.child.pk])).status_code == 200
    seats = set(Looked.objects.filter(child_id=amara.child.pk).values_list("seat", flat=True))
    mother = signed_in(amara.people["mother"])
    told = mother.get(reverse("record:timeline", args=[amara.child.pk])).content.decode()

    assert seats == {"granted"}
    assert "came to read the record" in told
    assert "SEND Tribunal, EH330/26/00012" in told


def test_whoever_reads_from_outside_needs_a_second_step_and_is_taken_out_like_anybody(amara: Around):
    ana = person("Ana Reyes", "ana@tribunal.example")
    inviting.accept(named(amara), ana, AT)
    assert needs_second_step(ana, AT) is True

    tie = Relationship.objects.get(role=Role.GRANTED)
    people.end_tie(
        child=amara.child.pk,
        tie=tie.pk,
        reason="The appeal is over.",
        by=amara.actors["caseworker"],
        on=TODAY,
    )
    assert not may(acting(ana), amara, Part.RECORD)
    management.call_command("verify")
