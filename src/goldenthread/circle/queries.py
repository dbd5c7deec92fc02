"""What may be asked about the people in a circle. Whoever asks has come through the door, or a verb has judged them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import F, Q, QuerySet

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.signing.happenings import waiting_for_help
from goldenthread.circle import policies
from goldenthread.circle.models import CapacityDecision, Consent, Deciding, Watched
from goldenthread.directory.models import Post
from goldenthread.record.circle import NotFound, keys_for
from goldenthread.record.models import Answer, Bar, Child, Relationship, Role, Sees
from goldenthread.record.projectors import search_key
from goldenthread.record.seats import LIVE
from goldenthread.record.sheltered import IsSheltered

FAMILY: Final = (Role.PARENT.value, Role.CARER.value)
MOST: Final = 50


def tie_for(child: Child, tie: UUID) -> Relationship:
    """Return one tie of a circle."""
    found = Relationship.objects.filter(pk=tie, child=child).select_related("person").first()
    if found is None:
        raise NotFound
    return found


def readers_of(child: Child, reader: Actor) -> list[Relationship]:
    """Return who reads for a tribunal, an ombudsman or an inspectorate today."""
    ties = Relationship.objects.filter(LIVE.q(reader), child=child, role=Role.GRANTED)
    return list(ties.order_by("begins", "pk"))


def reader_for(child: Child, tie: UUID, by: Actor) -> Relationship:
    """Return one of them."""
    found = next((each for each in readers_of(child, by) if each.pk == tie), None)
    if found is None:
        raise NotFound
    return found


def live_ties(child: Child, reader: Actor) -> list[Relationship]:
    """Return who is in a circle today, those who came first coming first."""
    ties = Relationship.objects.filter(LIVE.q(reader), child=child)
    return list(ties.select_related("person", "setting").order_by("begins", "pk"))


def adult_or_young_person(child: Child, tie: UUID) -> Person:
    """Return the account of a parent, a carer or the young person, by their tie."""
    found = tie_for(child, tie)
    if found.person is None or found.ends is not None or found.role not in (*FAMILY, Role.YOUNG_PERSON.value):
        raise NotFound
    return found.person


def works_somewhere(person: Person, on: date) -> bool:
    """Say whether somebody of the family holds a post as well."""
    return Post.objects.filter(Q(ends=None) | Q(ends__gte=on), person=person).exists()


def asked_for_help(reader: Actor) -> list[tuple[Relationship, datetime]]:
    """Return the family of the reader's children who asked for help to sign in, those who waited longest first."""
    since = waiting_for_help(reader.at)
    ties = Relationship.objects.filter(
        child__in=keys_for(_governing(reader)), person__in=list(since), ends=None,
        role__in=(*FAMILY, Role.YOUNG_PERSON.value),
    )  # fmt: skip
    found = [(tie, since[tie.person_id]) for tie in ties.select_related("child").order_by("pk")]
    return sorted(found, key=lambda each: each[1])


def adults_of(child: Child) -> list[Relationship]:
    """Return the parents and carers whose tie has not ended."""
    ties = Relationship.objects.filter(child=child, role__in=FAMILY, ends=None).exclude(person=None)
    return list(ties.select_related("person").order_by("begins", "pk"))


def adult_for(child: Child, tie: UUID) -> Relationship:
    """Return one parent or carer."""
    found = next((each for each in adults_of(child) if each.pk == tie), None)
    if found is None:
        raise NotFound
    return found


def bars_of(child: Child, reader: Actor) -> list[Bar]:
    """Return who is kept out. That a member of staff is related is known to those who lead them alone."""
    bars = Bar.objects.filter(child=child, lifted_on=None)
    if not policies.may_know_of_kin(reader):
        bars = bars.exclude(kind=Bar.Kind.KIN)
    return list(bars.exclude(person=reader.person).select_related("person").order_by("begins", "pk"))


def bar_for(child: Child, bar: UUID, reader: Actor) -> Bar:
    """Return one bar that this reader may know of."""
    found = next((each for each in bars_of(child, reader) if each.pk == bar), None)
    if found is None:
        raise NotFound
    return found


def household_of(child: UUID, *, but: UUID, on: date) -> list[UUID]:
    """Name the brothers and sisters who share an adult at home with a child: not the one who is kept out."""
    home = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=on), role__in=FAMILY, begins__lte=on)
    home = home.exclude(person=None).exclude(person=but).exclude(lives_with=Answer.NO)
    adults = home.filter(child=child).values("person")
    found = home.filter(person__in=adults).exclude(child=child).order_by("child")
    return list(found.values_list("child", flat=True).distinct())


