"""What may be asked of the record, always by someone."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import Case, Child


def child_for(*, reader: Actor, child: UUID) -> Child:
    """Return a child in whose circle the reader is, or refuse exactly as for a child who does not exist."""
    found = children_for(reader).filter(pk=child).first()
    if found is None:
        raise NotFound(NotFound.__doc__)
    return found


def case_for(*, reader: Actor, case: UUID) -> Case:
    """Return a case of a child in whose circle the reader is."""
    found = Case.objects.filter(pk=case, child__in=children_for(reader)).select_related("child").first()
    if found is None:
        raise NotFound(NotFound.__doc__)
    return found
