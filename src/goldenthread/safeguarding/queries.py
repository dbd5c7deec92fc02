"""What may be asked of this room. The database refuses what a seat may not see; these open what it showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet, TextField, Value

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Looked
from goldenthread.access.parts import Errand, Part
from goldenthread.access.prepared import Prepared
from goldenthread.access.rights import may
from goldenthread.record.circle import children_for
from goldenthread.record.marking import veil
from goldenthread.record.models import Child, Compartment, Relationship, Shelter, Trusted, Whereabouts
from goldenthread.record.sealing import Vault
from goldenthread.record.sheltered import IsSheltered
from goldenthread.safeguarding.models import Concern, HealthFact, Note, OwnWords, WordsMet

_CALL: Final = "call"
LATELY: Final = timedelta(days=30)
AT_MOST: Final = 200
ADULTS: Final = frozenset({"parent", "parent_reports", "carer", "advocate", "granted"})


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach the family, in words."""

    id: UUID
    kind: str
    words: str
    whose: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """Something that was sealed, opened: what it says, of what day, by whom, and what else is to be known of it."""

    id: UUID
    words: str
    on: date
    by: str
    kind: str = ""
    flag: bool = False
    because: str = ""


class Beside(NamedTuple):
    """What stands beside a child's record: whom to call about a concern, and what is known of the child's health."""

    concerns: list[Opened]
    health: list[Opened]


def is_sheltered(child: Child) -> bool:
    """Say whether it is kept safe where this child lives and learns."""
    return Child.objects.filter(IsSheltered(F("pk")), pk=child.pk).exists()


def ways_to_reach(*, child: Child, reader: Actor) -> list[Reach]:
    """Return how the family can be reached: adults see their own and the home they share, never each other's."""
    found = Whereabouts.objects.filter(_reachable(child, reader), child=child, ends=None)
    vault = Vault(child, Compartment.WHEREABOUTS)
    return [
        Reach(
            row.pk,
            row.get_kind_display(),
            vault.open(f"{row.pk}.words", row.sealed),
            row.person.name if row.person else child.first_name,
            row.person_id == reader.person,
        )
        for row in found.select_related("person").order_by("person__name", "kind", "begins", "pk")
    ]


def every_way(*, child: Child) -> list[tuple[Whereabouts, str]]:
    """Return every address, number and email of a family that there was or is, opened, as far as one may see them."""
    kinds = (Whereabouts.Kind.ADDRESS, Whereabouts.Kind.PHONE, Whereabouts.Kind.EMAIL)
    vault = Vault(child, Compartment.WHEREABOUTS)
    rows = Whereabouts.objects.filter(child=child, kind__in=kinds).order_by("begins", "pk")
    return [(row, vault.open(f"{row.pk}.words", row.sealed)) for row in rows]


def _reachable(child: Child, reader: Actor) -> Q:
    own = Q(person=reader.person)
    if not reader.shown:
        return own
    if not reader.capacity.is_family:
        return Q() if may(reader.seat, Errand(Part.CONTACT)).allowed else own
    at_home = Q(role="young_person") | Q(role__in=["parent", "carer"], lives_with="yes")
    tie = Relationship.objects.filter(at_home, child=child, person=reader.person, begins__lte=reader.today)
    lives_there = tie.filter(Q(ends=None) | Q(ends__gte=reader.today)).exists()
    return own | Q(person=None) if lives_there else own


def notes_of(*, child: Child, reader: Actor) -> list[Opened]:
    """Return the safeguarding notes of a child, the newest first, but for any about whoever reads."""
    if not may(reader.seat, Errand(Part.SAFEGUARDING)).allowed:
        return []
    vault = Vault(child, Compartment.SAFEGUARDING)
    rows = Note.objects.filter(child=child).exclude(veil=_veil(child, reader)).order_by("-noted_on", "-pk")
    return [
        Opened(
            row.pk, vault.open(f"{row.pk}.words", row.words), row.noted_on, row.noted_by,
            kind=Note.Kind(vault.open(f"{row.pk}.kind", row.kind)).label,
        )
        for row in rows
    ]  # fmt: skip


def concerns_of(*, child: Child, reader: Actor) -> list[Opened]:
    """Return whom to call about a concern, for seats that may know there is one, but for any about whoever reads."""
    return beside(child=child, reader=reader).concerns


def health_of(*, child: Child, reader: Actor) -> list[Opened]:
    """Return what is known of a child's health: all for health and the family, for others what support needs."""
    return beside(child=child, reader=reader).health


