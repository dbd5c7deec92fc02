"""What an authority must send to the family with a decision: made ready and let go with the decision itself.

Whoever decides has confirmed it by deciding, and the law says to whom it goes, so no second page asks. Everything else
is as for any sending: one person, one rendering, looked through before, and judged again when it leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from goldenthread.access.parts import Part
from goldenthread.record.changes import Change
from goldenthread.record.documents import store
from goldenthread.record.models import Document, Role
from goldenthread.record.rows import LiveRows
from goldenthread.sending import events
from goldenthread.sending.models import Channel
from goldenthread.sending.recipients import Recipient, recipients_of
from goldenthread.sending.verbs import addressed_to, make_ready

PDF: Final = "application/pdf"
_FAMILY: Final = frozenset({Role.PARENT.label, Role.YOUNG_PERSON.label})


def send_to_family(
    writing: Change,
    document: UUID,
    *,
    names: Iterable[str],
    part: Part,
    made_for: Callable[[str], bytes] | None = None,
) -> None:
    """Send a document of this change to each of these people of the family, as a rendering of their own.

    `made_for` prints it anew for one name; without it everybody gets the same words. Records made in bulk send nothing.
    """
    kept = writing.rows.get(Document, document)
    if kept is None or not isinstance(writing.rows, LiveRows):
        return
    for each in _among(recipients_of(writing.child, part, at=writing.by.at), set(names)):
        content = made_for(each.name) if made_for else store().get(kept.sha256)
        made = make_ready(
            writing, addressed_to(each, Channel.ONLINE), content=content, media_type=PDF, source=kept.sha256,
            document=document, title=kept.name, part=part.value,
        )  # fmt: skip
        events.move(writing, made, "released")


def _among(people: list[Recipient], names: set[str]) -> list[Recipient]:
    return [each for each in people if each.relation in _FAMILY and each.name in names]
