"""Situations of support to test with: a child at a school with a family, and a plan as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.record.models import Case, Child, Event, Role
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.onepage import PlanWords, StrategyWords
from goldenthread.support.verbs import concerns, planning, reviewing
from goldenthread.thread.models import Plan, PlanVersion, Signature
from tests import factories as made

TODAY = made.TODAY


@dataclass
class Family:
    """A child and the people around them, each acting at AT."""

    child: Child
    teacher: Actor
    assistant: Actor
    senco: Actor
    parent: Actor
    young_person: Actor
    adviser: Actor
    caseworker: Actor
    stranger: Actor
    case: UUID | None = None

    def plan(self) -> Plan:
        return Plan.objects.get(case_id=self.case)

    def state(self) -> str:
        return Case.objects.get(pk=self.case).state

    def versions(self) -> list[PlanVersion]:
        return list(PlanVersion.objects.filter(child=self.child).order_by("number"))

    def signatures(self) -> list[Signature]:
        return list(Signature.objects.filter(child=self.child).order_by("version"))

    def told(self, name: str) -> Event:
        return Event.objects.filter(child=self.child, name=name).order_by("-seq")[0]


def a_family(**identity: str) -> Family:
    """Amara, seven, at Oakfield, with everyone around her."""
    school = made.setting()
    child = made.child(attends=school, **identity)
    names = {
        "teacher": ("Ruth Patel", Capacity.CLASS_TEACHER, Role.CLASS_TEACHER),
        "assistant": ("Tom Lewis", Capacity.TEACHING_ASSISTANT, Role.TEACHING_ASSISTANT),
        "parent": ("Ngozi Okoye", Capacity.PARENT, Role.PARENT),
        "young_person": ("Amara Okoye", Capacity.YOUNG_PERSON, Role.YOUNG_PERSON),
        "adviser": ("Dr Shah", Capacity.ADVISER, Role.ADVISER),
        "senco": ("Helen Ward", Capacity.SENCO, None),
        "caseworker": ("Sam Reid", Capacity.CASEWORKER, None),
        "stranger": ("Someone Else", Capacity.CLASS_TEACHER, None),
    }
    people = {}
    for key, (name, capacity, role) in names.items():
        who = made.person(name)
        at = school if capacity.is_setting else None
        if capacity.is_setting:
            made.post(who, capacity, school)
        if capacity is Capacity.ADVISER:
            made.post(who, capacity, organisation="Community therapy")
        if role is not None:
            made.join(child, role, who)
        people[key] = made.actor(capacity, who, at)
    return Family(child=child, **people)


def words(**changes: object) -> PlanWords:
    """The words of a plan that may stand."""
    usual = PlanWords(
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
                what="Small group", who="Mr Lewis", times=2, minutes=20, group=4, toolkit="written_steps"
            ),
        ),
        starts_on=TODAY,
        review_on=TODAY + timedelta(weeks=6),
    )
    return replace(usual, **changes)


def with_concern(**identity: str) -> Family:
    """The class teacher has raised a concern."""
    family = a_family(**identity)
    family.case = concerns.raise_concern(
        child=family.child.pk, seen="Does not start tasks", good_at="Building", by=family.teacher, on=TODAY
    )
    return family


def with_plan(**changes: object) -> Family:
    """A plan is written."""
    family = with_concern()
    planning.write_plan(case=family.case, words=words(**changes), seen=0, by=family.teacher, on=TODAY)
    return family


def with_shared_plan() -> Family:
    """The plan is with the family."""
    family = with_plan()
    planning.share_plan(case=family.case, seen=family.plan().version, by=family.teacher, on=TODAY)
    return family


def with_agreed_plan() -> Family:
    """The mother has signed."""
    family = with_shared_plan()
    planning.sign(case=family.case, agrees=True, seen=family.plan().version, by=family.parent, on=TODAY)
    return family


def reviewed(
    family: Family, result: Result = Result.PARTLY, next_step: NextStep = NextStep.NEW_CYCLE
) -> UUID | None:
    """The teacher has reviewed the support; return the next cycle."""
    return reviewing.review(
        case=family.case, result=result, next_step=next_step, what_changed="More starts", family_view="Better at home",
        by=family.teacher, on=TODAY,
    )  # fmt: skip
