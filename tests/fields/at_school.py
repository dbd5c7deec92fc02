"""What a school and a family write about support, in words in every field."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.verbs import concerns, delivering, planning, reviewing
from goldenthread.thread.models import Plan, Strand
from goldenthread.thread.strands import thread_of
from tests.factories import TODAY
from tests.households.home import Home
from tests.journeys.situations import WORDS


def support(home: Home) -> None:
    """A concern, a one-page plan that is signed, help that was given and missed, and a review that asks for more."""
    child, teacher = home.child().pk, home.by("class_teacher")
    acting = {"by": teacher, "on": TODAY}
    case = concerns.raise_concern(
        child=child,
        seen="Does not start",
        tried="Pictures and time",
        good_at="Building and drawing",
        where=["In class"],
        **acting,
    )
    planning.write_plan(
        case=case,
        words=replace(WORDS, starts_on=TODAY, review_on=TODAY + timedelta(weeks=6)),
        seen=0,
        **acting,
    )
    planning.share_plan(case=case, seen=_version(case), **acting)
    planning.add_at_home(case=case, words="Pictures on the fridge", by=home.by("parent"), on=TODAY)
    voice = (
        Strand.objects.filter(case_id=case, body__topic="works_at_home")
        .order_by("pk")
        .values_list("pk", flat=True)[0]
    )
    planning.acknowledge(case=case, voice=voice, **acting)
    planning.sign(
        case=case, agrees=False, seen=_version(case), by=home.by("carer"), on=TODAY, words="Not yet clear"
    )
    planning.sign(
        case=case, agrees=True, seen=_version(case), by=home.by("parent"), on=TODAY, words="Thank you all"
    )
    for given, each in zip((True, False, True), thread_of(home.child()).provisions, strict=False):
        delivering.log_session(
            child=child,
            provision=each.id,
            day=TODAY,
            given=given,
            note="A note of it",
            by=home.by("teaching_assistant"),
            on=TODAY,
            given_by="Tess Somebody",
        )
    reviewing.review(
        case=case,
        result=Result.NOT_MET,
        next_step=NextStep.SPECIALIST,
        by=teacher,
        on=TODAY,
        what_changed="Starts a little",
        family_view="Mornings are hard",
        child_view="I like pictures",
    )
    _second_concern(child, acting)


def _second_concern(child: UUID, acting: dict[str, Any]) -> None:
    """A plan that starts before the family has signed it."""
    other = concerns.raise_concern(child=child, seen="Another small worry", **acting)
    planning.write_plan(
        case=other,
        words=replace(WORDS, starts_on=TODAY, review_on=TODAY + timedelta(weeks=6)),
        seen=0,
        **acting,
    )
    planning.share_plan(case=other, seen=_version(other), **acting)
    planning.start_unsigned(case=other, reason="Nobody answered yet", **acting)


def _version(case: object) -> int:
    return Plan.objects.get(case_id=case).version
