"""What may be asked of what is watched: by whoever did it, and by an officer of another line."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Looked, Person
from goldenthread.directory.models import Agreement, Post
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Child, Identifier
from goldenthread.record.projectors import search_key
from goldenthread.watch.models import Alert, Opening

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of a child for certain. Two of these must fit exactly, and one child alone."""

    family_name: str = ""
    given_name: str = ""
    born: date | None = None
    upn: str = ""
    nhs: str = ""

    @property
    def how_many(self) -> int:
        """Count the details; a name in two boxes is one."""
        given = [each.name for each in fields(self) if getattr(self, each.name)]
        return len(given) - ("family_name" in given and "given_name" in given)


def child_fitting(details: Details) -> Child | None:
    """Return the one child whom every detail fits. Asked outside the wall: whoever asks learns only whether."""
    asked: dict[str, Any] = {"born": details.born} if details.born else {}
    for name in ("family", "given"):
        if known := getattr(details, f"{name}_name"):
            asked[f"{name}_key"] = search_key(known)
    found = Child.objects.filter(**asked)
    for scheme in Identifier.Scheme.UPN, Identifier.Scheme.NHS:
        if value := getattr(details, scheme.value):
            known_by = Identifier.objects.filter(scheme=scheme, value=value, ended=None)
            found = found.filter(pk__in=known_by.values("child"))
    fitting = list(found.order_by("pk")[:2]) if details.how_many > 1 else []
    return fitting[0] if len(fitting) == 1 else None


def openings_of(actor: Actor) -> list[Opening]:
    """Return the records that this person opened in an emergency, the newest first."""
    return list(Opening.objects.filter(person=actor.person).order_by("-opened_at", "pk")[:MOST])


def own_opening(actor: Actor, opening: UUID) -> Opening:
    """Return one of those."""
    found = Opening.objects.filter(person=actor.person, pk=opening).first()
    if found is None:
        raise NotFound
    return found


def openings_for(officer: Actor) -> list[Opening]:
    """Return what others opened in an emergency, what is to be reviewed first coming first."""
    found = Opening.objects.filter(watched_by(officer)).exclude(person=officer.person)
    return list(found.order_by("outcome", "review_by", "pk")[:MOST])


def opening_for(officer: Actor, opening: UUID) -> Opening:
    """Return one of those."""
    found = Opening.objects.filter(watched_by(officer), pk=opening).exclude(person=officer.person).first()
    if found is None:
        raise NotFound
    return found


def looks_of(opening: Opening) -> list[Looked]:
    """Return what was done with the record while it was open."""
    return list(Looked.objects.filter(tie_id=opening.tie).order_by("at", "pk")[:MOST])


def alerts_for(officer: Actor) -> list[Alert]:
    """Return what seems out of place and nobody has looked into, the oldest first; never the officer's own."""
    found = Alert.objects.filter(watched_by(officer), found="").exclude(person_id=officer.person)
    return list(found.order_by("raised_at", "pk")[:MOST])


def alert_for(officer: Actor, alert: UUID) -> Alert:
    """Return one of those, looked into or not."""
    found = Alert.objects.filter(watched_by(officer), pk=alert).exclude(person_id=officer.person).first()
    if found is None:
        raise NotFound
    return found


def officers_of(authority: str, setting: UUID | None, *, but: UUID, on: date) -> list[Person]:
    """Return the officers who watch over an authority's records or a setting's people: never whoever did it."""
    live = Q(ends=None) | Q(ends__gte=on)
    there = Q(authority_id=authority, setting=None) | (Q(setting=setting) if setting else Q(pk__in=()))
    posts = Post.objects.filter(live, there, capacity=Capacity.OFFICER, begins__lte=on).exclude(person=but)
    found = posts.select_related("person").order_by("begins", "pk")
    return list({post.person_id: post.person for post in found}.values())


def agreements_of(actor: Actor) -> QuerySet[Agreement]:
    """Return every agreement of the reader's authority, those that hold coming first."""
    return Agreement.objects.filter(authority_id=actor.authority or "none").order_by(
        "-withdrawn_at", "-begins", "pk"
    )


def agreement_of(actor: Actor, agreement: UUID) -> Agreement:
    """Return one agreement of the reader's authority."""
    found = agreements_of(actor).filter(pk=agreement).first()
    if found is None:
        raise NotFound
    return found


def watched_by(officer: Actor) -> Q:
    """Keep what an officer watches over: the people of a setting, or the records of an authority."""
    if officer.setting:
        return Q(setting_id=officer.setting)
    return Q(authority_id=officer.authority or "none")
