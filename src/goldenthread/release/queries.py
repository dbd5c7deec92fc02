"""Which lists there are, which children a list holds, and what of a file is on record, in one statement."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from goldenthread.access.actors import Actor
from goldenthread.access.models import Person
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import seats_that_may
from goldenthread.directory.models import Post
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import FAMILY_ROLES, Case, Child, Deadline
from goldenthread.record.projectors import search_key
from goldenthread.record.sheltered import IsSheltered
from goldenthread.release.columns import parts_of
from goldenthread.release.models import Check, Group, TakenOut
from goldenthread.release.scanning import Asked, Known

MOST: Final = 5_000
"""The most children in one list."""
MOST_SHOWN: Final = 50
_SUPPORT: Final = ("first_response", "support_cycle")


def children_of(asker: Actor, group: str, columns: list[str]) -> QuerySet[Child]:
    """Return the children of a group of whom the asker may take out every one of these columns.

    Whoever is sheltered stands in no list, not even in that of somebody who is trusted: a list is passed round.
    """
    return _may_be_taken_out(asker, columns).filter(_in_group(asker, Group(group)))


def children_still(asker: Actor, taken: TakenOut) -> QuerySet[Child]:
    """Return the children of a list whom the asker may still take out, at this moment."""
    return _may_be_taken_out(asker, list(taken.columns)).filter(pk__in=taken.children)


def _may_be_taken_out(asker: Actor, columns: list[str]) -> QuerySet[Child]:
    found = Child.objects.alias(sheltered=IsSheltered(F("pk"))).filter(sheltered=False, died_on=None)
    for part in parts_of(columns):
        for act in (Act.READ, Act.EXPORT):
            found = found.filter(pk__in=children_for(asker.on(part, act)).values("pk"))
    return found.order_by("family_key", "given_key", "pk")


def _in_group(asker: Actor, group: Group) -> Q:
    if group is Group.LATE:
        late = Deadline.objects.filter(is_next=True, due__lt=asker.today)
        return Q(pk__in=late.values("child"))
    cases = Case.objects.filter(ended=False)
    if group is Group.PLANS:
        cases = cases.filter(process="annual_review", state="in_force")
    elif group is Group.ASSESSED:
        cases = cases.filter(process="needs_assessment").exclude(state="final")
    elif group is Group.SUPPORTED:
        cases = cases.filter(process__in=_SUPPORT)
    return Q(pk__in=cases.values("child"))


def own_lists(actor: Actor) -> list[TakenOut]:
    """Return the lists that somebody asked for in this office, the newest first."""
    found = _of(actor).filter(person_id=actor.person).exclude(asked_at=None)
    return list(found.defer("children").order_by("-asked_at", "pk")[:MOST_SHOWN])


def lists_to_decide(actor: Actor) -> list[TakenOut]:
    """Return the lists of others in the same organisation that wait for a second person."""
    found = _of(actor).filter(needs_approval=True, approved=None).exclude(asked_at=None)
    return list(
        found.exclude(person_id=actor.person).defer("children").order_by("asked_at", "pk")[:MOST_SHOWN]
    )


def own_list(actor: Actor, taken: UUID, *, locked: bool = False) -> TakenOut:
    """Return one list that somebody began in this office."""
    return _one(_of(actor).filter(person_id=actor.person), taken, locked=locked)


def list_to_decide(actor: Actor, taken: UUID, *, locked: bool = False) -> TakenOut:
    """Return one list of the same organisation that was asked for."""
    return _one(_of(actor).exclude(asked_at=None), taken, locked=locked)


def hold_own_lists(actor: Actor) -> None:
    """Keep somebody’s lists as they are until this transaction ends, so that two asked for at once see each other."""
    own = _of(actor).filter(person_id=actor.person).exclude(children=[])
    list(own.select_for_update().order_by("pk").values_list("pk"))


def taken_today(actor: Actor) -> set[UUID]:
    """Return the children of the lists that somebody asked for in the last day."""
    since = actor.at - timedelta(days=1)
    rows = _of(actor).filter(person_id=actor.person, asked_at__gt=since).exclude(approved=False)
    return {
        child for children in rows.order_by("pk").values_list("children", flat=True) for child in children
    }


def asker_of(taken: TakenOut, decider: Actor) -> bool:
    """Say whether whoever asked still holds an office in which lists may be taken out."""
    return _posts(decider, Errand(Part.LISTS, Act.EXPORT)).filter(person=taken.person_id).exists()


def who_may_decide(actor: Actor) -> list[Person]:
    """Return those of the same organisation who may approve a list of this person."""
    posts = _posts(actor, Errand(Part.LISTS, Act.GRANT)).exclude(person=actor.person)
    found = posts.select_related("person").order_by("begins", "pk")
    return list({post.person_id: post.person for post in found}.values())


def _posts(actor: Actor, errand: Errand) -> QuerySet[Post]:
    live = Q(ends=None) | Q(ends__gte=actor.today)
    return Post.objects.filter(
        live, _place(actor), capacity__in=sorted(seats_that_may(errand)), begins__lte=actor.today
    )


def _of(actor: Actor) -> QuerySet[TakenOut]:
    return TakenOut.objects.filter(_place(actor))


def _place(actor: Actor) -> Q:
    if actor.setting:
        return Q(setting_id=actor.setting)
    return Q(setting_id=None, authority_id=actor.authority or "none")


def _one(found: QuerySet[TakenOut], taken: UUID, *, locked: bool) -> TakenOut:
    rows = found.filter(pk=taken)
    one = (rows.select_for_update() if locked else rows).order_by("pk").first()
    if one is None:
        raise NotFound
    return one


_ON_RECORD: Final = """
    WITH said AS MATERIALIZED (SELECT word COLLATE "C" AS word FROM unnest(%(words)s::text[]) AS word)
    SELECT 'name', child.given_name, child.known_as, child.family_name FROM record_child AS child
    JOIN said AS family ON family.word = child.family_key LEFT JOIN said AS given ON given.word = child.given_key
    WHERE (%(authority)s = '' OR child.authority_id = %(authority)s)
        AND (given.word IS NOT NULL OR child.known_as <> '' OR strpos(child.given_name, ' ') > 0)
    UNION ALL SELECT DISTINCT 'home', postcode, '', '' FROM record_child
    WHERE postcode = ANY(%(postcodes)s::text[]) AND (%(authority)s = '' OR authority_id = %(authority)s)
    UNION ALL SELECT DISTINCT 'born', born::text, '', '' FROM record_child
    WHERE born = ANY(%(days)s::date[]) AND (%(authority)s = '' OR authority_id = %(authority)s)
    UNION ALL SELECT DISTINCT 'number', value, '', '' FROM record_identifier
    WHERE value = ANY(%(numbers)s::text[]) AND (%(authority)s = '' OR authority_id = %(authority)s)
    UNION ALL SELECT DISTINCT 'mail', person.email, '', '' FROM access_person AS person
    JOIN record_relationship AS tie ON tie.person_id = person.id
    WHERE person.email = ANY(%(mails)s::text[]) AND tie.role = ANY(%(family)s)
        AND (%(authority)s = '' OR tie.authority_id = %(authority)s)
