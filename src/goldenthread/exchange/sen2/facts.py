"""What a return says about one person, as dated facts: particulars, numbers, needs, places and steps of cases.

A pure mapping: it knows no record. Where the return gives no day for something that happened, the last day of the
period it covers stands in, and the fact says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from goldenthread.standards import sen2
from goldenthread.standards.codes import (
    AssessmentOutcome,
    CeaseReason,
    RequestOutcome,
    RequestSource,
    ReviewOutcome,
    Sex,
    TypeOfNeed,
)
from goldenthread.standards.identifiers import tidy

ASSESSMENT: Final = "needs_assessment"
REVIEW: Final = "annual_review"
UNDATED: Final = {"day_not_known": True}
A_YEAR: Final = timedelta(days=366)
ENDS_RESPONSIBILITY: Final = frozenset(
    {CeaseReason.MOVED_TO_ANOTHER_ENGLISH_AUTHORITY, CeaseReason.MOVED_OUTSIDE_ENGLAND, CeaseReason.DIED}
)
_REQUESTED: Final = frozenset({None, RequestSource.YOUNG_PERSON_OR_PARENT, RequestSource.SETTING})


class Happening(NamedTuple):
    """One step of a case, as a return tells it."""

    name: str
    on: date
    fields: dict[str, Any]

    @property
    def is_dated(self) -> bool:
        """Say whether the return gives the day."""
        return "day_not_known" not in self.fields


class CaseTold(NamedTuple):
    """One case, known by its process and the day it began, with its steps in order."""

    process: str
    began: date
    happenings: list[Happening]


class PlaceTold(NamedTuple):
    """A place named in a plan or taken up: a number in the register, or an arrangement, from a day to a day."""

    is_named: bool
    urn: str
    ukprn: str
    arrangement: str
    says: str
    rank: int
    in_sen_unit: bool | None
    in_resourced_provision: bool | None
    residential: str
    work_based: str
    begins: date
    ends: date | None


class PersonTold(NamedTuple):
    """Everything a return says about one person that belongs on the record."""

    place: str
    particulars: dict[str, str]
    born: date
    numbers: dict[str, str]
    since: date
    left: date | None
    needs: list[TypeOfNeed]
    places: list[PlaceTold]
    cases: list[CaseTold]


def told_of(person: sen2.Person, *, census: date) -> PersonTold:
    """Return what the return of this census says about a person whom our checks found sound."""
    period_end = date(census.year - 1, 12, 31)
    cases = [case for request in person.requests for case in _cases(request, period_end)]
    return PersonTold(
        place=f"person {person.number}, line {person.line}",
        particulars=_particulars(person),
        born=person.born or date.min,
        numbers=_numbers(person),
        since=min((case.began for case in cases), default=census),
        left=_left(person, period_end),
        needs=[need for request in person.requests for need in _needs(request)],
        places=[place for request in person.requests for place in _places(request)],
        cases=cases,
    )


def _particulars(person: sen2.Person) -> dict[str, str]:
    return {
        "given_name": person.forename or "",
        "family_name": person.surname or "",
        "sex": person.sex.value if person.sex and person.sex is not Sex.NOT_KNOWN else "",
        "ethnicity": person.ethnicity or "",
        "postcode": _postcode(person.postcode or ""),
    }


def _postcode(given: str) -> str:
    value = tidy(given)
    return f"{value[:-3]} {value[-3:]}" if value else ""


def _numbers(person: sen2.Person) -> dict[str, str]:
    given = {"upn": person.upn, "uln": person.uln}
    return {scheme: tidy(value) for scheme, value in given.items() if value}


def _needs(request: sen2.Request) -> Iterator[TypeOfNeed]:
    if request.active:
        ranked = sorted(request.active.needs, key=lambda need: need.rank or 0)
        yield from (need.type for need in ranked if need.type)


def _left(person: sen2.Person, period_end: date) -> date | None:
    """Return the day on which this authority's responsibility ended, if everything the return tells has ended so."""
    days = []
    for request in person.requests:
        plan = request.plan
        if request.exported_to:
            days.append(period_end)
        elif plan and plan.ceased and plan.cease_reason in ENDS_RESPONSIBILITY and not request.active:
            days.append(plan.ceased)
        else:
            return None
    return max(days, default=None)


def _places(request: sen2.Request) -> Iterator[PlaceTold]:
    plan, active = request.plan, request.active
    if plan and plan.started:
        for detail in plan.details:
            yield _place(
                detail,
                is_named=True,
                residential=plan.residential if detail.rank != 2 else None,
                work_based=plan.work_based if detail.rank != 2 else None,
                begins=plan.started,
                ends=plan.ceased,
            )
    for placement in active.placements if active else ():
        if active and placement.entered:
            main = placement.rank != 2
            yield _place(
                placement,
                is_named=False,
                residential=placement.residential or (active.residential if main else None),
                work_based=placement.work_based or (active.work_based if main else None),
                begins=placement.entered,
                ends=placement.left,
            )


