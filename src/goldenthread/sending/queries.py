"""What may be asked about sendings, always by someone."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Part
from goldenthread.record.circle import NotFound, children_for, keys_for
from goldenthread.record.documents import store
from goldenthread.sending.models import Sending, State, Tag

_READABLE = (State.SENT, State.DELIVERED)
_NOT_TOLD = frozenset({Tag.LOCATION.value, Tag.ALLEGATION.value, Tag.POLICE.value})


def sendings_of(*, reader: Actor, child: UUID) -> list[Sending]:
    """Return everything that went or is going out about a child, newest first."""
    about = Sending.objects.filter(child=child, child__in=children_for(reader))
    return list(about.order_by("-prepared_on", "-pk"))


def sending_for(*, reader: Actor, child: UUID, sending: UUID) -> Sending:
    """Return one sending about a child in whose circle the reader is."""
    found = Sending.objects.filter(pk=sending, child=child, child__in=children_for(reader)).first()
    if found is None:
        raise NotFound
    return found


def letters_to(*, reader: Actor, child: UUID) -> list[Sending]:
    """Return what was sent to the reader about a child, newest first. Nobody is told of what others were sent."""
    mine = Sending.objects.filter(child=child, child__in=children_for(reader), to_person=reader.person)
    return list(mine.filter(state__in=_READABLE).order_by("-left_at", "-pk"))


def letter_to(*, reader: Actor, child: UUID, sending: UUID) -> Sending:
    """Return one letter that was sent to the reader."""
    found = next((each for each in letters_to(reader=reader, child=child) if each.pk == sending), None)
    if found is None:
        raise NotFound
    return found


def all_letters_to(*, reader: Actor) -> list[Sending]:
    """Return what was sent to the reader about any child whom they still see."""
    keys = keys_for(reader.on(Part.LETTERS))
    mine = Sending.objects.filter(child__in=keys, to_person=reader.person, state__in=_READABLE)
    return list(mine.select_related("child").order_by("-left_at", "-pk"))


def not_delivered(*, reader: Actor) -> list[Sending]:
    """Return what did not arrive or did not go out, about children for whom the reader may send."""
    keys = keys_for(reader.on(Part.SENDING, Act.SEND))
    stuck = Sending.objects.filter(child__in=keys, state__in=[State.FAILED, State.STOPPED])
    again = Sending.objects.filter(child__in=keys, state__in=[State.RELEASED, *_READABLE])
    latest = {
        (each.child_id, each.document_id, each.name): each.version for each in again.order_by("version")
    }
    found = stuck.select_related("child").order_by("-prepared_on", "-pk")
    return [
        each for each in found if latest.get((each.child_id, each.document_id, each.name), 0) < each.version
    ]


def disclosures_of(*, reader: Actor, child: UUID) -> list[Sending]:
    """Return to whom the plan was given outside the circle, but for what it would be unsafe to tell."""
    about = Sending.objects.filter(child=child, child__in=children_for(reader), state__in=_READABLE)
    given = about.exclude(ground="").order_by("-left_at", "-pk")
    return [each for each in given if not _NOT_TOLD.intersection(each.tags)]


def content_of(sending: Sending) -> bytes:
    """Return exactly the bytes that go out."""
    return store().get(sending.sha256)
