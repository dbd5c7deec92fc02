"""An agreement to share is made and withdrawn by an authority, and counts from the next request."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.directory.models import Agreement, Setting
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Child
from goldenthread.watch.queries import agreement_of
from goldenthread.watch.verbs import sharing
from goldenthread.watch.verbs.sharing import NoParts, Terms
from tests.factories import TODAY, actor, child, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.capability("C038"),
    pytest.mark.security("S193", "S042"),
]


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def amara(oakfield: Setting) -> Child:
    return child(attends=oakfield)


def reader(oakfield: Setting):
    senco = person("Helen Ward")
    post(senco, Capacity.SENCO, oakfield)
    return signed_in(senco)


def manager():
    who = person("Priya Nair")
    post(who, Capacity.MANAGER)
    return signed_in(who)


def test_withdrawing_an_agreement_counts_from_the_next_request(amara: Child, oakfield: Setting):
    page = reverse("record:child", args=[amara.pk])
    senco, authority = reader(oakfield), manager()
    before = senco.get(page).status_code
    agreement = Agreement.objects.get(party="settings", authority_id=amara.authority_id)
    authority.post(reverse("watch:withdraw", args=[agreement.pk]))

    assert (before, senco.get(page).status_code) == (200, 404)
    assert "withdrawn" in authority.get(reverse("watch:agreements")).content.decode().casefold()


def test_an_agreement_made_on_the_page_opens_what_it_covers_and_nothing_else(amara: Child, oakfield: Setting):
    Agreement.objects.all().delete()
    senco, authority = reader(oakfield), manager()
    given = {
        "name": "Schools of the city", "party": "settings", "parts": ["record", "plan"], "purposes": "support",
        "lawful_basis": "Children and Families Act 2014, s.28", "begins-day": "1", "begins-month": "3",
        "begins-year": "2026", "submission": str(uuid4()),
    }  # fmt: skip
    assert authority.post(reverse("watch:agree"), given).status_code == 303

    statuses = {
        name: senco.get(reverse(name, args=[amara.pk])).status_code
        for name in ("record:child", "record:timeline")
    }
    assert statuses == {"record:child": 200, "record:timeline": 404}


def test_only_an_authority_says_what_is_shared_of_its_childrens_records(amara: Child, oakfield: Setting):
    terms = Terms(
        name="All",
        party=Agreement.Party.SETTINGS,
        parts=(Part.PLAN,),
        purposes=(),
        lawful_basis="None",
        begins=TODAY,
    )
    for who in (
        actor(Capacity.SENCO, at=oakfield),
        actor(Capacity.CASEWORKER),
        actor(Capacity.MANAGER, at=oakfield),
    ):
        with pytest.raises(NotAllowed):
            sharing.agree(terms=terms, by=who)


def test_an_agreement_of_another_authority_is_not_there(amara: Child):
    agreement = Agreement.objects.first()
    with pytest.raises(NotFound):
        agreement_of(actor(Capacity.MANAGER, authority="331"), agreement.pk)


def test_an_agreement_shares_something():
    terms = Terms(
        name="All", party=Agreement.Party.SETTINGS, parts=(), purposes=(), lawful_basis="None", begins=TODAY
    )
    with pytest.raises(NoParts):
        sharing.agree(terms=terms, by=actor(Capacity.MANAGER))
