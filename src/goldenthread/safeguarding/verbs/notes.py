"""Safeguarding notes, and the marker that tells others whom to call."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.changes import change
from goldenthread.record.marking import veil
from goldenthread.record.models import Compartment
from goldenthread.record.sealing import Vault
from goldenthread.safeguarding.models import Concern


def write_note(
    *,
    child: UUID,
    kind: str,
    words: str,
    about: UUID | None,
    call: str,
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> None:
    """Write a safeguarding note; with somebody to call, mark the record so that others know whom to ask.

    `about` is the member of staff an allegation is about: they see neither the note nor the mark.
    """
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        vault = Vault(writing.child, Compartment.SAFEGUARDING)
        veiled = veil(about.hex, writing.child.authority_id) if about else ""
        made = writing.new_id()
        kept_kind, kept_words = vault.seal(f"{made}.kind", kind), vault.seal(f"{made}.words", words)
        writing.add("safeguarding", "noted", id=made, veil=veiled, kind=kept_kind, words=kept_words)
        if call:
            mark = writing.new_id()
            writing.add(
                "safeguarding", "concern_raised", id=mark, veil=veiled, call=vault.seal(f"{mark}.call", call)
            )


def end_concern(*, child: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Take away the marks that the person can see."""
    with change(child, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        for row in Concern.objects.filter(child=child, ends=None).order_by("pk"):
            writing.add("safeguarding", "concern_ended", id=row.pk)
