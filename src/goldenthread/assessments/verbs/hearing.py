"""Asking the family for their views and evidence, and hearing them. CFA 2014, ss.19 and 36(7)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Refused
from goldenthread.assessments import events, letters, notices, policies, queries
from goldenthread.record.changes import change
from goldenthread.record.documents import keep
from goldenthread.record.files.apart import Fit
from goldenthread.thread.events import write_voice


class NoTimeToAnswer(Refused):
    """The day by which you hope to hear must be after today. Give the family time to answer."""


class SaysNothing(Refused):
    """Write what you think, or add a document."""


def invite_views(
    *, case: UUID, answer_by: date, ask: str = "", by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Tell the family that an assessment is considered, and ask what they think. CFA 2014, s.36(7); letter L1."""
    known = queries.assessment_for(reader=by, case=case)
    if answer_by <= on:
        raise NoTimeToAnswer
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return case
        policies.may_act_for_the_authority(by, known, writing.standing(case), "views_invited").or_refuse()
        writing.step(case, "views_invited", answer_by=answer_by, ask=ask)
        family = queries.family_of(writing.child, on=on)
        parts = notices.views_invited(writing.standing(case), ask=ask, answer_by=answer_by)
        title = "Please tell us what you think"
        letters.send(
            writing, notices.opening(writing, family, kind="L1", title=title, parts=parts), case=case
        )
    return case


def give_views(
    *,
    case: UUID,
    words: str = "",
    whose: str = "",
    document: bytes | Fit = b"",
    name: str = "",
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Say what the family thinks, in their own words on the thread, and add what they send. CFA 2014, s.36(7)."""
    known = queries.assessment_for(reader=by, case=case)
    if not (words or document):
        raise SaysNothing
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return case
        policies.may_give_views(by, known, writing.standing(case)).or_refuse()
        whose = whose or by.name
        if words:
            topic = "says" if by.capacity is Capacity.YOUNG_PERSON else "family_view"
            write_voice(writing, words=words, whose=whose, topic=topic, case=case)
        if document:
            kept = keep(document)
            name = name or f"Sent by {whose}"
            events.add_document(writing, case=case, name=name, kind="other", **asdict(kept))
    return case
