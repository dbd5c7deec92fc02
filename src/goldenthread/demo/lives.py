"""What happens to the many: support in cycles, requests and what came of them, plans and their years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from goldenthread.demo import shares
from goldenthread.demo.dice import Dice
from goldenthread.demo.telling import Life
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.events import SUPPORT_CYCLE
from goldenthread.thread.events import write_need

CYCLE_WEEKS = (11, 16)
ADVICE_FROM = 500
"""Advice is told in full for assessments that began so many days ago or less."""
BODIES = tuple(body.key for body in ALWAYS)


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the steps of one assessment fall; None for what never comes."""

    received: date
    decided: date
    will_assess: bool
    told_no_plan: date | None
    draft: date | None
    final: date | None
    withdrawn: date | None
    has_exception: bool


def timeline(received: date, sex: str, dice: Dice) -> Timeline:
    """Make up how one request goes, as requests in England do."""
    early = dice.happens(shares.DECIDED_IN_TIME)
    decided = received + timedelta(days=dice.randint(24, 42) if early else dice.randint(43, 80))
    will = not dice.happens(shares.REFUSED.get(sex, 0.25))
    no_plan = will and dice.happens(shares.NO_PLAN)
    exception = dice.happens(shares.EXCEPTIONS)
    final = received + timedelta(days=_days_to_final(dice))
    final = max(final, decided + timedelta(days=60))
    return Timeline(
        received=received,
        decided=decided,
        will_assess=will,
        told_no_plan=decided + timedelta(days=dice.randint(50, 100)) if no_plan else None,
        draft=final - timedelta(days=dice.randint(18, 35)) if will and not no_plan else None,
        final=final if will and not no_plan else None,
        withdrawn=received + timedelta(days=dice.randint(5, 20)) if dice.happens(shares.WITHDRAWN) else None,
        has_exception=exception,
    )


def _days_to_final(dice: Dice) -> int:
    """On time, and then mostly just so, or with a long tail: median about 29 weeks of those that are late."""
    if dice.happens(shares.ISSUED_IN_TIME):
        return max(103, 140 - int(dice.expovariate(1 / 10)))
    return 141 + min(shares.BIGGEST_LATENESS, int(dice.lognormvariate(4.1, 0.85)))


def supported(life: Life, today: date, *, with_sessions: bool) -> None:
    """Support in cycles of a term or so; the last one is running."""
    dice = life.dice
    begins = today - timedelta(days=dice.randint(15, 420))
    follows: UUID | None = None
    while True:
        review = begins + timedelta(weeks=dice.randint(*CYCLE_WEEKS))
        case = life.open_cycle(begins, follows=follows)
        plan = life.write_plan(SUPPORT_CYCLE, case, begins + timedelta(days=2), review_on=review)
        if follows is None:
            _record_type(life, UUID(plan.content["need"]))
        life.share(plan, begins + timedelta(days=4))
        signed = begins + timedelta(days=dice.randint(5, 20))
        if signed > today:
            return
        life.agree(plan, signed)
        held = review + timedelta(days=dice.choice((0, 0, 0, 1, 3, 10)))
        if held > today:
            if with_sessions:
                life.sessions(plan, max(signed, today - timedelta(days=40)), today, every=dice.choice((3, 4, 5)))
            return
        met = dice.choice((Result.MET, Result.PARTLY, Result.PARTLY, Result.NOT_MET))
        life.review(plan, held, met, NextStep.NEW_CYCLE)
        follows, begins = case, held + timedelta(days=dice.randint(1, 12))
        if begins + timedelta(days=4) > today:
            return


def _record_type(life: Life, need: UUID) -> None:
    words = life.words
    write_need(
        life.writing, words=words.need, area=words.area, census_type=words.census_type, case=life.writing.events[-1].case_id,
        id=need,
    )  # fmt: skip


def asked(life: Life, told: Timeline, today: date) -> None:
    """A request and what came of it so far."""
    by_family = life.dice.happens(shares.ASKED_BY_FAMILY)
    case = life.request(told.received, life.cast.family if by_family else life.cast.school.senco)
    if told.withdrawn and told.withdrawn <= today:
        life.withdraw(case, told.withdrawn)
        return
    if told.decided > today:
        return
    life.decide(case, told.decided, will=told.will_assess)
    if told.will_assess:
        _assessed(life, case, told, today)


def _assessed(life: Life, case: UUID, told: Timeline, today: date) -> None:
    if (today - told.received).days <= ADVICE_FROM:
        _advised(life, case, told, today)
    if told.has_exception and told.decided + timedelta(days=30) <= today:
        writing = life.by(life.cast.caseworker, told.decided + timedelta(days=30))
        span = {"from": told.decided.isoformat(), "to": (told.decided + timedelta(days=29)).isoformat()}
        writing.step(case, "exception_claimed", ground="X3", evidence="The family told us of an illness.", **span)
    if told.told_no_plan:
        if told.told_no_plan <= today:
            life.no_plan(case, told.told_no_plan)
    elif told.draft and told.draft <= today:
        plan, content = life.begin_draft(case, told.draft - timedelta(days=3))
        life.send_draft(case, plan, content, told.draft)
        if told.final and told.final <= today:
            reviews = life.finalise(case, plan, content, told.final)
            _reviewed_yearly(life, reviews, told.final, today)


def _advised(life: Life, case: UUID, told: Timeline, today: date) -> None:
    """Advice from everyone it must be had from; each answers in its own time, before the draft."""
    on = told.decided + timedelta(days=life.dice.randint(1, 5))
    if on > today:
        return
    latest = told.draft or told.told_no_plan or today
    asked_of = life.ask_advice(case, on, BODIES)
    for body, advice in asked_of.items():
        given = min(on + timedelta(days=life.dice.randint(20, 60)), latest - timedelta(days=4))
        if on <= given <= today:
            life.give_advice(case, body, advice, given)


def _reviewed_yearly(life: Life, reviews: UUID, since: date, today: date) -> None:
    """A review each year, most of them in time; some are missed."""
    dice = life.dice
    while True:
        decided = since + timedelta(days=dice.randint(310, 362))
        if dice.happens(shares.REVIEW_MISSED):
            decided += timedelta(days=dice.randint(20, 200))
        meeting = decided - timedelta(days=dice.randint(14, 60))
        if decided > today:
            return
        life.yearly_review(reviews, meeting, decided, dice.choice(("keep", "amend", "amend")))
        since = decided


def planned(life: Life, today: date, *, age: int, sex: str) -> None:
    """A plan in force: the request it came from, and the years since."""
    dice = life.dice
    held = {years: share for years, share in shares.YEARS_HELD.items() if years <= max(0, age - 4)}
    years = dice.one_of(held)
    issued = today - timedelta(days=365 * years + dice.randint(5, 360))
    told = timeline(issued, sex, dice)
    length = timedelta(days=_days_to_final(dice))
    received = issued - length
    told = Timeline(
        received=received,
        decided=received + timedelta(days=min((told.decided - told.received).days, length.days - 60)),
        will_assess=True,
        told_no_plan=None,
        draft=issued - timedelta(days=dice.randint(18, 35)),
        final=issued,
        withdrawn=None,
        has_exception=told.has_exception,
    )
    asked(life, told, today)
