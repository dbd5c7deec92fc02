"""Receiving, weighing, gathering, marking and answering a request about personal information."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Refused
from goldenthread.privacy import events, gathering, policies, queries
from goldenthread.privacy.bundle import bundle
from goldenthread.privacy.events import TOPIC, Asker
from goldenthread.privacy.models import AccessRequest, Item
from goldenthread.record.changes import Change, change
from goldenthread.record.documents import store
from goldenthread.record.wall import outside
from goldenthread.sending import verbs as sending
from goldenthread.sending.events import Addressed
from goldenthread.sending.models import Channel
from goldenthread.sending.recipients import recipients_of
from goldenthread.sending.verbs import make_ready


class NotYours(Refused):
    """Some of these are for another professional to say."""


def receive(
    *,
    child: UUID,
    asker: Asker,
    about: str,
    words: str,
    received: date,
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Write down a request. Its month begins on the day it arrived, whoever opened the letter when."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        return events.receive(writing, asker, about=about, words=words, received=min(received, on))


def consider(
    *, child: UUID, asking: UUID, answers: Mapping[str, str], by: Actor, on: date, key: UUID | None = None
) -> None:
    """Answer whether somebody may ask for the child: responsibility, competence, wishes, interests, orders."""
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            queries.request_for(reader=by, child=child, asking=asking)
            writing.add(TOPIC, "considered", id=asking, answers=dict(answers))


def extend(*, child: UUID, asking: UUID, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take two months more, with the reason that the person is told."""
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            found = queries.request_for(reader=by, child=child, asking=asking)
            policies.may_extend(found, on=on).or_refuse()
            writing.add(TOPIC, "extended", id=asking, because=because)


def close(*, child: UUID, asking: UUID, because: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Close a request without an answer: taken back, or refused after what was weighed."""
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            queries.request_for(reader=by, child=child, asking=asking)
            writing.add(TOPIC, "closed", id=asking, because=because)


def gather(*, child: UUID, asking: UUID, by: Actor, on: date, key: UUID | None = None) -> int:
    """Gather everything that is kept; return how many items. Nothing is decided about any of them."""
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if writing.repeated:
            return 0
        found = queries.request_for(reader=by, child=child, asking=asking)
        policies.may_gather(found).or_refuse()
        about = gathering.sought(
            writing.child, person=found.person_id, name=found.name, about_child=found.about == "child"
        )
        everything = gathering.everything(about)
        events.gather(writing, asking, everything)
        return len(everything)


def mark(
    *, child: UUID, asking: UUID, items: tuple[UUID, ...], mark: str, ground: str = "", remove: tuple[str, ...] = (),
    by: Actor, on: date, key: UUID | None = None,
) -> None:  # fmt: skip
    """Say what becomes of items: given, given with words removed, or withheld on a ground in law."""
    policies.is_marked_well(mark, ground, remove).or_refuse()
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if not writing.repeated:
            found = queries.request_for(reader=by, child=child, asking=asking)
            seen = {each.pk for each in queries.items_seen(reader=by, request=found)}
            told = [each for each in items if each in seen]
            writing.add(TOPIC, "marked", id=asking, items=told, mark=mark, ground=ground, remove=list(remove))


def give_opinion(
    *, child: UUID, items: tuple[UUID, ...], opinion: str, mark: str = "", ground: str = "",
    by: Actor, on: date, key: UUID | None = None,
) -> None:  # fmt: skip
    """Say, as the right professional, what giving these items would do; and, if they know, what becomes of them."""
    if mark:
        policies.is_marked_well(mark, ground, ()).or_refuse()
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        waiting = {each.pk: each for each in queries.items_to_judge(reader=by, child=child)}
        if not items or not set(waiting).issuperset(items):
            raise NotYours
        told = list(items)
        writing.add(TOPIC, "opinion_given", items=told, opinion=opinion, holds=list(policies.judges(by)))
        if mark:
            request = waiting[items[0]].request_id
            writing.add(TOPIC, "marked", id=request, items=told, mark=mark, ground=ground, remove=[])


def answer(*, child: UUID, asking: UUID, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Put the answer together for whoever asked, and make it ready to go out: a second person must look at it."""
    with change(child, by=policies.answering(by), on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        found = queries.request_for(reader=by, child=child, asking=asking)
        items = queries.items_of(found)
        policies.may_answer(found, items).or_refuse()
        made = _ready(writing, found, items)
        writing.add(TOPIC, "answered", id=asking, sending=made)
        return made


def _ready(writing: Change, request: AccessRequest, items: list[Item]) -> UUID:
    with outside():  # what those who may read it have given goes along, though whoever answers may not
        content = bundle(request, writing.child, items, at=writing.by.at)
    return make_ready(
        writing, _addressed(writing, request), content=content, media_type="application/pdf",
        source=store().put(content), document=None, title="The answer to your request", part=Part.LETTERS.value,
        tags=("third_party",),
    )  # fmt: skip


def _addressed(writing: Change, request: AccessRequest) -> Addressed:
    people = recipients_of(writing.child, Part.LETTERS, at=writing.by.at)
    known = next((each for each in people if each.person == request.person_id), None)
    if known is not None:
        return sending.addressed_to(known, Channel.ONLINE)
    return sending.addressed_outside(request.name, request.relation, request.address)
