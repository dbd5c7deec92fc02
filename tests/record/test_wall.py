"""The wall in the database refuses by itself, whatever our own code asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.ids import new_id
from goldenthread.record import circle, wall
from goldenthread.record.circle import children_for, sight_of
from goldenthread.record.models import Bar, Child, Event, Relationship, Role
from goldenthread.record.queries import child_for
from goldenthread.record.wall import NoWebRole, behind, refuse_without_role, tables_about_children
from tests.factories import AT, actor, child, join, person, setting, signed_in, write
from tests.journeys.arranging import circle_of
from tests.journeys.seated import SITTERS, Sitter

pytestmark = pytest.mark.django_db


@pytest.fixture
def oakfield():
    return setting()


@pytest.fixture
def amara(oakfield) -> Child:
    return child(attends=oakfield)


@pytest.fixture
def stranger() -> Actor:
    elsewhere = setting("Elm Grove School")
    child("Ben", attends=elsewhere)
    return actor(Capacity.SENCO, at=elsewhere)


def rows_seen(asks: str, by: Actor) -> int:
    """Count what a raw statement brings to somebody, with no code of ours between."""
    with behind(by), connection.cursor() as cursor:
        cursor.execute(asks)
        return cursor.fetchone()[0]


@pytest.mark.security("S037", "S193")
@pytest.mark.parametrize("table", [name for name, _ in tables_about_children()])
def test_a_raw_statement_of_a_stranger_finds_none_of_the_childs_rows(
    amara: Child, stranger: Actor, table: str
):
    column = dict(tables_about_children())[table]

    assert rows_seen(f"SELECT count(*) FROM {table} WHERE {column} = '{amara.pk}'", stranger) == 0


@pytest.mark.security("S037")
def test_nobody_in_particular_sees_nobody(amara: Child):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', 'goldenthread_web', true)")
        cursor.execute("SELECT count(*) FROM record_child")

        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT set_config('role', 'none', true)")


@pytest.mark.security("S037")
def test_with_our_own_filter_switched_off_the_database_alone_refuses(
    amara: Child, stranger: Actor, monkeypatch
):
    monkeypatch.setattr(circle, "keys_for", lambda actor: Child.objects.values("pk"))

    assert amara in children_for(stranger)
    with behind(stranger):
        assert amara not in children_for(stranger)


@pytest.mark.security("S037", "S050")
def test_whom_the_database_refuses_the_door_lets_in_to_no_record_even_with_our_own_filter_off(
    amara: Child, monkeypatch
):
    father = person("Uche Okoye")
    join(amara, Role.PARENT, father)
    write(amara, lambda each: each.add("record", "barred", id=each.new_id(), person=father.pk, kind="block"))
    monkeypatch.setattr(circle, "bars_against", lambda actor: Bar.objects.none())

    page = signed_in(father).get(f"/children/{amara.pk}/")

    assert page.status_code == 404
    assert "Amara" not in page.content.decode()


@pytest.mark.security("S037")
def test_with_no_wall_our_own_filter_alone_refuses(amara: Child, stranger: Actor):
    """Whoever owns the tables is not held back by the wall."""
    assert Child.objects.filter(pk=amara.pk).exists()
    with pytest.raises(circle.NotFound):
        child_for(reader=stranger, child=amara.pk)


@pytest.mark.security("S193")
@pytest.mark.parametrize(
    ("sitter", "relation"),
    [
        pytest.param(each, relation, id=f"{each.seat}-{relation}")
        for each in SITTERS
        for relation in each.relations
    ],
)
def test_the_database_and_the_product_judge_alike(sitter: Sitter, relation: str):
    around = circle_of()
    who = sitter.arrive(around, relation)
    post = who.posts.first()
    acting = replace(
        actor(sitter.capacity, who, post.setting if post else None),
        at=datetime.now(UTC),
        authority=post.authority_id if post else "",
        body=post.body if post else "",
    )

    with behind(acting):
        judged = Child.objects.filter(pk=around.child.pk).exists()

    assert judged is (sight_of(acting, child=around.child.pk) is not None)
    assert judged is (relation == "own")


@pytest.mark.security("S159")
@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE record_event SET why = 'nothing'",
        "DELETE FROM record_event",
        "TRUNCATE record_event",
        "ALTER TABLE record_child DISABLE ROW LEVEL SECURITY",
        "DROP POLICY circle ON record_child",
        "DELETE FROM access_looked",
        "UPDATE access_lookchain SET length = 0",
        "DELETE FROM django_migrations",
        "CREATE TABLE public.mine (id int)",
    ],
)
def test_the_role_of_the_web_can_take_no_wall_down(amara: Child, oakfield, attempt: str):
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        behind(actor(Capacity.SENCO, at=oakfield)),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)


@pytest.mark.security("S193")
def test_a_stranger_can_add_nothing_to_a_record_even_in_raw_sql(amara: Child, stranger: Actor):
    first = Event.objects.filter(child=amara).first()
    first.pk, first.seq, first.key = new_id(AT), 99, None

    with pytest.raises(DatabaseError, match="row-level security"), behind(stranger):
        Event.objects.bulk_create([first])


@pytest.mark.security("S193")
def test_every_table_about_a_child_stands_behind_the_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'child_id'"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relrowsecurity ORDER BY relname"
        )
        open_tables = [name for (name,) in cursor.fetchall()]

    assert open_tables == ["record_tombstone"], (
        "of an erased record only its number and its certificate are left"
    )


@pytest.mark.security("S042", "S050")
def test_a_block_counts_from_the_next_request_on_and_says_nothing(amara: Child):
    father = person("Uche Okoye")
    join(amara, Role.PARENT, father)
    acting = actor(Capacity.PARENT, father)
    before = sight_of(acting, child=amara.pk)

    write(amara, lambda each: each.add("record", "barred", id=each.new_id(), person=father.pk, kind="block"))

    assert before is not None
    assert sight_of(acting, child=amara.pk) is None


@pytest.mark.security("S047")
def test_an_order_whose_last_day_has_passed_gives_nothing_back(amara: Child):
    father = person("Uche Okoye")
    join(amara, Role.PARENT, father)
    write(
        amara,
        lambda each: each.add(
            "record", "barred", id=each.new_id(), person=father.pk, kind="order", order="prohibited steps",
            review_on="2026-02-01",
        ),
    )  # fmt: skip

    assert Bar.objects.get().review_on < AT.date()
    assert sight_of(actor(Capacity.PARENT, father), child=amara.pk) is None


@pytest.mark.security("S043")
@pytest.mark.parametrize(("capacity", "sees"), [(Capacity.SENCO, False), (Capacity.PARENT, True)])
def test_kin_are_kept_out_as_staff_and_not_as_family(amara: Child, oakfield, capacity: Capacity, sees: bool):
    mother = person("Ngozi Okoye")
    join(amara, Role.PARENT, mother)
    write(amara, lambda each: each.add("record", "barred", id=each.new_id(), person=mother.pk, kind="kin"))
    at = oakfield if capacity is Capacity.SENCO else None

    assert (sight_of(actor(capacity, mother, at), child=amara.pk) is not None) is sees


@pytest.mark.security("S045", "S051")
@pytest.mark.parametrize(
    ("known", "seat"), [("yes", "parent"), ("unknown", "parent_reports"), ("no", "parent_reports")]
)
def test_responsibility_that_is_not_known_is_the_narrower_view(amara: Child, known: str, seat: str):
    mother = person("Ngozi Okoye")
    join(amara, Role.PARENT, mother, responsibility=known)

    assert sight_of(actor(Capacity.PARENT, mother), child=amara.pk).seat == seat


@pytest.mark.security("S048")
@pytest.mark.parametrize(
    ("agreed", "seat"),
    [("full", "parent"), ("report", "parent_reports"), ("", "parent_reports"), ("none", None)],
)
def test_over_school_age_a_parent_sees_what_the_young_person_agrees(oakfield, agreed: str, seat: str | None):
    grown = child("Maya", born=AT.date().replace(year=2009, month=1), attends=oakfield)
    mother = person("Ngozi Okoye")
    join(grown, Role.PARENT, mother, agreed=agreed)

    sight = sight_of(actor(Capacity.PARENT, mother), child=grown.pk)

    assert (sight.seat if sight else None) == seat


def test_a_tie_given_until_an_instant_is_over_at_that_instant(amara: Child):
    officer = person("Alex Stone")
    join(amara, Role.EMERGENCY, officer, until=AT.isoformat())
    acting = actor(Capacity.HEALTH, officer)

    assert Relationship.objects.get(role=Role.EMERGENCY).until == AT
    assert sight_of(acting, child=amara.pk) is None


def test_nothing_is_migrated_where_pages_could_not_be_served_behind_the_wall(monkeypatch: pytest.MonkeyPatch):
    refuse_without_role()
    monkeypatch.setattr(wall, "WEB", "pg_monitor")

    with pytest.raises(NoWebRole, match="GRANT goldenthread_web TO the role in DATABASE_URL"):
        refuse_without_role()
