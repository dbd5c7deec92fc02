"""Writing the working copy: strands of the one thread, the other sections as text. Nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.assessments import queries as assessments
from goldenthread.plans import policies, queries
from goldenthread.plans.content import Content, first_content
from goldenthread.plans.events import write_content
from goldenthread.record.changes import Change, change
from goldenthread.record.circle import NotFound
from goldenthread.rulebook.plan_quality import WRITTEN_AS_TEXT
from goldenthread.thread import events as thread
from goldenthread.thread.models import Plan, Strand


@dataclass(frozen=True, slots=True)
class Drafting:
    """A working copy opened for one change."""

    writing: Change
    plan: Plan
    content: Content
    repeated: bool

    def save(self, content: Content) -> None:
        """Write the working copy, so that its version moves on."""
        write_content(self.writing, case=self.plan.case_id, content=content, plan=self.plan.pk)


def begin_draft(*, case: UUID, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Begin the plan from the thread, once, with health and social care advice in their sections; return the plan."""
    known = assessments.assessment_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        begun = queries.plan_of(known)
        if begun is not None:
            return begun.pk
        policies.may_write(by, known).or_refuse()
        return write_content(writing, case=case, content=first_content(assessments.advice_in(known)))


@contextmanager
def drafting(case: UUID, *, by: Actor, on: date, key: UUID | None) -> Iterator[Drafting]:
    """Open the working copy of a case under lock, for someone who may write it."""
    known, _ = queries.case_with_plan(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        policies.may_write(by, known).or_refuse()
        _, plan = queries.case_with_plan(reader=by, case=case)
        yield Drafting(writing, plan, Content.read(plan.content), bool(writing.repeated))


def write_need(
    *, case: UUID, told: Mapping[str, Any], strand: UUID | None = None, source: str = "", seen: int, by: Actor,
    on: date, key: UUID | None = None,
) -> UUID | None:  # fmt: skip
    """Write a need of Section B into the thread."""
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return strand
        body = _check(opened, strand, told, seen)
        id = thread.write_need(
            opened.writing, words=told["text"], area=told.get("area", ""), census_type=body.get("census_type", ""),
            case=case, id=strand, begins=body.get("begins"),
        )  # fmt: skip
        opened.save(opened.content.with_source(id, source))
        return id


def write_outcome(
    *, case: UUID, need: UUID, told: Mapping[str, Any], strand: UUID | None = None, source: str = "", seen: int,
    by: Actor, on: date, key: UUID | None = None,
) -> UUID | None:  # fmt: skip
    """Write an outcome of Section E into the thread, under the need it answers."""
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return strand
        _answers(opened, need, Strand.Kind.NEED)
        body = _check(opened, strand, told, seen)
        details = {name: value for name, value in told.items() if name != "text"}
        id = thread.write_outcome(
            opened.writing,
            need=need,
            change=told["text"],
            **details,
            case=case,
            id=strand,
            begins=body.get("begins"),
        )
        opened.save(opened.content.with_source(id, source))
        return id


def write_provision(
    *, case: UUID, outcome: UUID | None, told: Mapping[str, Any], strand: UUID | None = None, source: str = "",
    seen: int, by: Actor, on: date, key: UUID | None = None,
) -> UUID | None:  # fmt: skip
    """Write provision of Section F into the thread, under the outcome, and so the need, that it answers."""
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return strand
        _answers(opened, outcome, Strand.Kind.OUTCOME)
        body = _check(opened, strand, told, seen)
        details = {name: value for name, value in told.items() if name != "text"}
        kept = {name: body[name] for name in ("owner", "at_home", "toolkit", "funded_by") if body.get(name)}
        id = thread.write_provision(
            opened.writing, outcome=outcome, kind=body.get("provision_kind", "provision"), what=told["text"],
            **kept | details, case=case, id=strand, begins=body.get("begins"),
        )  # fmt: skip
        opened.save(opened.content.with_source(id, source))
        return id


def write_text(
    *, case: UUID, section: str, words: str, seen: int, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write a section that is text: C, D, G, H1, H2 or J."""
    if section not in WRITTEN_AS_TEXT:
        raise NotFound
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return
        current = {"text": opened.content.texts.get(section, "")}
        opened.writing.check_version(opened.plan.version, current, {"text": words}, seen)
        opened.save(opened.content.with_text(section, words))


def leave_out(*, case: UUID, strand: UUID, out: bool, by: Actor, on: date, key: UUID | None = None) -> None:
    """Leave a strand out of the plan, or take it in again. It stays on the thread either way."""
    with drafting(case, by=by, on=on, key=key) as opened:
        if not opened.repeated:
            opened.save(opened.content.without(strand, out=out))


def _check(opened: Drafting, strand: UUID | None, yours: Mapping[str, Any], seen: int) -> dict[str, Any]:
    """Refuse a stale save with both texts; return what the strand holds beside what is being written."""
    row = Strand.objects.filter(pk=strand, child=opened.writing.child.pk).first() if strand else None
    if strand and row is None:
        raise NotFound
    current = {"text": row.words, **_beside(row, yours)} if row else {}
    opened.writing.check_version(opened.plan.version, current, yours, seen)
    return {**row.body, "begins": row.begins} if row else {}


def _answers(opened: Drafting, strand: UUID | None, kind: Strand.Kind) -> None:
    """Refuse to tie a line to a strand that is not this child’s, or not of the kind it answers."""
    if strand and not Strand.objects.filter(pk=strand, child=opened.writing.child.pk, kind=kind).exists():
        raise NotFound


def _beside(row: Strand, yours: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row.body.get(name, "") for name in yours if name != "text"}
