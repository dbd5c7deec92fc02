"""What is told of a pupil for whom an assessment was asked for: those waiting, those refused, those with a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from goldenthread.demo.acting import Someone
from goldenthread.demo.figures import figures
from goldenthread.demo.histories.assessment import Assessment, Line
from goldenthread.demo.histories.at_school import FIRST_REVIEW, AtSchool
from goldenthread.demo.histories.lateness import Outcome, Timeline, made_on, outcome, reviews, timeline
from goldenthread.demo.histories.support import Support
from goldenthread.demo.lives import Roll, story_of
from goldenthread.demo.pupils import Pupil
from goldenthread.demo.schools import YEARS
from goldenthread.demo.sizes import Kind
from goldenthread.demo.words import said, sayings, words
from goldenthread.plans.content import Place
from goldenthread.rulebook.advice import ALWAYS, HEALTH, SOCIAL_CARE
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.rulebook.plans import latest_cycle_review
from goldenthread.standards.codes.needs import TypeOfNeed

LONG_CYCLE: Final = timedelta(weeks=15)
LOOKED_BACK: Final = 400
SECOND_NEED: Final = 0.4
ASKED_BY_SETTING: Final = 0.6
PLACE_TYPES: Final = {
    Kind.NURSERY: "nursery or other early years provider", Kind.PRIMARY: "mainstream school",
    Kind.SECONDARY: "mainstream school", Kind.SPECIAL: "special school",
    Kind.COLLEGE: "further education or sixth form college",
}  # fmt: skip

_OF_THEIR_OWN: Final = frozenset({HEALTH.key, SOCIAL_CARE.key})
"""Whose advice is about something else than learning."""


def tell_request(pupil: Pupil, roll: Roll) -> None:
    """Tell of a request that is open today, or was refused, ended without a plan or withdrawn in the last year."""
    dice = roll.dice
    while True:
        requested = roll.until - timedelta(days=dice.randint(0, LOOKED_BACK))
        days = timeline(dice, _weekday(requested), outcome(dice))
        if days.outcome is not Outcome.PLAN or days.is_open(roll.until):
            break
    _tell(pupil, roll, days)


def tell_plan(pupil: Pupil, roll: Roll) -> None:
    """Tell of a plan that is in force: how it was made, and its annual reviews."""
    made = made_on(roll.dice, roll.until, pupil.born)
    draft = timeline(roll.dice, made, Outcome.PLAN)
    requested = _weekday(made - (draft.final - draft.requested))
    days = timeline_like(draft, requested - draft.requested)
    _tell(pupil, roll, days)


def timeline_like(days: Timeline, moved: timedelta) -> Timeline:
    """Return the same days, all moved; whole weeks keep them off weekends."""
    weeks = timedelta(weeks=moved.days // 7)
    return Timeline(
        outcome=days.outcome, requested=days.requested + weeks, decided=days.decided + weeks, asked=days.asked + weeks,
        given={body: day + weeks for body, day in days.given.items()}, concluded=days.concluded + weeks,
        drafted=days.drafted + weeks, final=days.final + weeks,
    )  # fmt: skip


def _tell(pupil: Pupil, roll: Roll, days: Timeline) -> None:
    parent = roll.parent(pupil)
    support_from = days.requested - FIRST_REVIEW - timedelta(days=40)
    helped_here = support_from > pupil.since
    opened = support_from if helped_here else days.requested - timedelta(days=10)
    story = story_of(pupil, roll, parent, opened=opened)
    told = AtSchool(pupil=pupil, roll=roll, story=story, parent=parent)
    if helped_here:
        support = told.first_response(support_from + timedelta(days=3))
        begun = support_from + timedelta(days=15)
        _go_on(told, support, begun, days.final if days.outcome is Outcome.PLAN else roll.on)
    by = roll.school.senco if helped_here and roll.dice.random() < ASKED_BY_SETTING else parent
    case = Assessment(story=story, caseworker=roll.caseworker())
    case.request(days.requested, by=by, why_now=said(roll.dice, "why_now"))
    _decide(case, days)
    if days.outcome in (Outcome.PLAN, Outcome.NO_PLAN):
        _assess(case, days, told)
    if days.outcome is Outcome.PLAN:
        _plan(case, days, told)
        _review(case, days, told)
    story.tell()


def _go_on(told: AtSchool, support: Support, since: date, plan_made: date) -> None:
    """Cycle follows cycle at school, also while the authority assesses, until the plan takes over."""
    until, length = told.roll.until, FIRST_REVIEW
    while (review := since + length) <= min(plan_made, until):
        support, since = told.cycle_after(support, review, length=LONG_CYCLE), told.day(review, 10)
        length = LONG_CYCLE
    if since < plan_made <= until:
        support.review(
            told.day(plan_made, 14),
            result=Result.PARTLY,
            next_step=NextStep.STOP,
            what_changed=words("plan_takes_over"),
        )


def _decide(case: Assessment, days: Timeline) -> None:
    case.take_on(_weekday(days.requested + timedelta(days=3)))
    if days.outcome is Outcome.WITHDRAWN:
        case.step(
            days.decided, "withdrawn", by=case.caseworker, why="The family asked to wait for another cycle."
        )
    elif days.outcome is Outcome.REFUSED:
        case.refuse(
            days.decided, has_needs=words("refused_has"), necessary=words("refused_necessary"),
            evidence=words("refused_evidence"),
        )  # fmt: skip
    else:
        case.agree(
            days.decided, reasons="There are needs, and it may be necessary for support to come under a plan."
        )


def _assess(case: Assessment, days: Timeline, told: AtSchool) -> None:
    roll, advisers = told.roll, told.roll.office.advisers
    chosen = {body: roll.dice.choice(known) for body, known in advisers.items()}
    case.ask(days.asked, [(body.key, chosen.get(body.key)) for body in ALWAYS])
    own: dict[str, Someone] = {"family": told.parent, "education": roll.school.senco}
    for body, day in days.given.items():
        said_of = sayings(roll.dice, told.need, told.pupil.given_name)
        needs, help_, change = said_of.need, said_of.help, said_of.change
        if body in _OF_THEIR_OWN:
            needs, help_, change = (words(f"{body}_{each}") for each in ("need", "help", "change"))
        case.advise(
            day, body, by=chosen.get(body) or own[body], needs=needs, provision=help_, outcomes=change
        )
    if days.outcome is Outcome.NO_PLAN:
        case.step(
            days.concluded, "refused_plan", reasons=words("refused_plan"), feedback=words("refused_plan")
        )
    elif roll.dice.random() < figures()["process"]["exception_claimed"]:
        away: dict[str, Any] = {"from": days.asked, "to": days.asked + timedelta(days=35)}
        case.step(
            days.asked, "exception_claimed", ground="X4", evidence="The family’s letter",
            why="The family was abroad to care for a relative.", told_on=days.asked, **away,
        )  # fmt: skip


def _plan(case: Assessment, days: Timeline, told: AtSchool) -> None:
    roll = told.roll
    case.step(days.concluded, "agreed_plan", reasons="The advice shows that a plan is necessary.")
    needs = [told.need] + ([_second(told)] if roll.dice.random() < SECOND_NEED else [])
    case.draft(days.drafted, [_line(told, need, days.drafted) for need in needs])
    case.serve(days.drafted)
    answered = _weekday(days.drafted + timedelta(days=9))
    if answered < days.final:
        case.step(answered, "views_given", by=told.parent, words=said(roll.dice, "family_view"))
    here = told.pupil.since <= days.final
    name, kind = roll.school.name, PLACE_TYPES[roll.plot.kind]
    place = (
        Place(name=name, type=kind, setting=str(roll.school.id))
        if here
        else Place(type=_type_then(told, days.final))
    )
    case.finalise(days.final, place)


def _review(case: Assessment, days: Timeline, told: AtSchool) -> None:
    roll = told.roll
    for each in reviews(roll.dice, days.final, roll.until):
        by = roll.school.senco if each.met >= told.pupil.since else case.caseworker
        case.meet(each.met, by=by, words=said(roll.dice, "family_view"))
        case.decide(
            each.decided, outcome="amend" if each.amends else "keep", reasons=said(roll.dice, "changed")
        )


def _line(told: AtSchool, need: TypeOfNeed, on: date) -> Line:
    dice = told.roll.dice
    said_of = sayings(dice, need, told.pupil.given_name)
    return Line(
        need=said_of.need, area=need.area, change=said_of.change, by_when=latest_cycle_review(on) + timedelta(weeks=34),
        measure=said_of.measure, help=said_of.help, who=dice.choice(("Teaching assistant", "Specialist teacher")),
        times=dice.choice((2, 3, 5)), minutes=dice.choice((20, 30, 45)),
    )  # fmt: skip


def _second(told: AtSchool) -> TypeOfNeed:
    usual = {
        TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER: TypeOfNeed.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH,
        TypeOfNeed.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH: TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION,
    }
    found = usual.get(told.need, TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION)
    return found if found is not told.need else TypeOfNeed.MODERATE_LEARNING_DIFFICULTY


def _type_then(told: AtSchool, day: date) -> str:
    """Return the kind of place a plan named before the pupil came to where they are."""
    if told.roll.plot.kind is Kind.SPECIAL:
        return PLACE_TYPES[Kind.SPECIAL]
    years_ago = (told.roll.on - day).days // 365
    return PLACE_TYPES[Kind.NURSERY if told.pupil.year - years_ago < YEARS[Kind.PRIMARY][0] else Kind.PRIMARY]


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