def _place(
    told: sen2.PlanDetail | sen2.Placement,
    *,
    is_named: bool,
    residential: str | None,
    work_based: str | None,
    begins: date,
    ends: date | None,
) -> PlaceTold:
    return PlaceTold(
        is_named,
        told.urn or "",
        told.ukprn or "",
        told.setting.value if told.setting else "",
        told.setting_other or "",
        told.rank or 1,
        told.in_sen_unit,
        told.in_resourced_provision,
        residential or "",
        work_based or "",
        begins,
        ends,
    )


def _cases(request: sen2.Request, period_end: date) -> Iterator[CaseTold]:
    if request.received:
        steps = list(_assessment(request, request.received, max(period_end, request.received)))
        yield CaseTold(ASSESSMENT, request.received, steps)
    if request.plan and request.plan.started:
        yield CaseTold(
            REVIEW, request.plan.started, list(_reviews(request, request.plan, request.plan.started))
        )


def _assessment(request: sen2.Request, received: date, no_later: date) -> Iterator[Happening]:
    asked = "requested" if request.source in _REQUESTED else "brought_to_attention"
    about = {"source": request.source, "in_youth_accommodation": request.in_youth_accommodation or None}
    yield Happening(asked, received, about)
    flags = {"mediation": request.mediation or None, "tribunal": request.tribunal or None}
    if request.outcome is RequestOutcome.WILL_ASSESS:
        yield _on(request.decided, "agreed_to_assess", no_later, {})
    elif request.outcome is RequestOutcome.WILL_NOT_ASSESS:
        yield _on(request.decided, "refused_to_assess", no_later, flags)
    elif request.outcome is RequestOutcome.WITHDRAWN:
        yield _on(None, "withdrawn", no_later, {})
    if request.assessment:
        yield from _what_came_of_it(request, request.assessment, no_later)
    elif request.exported_to:
        yield _on(None, "withdrawn", no_later, {"moved_to": request.exported_to})


def _what_came_of_it(request: sen2.Request, done: sen2.Assessment, no_later: date) -> Iterator[Happening]:
    if request.outcome is RequestOutcome.WILL_NOT_ASSESS:
        # The refusal was taken back; the return keeps no day for that, only for what followed.
        yield Happening("agreed_to_assess", done.decided or no_later, UNDATED)
    if done.exception_to_20_weeks:
        yield _on(None, "exception_claimed", done.decided or no_later, {"ground": "not stated"})
    flags = {
        "mediation": done.mediation or None,
        "tribunal": done.tribunal or None,
        "other_mediation": done.other_mediation or None,
        "other_tribunal": done.other_tribunal or None,
    }
    if done.outcome is AssessmentOutcome.WILL_ISSUE:
        if done.decided and done.plan:
            yield Happening("finalised", done.decided, flags)
        else:
            yield _on(None, "agreed_plan", no_later, flags)
    elif done.outcome is AssessmentOutcome.WILL_NOT_ISSUE:
        yield _on(done.decided, "refused_plan", no_later, flags)
    elif done.outcome is AssessmentOutcome.WITHDRAWN:
        yield _on(None, "withdrawn", no_later, {})


def _reviews(request: sen2.Request, plan: sen2.NamedPlan, started: date) -> Iterator[Happening]:
    active = request.active
    last = active.last_review if active else None
    is_older = request.outcome is RequestOutcome.DECIDED_EARLIER
    # Earlier reviews are unknown here: the first review's clock would show years of lateness that never were.
    opening = "plan_taken_on" if is_older and last and last > started + A_YEAR else "plan_made"
    moved_from = active.transferred_from if active else None
    yield Happening(opening, started, {"from_authority": moved_from})
    if active and active.review_meeting:
        yield Happening("meeting_held", active.review_meeting, {})
    if active and last:
        yield Happening("decided", last, _decision(active))
    if plan.ceased:
        yield Happening("ceased", plan.ceased, {"reason": plan.cease_reason})


def _decision(active: sen2.ActivePlan) -> dict[str, Any]:
    outcome = active.review_outcome
    words = {ReviewOutcome.KEEP: "keep", ReviewOutcome.CEASE: "cease", ReviewOutcome.AMEND: "amend"}
    return {
        "outcome": words.get(outcome, "") if outcome else "",
        "draft_sent": active.review_draft,
        "phase_transfer_due": active.phase_transfer_due,
        "phase_transfer_final": active.phase_transfer_final,
    }


def _on(day: date | None, name: str, no_later: date, fields: dict[str, Any]) -> Happening:
    return Happening(name, day, fields) if day else Happening(name, no_later, fields | UNDATED)
