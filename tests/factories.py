"""People, settings and children to test with. A child is made as the product makes one: by events on a chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from goldenthread.access.actors import Actor, Capacity, the_product
from goldenthread.access.ids import new_id
from goldenthread.access.models import Person
from goldenthread.access.parts import Part
from goldenthread.directory.models import Agreement, Post, Setting
from goldenthread.record.changes import Change, change, new_record
from goldenthread.record.models import Child, Role

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday morning in term time: the instant at which tests happen unless they say otherwise."""
TODAY = AT.date()
AUTHORITY = "330"
PASSWORD = "only a test would use this"

_numbers = count(1)


AT_THE_DOOR = 4
"""Statements of the door itself: coming in as somebody, and what was looked at; the other three a test adds alone."""
IN_A_TEST = 3
"""Statements that a request costs only inside the transaction of a test: a savepoint, letting it go, stepping up."""


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def person(name: str = "Ruth Patel", email: str = "") -> Person:
    """Someone who can sign in with PASSWORD, without a second step unless the address says otherwise."""
    made = Person(id=new_id(AT), name=name, email=email or f"person{next(_numbers)}@demo.example")
    made.password = _hashed(settings.PASSWORD_HASHERS[0])
    made.save()
    return made


@cache
def _hashed(_hasher: str) -> str:
    """Hash PASSWORD once in each way: what makes guessing slow would slow down every test that needs ten people."""
    return make_password(PASSWORD)


def setting(name: str = "Oakfield Primary School", authority: str = AUTHORITY) -> Setting:
    agreed(authority)
    return Setting.objects.create(id=new_id(AT), name=name, authority_id=authority)


def agreed(authority: str = AUTHORITY) -> None:
    """An authority that has agreed with settings, health and other services to share whole records."""
    for party in Agreement.Party:
        Agreement.objects.get_or_create(
            authority_id=authority,
            party=party,
            defaults={
                "id": new_id(AT),
                "name": f"Sharing with {party.label}",
                "parts": [each.value for each in Part],
                "purposes": ["support", "assessment"],
                "lawful_basis": "UK GDPR art 6(1)(e); Children and Families Act 2014, ss.28 and 29",
                "begins": days_ago(400),
            },
        )


def post(who: Person, capacity: Capacity, at: Setting | None = None, **fields: Any) -> Post:
    """A post at a setting, or with the authority when no setting is given."""
    usual = {
        "authority_id": at.authority_id if at else AUTHORITY,
        "organisation": at.name if at else "Birmingham City Council",
        "begins": days_ago(400),
    }
    return Post.objects.create(id=new_id(AT), person=who, capacity=capacity, setting=at, **usual | fields)


def actor(capacity: Capacity, who: Person | None = None, at: Setting | None = None, **fields: Any) -> Actor:
    """Someone acting in a capacity, at AT."""
    who = who or person()
    usual = {
        "at": AT,
        "authority": "" if capacity.is_family else AUTHORITY,
        "setting": at.pk if at else None,
        "organisation": at.name if at else "",
    }
    return Actor(person=who.pk, name=who.name, capacity=capacity, **usual | fields)


def child(
    given_name: str = "Amara",
    family_name: str = "Okoye",
    *,
    born: date = date(2018, 11, 5),
    attends: Setting | None = None,
    authority: str = AUTHORITY,
    **identity: Any,
) -> Child:
    """A child with an open record, whose authority is responsible and who may attend a setting."""
    agreed(authority)
    row = Child(id=new_id(AT), authority_id=authority)
    opened = days_ago(300)
    with new_record(row, by=the_product(AT, authority), on=opened) as writing:
        writing.add("record", "opened", given_name=given_name, family_name=family_name, born=born, **identity)
        into_circle(writing, Role.RESPONSIBLE, held_by=authority, purpose="The responsible authority")
        if attends is not None:
            into_circle(writing, Role.ATTENDS, setting=attends.pk, name=attends.name, purpose="Attends")
    return Child.objects.get(pk=row.pk)


def into_circle(writing: Change, role: Role, **fields: Any) -> UUID:
    """Write that someone joins the circle; return the id of the relationship."""
    id = writing.new_id()
    writing.add("record", "joined", id=id, role=role.value, **fields)
    return id


def join(about: Child, role: Role, who: Person, *, on: date | None = None, **fields: Any) -> UUID:
    """Put a person into a child's circle."""
    with change(about.pk, by=the_product(AT, about.authority_id), on=on or days_ago(200)) as writing:
        usual = {"person": who.pk, "name": who.name, "purpose": role.label}
        if role is Role.PARENT:
            usual |= {"responsibility": "yes", "agreed": "full"}
        return into_circle(writing, role, **usual | fields)


def case(about: Child, process: str, step: str, *, on: date, by: Actor | None = None, **fields: Any) -> UUID:
    """Open a case of a process with its first step."""
    with change(about.pk, by=by or the_product(AT, about.authority_id), on=on) as writing:
        id = writing.new_id()
        writing.add(process, step, case=id, **fields)
        return id


def step(about: Child, of: UUID, name: str, *, on: date, by: Actor | None = None, **fields: Any) -> None:
    """Take a step in a case."""
    with change(about.pk, by=by or the_product(AT, about.authority_id), on=on) as writing:
        writing.step(of, name, **fields)


def write(
    about: Child, told: Callable[[Change], object], *, on: date = TODAY, by: Actor | None = None
) -> None:
    """Write whatever `told` adds to the child's record."""
    with change(about.pk, by=by or the_product(AT, about.authority_id), on=on) as writing:
        told(writing)


def signed_in(who: Person) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(who)
    return client
