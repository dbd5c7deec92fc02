"""A form writes what it asks for, whatever else is sent with it."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from tests import factories
from tests.journeys.filling import FoundForm
from tests.journeys.trials import fields_of_others, planted
from tests.journeys.trying import Trying

SHORT_FOR = {"support:delivery": "one tap of a longer form, which has a day of its own"}


@pytest.mark.xdist_group("everybody walks")
@pytest.mark.security("S033")
def test_every_form_with_every_field_of_every_table_beside_its_own_writes_what_it_writes_alone(tried: Trying):
    wrong = [each for each in tried.wrong["fields_of_others"] if each.partition(": ")[0] not in SHORT_FOR]

    assert wrong == []
    assert len(tried.taken) > 80
    assert len(planted()) > 250


@open_to_all
def careless(request: HttpRequest) -> HttpResponse:
    """Keep whatever was sent, as no view of the product does."""
    fields = {each.name for each in Person._meta.fields} & set(request.POST) - {"id"}
    Person.objects.filter(name="Grace Mbeki").update(
        **{name: request.POST[name] for name in fields & {"name", "email"}}
    )
    return HttpResponse()


urlpatterns = [path("careless", careless)]


@pytest.mark.django_db
@pytest.mark.security("S033")
def test_a_form_that_keeps_whatever_is_sent_would_be_found(settings):
    settings.ROOT_URLCONF = __name__
    factories.person("Grace Mbeki")

    assert list(fields_of_others(Client(), FoundForm("/", "/careless", {"name": ["Grace Mbeki"]})))
