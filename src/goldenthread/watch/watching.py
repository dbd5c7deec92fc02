"""Asks the detectors about the looks of the last days, and tells officers of another line what is new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from goldenthread.access.actors import ENGLAND, FAMILY, Capacity
from goldenthread.access.ids import new_id
from goldenthread.access.models import Looked, Person
from goldenthread.circle.models import Watched
from goldenthread.directory.models import Post
from goldenthread.record.models import Case, Child, Event, Relationship, Role
from goldenthread.record.projectors import search_key
from goldenthread.watch import telling
from goldenthread.watch.detectors import Finding, Known, Seen, findings
from goldenthread.watch.models import Alert
from goldenthread.watch.queries import officers_of

LOOKS_BACK: Final = timedelta(days=7)
COMMON: Final = 5
"""A family name that so many of the children looked at have says nothing of kinship."""
ROUNDS: Final[list[Callable[[datetime], object]]] = []
"""What later rooms do each time somebody watches, such as letting go of what is over."""
_FAMILY: Final = (*(each.value for each in FAMILY), Capacity.ADVOCATE.value, Capacity.SYSTEM.value)


def watch(at: datetime) -> list[Alert]:
    """Raise what is new among the looks of the last days, and tell whoever looks into it; return what was raised."""
    looks = [
        _seen(row)
        for row in Looked.objects.filter(at__gt=at - LOOKS_BACK, at__lte=at).exclude(capacity__in=_FAMILY)
    ]
    known = known_of(looks, at.astimezone(ENGLAND).date())
    raised = [alert for finding in findings(looks, known) if (alert := _raise(finding, at))]
    _tell(raised, at)
    for each in ROUNDS:
        each(at)
    return raised


def _seen(row: Looked) -> Seen:
    return Seen(
        look=row.pk, at=row.at, person=row.person_id, who=f"{row.name}, {row.capacity.replace('_', ' ')}",
        capacity=row.capacity, part=row.part, act=row.act, seat=row.seat, child=row.child_id, setting=row.setting_id,
        authority=row.authority_id,
    )  # fmt: skip


def known_of(looks: Iterable[Seen], today: date) -> Known:
    """Gather what is known of these people and children, in so many statements however many they are."""
    people = {look.person for look in looks}
    children = {look.child for look in looks if look.child}
    rows = Child.objects.filter(pk__in=children).values_list("pk", "family_key", "postcode")
    told = {child: (name, home) for child, name, home in rows.order_by("pk")}
    names = Counter(name for name, _ in told.values())
    return Known(
        family_names=_family_names(people),
        homes=_homes(people),
        leaves_on=_leaving(people),
        child_names={child: name for child, (name, _) in told.items()},
        child_homes={child: home for child, (_, home) in told.items()},
        colleagues_of=_colleagues(children, looks, today),
        caseload=_caseload(people, children),
        common_names=frozenset(name for name, number in names.items() if number >= COMMON),
        watched=frozenset(
            Watched.objects.filter(ended_on=None, child__in=children).values_list("child", flat=True)
        ),
    )


def _family_names(people: set[UUID]) -> dict[UUID, str]:
    rows = Person.objects.filter(pk__in=people).order_by("pk").values_list("pk", "name")
    return {person: search_key(name.split()[-1]) for person, name in rows if name.split()}


def _homes(people: set[UUID]) -> dict[UUID, frozenset[str]]:
    """Say where somebody lives, as far as their own children's records tell."""
    ties = Relationship.objects.filter(person__in=people, role__in=[Role.PARENT, Role.CARER]).exclude(
        child__postcode=""
    )
    homes: dict[UUID, set[str]] = defaultdict(set)
    for person, postcode in ties.order_by("pk").values_list("person", "child__postcode"):
        if person:
            homes[person].add(postcode)
    return {person: frozenset(known) for person, known in homes.items()}


def _leaving(people: set[UUID]) -> dict[UUID, date]:
    posts = Post.objects.filter(person__in=people).exclude(ends=None).order_by("ends")
    staying = set(
        Post.objects.filter(person__in=people, ends=None).order_by().values_list("person", flat=True)
    )
    return {post.person_id: post.ends for post in posts if post.ends and post.person_id not in staying}


def _colleagues(children: set[UUID], looks: Iterable[Seen], today: date) -> dict[UUID, frozenset[UUID]]:
    """Say which of a child's parents work at a place from which somebody looked."""
    places = {look.setting for look in looks if look.setting}
    authorities = {look.authority for look in looks if not look.setting and look.authority}
    there = Q(setting__in=places) | Q(setting=None, authority_id__in=authorities)
    posts = Post.objects.filter(there, Q(ends=None) | Q(ends__gte=today))
    ties = Relationship.objects.filter(child__in=children, role__in=[Role.PARENT, Role.CARER], ends=None)
    working: dict[UUID, set[UUID]] = defaultdict(set)
    for child, person in (
        ties.filter(person__in=posts.values("person")).order_by("pk").values_list("child", "person")
    ):
        if person:
            working[child].add(person)
    return {child: frozenset(parents) for child, parents in working.items()}


def _caseload(people: set[UUID], children: set[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Say with which children somebody works: by a tie, a case that they lead, or what they wrote on the record."""
    load: dict[UUID, set[UUID]] = defaultdict(set)
    ties = Relationship.objects.filter(person__in=people, child__in=children).exclude(role=Role.EMERGENCY)
    cases = Case.objects.filter(lead_id__in=people, child__in=children)
    events = Event.objects.filter(person_id__in=people, child__in=children).exclude(
        name="opened_in_emergency"
    )
    for rows in (
        ties.order_by("pk").values_list("person", "child"),
        cases.order_by("pk").values_list("lead_id", "child"),
        events.order_by().values_list("person_id", "child").distinct(),
    ):
        for person, child in rows:
            if person:
                load[person].add(child)
    return {person: frozenset(known) for person, known in load.items()}


def _raise(finding: Finding, at: datetime) -> Alert | None:
    """Keep a finding once; one that was raised before is not raised again."""
    kind, person, child, on = finding.key
    known = {"kind": kind, "person_id": person, "about": child, **({"on": on} if on else {})}
    alert, is_new = Alert.objects.get_or_create(
        **known,
        defaults={
            "id": new_id(at), "on": finding.seen.on, "who": finding.seen.who, "told": finding.told, "raised_at": at,
            "authority_id": finding.seen.authority, "setting_id": finding.seen.setting,
        },
    )  # fmt: skip
    return alert if is_new else None


def _tell(raised: list[Alert], at: datetime) -> None:
    """Tell each officer how much there is: never the one who looked, and never whoever leads them."""
    told: dict[UUID, int] = Counter()
    officers: dict[UUID, Person] = {}
    for alert in raised:
        today = at.astimezone(ENGLAND).date()
        for officer in officers_of(alert.authority_id, alert.setting_id, but=alert.person_id, on=today):
            officers[officer.pk] = officer
            told[officer.pk] += 1
    for key, officer in officers.items():
        telling.raised(officer, told[key])
