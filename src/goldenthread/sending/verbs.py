"""Making ready, confirming, approving and letting go: nothing leaves but through these, in this order."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import Change, change
from goldenthread.record.documents import store
from goldenthread.record.queries import document_for
from goldenthread.sending import events, policies, queries
from goldenthread.sending.checks import Leaving, or_stop
from goldenthread.sending.events import Addressed
from goldenthread.sending.models import Channel, Sending
from goldenthread.sending.reading import words_in
from goldenthread.sending.recipients import Recipient, part_of, recipients_of
from goldenthread.sending.rendering import Banner, rendered


class NotInTheCircle(Refused):
    """This person is not in the child’s circle, or may not be sent this. Choose somebody from the list."""


class NoAddress(Refused):
    """Write who it is for, what they are to the child, and the whole address."""


def addressed_to(found: Recipient, channel: Channel, address: str = "") -> Addressed:
    """Address something to somebody of the circle. A postal address is always typed, and so looked at twice."""
    by_post = channel is Channel.POST
    if by_post and not address:
        raise NoAddress
    return Addressed(
        name=found.name, relation=found.relation, channel=channel.value, tie=found.tie, person=found.person,
        address=address if by_post else found.address, typed=by_post,
    )  # fmt: skip


def addressed_outside(name: str, relation: str, address: str) -> Addressed:
    """Address something on paper to somebody who has no seat around the child. A second person must agree."""
    if not (name and relation and address):
        raise NoAddress
    return Addressed(name=name, relation=relation, channel=Channel.POST.value, address=address, typed=True)


def prepare(
    *,
    child: UUID,
    document: UUID,
    recipient: UUID | None,
    outside: Addressed | None = None,
    channel: Channel = Channel.ONLINE,
    address: str = "",
    tags: tuple[str, ...] = (),
    because: str = "",
    ground: str = "",
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Make a document ready for one person of the circle, or for somebody outside it; return the sending's id."""
    source, content = document_for(reader=by, child=child, document=document)
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return UUID(writing.repeated[0].fields["id"])
        part = part_of(source)
        policies.may_disclose(part, outside=outside is not None, ground=ground).or_refuse()
        to = outside or _chosen(
            recipients_of(writing.child, part, at=by.at, sharing=source.sharing), recipient, channel, address
        )
        return make_ready(
            writing, to, content=content, media_type=source.media_type, source=source.sha256, document=document,
            title=source.name, part=part.value, tags=tags, because=because, ground=ground,
        )  # fmt: skip


def make_ready(
    writing: Change,
    to: Addressed,
    *,
    content: bytes,
    media_type: str,
    source: str,
    document: UUID | None,
    title: str,
    part: str,
    tags: tuple[str, ...] = (),
    because: str = "",
    ground: str = "",
) -> UUID:
    """Render for one person, look through what was rendered, keep it, and put it on the record."""
    by, about = writing.by, writing.child
    banner = Banner.of(
        recipient=to.name, relation=to.relation, about=about.full_name, source=source, at=by.at
    )
    made = rendered(content, media_type, banner, at=by.at)
    address = to.address if to.channel == Channel.POST else ""
    or_stop(Leaving(words_in(made), about, to.person, by, address))
    return events.prepare(
        writing, to, document=document, title=title, part=part, source=source, sha256=store().put(made), tags=tags,
        because=because, ground=ground,
    )  # fmt: skip


def _chosen(people: list[Recipient], tie: UUID | None, channel: Channel, address: str) -> Addressed:
    found = next((each for each in people if each.tie == tie), None)
    if found is None:
        raise NotInTheCircle
    return addressed_to(found, channel, address)


def confirm(*, child: UUID, sending: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Confirm name, relation and child; it leaves, or waits for a second person."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        found = queries.sending_for(reader=by, child=child, sending=sending)
        policies.may_confirm(found, by).or_refuse()
        if found.needs_second_person:
            events.move(writing, sending, "confirmed")
            return
        release(writing, found)


def approve(*, child: UUID, sending: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Approve as a second person; it leaves."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        found = queries.sending_for(reader=by, child=child, sending=sending)
        policies.may_approve(found, by).or_refuse()
        events.move(writing, sending, "approved")
        found.approved_by = by.words
        release(writing, found)


def send_back(*, child: UUID, sending: UUID, why: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Say as a second person that it must not go out as it is, and why."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        found = queries.sending_for(reader=by, child=child, sending=sending)
        policies.may_approve(found, by).or_refuse()
        events.move(writing, sending, "sent_back", note=why)


def release(writing: Change, sending: Sending) -> None:
    """Put it into the queue if it may leave as things are now; otherwise it stops, and only the sender is told."""
    ruling = policies.may_leave(sending, at=writing.by.at)
    if ruling.allowed:
        events.move(writing, sending.pk, "released")
    else:
        events.move(writing, sending.pk, "stopped", note=ruling.because)


def note_arrival(*, child: UUID, sending: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Write down that it arrived."""
    _note(child, sending, "arrived", "", by=by, on=on, key=key)


def note_return(
    *, child: UUID, sending: UUID, why: str, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write down that it did not arrive, and what happened."""
    _note(child, sending, "not_delivered", why, by=by, on=on, key=key)


def _note(child: UUID, sending: UUID, step: str, note: str, *, by: Actor, on: date, key: UUID | None) -> None:
    with change(child, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            found = queries.sending_for(reader=by, child=child, sending=sending)
            policies.may_note_arrival(found).or_refuse()
            events.move(writing, sending, step, note=note)
