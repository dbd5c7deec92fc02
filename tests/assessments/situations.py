"""A child whose thread is full, the people around them, and cases at each point of an assessment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.assessments.models import Advice
from goldenthread.assessments.verbs import advising, deciding, requesting
from goldenthread.directory.models import Setting
from goldenthread.record.changes import change
from goldenthread.record.models import Child, Deadline, Role
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.thread import events as thread
from tests import factories

ASKED = date(2026, 3, 2)


@dataclass(frozen=True)
class Around:
    """A child, their setting and the people who act."""

    child: Child
    setting: Setting
    parent: Actor
    senco: Actor
    caseworker: Actor
    psychologist: Actor

    def then(self, who: Actor, on: date) -> Actor:
        """The same person, acting on another day."""
        return replace(who, at=datetime(on.year, on.month, on.day, 10, tzinfo=UTC))


def around(*, born: date = date(2018, 11, 5)) -> Around:
    """A child in Year 2 with a parent, a SENCO and an authority; the thread holds one need and what was tried."""
    setting = factories.setting()
    child = factories.child(born=born, attends=setting)
    parent = factories.person("Ngozi Okoye")
    factories.join(child, Role.PARENT, parent, decides=True)
    made = Around(
        child=child,
        setting=setting,
        parent=factories.actor(Capacity.PARENT, parent),
        senco=with_post(factories.person("Ruth Patel"), Capacity.SENCO, setting),
        caseworker=with_post(factories.person("Dele Ama"), Capacity.CASEWORKER),
        psychologist=with_post(factories.person("Ines Roy"), Capacity.ADVISER, body="psychology"),
    )
    weave(made)
    return made


def with_post(who: Person, capacity: Capacity, at: Setting | None = None, **fields: str) -> Actor:
    """Someone who can also sign in to this post."""
    factories.post(who, capacity, at, **fields)
    return factories.actor(capacity, who, at, **fields)


def weave(made: Around) -> None:
    """Put a need, an outcome, what was tried and the family's words on the thread. No diagnosis anywhere."""
    with change(made.child.pk, by=made.senco, on=date(2025, 11, 3)) as writing:
        thread.write_voice(writing, words="I like building with blocks", whose="Amara", topic="good_at")
        thread.write_voice(
            writing, words="Mornings are hard at home", whose="Ngozi Okoye", topic="family_view"
        )
        need = thread.write_need(writing, words="Following instructions of more than one step")
        outcome = thread.write_outcome(
            writing, need=need, change="Follows two-step instructions on her own", for_whom="Amara",
            by_when=date(2026, 7, 17), measure="four times in five, counted weekly",
        )  # fmt: skip
        help_given = thread.write_provision(
            writing, outcome=outcome, kind="provision", what="Small group for language", who="Teaching assistant",
            times_a_week=2, minutes=20,
        )  # fmt: skip
        for _ in range(3):
            thread.give_session(writing, provision=help_given, given_by="Sam Lee")
        thread.miss_session(writing, provision=help_given, reason="Sam Lee was ill")


def requested(made: Around, *, on: date = ASKED) -> UUID:
    return requesting.request_assessment(
        child=made.child.pk,
        why_now="She falls behind although help is given",
        by=made.then(made.parent, on),
        on=on,
    )


def agreed(made: Around, *, on: date = ASKED + timedelta(days=20)) -> UUID:
    case = requested(made)
    deciding.agree_to_assess(case=case, reasons="May need a plan", by=made.then(made.caseworker, on), on=on)
    return case


def asked(made: Around, *, on: date = ASKED + timedelta(days=21)) -> UUID:
    """An assessment in which every body that must be asked has been asked."""
    case = agreed(made)
    bodies = [
        advising.Asked(body.key, made.psychologist.person, "Ines Roy")
        if body.key == "psychology"
        else advising.Asked(body.key)
        for body in ALWAYS
    ]
    advising.ask_for_advice(case=case, bodies=bodies, by=made.then(made.caseworker, on), on=on)
    return case


def advised(made: Around, *, on: date = ASKED + timedelta(days=50)) -> UUID:
    """An assessment in which all advice has come in."""
    case = asked(made)
    for each in Advice.objects.filter(case_id=case).order_by("pk"):
        advising.give_advice(
            case=case, advice=each.pk, needs=f"A need seen by {each.body}",
            provision=f"Help from {each.body}, 30 minutes, weekly",
            outcomes="Joins in", given_by=f"{each.body} adviser", by=made.then(made.caseworker, on), on=on,
        )  # fmt: skip
    return case


def clock(case: UUID, id: str, key: str = "") -> Deadline:
    return Deadline.objects.get(case=case, clock=id, key=key)


def browser(who: Actor) -> Client:
    """A browser in which this person has signed in."""
    return factories.signed_in(Person.objects.get(pk=who.person))


def read(client: Client, address: str) -> str:
    """What a page says, which must be there to be read."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def send(client: Client, address: str, **words: object) -> HttpResponse:
    """Send a form as a browser does: with everything it was filled with, changed by these words."""
    shown = client.get(address).context["form"]
    filled = {name: shown[name].value() for name in shown.fields if shown[name].value() not in (None, "")}
    return client.post(address, {**filled, **words})