def beside(*, child: Child, reader: Actor) -> Beside:
    """Return what stands beside a child's record for this reader, with one query for the whole page."""
    may_know, may_read = (may(reader.seat, Errand(part)).allowed for part in (Part.MARKER, Part.HEALTH))
    supports = may(reader.seat, Errand(Part.THREAD)).allowed
    veiled = _veil(child, reader) if may_know else ""
    rows: list[Any] = _beside(child.pk, veiled, may_read, supports)
    calls = sorted((row for row in rows if row[1] == _CALL), key=lambda row: row[3], reverse=True)
    facts = sorted(
        (row for row in rows if row[1] != _CALL), key=lambda row: (row[5], row[3], row[0]), reverse=True
    )
    concerns, health = Vault(child, Compartment.SAFEGUARDING), Vault(child, Compartment.HEALTH)
    return Beside(
        # Whom to call may be at the child's school, which not everybody may know of.
        [
            Opened(id, concerns.open(f"{id}.call", words) if reader.shown else "", on, "")
            for id, _, words, on, _, _ in calls
        ],
        [
            Opened(id, health.open(f"{id}.words", words), on, by, flag=for_support)
            for id, _, words, on, by, for_support in facts
        ],
    )


@Prepared
def _beside(child: UUID, veil: str, may_read: bool, supports: bool) -> QuerySet[Any]:  # noqa: FBT001
    concerns = Concern.objects.filter(child=child, ends=None)
    health = HealthFact.objects.filter(child=child, ends=None)
    calls = concerns.exclude(veil=veil) if veil else concerns.none()
    facts = health if may_read else health.filter(for_support=True) if supports else health.none()
    return calls.values_list("pk", _kind(_CALL), "call", "begins", _kind(""), Value(False)).union(
        facts.values_list("pk", _kind("health"), "words", "told_on", "told_by", "for_support"), all=True
    )


def _kind(word: str) -> Value:
    return Value(word, TextField())


def _veil(child: Child, reader: Actor) -> str:
    return veil(reader.person.hex, child.authority_id)


def own_words_of(*, child: Child, reader: Actor) -> list[Opened]:
    """Return what a child said. Adults of the family read it once the child agrees, and cannot tell there is more."""
    if not may(reader.seat, Errand(Part.VOICE)).allowed:
        return []
    rows = OwnWords.objects.filter(child=child).order_by("-said_on", "-pk")
    rows = rows.filter(is_held=False) if reader.seat in ADULTS else rows
    vault = Vault(child, Compartment.VOICE)
    return [
        Opened(
            row.pk, vault.open(f"{row.pk}.words", row.words), row.said_on, row.heard_by, flag=row.is_held,
            because="" if reader.seat in ADULTS else vault.open(f"{row.pk}.because", row.because),
        )
        for row in rows
    ]  # fmt: skip


def who_knows_where(*, child: Child) -> list[Trusted]:
    """Return who is named to know where a child is."""
    return list(
        Trusted.objects.filter(child=child, ends=None).select_related("person").order_by("person__name", "pk")
    )


def people_around(*, child: Child) -> list[tuple[str, str]]:
    """Return the people of a child's circle, to choose from."""
    ties = Relationship.objects.filter(child=child, ends=None).exclude(person=None).order_by("name", "pk")
    return [(str(tie.person_id), f"{tie.name}, {tie.get_role_display()}") for tie in ties]


def shelters_seen(*, child: Child) -> bool:
    """Say whether there is a shelter, for whoever may lift it."""
    return Shelter.objects.filter(child=child, lifted_on=None).exists()


def kept_safe(*, reader: Actor) -> list[Child]:
    """Return the sheltered children of whoever keeps children safe."""
    among = children_for(reader.on(Part.SAFEGUARDING))
    return list(among.filter(IsSheltered(F("pk"))).order_by("family_key", "given_key", "pk")[:AT_MOST])


def looked_up(*, reader: Actor, children: list[Child]) -> list[Looked]:
    """Return who lately looked up how to reach these families, the newest first; one's own looks are left out."""
    if reader.capacity not in (Capacity.SAFEGUARDING_LEAD, Capacity.SOCIAL_WORKER):
        return []
    looks = Looked.objects.filter(child_id__in=[child.pk for child in children], part=Part.CONTACT.value)
    return list(
        looks.filter(at__gt=reader.at - LATELY)
        .exclude(person_id=reader.person)
        .order_by("-at", "-pk")[:AT_MOST]
    )


def words_met(*, reader: Actor) -> list[WordsMet]:
    """Return who lately wrote words that tell where a sheltered family is, and was not named."""
    among = children_for(reader.on(Part.SAFEGUARDING))
    found = WordsMet.objects.filter(child__in=among, on__gt=reader.today - LATELY)
    return list(found.select_related("child").order_by("-on", "-pk")[:AT_MOST])
