"""The wall in the database: what PostgreSQL itself refuses to show, whatever our own code asks.

Every table with rows about a child has row-level security. The web works as a role that owns nothing and may not pass
the wall by; who is acting is told to the database once for each transaction, and the database judges from the same ties
by a function of its own. Commands work as the owner, outside the wall.

The wall is built anew after every migration, so a table that is added tomorrow stands behind it tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    F,
    Field,
    Func,
    Model,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from goldenthread.access.actors import Actor
from goldenthread.access.models import Looked, Sent
from goldenthread.access.rulings import Refused
from goldenthread.directory.agreements import party_of
from goldenthread.record.marking import veil_of
from goldenthread.record.models import Child, DataKey, Deadline, Draft, Event
from goldenthread.record.models.child import ChildOwned
from goldenthread.record.narrowing import EVENTS, ONLY_ADDED, ROWS, SHOWN, within_reach

WEB: Final = "goldenthread_web"
"""The role the web works as. It can sign in nowhere by itself: the owner steps down to it."""

_LOOKS: Final = """
    child_id = record_opened_child() OR person_id = record_acting_person()
    OR (current_setting('goldenthread.capacity', true) = 'officer' AND CASE
        WHEN NULLIF(current_setting('goldenthread.setting', true), '') IS NULL
        THEN authority_id = NULLIF(current_setting('goldenthread.authority', true), '')
        ELSE setting_id = current_setting('goldenthread.setting', true)::uuid END)
    OR (part = 'contact' AND current_setting('goldenthread.capacity', true) IN ('safeguarding_lead', 'social_worker')
        AND record_sees(child_id))
"""
"""A look is seen by whoever has opened that child's record, by the one who looked, by the officer who watches, and by
those who keep children safe where somebody looked up how to reach a family.
"""
_PLANS_ONCE: Final = "set_config('plan_cache_mode', 'force_generic_plan', true)"
_NOT_TELLING: Final = "'safeguarding', 'shelter', 'health', 'own_words'"
"""Topics of compartments, whose words are sealed: seeing that there is an event tells nobody where a child is."""


class NoWebRole(Refused):
    """The role goldenthread_web, as which pages are served, is missing, or ours may not act as it.

    As a superuser of the database: CREATE ROLE goldenthread_web NOLOGIN; GRANT goldenthread_web TO the role in
    DATABASE_URL. Then run this again.
    """

    def __init__(self) -> None:
        super().__init__(" ".join((self.__doc__ or "").split()))


def tables_about_children() -> Iterator[tuple[str, str]]:
    """Name every table whose rows are about a child, with the column that says which."""
    yield Child._meta.db_table, "id"
    for model in apps.get_models():
        if issubclass(model, ChildOwned) or model in (Event, Deadline, DataKey):
            yield model._meta.db_table, "child_id"


def refuse_without_role(**_: Any) -> None:
    """Before anything is migrated, make sure that there is a role for the web or that we may make one."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT EXISTS (SELECT FROM pg_roles AS web WHERE web.rolname = %s AND pg_has_role(web.oid, 'MEMBER')),
                   EXISTS (SELECT FROM pg_roles WHERE rolname = %s),
                   (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user)
            """,
            [WEB, WEB],
        )
        is_ours, is_there, may_make = cursor.fetchone()
    if not is_ours and (is_there or not may_make):
        raise NoWebRole


def build(**_: Any) -> None:
    """Give the web's role what it needs and put every table about a child behind the wall."""
    with connection.cursor() as cursor:
        cursor.execute(files("goldenthread.record").joinpath("wall.sql").read_text())
        for table, column in tables_about_children():
            cursor.execute(_policy(table, column))
        for model, sees in ROWS.items():
            cursor.execute(_policy(model._meta.db_table, "child_id", sees))
        cursor.execute(_policy_of_events())
        for kept in Draft, Sent:
            cursor.execute(_policy(kept._meta.db_table, "person_id", "person_id = record_acting_person()"))
        cursor.execute(_policy(Looked._meta.db_table, "child_id", _LOOKS))
        for model in ONLY_ADDED:
            cursor.execute(f"REVOKE UPDATE, DELETE ON {_table(model)} FROM {WEB}")