"""


def on_record(asked: Asked, authority: str) -> Known:
    """Look up, in one statement along indexes, what of a file is on record in an authority, or in any."""
    told: dict[str, Any] = {
        "words": list(asked.words),
        "postcodes": list(asked.postcodes),
        "days": list(asked.days),
        "numbers": list(asked.numbers),
        "mails": list(asked.mails),
        "family": [role.value for role in FAMILY_ROLES],
        "authority": authority,
    }
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_ON_RECORD, told)
        for kind, *values in cursor.fetchall():
            found[kind].add(tuple(values))
    return Known(
        names=frozenset(pair for row in found["name"] for pair in _names(*row)),
        numbers=frozenset(value for value, _, _ in found["number"]),
        homes=frozenset(value for value, _, _ in found["home"]),
        days=frozenset(date.fromisoformat(value) for value, _, _ in found["born"]),
        mails=frozenset(value for value, _, _ in found["mail"]),
    )


def _names(given: str, known_as: str, family: str) -> set[tuple[str, str]]:
    """Return each way to write a child's name: all first names, the first of them, and the one they go by."""
    ways = {
        search_key(given),
        search_key(given.split(maxsplit=1)[0]) if given.split() else "",
        search_key(known_as),
    }
    return {(way, search_key(family)) for way in ways if way and search_key(family)}


def checks_of(actor: Actor) -> list[Check]:
    """Return what was checked in this authority, the newest first."""
    found = Check.objects.filter(authority_id=actor.authority or "none", setting_id=None)
    return list(found.order_by("-at", "pk")[:MOST_SHOWN])
