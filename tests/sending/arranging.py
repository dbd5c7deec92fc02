"""A child with two parents who live apart, those who send, and a report to be sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record import verbs as record
from goldenthread.record.models import Child, Relationship, Role
from goldenthread.sending import verbs
from goldenthread.sending.models import Channel, Sending
from tests import factories
from tests.sending.papers import page


@dataclass(frozen=True)
class Around:
    """The child, the people and the report."""

    child: Child
    mother: Actor
    father: Actor
    senco: Actor
    head: Actor
    report: UUID

    def tie(self, who: Actor) -> UUID:
        return Relationship.objects.get(child=self.child, person=who.person, ends=None).pk


def around(words: str = "Amara reads well with pictures.") -> Around:
    setting = factories.setting()
    child = factories.child(attends=setting)
    mother, father = factories.person("Ngozi Okoye"), factories.person("Obi Okoye")
    factories.join(child, Role.PARENT, mother)
    factories.join(child, Role.PARENT, father)
    senco = factories.person("Ruth Patel")
    head = factories.person("Grace Mbeki")
    factories.post(senco, Capacity.SENCO, setting)
    factories.post(head, Capacity.HEAD, setting)
    acting = factories.actor(Capacity.SENCO, senco, setting)
    return Around(
        child,
        factories.actor(Capacity.PARENT, mother),
        factories.actor(Capacity.PARENT, father),
        acting,
        factories.actor(Capacity.HEAD, head, setting),
        report(child, acting, words),
    )


def report(child: Child, by: Actor, words: str) -> UUID:
    return record.add_document(
        child=child.pk, content=page(words), name="Reading report", kind="report", by=by, on=factories.TODAY
    )


def ready(about: Around, to: Actor | None = None, **more: object) -> Sending:
    """The report, made ready by the SENCO for somebody of the circle: the mother, unless said otherwise."""
    tie = about.tie(to or about.mother)
    asked = {"recipient": tie, "channel": Channel.ONLINE, "by": about.senco, "on": factories.TODAY, **more}
    made = verbs.prepare(child=about.child.pk, document=about.report, **asked)
    return Sending.objects.get(pk=made)


def confirmed(about: Around, to: Actor | None = None, **more: object) -> Sending:
    """The same, confirmed by the SENCO."""
    made = ready(about, to, **more)
    verbs.confirm(child=about.child.pk, sending=made.pk, by=about.senco, on=factories.TODAY)
    made.refresh_from_db()
    return made


def later(days: int = 0) -> datetime:
    return factories.AT + timedelta(days=days, minutes=1)


def on_another_day(who: Actor, days: int) -> Actor:
    return replace(who, at=later(days))