def _policy(table: str, column: str, sees: str = "") -> str:
    sees = sees or f"{column} = record_opened_child() OR {within_reach(table, column)}"
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS circle ON {table};
        CREATE POLICY circle ON {table} USING ({sees}) WITH CHECK ({sees});
    """


def _policy_of_events() -> str:
    """Hide the events of compartments, and all that tells where a sheltered child is; adding is for the whole circle.

    What somebody wrote themselves is theirs to see, but for compartments.
    """
    adds = "child_id = record_opened_child() OR record_sees(child_id)"
    closed = " ".join(f"WHEN '{topic}' THEN ({sees})" for topic, sees in sorted(EVENTS.items()))
    sees = (
        f"({adds}) AND (CASE topic {closed} ELSE true END)"
        f" AND ({SHOWN} OR person_id = record_acting_person() OR topic IN ({_NOT_TELLING}))"
    )
    return f"""
        DROP POLICY IF EXISTS circle ON record_event;
        CREATE POLICY circle ON record_event USING ({sees}) WITH CHECK ({adds});
    """


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


@contextmanager
def behind(actor: Actor, *, child: UUID | None = None) -> Iterator[None]:
    """Work as the web's role and as this actor, in one transaction, for as long as this block runs.

    With a child, the database first judges whether the actor may see that one, so that it need not for every row.
    """
    with opened():
        come_in(actor, child)
        if actor.seat:
            sit(actor)
        yield


@contextmanager
def opened() -> Iterator[None]:
    """Open the one transaction of a visit. Whoever comes in steps down within it, and up again when it ends."""
    inner = connection.in_atomic_block
    with transaction.atomic():
        yield
        # After an error the savepoint that is undone takes the role with it.
        if inner and not connection.needs_rollback:
            _step_up()


@contextmanager
def outside() -> Iterator[None]:
    """Work past the wall while this block runs: for what the product itself does because of what somebody decided.

    A block covers brothers and sisters whom the one who blocks may not see; a record is opened in an emergency by
    somebody who is not in the circle yet. Whoever comes this way says first why they may.
    """
    with transaction.atomic():
        before = _role()
        _set_role("none")
        yield
        if not connection.needs_rollback:
            _set_role(before)


def _role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        found: str = cursor.fetchone()[0]
    return found


def come_in(actor: Actor, child: UUID | None = None, *, plans_once: bool = False) -> None:
    """Go on as the web's role and as this actor.

    With `plans_once`, until the transaction ends the planner plans what it knows already for all values. It would
    plan a list anew each time, believing that another day needs another way, and take longer over it than the answer.
    """
    way = f", {_PLANS_ONCE}" if plans_once else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT record_enter(%s, %s, %s, %s, %s, %s, %s, %s){way}", [*_told(actor), child])


def sit(actor: Actor) -> None:
    """Take one's seat beside the child that was opened, and so see what the seat may see of its compartments."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT record_sit(%s, %s)", [actor.seat, veil_of(actor)])


def coming_in(actor: Actor, child: str) -> Func:
    """Return what a query selects so as to come in by the way, to the child in a column: one statement less a page."""
    told = [Cast(Value(value), field) for value, field in zip(_told(actor), _TYPES, strict=True)]
    return Func(*told, F(child), function="record_enter", output_field=BooleanField())


def _told(actor: Actor) -> list[Any]:
    return [
        actor.person, actor.capacity.value, actor.setting, actor.authority, party_of(actor) or "", actor.today,
        actor.at,
    ]  # fmt: skip


_TYPES: Final[tuple[Field[Any, Any], ...]] = (
    UUIDField(), TextField(), UUIDField(), TextField(), TextField(), DateField(), DateTimeField(),
)  # fmt: skip


def _step_up() -> None:
    _set_role("none")


def _set_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, true)", [role])
