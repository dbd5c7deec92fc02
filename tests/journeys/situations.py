"""What may be on a child's record before a journey begins: written by the verbs of the rooms, not by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from goldenthread.assessments.models import Advice
from goldenthread.assessments.verbs import advising, deciding, requesting
from goldenthread.plans.content import Place
from goldenthread.plans.verbs import drafting, issuing
from goldenthread.record import verbs as record
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.safeguarding.verbs import confiding
from goldenthread.site.drills.papers import pdf
from goldenthread.support.onepage import PlanWords, StrategyWords
from goldenthread.support.verbs import concerns, delivering, planning
from goldenthread.thread.models import Plan
from goldenthread.thread.strands import thread_of
from tests.journeys.arranging import Circle, another_child

WORDS = PlanWords(
    good_at="Building, and being kind to younger children",
    says="I like it when I can see what comes next",
    need="Following instructions given to the whole class",
    area="communication and interaction",
    baseline="Starts one task in four without being asked again",
    change="Starts three tasks in four without being asked again",
    measure="Mrs Patel counts on Mondays",
    strategies=(
        StrategyWords(
            what="Picture steps on the desk", who="Mrs Patel", times=5, home="Pictures on the fridge"
        ),
        StrategyWords(
            what="Small group", who="Mr Lewis", times=2, minutes=20, group=4, toolkit="turn_taking_group"
        ),
    ),
    starts_on=date.min,
    review_on=date.min,
)


def concern(circle: Circle) -> UUID:
    """The class teacher has raised a concern."""
    return concerns.raise_concern(
        child=circle.child.pk, seen="Does not start tasks", by=circle.actors["teacher"], on=_today(circle)
    )


def written_plan(circle: Circle) -> UUID:
    """The one-page plan is written."""
    case = concern(circle)
    planning.write_plan(
        case=case, words=_words(circle), seen=0, by=circle.actors["teacher"], on=_today(circle)
    )
    return case


def shared_plan(circle: Circle) -> UUID:
    """The plan is with the family."""
    case = written_plan(circle)
    planning.share_plan(case=case, seen=_version(case), by=circle.actors["teacher"], on=_today(circle))
    return case


def agreed_plan(circle: Circle) -> UUID:
    """The parent has signed, and the help is given."""
    case = shared_plan(circle)
    planning.sign(case=case, agrees=True, seen=_version(case), by=circle.actors["parent"], on=_today(circle))
    return case


def every_situation(circle: Circle) -> None:
    """Children at every point of the way, with the same people around them."""
    full_record(circle, final=True)
    for name, reached in (
        ("Ben", lambda each: None),
        ("Chidi", concern),
        ("Dara", written_plan),
        ("Ewa", shared_plan),
        ("Farid", agreed_plan),
        ("Gwen", requested),
        ("Hana", refused),
        ("Ivo", full_record),
    ):
        reached(another_child(circle, name))


def _today(circle: Circle) -> date:
    return circle.actors["teacher"].today


def _words(circle: Circle) -> PlanWords:
    begins = _today(circle)
    return replace(WORDS, starts_on=begins, review_on=begins + timedelta(weeks=6))


def _version(case: UUID) -> int:
    return Plan.objects.get(case_id=case).version


def full_record(circle: Circle, *, final: bool = False) -> None:
    """Support that runs, help given, words from home, and an assessment with its draft plan, or its final one."""
    support = shared_plan(circle)
    acting = {"on": _today(circle)}
    planning.add_at_home(case=support, words="Pictures on the fridge", by=circle.actors["parent"], **acting)
    planning.sign(case=support, agrees=True, seen=_version(support), by=circle.actors["parent"], **acting)
    for each in thread_of(circle.child).provisions:
        delivering.log_session(
            child=circle.child.pk, provision=each.id, day=_today(circle), given=True, by=circle.actors["assistant"],
            **acting,
        )  # fmt: skip
    record.add_document(
        child=circle.child.pk, content=pdf(), name="School report", kind="report",
        by=circle.actors["senco"], **acting,
    )  # fmt: skip
    confiding.say(
        child=circle.child.pk,
        words="I like it quiet",
        ask_first=True,
        by=circle.actors["young person"],
        **acting,
    )
    case = assessed(circle)
    issuing.serve_draft(case=case, by=circle.actors["caseworker"], **acting)
    if final:
        make_final(circle, case)


def assessed(circle: Circle) -> UUID:
    """An assessment asked for by the parent, with the psychologist's advice in and the plan begun."""
    caseworker, psychologist = circle.actors["caseworker"], circle.actors["psychologist"]
    acting = {"on": _today(circle)}
    case = requesting.request_assessment(
        child=circle.child.pk, why_now="She falls behind", by=circle.actors["parent"], **acting
    )
    deciding.agree_to_assess(case=case, reasons="She may need a plan", by=caseworker, **acting)
    asked = [advising.Asked(each.key) for each in ALWAYS if each.key != "psychology"]
    asked.append(advising.Asked("psychology", psychologist.person, psychologist.name))
    advising.ask_for_advice(case=case, bodies=asked, by=caseworker, **acting)
    advising.give_advice(
        case=case, advice=Advice.objects.get(case_id=case, body="psychology").pk, needs="Two steps at a time",
        provision="Small group, 20 minutes, weekly", outcomes="Follows three steps", given_by=psychologist.name,
        by=psychologist, **acting,
    )  # fmt: skip
    deciding.agree_plan(case=case, reasons="A plan is necessary", by=caseworker, **acting)
    drafting.begin_draft(case=case, by=caseworker, **acting)
    return case


def make_final(circle: Circle, case: UUID) -> None:
    """The family asks not to wait, and the authority makes the plan final."""
    acting = {"on": _today(circle)}
    issuing.answer_draft(case=case, words="Thank you", sooner=True, by=circle.actors["parent"], **acting)
    place = Place(name=circle.setting.name, type="mainstream school")
    seen = Plan.objects.get(case_id=case).version
    issuing.finalise_plan(case=case, place=place, seen=seen, by=circle.actors["caseworker"], **acting)


def requested(circle: Circle) -> UUID:
    """The parent has asked for an assessment."""
    return requesting.request_assessment(
        child=circle.child.pk, why_now="She falls behind", by=circle.actors["parent"], on=_today(circle)
    )


def refused(circle: Circle) -> None:
    """The authority has said it will not assess."""
    deciding.refuse_to_assess(
        case=requested(circle), has_needs="Yes, she may have", necessary="The school can give what she needs",
        evidence="The request", by=circle.actors["caseworker"], on=_today(circle),
    )  # fmt: skip
