"""The documents of a child: what each is, when it came and from whom."""

from __future__ import annotations

from typing import Any, Final

from django.template.defaultfilters import filesizeformat

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.documents import KINDS
from goldenthread.record.files.kinds import BY_MEDIA_TYPE
from goldenthread.record.models import Document
from goldenthread.record.parts import RecordView, part
from goldenthread.record.policies import named_to

MOST_ON_THE_RECORD: Final = 5


@part("documents", "Documents", of=RecordPart.DOCUMENTS, place=80, template="record/parts/documents.html")
def documents_part(view: RecordView) -> dict[str, Any]:
    """Fill the part that lists the latest documents."""
    found = view.documents
    return {
        "documents": [listed(each, view.reader) for each in found[:MOST_ON_THE_RECORD]],
        "how_many": len(found),
        "may_add": view.may(RecordPart.DOCUMENTS, Act.WRITE),
    }


def listed(document: Document, reader: Actor) -> dict[str, Any]:
    """Return what a list says of a document."""
    kind = dict(KINDS).get(document.kind, document.kind)
    form = BY_MEDIA_TYPE.get(document.media_type)
    return {
        "document": document,
        "about": f"{kind}, {form.words if form else 'file'}, {filesizeformat(document.size)}",
        "by": named_to(reader, document.added_by),
    }
