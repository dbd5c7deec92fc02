"""A child with a full record, parents who live apart, and the authority's people who answer requests."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.privacy import verbs
from goldenthread.privacy.events import Asker
from goldenthread.privacy.models import Item
from goldenthread.record.models import Role
from tests import factories
from tests.sending.arranging import Around, around

ANSWERS = {
    "responsibility": "Yes, we saw the birth certificate",
    "competence": "No, she is seven",
    "wishes": "She does not mind",
    "interests": "Yes",
    "order": "None that we know of",
}


@dataclass(frozen=True)
class Asked:
    """A request that stands on the record, and who answers it."""

    about: Around
    caseworker: Actor
    manager: Actor
    id: UUID

    def acting(self) -> dict[str, object]:
        return {"child": self.about.child.pk, "by": self.caseworker, "on": factories.TODAY}

    def items(self) -> list[Item]:
        return list(Item.objects.filter(request_id=self.id).order_by("pk"))

    def gathered(self) -> Asked:
        verbs.consider(asking=self.id, answers=ANSWERS, **self.acting())
        verbs.gather(asking=self.id, **self.acting())
        return self


def at_the_authority(name: str, capacity: Capacity) -> Actor:
    who = factories.person(name)
    factories.post(who, capacity)
    return factories.actor(capacity, who)


def asked(words: str = "Amara reads well with pictures.") -> Asked:
    about = around(words)
    caseworker = at_the_authority("Dele Ama", Capacity.CASEWORKER)
    manager = at_the_authority("Priya Nair", Capacity.MANAGER)
    asker = Asker(name="Ngozi Okoye", relation="parent", proof="Signed in", person=about.mother.person)
    made = verbs.receive(
        child=about.child.pk, asker=asker, about="child", words="Everything about Amara", received=factories.TODAY,
        by=about.mother, on=factories.TODAY,
    )  # fmt: skip
    return Asked(about, caseworker, manager, made)


def opinions(made: Asked, opinion: str = "Nothing here would harm anybody") -> None:
    """Every professional who is needed says what they think."""
    lead = factories.person("Joan Lead")
    setting = factories.Setting.objects.get(pk=made.about.senco.setting)
    factories.post(lead, Capacity.SAFEGUARDING_LEAD, setting)
    doctor = factories.person("Dr Ray")
    factories.post(doctor, Capacity.HEALTH)
    factories.join(made.about.child, Role.HEALTH, doctor)
    people = [
        made.manager,
        factories.actor(Capacity.SAFEGUARDING_LEAD, lead, setting),
        factories.actor(Capacity.HEALTH, doctor),
    ]
    for who in people:
        from_them = [each.pk for each in verbs.queries.items_to_judge(reader=who, child=made.about.child.pk)]
        if from_them:
            verbs.give_opinion(
                child=made.about.child.pk, items=tuple(from_them), opinion=opinion, by=who, on=factories.TODAY
            )


def somebody(actor: Actor) -> Person:
    return Person.objects.get(pk=actor.person)
