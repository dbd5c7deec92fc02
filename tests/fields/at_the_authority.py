"""What an authority and its advisers write about an assessment and a plan, in words in every field."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from goldenthread.assessments.models import Advice
from goldenthread.assessments.verbs import advising, deciding, hearing, holding_back, requesting
from goldenthread.plans.content import Place
from goldenthread.plans.verbs import drafting, issuing
from goldenthread.record.models import Case
from goldenthread.reviews import verbs as reviews
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.rulebook.plan_quality import WRITTEN_AS_TEXT
from goldenthread.thread.models import Plan
from tests.factories import TODAY
from tests.fields.marking import said
from tests.households.home import Home
from tests.sending.papers import page


def assessment(home: Home) -> Any:
    """A request, views, advice and an exception; the decisions with their reasons."""
    caseworker, adviser = home.by("caseworker"), home.by("adviser")
    acting = {"by": caseworker, "on": TODAY}
    case = requesting.request_assessment(
        child=home.child().pk,
        why_now=said("needs_assessment.requested.why_now"),
        consent="Both parents agree",
        by=home.by("parent"),
        on=TODAY,
    )
    deciding.take_case(case=case, **acting)
    hearing.invite_views(
        case=case,
        answer_by=TODAY + timedelta(days=20),
        ask=said("needs_assessment.views_invited.ask"),
        **acting,
    )
    hearing.give_views(
        case=case,
        words="Mornings are hard",
        document=page(said("file.views")),
        name="What we think",
        by=home.by("parent"),
        on=TODAY,
    )
    deciding.agree_to_assess(case=case, reasons=said("needs_assessment.agreed_to_assess.reasons"), **acting)
    asked = [advising.Asked(each.key) for each in ALWAYS if each.key != "psychology"]
    asked.append(advising.Asked("psychology", adviser.person, adviser.name))
    advising.ask_for_advice(case=case, bodies=asked, **acting)
    for each in Advice.objects.filter(case_id=case).order_by("body"):
        advising.give_advice(
            case=case,
            advice=each.pk,
            needs="Two steps at once",
            provision="Small group weekly",
            outcomes="Follows three steps",
            report=page(said("file.advice")) if each.body == "psychology" else b"",
            given_by="Ines Roy",
            role="Educational psychologist here",
            by=adviser if each.body == "psychology" else caseworker,
            on=TODAY,
        )
    known = Advice.objects.get(case_id=case, body="psychology")
    for part, tells in (("needs", True), ("report", False)):
        held = holding_back.Held(part=part, ground="third_party", reason="Somebody is named", tells=tells)
        holding_back.hold_back(case=case, advice=known.pk, held=held, **acting)
    holding_back.show_again(case=case, advice=known.pk, part="needs", reason="They have agreed", **acting)
    deciding.claim_exception(
        case=case,
        ground="X4",
        begins=TODAY,
        ends=TODAY + timedelta(days=30),
        evidence="A letter came",
        why=said("needs_assessment.exception_claimed.why"),
        **acting,
    )
    deciding.agree_plan(case=case, reasons=said("needs_assessment.agreed_plan.reasons"), **acting)
    return case


def plan(home: Home) -> None:
    """The working copy, the draft, what was said about it, a school that was asked, the final plan and its review."""
    case = Case.objects.get(child=home.child(), process="needs_assessment").pk
    acting = {"by": home.by("caseworker"), "on": TODAY}
    _working_copy(case, acting)
    _draft_and_answers(home, case, acting)
    issuing.finalise_plan(
        case=case,
        place=Place(name="Tamberwell Primary School", type="mainstream school"),
        seen=_version(case),
        **acting,
    )
    review = Case.objects.get(child=home.child(), process="annual_review").pk
    reviews.hold_meeting(
        case=review,
        met_on=TODAY,
        words="Said at review",
        came="Everybody came along",
        by=home.by("senco"),
        on=TODAY,
    )
    reviews.decide_after_review(case=review, outcome="keep", reasons="It still helps", **acting)


def _working_copy(case: UUID, acting: dict[str, Any]) -> None:
    drafting.begin_draft(case=case, **acting)
    for section in WRITTEN_AS_TEXT:
        drafting.write_text(
            case=case, section=section, words="Words of a section", seen=_version(case), **acting
        )
    need = drafting.write_need(
        case=case,
        told={"text": "A need of hers", "area": "cognition and learning"},
        source="Her school said",
        seen=_version(case),
        **acting,
    )
    outcome = drafting.write_outcome(
        case=case,
        need=need,
        told={
            "text": "An outcome then",
            "measure": "By counting it",
            "baseline": "Once a week",
            "for_whom": "For Ama herself",
        },
        seen=_version(case),
        **acting,
    )
    drafting.write_provision(
        case=case,
        outcome=outcome,
        told={"text": "Some provision weekly", "who": "A trained adult", "place": "In a room"},
        seen=_version(case),
        **acting,
    )


def _draft_and_answers(home: Home, case: UUID, acting: dict[str, Any]) -> None:
    issuing.serve_draft(case=case, **acting)
    asked = home.setting("Elm Grove School")
    issuing.consult_settings(case=case, settings=[(asked.pk, asked.name)], **acting)
    issuing.answer_consultation(
        case=case,
        setting=asked.pk,
        can_meet="yes",
        words="We can meet them",
        by=home.by("consulted"),
        on=TODAY,
    )
    issuing.answer_draft(
        case=case,
        words="Please say more",
        setting="Tamberwell Primary School",
        meeting=True,
        sooner=True,
        by=home.by("parent"),
        on=TODAY,
    )
    issuing.record_meeting(case=case, words="We met today", **acting)


def _version(case: object) -> int:
    return Plan.objects.get(case_id=case).version
