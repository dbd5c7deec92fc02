"""A prepared question answers as the query itself would, whatever values it is asked with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.prepared import NotHandedOn, Prepared
from goldenthread.directory.models import Post
from tests import factories

pytestmark = pytest.mark.django_db


def a_post(capacity: Capacity = Capacity.SENCO) -> Post:
    return factories.post(factories.person(), capacity, factories.setting())


@Prepared
def posts_of(person: UUID, organisation: str, today: date) -> QuerySet[Post]:
    held = Q(ends=None) | Q(ends__gte=today)
    return Post.objects.filter(held, person=person, organisation=organisation).select_related("person")


@Prepared
def posts_like(actor: Actor) -> QuerySet[Post]:
    return Post.objects.filter(person=actor.person, setting=actor.setting, begins__lte=actor.today)


@Prepared
def people_called(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name.upper())


@Prepared
def nobody(person: UUID) -> QuerySet[Person]:
    return Person.objects.filter(pk=person, pk__in=[])


def test_it_answers_as_the_query_does_for_one_person_after_another():
    today = factories.TODAY
    posts = [a_post(capacity) for capacity in (Capacity.SENCO, Capacity.HEAD)]

    for post in posts:
        found = posts_of(post.person_id, post.organisation, today)

        assert found == list(posts_of.query(post.person_id, post.organisation, today)) == [post]
        assert found[0].person.name == post.person.name


def test_rows_that_belong_to_a_row_come_with_it():
    post = a_post()

    with CaptureQueriesContext(connection) as asked:
        assert posts_of(post.person_id, post.organisation, factories.TODAY)[0].person.name

    assert len(asked) == 1


def test_the_day_matters_each_time():
    post = a_post()
    Post.objects.filter(pk=post.pk).update(ends=factories.TODAY)

    assert posts_of(post.person_id, post.organisation, factories.TODAY)
    assert not posts_of(post.person_id, post.organisation, factories.TODAY + timedelta(days=1))


def test_of_an_actor_the_person_the_place_and_the_day_are_their_own():
    first, second = a_post(), a_post()
    at = datetime.combine(factories.TODAY, datetime.min.time(), UTC) + timedelta(hours=12)

    def acting(post: Post) -> Actor:
        return Actor(person=post.person_id, name="", capacity=Capacity.SENCO, at=at, setting=post.setting_id)

    assert [posts_like(acting(post)) for post in (first, second)] == [[first], [second]]
    assert posts_like(replace(acting(first), at=datetime(1999, 1, 1, tzinfo=UTC))) == []
    assert posts_like(replace(acting(first), setting=second.setting_id)) == []
    assert posts_like(replace(acting(first), setting=None)) == []


def test_a_missing_value_is_another_shape():
    @Prepared
    def held_by(setting: UUID | None) -> QuerySet[Post]:
        return Post.objects.filter(setting=setting)

    post = a_post()

    assert held_by(post.setting_id) == [post]
    assert post not in held_by(None)
    assert held_by(post.setting_id) == [post]


def test_a_value_that_is_changed_on_the_way_is_noticed():
    with pytest.raises(NotHandedOn, match="Person"):
        people_called("Ruth")


def test_what_nobody_can_answer_is_not_asked():
    with CaptureQueriesContext(connection) as asked:
        assert nobody(uuid4()) == []
        assert nobody(uuid4()) == []

    assert not asked.captured_queries


def test_what_never_changes_stands_in_the_statement_and_what_changes_does_not():
    @Prepared
    def called(person: UUID) -> QuerySet[Person]:
        return Person.objects.filter(pk=person).exclude(name__contains="100% ' O'Neill")[:2]

    person = factories.person()

    with CaptureQueriesContext(connection) as asked:
        assert called(person.pk) == [person]
    statement, given = called.statement(person.pk) or ("", [])

    assert "O''Neill" in asked.captured_queries[0]["sql"]
    assert "LIMIT 2" in statement
    assert given == [person.pk]