def is_kept_out(child: UUID, person: UUID, kind: Bar.Kind) -> bool:
    """Say whether a bar of this kind already keeps this person out."""
    return Bar.objects.filter(child=child, person=person, kind=kind, lifted_on=None).exists()


def child_with_details(*, family_name: str, given_name: str, born: date) -> Child | None:
    """Return the one child whom these details fit exactly, or nobody."""
    found = Child.objects.filter(
        family_key=search_key(family_name), given_key=search_key(given_name), born=born
    )
    fitting = list(found.order_by("pk")[:2])
    return fitting[0] if len(fitting) == 1 else None


def person_known_as(email: str) -> Person | None:
    """Return whoever signs in with this address."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def person_working_as(
    capacity: Capacity, email: str, on: date, *, where: Collection[UUID] | None = None
) -> Person | None:
    """Return whoever holds a post in this capacity today, at one of these settings if any are named."""
    posts = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), capacity=capacity, begins__lte=on)
    if where is not None:
        posts = posts.filter(setting__in=where)
    found = posts.filter(person__email__iexact=email.strip()).select_related("person").order_by("pk").first()
    return found.person if found else None


def settings_of(child: Child, on: date) -> list[UUID]:
    """Return the settings that a child attends on a day."""
    there = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=on), child=child, role=Role.ATTENDS)
    return list(there.filter(begins__lte=on, setting__isnull=False).values_list("setting", flat=True))


def parts_to_share(giver: Actor) -> list[Part]:
    """Return the parts with which a family member can let somebody help: what both of them may read."""
    seat = giver.seat or giver.capacity.value
    return [
        part
        for part in Part
        if part.is_about_a_child
        and part not in {Part.RECORD, Part.LETTERS}
        and rights.may("advocate", Errand(part)).allowed
        and rights.may(seat, Errand(part)).allowed
    ]


def helpers_of(child: Child, giver: Actor) -> list[Relationship]:
    """Return who helps this family member with a child's record today."""
    helping = Relationship.objects.filter(LIVE.q(giver), child=child, given_by=giver.person)
    return list(helping.select_related("person").order_by("begins", "pk"))


def helper_for(child: Child, tie: UUID, giver: Actor) -> Relationship:
    """Return one of those who help this family member."""
    found = next((each for each in helpers_of(child, giver) if each.pk == tie), None)
    if found is None:
        raise NotFound
    return found


def consents_of(child: Child, giver: Actor) -> list[Consent]:
    """Return what this family member has said yes to about a child, and when they took it back."""
    return list(Consent.objects.filter(child=child, given_by=giver.person).order_by("-given_on", "-pk"))


def standing_decision(child: Child, deciding: Deciding, on: date) -> CapacityDecision | None:
    """Return the latest decision on capacity, while it is not to be asked again."""
    found = CapacityDecision.objects.filter(child=child, deciding=deciding)
    latest = found.order_by("-version").first()
    return latest if latest and latest.review_on >= on else None


def not_known(reader: Actor) -> QuerySet[Relationship]:
    """Return the parents of whom nobody has written down whether they have parental responsibility."""
    ties = Relationship.objects.filter(
        child__in=keys_for(_governing(reader)), role=Role.PARENT, responsibility=Answer.UNKNOWN, ends=None
    )
    ties = ties.exclude(person=None).exclude(sees=Sees.NONE)
    return ties.select_related("child").order_by("begins", "pk")


def to_review(reader: Actor) -> list[Bar]:
    """Return the bars whose review day has come, and those of which somebody asks that they be lifted."""
    due = Q(review_on__lte=reader.today) | ~Q(lift_asked_by=None)
    bars = Bar.objects.filter(due, child__in=keys_for(_governing(reader)), lifted_on=None)
    if not policies.may_know_of_kin(reader):
        bars = bars.exclude(kind=Bar.Kind.KIN)
    found = bars.exclude(person=reader.person).select_related("child", "person")
    return list(found.order_by("review_on", "pk")[:MOST])


def is_watched(child: Child) -> bool:
    """Say whether every look at this record is looked into."""
    return Watched.objects.filter(child=child, ended_on=None).exists()


def _governing(reader: Actor) -> Actor:
    return reader.on(Part.RIGHTS, Act.WRITE)


def is_kept_safe(child: Child) -> bool:
    """Say whether where this child lives and learns is kept from everybody who is not named."""
    return Child.objects.filter(IsSheltered(F("pk")), pk=child.pk).exists()
