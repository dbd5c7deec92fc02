"""Who looked: written with what was done, on the chain of whoever looked, and only ever added to."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.looks import Look, note
from goldenthread.access.models import LookChain, Looked
from tests.factories import AT, actor, person, setting

pytestmark = [pytest.mark.django_db, pytest.mark.capability("C041")]
CHILD = uuid4()


@pytest.fixture
def teacher() -> Actor:
    return actor(Capacity.CLASS_TEACHER, person("Ruth Patel"), setting())


def look(part: str = "plan", **fields: object) -> Look:
    return Look(**{"part": part, "act": "read", "child": CHILD, "authority": "330", **fields})  # type: ignore[arg-type]


@pytest.mark.security("S113")
def test_a_look_says_who_in_what_capacity_at_whose_what_and_by_what_right(teacher: Actor):
    tie, request = uuid4(), uuid4()

    note(
        teacher,
        [look(tie=tie, purpose="teaching", place="plans:plan", about="7", fields=("health",))],
        request_id=request,
    )

    kept = Looked.objects.get()
    assert (kept.person_id, kept.name, kept.capacity) == (teacher.person, "Ruth Patel", "class_teacher")
    assert (kept.organisation, kept.setting_id) == ("Oakfield Primary School", teacher.setting)
    assert (kept.child_id, kept.part, kept.act, kept.about, kept.fields) == (
        CHILD,
        "plan",
        "read",
        "7",
        "health",
    )
    assert (kept.tie_id, kept.purpose, kept.place, kept.request_id) == (
        tie,
        "teaching",
        "plans:plan",
        request,
    )
    assert kept.at == AT


@pytest.mark.security("S115")
def test_each_organisation_has_a_chain_of_its_own(teacher: Actor):
    parent, manager = actor(Capacity.PARENT), actor(Capacity.MANAGER)
    for who in (teacher, parent, manager, teacher):
        note(who, [look()], request_id=uuid4())

    assert dict(LookChain.objects.values_list("key", "length")) == {
        str(teacher.setting): 2,
        "family:330": 1,
        "330": 1,
    }


def test_looks_at_children_of_two_authorities_are_noted_in_one_statement(django_assert_num_queries):
    parent = actor(Capacity.PARENT)

    with django_assert_num_queries(1):
        note(
            parent,
            [look(authority="331"), look(authority="330"), look("circle", authority="331")],
            request_id=uuid4(),
        )

    assert list(Looked.objects.order_by("chain__key", "seq").values_list("chain__key", "seq", "part")) == [
        ("family:330", 1, "plan"),
        ("family:331", 1, "plan"),
        ("family:331", 2, "circle"),
    ]


def test_nothing_looked_at_writes_nothing(teacher: Actor, django_assert_num_queries):
    with django_assert_num_queries(0):
        note(teacher, [], request_id=uuid4())


def test_the_head_moves_with_the_last_look(teacher: Actor):
    note(teacher, [look(), look("circle")], request_id=uuid4())

    head = LookChain.objects.get()
    last = Looked.objects.get(seq=2)
    assert (head.length, bytes(head.head)) == (2, bytes(last.hash))


@pytest.mark.security("S114")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_looked SET name = 'x'",
        "DELETE FROM access_looked",
        "TRUNCATE access_looked",
        "DELETE FROM access_lookchain",
        "TRUNCATE access_lookchain CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_look(teacher: Actor, statement: str):
    note(teacher, [look()], request_id=uuid4())

    with (
        pytest.raises(DatabaseError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Looked.objects.get().name == "Ruth Patel"


@pytest.mark.security("S114")
def test_only_whoever_is_granted_it_may_add_a_look():
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege('public', 'access_note(jsonb)', 'EXECUTE')")
        assert cursor.fetchone() == (False,)


@pytest.mark.security("S117")
def test_a_look_is_undone_with_the_transaction_it_stands_in(teacher: Actor):
    with transaction.atomic():
        note(teacher, [look()], request_id=uuid4())
        transaction.set_rollback(True)

    assert not Looked.objects.exists()
    assert not LookChain.objects.exists()
