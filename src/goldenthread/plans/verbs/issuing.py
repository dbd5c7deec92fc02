"""Sending the draft, answering it, consulting settings and issuing the final plan. Regs 11–14; CFA 2014, ss.38–40."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.assessments import letters, notices
from goldenthread.assessments import policies as authority
from goldenthread.assessments import queries as assessments
from goldenthread.plans import events, policies, queries
from goldenthread.plans.content import Content, Place, plan_snapshot
from goldenthread.plans.letters import RECIPIENTS, add_paper, draft_letter, final_letter
from goldenthread.plans.naming import name_in
from goldenthread.plans.verbs.drafting import Drafting, drafting
from goldenthread.record.changes import Change, change
from goldenthread.record.circle import children_asked_about
from goldenthread.record.models import Case
from goldenthread.rulebook.plan_quality import section_i_final, section_i_first_draft
from goldenthread.thread.snapshots import Snapshot
from goldenthread.thread.strands import thread_of


class NothingToShow(Refused):
    """Send the draft to the family first: until then the school or college would have nothing to read."""


class NotReady(Refused):
    """The plan cannot go out yet."""


def serve_draft(*, case: UUID, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Send the draft to the family, Section I blank; their days to answer begin. Reg 13(1); letter L6."""
    known = assessments.assessment_for(reader=by, case=case)
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return case
        writing, plan = opened.writing, opened.plan
        authority.may_act_for_the_authority(by, known, writing.standing(case), "draft_served").or_refuse()
        place = opened.content.place
        _ready(section_i_first_draft(name=place.name, kind=place.type))
        snapshot, number = _snapshot(opened, known), plan.issued + 1
        if not snapshot["needs"]:
            raise NotReady(
                "The plan has no need in Section B yet. Write at least one before you send the draft."
            )
        events.serve_draft(writing, case=case, plan=plan.pk, number=number, snapshot=snapshot)
        add_paper(
            writing,
            snapshot,
            case=case,
            name=f"Draft EHC plan, version {number}",
            status="draft",
            number=number,
        )
        _letter(
            writing, case, kind="L6", title="Your draft EHC plan", parts=draft_letter(writing.standing(case))
        )
    return case


def answer_draft(
    *,
    case: UUID,
    words: str = "",
    setting: str = "",
    meeting: bool = False,
    sooner: bool = False,
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Comment on the draft, ask for a setting or a meeting, or ask not to wait. CFA 2014, s.38(2)."""
    known = assessments.assessment_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return case
        policies.may_answer(by, writing.child, writing.standing(case)).or_refuse()
        if words:
            writing.step(case, "views_given", words=words)
        if setting:
            writing.step(case, "setting_asked_for", setting=setting)
        if meeting:
            writing.step(case, "meeting_asked")
        if sooner:
            writing.step(case, "finalising_asked")
    return case


def record_meeting(*, case: UUID, words: str, by: Actor, on: date, key: UUID | None = None) -> UUID:
    """Write down that the authority met the family about the draft, and what was said."""
    known = assessments.assessment_for(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if not writing.repeated:
            authority.may_act_for_the_authority(by, known, writing.standing(case), "meeting_held").or_refuse()
            writing.step(case, "meeting_held", words=words)
    return case


def consult_settings(
    *, case: UUID, settings: Sequence[tuple[UUID, str]], by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Ask settings whether they can meet the needs; each should answer in 15 days. CFA 2014, ss.39–40; Code 9.83."""
    known, plan = queries.case_with_plan(reader=by, case=case)
    if not plan.issued:
        raise NothingToShow
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return case
        authority.may_act_for_the_authority(by, known, writing.standing(case), "consulted").or_refuse()
        asked = {each.setting for each in queries.consultations_in(assessments.happened_in(known))}
        for setting, name in settings:
            if setting not in asked:
                events.consult(writing, case=case, setting=setting, name=name)
    return case


def answer_consultation(
    *, case: UUID, setting: UUID, can_meet: str, words: str, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Answer for a setting: whether it can meet the needs, and why. Only its head or SENCO may."""
    policies.may_reply(by, setting=setting).or_refuse()
    known = queries.consulted_case(reader=by, case=case)
    with change(known.child_id, by=by, on=on, key=key, among=children_asked_about) as writing:
        if not writing.repeated:
            writing.step(case, "replied", setting=setting, can_meet=can_meet, words=words)
    return case


def finalise_plan(
    *, case: UUID, place: Place, seen: int, by: Actor, on: date, key: UUID | None = None
) -> UUID:
    """Issue the final plan: Section I filled, the version fixed, the family’s rights, the year begun. Letter L8."""
    known = assessments.assessment_for(reader=by, case=case)
    with drafting(case, by=by, on=on, key=key) as opened:
        if opened.repeated:
            return case
        writing, plan = opened.writing, opened.plan
        authority.may_act_for_the_authority(by, known, writing.standing(case), "finalised").or_refuse()
        _ready(section_i_final(kind=place.type))
        writing.check_version(plan.version, {}, {}, seen)
        final = _with_place(opened, place)
        snapshot, number = _snapshot(opened, known, final), plan.issued + 1
        events.finalise(
            writing,
            case=case,
            plan=plan.pk,
            number=number,
            content=final,
            snapshot=snapshot,
            lead=known.lead_id or by.person,
            lead_name=known.lead_name or by.name,
        )
        name_in(writing, place)
        add_paper(writing, snapshot, case=case, name="Final EHC plan", status="final", number=number)
        parts = final_letter(
            writing.standing(case), assessments.local_help(known.authority_id), place=place.words
        )
        _letter(writing, case, kind="L8", title="Your final EHC plan", parts=parts, also=RECIPIENTS)
    return case


def _with_place(opened: Drafting, place: Place) -> Content:
    return Content(
        texts=opened.content.texts,
        left_out=opened.content.left_out,
        sources=opened.content.sources,
        place=place,
    )


def _snapshot(opened: Drafting, case: Case, content: Content | None = None) -> Snapshot:
    child = opened.writing.child
    thread = thread_of(child).current(opened.writing.on)
    return plan_snapshot(
        thread, content or opened.content, assessments.advice_in(case), child=child.full_name
    )


def _ready(wrong: str | None) -> None:
    if wrong:
        raise NotReady(wrong)


def _letter(
    writing: Change,
    case: UUID,
    *,
    kind: str,
    title: str,
    parts: tuple[letters.Part, ...],
    also: tuple[str, ...] = (),
) -> None:
    family = assessments.family_of(writing.child, on=writing.on)
    letters.send(
        writing,
        notices.opening(writing, family, kind=kind, title=title, parts=parts, also_to=also),
        case=case,
    )
