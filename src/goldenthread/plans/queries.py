"""What may be asked about EHC plans, always by someone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models

from goldenthread.access.actors import Actor
from goldenthread.assessments import queries as assessments
from goldenthread.directory.models import Setting
from goldenthread.plans.content import KIND
from goldenthread.record.circle import NotFound, children_asked_about
from goldenthread.record.models import Case, Event
from goldenthread.rulebook.standing import Standing
from goldenthread.thread.models import Plan, PlanVersion

SHOWN = 20
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Consultation:
    """One setting asked whether it can meet the needs, and its answer."""

    setting: UUID
    name: str
    asked_on: date
    replied_on: date | None = None
    can_meet: str = ""
    words: str = ""


def plan_of(case: Case) -> Plan | None:
    """Return the working copy of a case’s plan, if it has been begun."""
    return Plan.objects.filter(case_id=case.pk, kind=KIND).order_by("pk").first()


def versions_of(plan: Plan) -> list[PlanVersion]:
    """Return the versions of a plan that were issued, newest first."""
    return list(PlanVersion.objects.filter(plan_id=plan.pk).order_by("-number"))


def version_of(plan: Plan, number: int) -> PlanVersion:
    """Return one version of a plan."""
    found = PlanVersion.objects.filter(plan_id=plan.pk, number=number).first()
    if found is None:
        raise NotFound
    return found


def case_with_plan(*, reader: Actor, case: UUID) -> tuple[Case, Plan]:
    """Return a case the reader may see, with its plan."""
    found = assessments.assessment_for(reader=reader, case=case)
    plan = plan_of(found)
    if plan is None:
        raise NotFound
    return found, plan


def consultations_in(events: list[Event]) -> list[Consultation]:
    """Return the settings asked in a case and what they answered, in the order they were asked."""
    asked = {event.fields["setting"]: event for event in events if event.name == "consulted"}
    answers = {event.fields["setting"]: event for event in events if event.name == "replied"}
    return [_consultation(event, answers.get(setting)) for setting, event in asked.items()]


def consulted_case(*, reader: Actor, case: UUID) -> Case:
    """Return a case on which the reader’s setting is being consulted, or refuse as for one that does not exist."""
    found = (
        Case.objects.filter(pk=case, child__in=children_asked_about(reader)).select_related("child").first()
    )
    if found is None:
        raise NotFound
    return found


def settings_to_ask(authority: str) -> list[Setting]:
    """Return the open settings of an authority’s area, by name."""
    return list(Setting.objects.filter(authority_id=authority, closed=None).order_by("name", "pk"))


def final_from(standing: Standing) -> date | None:
    """Return the first day on which the plan may be made final, where one is set."""
    possible = standing.may("finalised")
    return possible.not_before if possible else None


def settings_named(words: str, *, near: str) -> list[Setting]:
    """Return open settings of the whole register whose name has every one of these words, those of this area first."""
    if not words.strip():
        return []
    found = Setting.objects.filter(closed=None)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(name__icontains=word)
    here = models.Case(models.When(authority_id=near, then=0), default=1)
    return list(found.order_by(here, "name", "pk")[: SHOWN + 1])


def settings_by_id(ids: Iterable[UUID]) -> list[Setting]:
    """Return settings by their ids, by name."""
    return list(Setting.objects.filter(pk__in=list(ids)).order_by("name", "pk"))


def _consultation(asked: Event, answer: Event | None) -> Consultation:
    return Consultation(
        setting=UUID(asked.fields["setting"]),
        name=asked.fields.get("name", ""),
        asked_on=asked.happened_on,
        replied_on=answer.happened_on if answer else None,
        can_meet=answer.fields.get("can_meet", "") if answer else "",
        words=answer.fields.get("words", "") if answer else "",
    )
