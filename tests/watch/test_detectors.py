"""Looks that seem out of place are raised, ordinary ones hardly ever, and only to somebody of another line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.looks import Look, note
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.circle.verbs.watching import watch_closely
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Child, Role
from goldenthread.watch.detectors import findings
from goldenthread.watch.models import Alert
from goldenthread.watch.queries import alert_for, alerts_for
from goldenthread.watch.verbs import reviewing
from goldenthread.watch.watching import watch
from tests.factories import AT, TODAY, actor, child, join, person, post, setting, signed_in
from tests.watch.looks import KINDS, a_week
from tests.watch.test_emergency import wait_for_the_post

pytestmark = [pytest.mark.security("S149")]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_what_was_seeded_nineteen_in_twenty_are_raised_and_of_ordinary_looks_one_in_a_thousand_at_most(
    seed: int,
):
    week = a_week(seed, of_each=20)
    found = findings(week.looks, week.known())
    raised = {(each.kind, each.seen.person) for each in found}
    hired = {who for _, who in week.seeded}
    ordinary = [look for look in week.looks if look.person not in hired]
    false = [each for each in found if each.seen.person not in hired]

    assert len(set(week.seeded) & raised) >= 0.95 * len(week.seeded)
    assert len(ordinary) >= 20_000
    assert len(false) <= len(ordinary) / 1000


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_raised(kind: str):
    week = a_week(7, of_each=20)
    raised = {each.seen.person for each in findings(week.looks, week.known()) if each.kind == kind}
    seeded = [who for each, who in week.seeded if each == kind]

    assert len(raised.intersection(seeded)) >= 19


def test_a_family_name_that_many_have_says_nothing():
    week = a_week(1, of_each=0)
    week.seed("same_name")
    [(_, who)] = week.seeded
    known = replace(week.known(), common_names=frozenset({week.family_names[who]}))

    assert not [each for each in findings(week.looks, known) if each.seen.person == who]


@pytest.fixture
def amara(db) -> Child:
    return child(attends=setting())


@pytest.fixture
def senco(amara: Child) -> Actor:
    """Somebody with the child's family name, who sees every child of the school."""
    oakfield = setting_of(amara)
    who = person("Helen Okoye")
    post(who, Capacity.SENCO, oakfield)
    return actor(Capacity.SENCO, who, oakfield)


def setting_of(about: Child):
    return (
        about._meta.apps.get_model("record", "Relationship")
        .objects.get(child=about, role=Role.ATTENDS)
        .setting
    )


@pytest.fixture
def officer(db) -> Actor:
    who = person("Pat Lyle", "officer@example.org")
    post(who, Capacity.OFFICER)
    return actor(Capacity.OFFICER, who)


def looked(who: Actor, about: Child, part: Part = Part.RECORD) -> None:
    look = Look(
        part=part.value, act="read", child=about.pk, authority=about.authority_id, seat=who.capacity.value
    )
    note(who, [look], request_id=uuid4())


@pytest.mark.security("S150")
def test_the_officer_is_told_and_whoever_looked_is_not(amara: Child, senco: Actor, officer: Actor):
    looked(senco, amara)
    [alert] = watch(AT + timedelta(minutes=1))
    wait_for_the_post()

    assert alert.kind == "same_name"
    assert [message.to for message in mail.outbox] == [["officer@example.org"]]
    assert not [word for word in ("Amara", "Okoye", "Helen") if word in mail.outbox[0].body]
    assert [each.pk for each in alerts_for(officer)] == [alert.pk]


@pytest.mark.security("S150")
def test_nobody_sees_or_closes_an_alert_about_themselves(amara: Child, senco: Actor):
    who = Person.objects.get(pk=senco.person)
    post(who, Capacity.OFFICER)
    looked(senco, amara)
    [alert] = watch(AT + timedelta(minutes=1))
    as_officer = actor(Capacity.OFFICER, who)

    assert alerts_for(as_officer) == []
    with pytest.raises(NotFound):
        alert_for(as_officer, alert.pk)
    with pytest.raises(NotAllowed):
        reviewing.close(alert=alert, found=Alert.Found.IN_ORDER, note="Fine", by=as_officer)


def test_what_was_raised_is_not_raised_again(amara: Child, senco: Actor, officer: Actor):
    looked(senco, amara)
    assert len(watch(AT + timedelta(minutes=1))) == 1
    assert watch(AT + timedelta(hours=1)) == []


def test_staff_who_look_at_the_child_of_a_colleague_are_raised(amara: Child, officer: Actor):
    oakfield = setting_of(amara)
    head, parent = person("Grace Mbeki"), person("Ruth Patel")
    post(head, Capacity.HEAD, oakfield)
    post(parent, Capacity.CLASS_TEACHER, oakfield)
    join(amara, Role.PARENT, parent)
    looked(actor(Capacity.HEAD, head, oakfield), amara)

    assert [each.kind for each in watch(AT + timedelta(minutes=1))] == ["colleague"]


def test_a_look_from_afar_at_a_record_that_is_watched_closely_is_raised(amara: Child, officer: Actor):
    oakfield = setting_of(amara)
    head, manager = person("Grace Mbeki"), person("Priya Nair")
    post(head, Capacity.HEAD, oakfield)
    post(manager, Capacity.MANAGER)
    watch_closely(
        child=amara.pk, yes=True, because="Her mother is known from television", on=TODAY,
        by=actor(Capacity.HEAD, head, oakfield),
    )  # fmt: skip
    looked(actor(Capacity.MANAGER, manager), amara)

    assert [each.kind for each in watch(AT + timedelta(minutes=1))] == ["watched"]


@pytest.mark.usefixtures("standing_clock")
def test_the_command_raises_and_the_officer_closes(amara: Child, senco: Actor, officer: Actor, capsys):
    looked(senco, amara)
    call_command("watch")
    browser = signed_in(Person.objects.get(pk=officer.person))
    page = reverse("watch:alert", args=[Alert.objects.get().pk])
    form = browser.get(page).context["form"]
    given = {"submission": form["submission"].value(), "found": "in_order", "note": "No relation, she says"}

    assert "1 raised." in capsys.readouterr().out
    assert browser.post(page, given).status_code == 303
    assert Alert.objects.get().closed_by.startswith("Pat Lyle")
    assert b"Nothing is waiting" in browser.get(reverse("watch:officer")).content
