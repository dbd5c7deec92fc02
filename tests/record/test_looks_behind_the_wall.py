"""What the database itself grants whoever serves pages: to add looks by one function, and to read their own child's."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.looks import Look, note
from goldenthread.access.models import LookChain, Looked, Person
from goldenthread.record.models import Child, Event, Role
from goldenthread.record.wall import behind
from tests.factories import actor, child, join, person, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.capability("C041"),
]


@pytest.fixture
def amara() -> Child:
    return child()


@pytest.fixture
def mother(amara: Child) -> Actor:
    who = person("Grace Okoye")
    join(amara, Role.PARENT, who)
    return actor(Capacity.PARENT, who)


def look_at(about: Child, who: Actor) -> None:
    note(who, [Look(part="plan", act="read", child=about.pk, authority="330")], request_id=uuid4())


@pytest.mark.security("S114")
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO access_lookchain (key, length, head) VALUES ('x', 0, '')",
        "INSERT INTO access_looked SELECT * FROM access_looked",
        "UPDATE access_looked SET name = 'x'",
        "UPDATE access_lookchain SET length = 0",
        "DELETE FROM access_looked",
        "DELETE FROM access_lookchain",
        "TRUNCATE access_looked",
        "ALTER TABLE access_looked DISABLE TRIGGER USER",
    ],
)
def test_whoever_serves_pages_can_write_no_look_past_the_function(
    amara: Child, mother: Actor, statement: str
):
    with behind(mother, child=amara.pk):
        look_at(amara, mother)
        with (
            pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    assert list(LookChain.objects.values_list("key", "length")) == [("family:330", 1)]


@pytest.mark.security("S114")
def test_a_family_reads_no_looks_at_another_child_whatever_is_asked(amara: Child, mother: Actor):
    stranger = actor(Capacity.MANAGER)
    look_at(child("Kofi", "Mensah"), stranger)
    look_at(amara, stranger)

    with behind(mother, child=amara.pk):
        assert [look.child_id for look in Looked.objects.order_by("pk")] == [amara.pk]


@pytest.mark.security("S117")
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_shown_or_written_where_looks_cannot_be_kept(amara: Child, mother: Actor, method: str):
    look_at(amara, actor(Capacity.MANAGER))
    browser = signed_in(Person.objects.get(pk=mother.person))
    asking = reverse("record:ask-about-look", args=[amara.pk, Looked.objects.get().pk])
    sent = {"question": "Why?", "submission": str(uuid4())} if method == "post" else {}
    with connection.cursor() as cursor:
        cursor.execute("REVOKE EXECUTE ON FUNCTION access_note(jsonb) FROM goldenthread_web")

    with pytest.raises(DatabaseError, match="permission denied for function access_note"):
        getattr(browser, method)(asking, sent)

    assert not Event.objects.filter(name="look_questioned").exists()
