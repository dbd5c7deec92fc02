"""Heavy work has its measure, for a person and for an organisation, and the answer is gentle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access import quotas
from goldenthread.access.actors import Capacity
from goldenthread.access.models import Spent
from goldenthread.access.quotas import FILES, ONE_OF_MANY, SEARCHES, Quota, TooMuch, spend
from goldenthread.record.models import Role
from tests.factories import actor, child, join, person, post, setting, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.security("S137", "S147")]
THREE = Quota("search", 3, "searched 3 times")


def test_a_person_has_their_measure_and_a_new_one_each_hour():
    senco = actor(Capacity.SENCO, at=setting())
    for _ in range(3):
        spend(THREE, senco)

    with pytest.raises(TooMuch, match="after the full hour"):
        spend(THREE, senco)
    spend(THREE, replace(senco, at=senco.at + timedelta(hours=1)))


def test_one_person_takes_nothing_from_another():
    school = setting()
    spend(THREE, actor(Capacity.SENCO, at=school), 3)

    spend(THREE, actor(Capacity.SENCO, at=school), 3)


def test_an_organisation_has_its_measure_too():
    school = setting()
    for _ in range(ONE_OF_MANY):
        spend(THREE, actor(Capacity.SENCO, at=school), 3)

    with pytest.raises(TooMuch):
        spend(THREE, actor(Capacity.SENCO, at=school))
    spend(THREE, actor(Capacity.SENCO, at=setting("Elm Tree School")))


def test_families_share_no_measure():
    for _ in range(ONE_OF_MANY + 1):
        spend(THREE, actor(Capacity.PARENT), 3)


def test_sums_are_forgotten_after_two_days_and_name_nobody():
    parent = actor(Capacity.PARENT)
    spend(THREE, parent)
    spend(THREE, replace(parent, at=parent.at + timedelta(days=3)))

    assert Spent.objects.count() == 1
    assert str(parent.person) not in Spent.objects.get().whose


@pytest.mark.usefixtures("standing_clock")
def test_someone_who_searches_without_end_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr("goldenthread.site.quotas.SEARCHES", replace(SEARCHES, person=2))
    senco = person()
    post(senco, Capacity.SENCO, setting())
    browser = signed_in(senco)

    answers = [browser.get("/find", {"family_name": "Okoye"}) for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 3600
    assert "Please go on after the full hour" in answers[-1].content.decode()


@pytest.mark.usefixtures("standing_clock")
def test_someone_who_sends_files_without_end_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr("goldenthread.site.quotas.FILES", replace(FILES, person=1))
    amara, mother = child(), person()
    join(amara, Role.PARENT, mother)
    browser = signed_in(mother)
    place = reverse("record:add-document", args=[amara.pk])

    sent = [browser.post(place, {"file": SimpleUploadedFile("a.txt", b"words")}) for _ in range(2)]

    assert [each.status_code for each in sent] == [422, 429]


def test_every_measure_is_written_as_it_is_counted():
    for quota in (quotas.SEARCHES, quotas.FILES, quotas.PRINTS, quotas.EXPORTS):
        assert str(quota.person) in quota.words
    assert quotas.BYTES.person // quotas.MEGABYTE == 300
