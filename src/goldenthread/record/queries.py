"""What may be asked of the record, always by someone."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.models import Invitation
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.inviting import waiting
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.documents import store
from goldenthread.record.models import Case, Child, Document
from goldenthread.record.scanning import refuse_unless_clean
from goldenthread.record.sharing import open_to


def child_for(*, reader: Actor, child: UUID) -> Child:
    """Return a child in whose circle the reader is, or refuse exactly as for a child who does not exist."""
    if isinstance(reader.opened, Child) and reader.opened.pk == child:
        return reader.opened  # the door has just looked, and the database judged it again
    found = children_for(reader).filter(pk=child).first()
    if found is None:
        raise NotFound
    return found


def case_for(*, reader: Actor, case: UUID) -> Case:
    """Return a case of a child in whose circle the reader is."""
    found = Case.objects.filter(pk=case, child__in=children_for(reader)).select_related("child").first()
    if found is None:
        raise NotFound
    return found


class DocumentMissing(Refused):
    """This document is on the record, but its file cannot be found. Tell whoever runs the service to restore it."""


def documents_of(*, reader: Actor, child: UUID) -> list[Document]:
    """Return every document of a child, newest first."""
    return list(
        Document.objects.filter(
            open_to(reader, reader.words), child=child, child__in=children_for(reader)
        ).order_by("-added_on", "-pk")
    )


def document_for(*, reader: Actor, child: UUID, document: UUID) -> tuple[Document, bytes]:
    """Return a document of a child in whose circle the reader is, with its bytes."""
    found = Document.objects.filter(
        open_to(reader, reader.words), pk=document, child=child, child__in=children_for(reader)
    ).first()
    if found is None:
        raise NotFound
    refuse_unless_clean(found.as_it_came)
    try:
        return found, store().get(found.sha256)
    except FileNotFoundError as error:
        raise DocumentMissing from error


def invited_to(*, reader: Actor, child: UUID) -> list[Invitation]:
    """Return who has been asked into a child's circle and has not come yet."""
    return waiting("circle", str(child_for(reader=reader, child=child).pk), reader.at)
