"""The authority's decisions: whether to assess, and whether to make a plan. CFA 2014, ss.36–37; regs 5 and 10."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.assessments import letters, notices, policies, queries
from goldenthread.record.changes import Change, change
from goldenthread.record.models import Case
from goldenthread.rulebook.advice import ALWAYS, body_words
from goldenthread.rulebook.no_duty import REASONS, is_no_ground


class NoReasons(Refused):
    """A decision against what was asked says on what ground and on what evidence. Write both, then decide."""


def _or_stop(*words: str) -> None:
    if not all(each.strip() for each in words):
        raise NoReasons


class NoGround(Refused):
    """The authority must decide about this request."""


def take_case(*, case: UUID, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Become the caseworker whom the family can name. Any caseworker of the authority may take over."""
    known = queries.assessment_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return case
        policies.may_lead(by, known).or_refuse()
        writing.step(case, "caseworker_named", lead=by.person, lead_name=by.name)
    return case


@contextmanager
def _deciding(
    case: UUID, step: str, *, by: Actor, on: date, key: UUID | None
) -> Iterator[tuple[Change, Case] | None]:
    """Open a change in which the authority takes this step, or give None when the form was sent before."""
    known = queries.assessment_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            yield None
            return
        policies.may_act_for_the_authority(by, known, writing.standing(case), step).or_refuse()
        yield writing, known


def _write(
    writing: Change,
    case: UUID,
    *,
    kind: str,
    title: str,
    parts: tuple[letters.Part, ...],
    also: tuple[str, ...],
) -> None:
    family = queries.family_of(writing.child, on=writing.on)
    letter = notices.opening(writing, family, kind=kind, title=title, parts=parts, also_to=also)
    letters.send(writing, letter, case=case)


def agree_to_assess(*, case: UUID, reasons: str, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Decide to assess, also after a refusal that the authority takes back. Reg 5(1); letter L2."""
    with _deciding(case, "agreed_to_assess", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        writing, _ = opened
        writing.step(case, "agreed_to_assess", reasons=reasons, lead=by.person, lead_name=by.name)
        bodies = [body.key for body in ALWAYS]
        parts = notices.will_assess(writing.standing(case), bodies, by.name)
        _write(writing, case, kind="L2", title="We will assess", parts=parts, also=notices.TOLD_OF_REQUEST)
    return case


def refuse_to_assess(
    *, case: UUID, has_needs: str, necessary: str, evidence: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Decide not to assess, with reasons that apply the test of s.36(8). Regs 5(1), 32; letter L3."""
    with _deciding(case, "refused_to_assess", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        writing, known = opened
        _or_stop(has_needs, necessary, evidence)
        writing.step(case, "refused_to_assess", has_needs=has_needs, necessary=necessary, evidence=evidence)
        parts = notices.will_not_assess(
            writing.standing(case),
            queries.local_help(known.authority_id),
            has_needs=has_needs,
            necessary=necessary,
            evidence=evidence,
        )
        _write(
            writing, case, kind="L3", title="We will not assess", parts=parts, also=notices.TOLD_OF_REQUEST
        )
    return case


def find_no_duty(
    *,
    case: UUID,
    reason: str,
    earlier_on: date,
    words: str = "",
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Find that there is no duty to decide: assessed within six months, or a plan exists. CFA 2014, s.36(6)."""
    with _deciding(case, "no_duty_found", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        writing, known = opened
        wrong = is_no_ground(reason, earlier_on=earlier_on, asked_on=known.opened_on, today=on)
        if wrong:
            raise NoGround(wrong)
        because = REASONS[reason]
        writing.step(
            case, "no_duty_found", reason=reason, because=because, earlier_on=earlier_on, words=words
        )
        parts = notices.no_duty(
            queries.local_help(known.authority_id), reason=reason, earlier_on=earlier_on, words=words
        )
        title = "Your request for an EHC needs assessment"
        _write(writing, case, kind="L3a", title=title, parts=parts, also=notices.TOLD_OF_REQUEST)
    return case


def agree_plan(*, case: UUID, reasons: str, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Decide that a plan is necessary. CFA 2014, s.37(1)."""
    with _deciding(case, "agreed_plan", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        opened[0].step(case, "agreed_plan", reasons=reasons)
    return case


def refuse_plan(
    *, case: UUID, reasons: str, feedback: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Decide that no plan is needed, with reasons and what was learned. Regs 10, 32; letter L5."""
    with _deciding(case, "refused_plan", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        writing, known = opened
        _or_stop(reasons, feedback)
        writing.step(case, "refused_plan", reasons=reasons, feedback=feedback)
        had = [
            f"{body_words(each.body)}, {each.given_by}" for each in queries.advice_in(known) if each.given_on
        ]
        parts = notices.no_plan(
            writing.standing(case),
            queries.local_help(known.authority_id),
            reasons=reasons,
            feedback=feedback,
            advice=had,
        )
        _write(writing, case, kind="L5", title="We will not make a plan", parts=parts, also=notices.PARTNERS)
    return case


def claim_exception(
    *,
    case: UUID,
    ground: str,
    begins: date,
    ends: date,
    evidence: str,
    why: str,
    body: str = "",
    expected: date | None = None,
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Record that a time limit may not apply, and tell the family. Regs 5(4), 8(2), 10(4); Code 9.42; letter L4."""
    with _deciding(case, "exception_claimed", by=by, on=on, key=key) as opened:
        if opened is None:
            return case
        writing, _ = opened
        writing.step(
            case, "exception_claimed", ground=ground, evidence=evidence, why=why, body=body, told_on=on,
            **{"from": begins, "to": ends},
        )  # fmt: skip
        parts = notices.exception(
            ground=notices.GROUNDS[ground], begins=begins, ends=ends, why=why, expected=expected
        )
        _write(writing, case, kind="L4", title="A time limit may not be kept", parts=parts, also=())
    return case
