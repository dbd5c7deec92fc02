"""What is told of a pupil with SEN support: a First Response, perhaps cycles after it, and recent sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from goldenthread.demo.acting import Someone
from goldenthread.demo.figures import drawn
from goldenthread.demo.histories.support import Support
from goldenthread.demo.lives import Roll, story_of
from goldenthread.demo.pupils import Pupil
from goldenthread.demo.telling import Story, told
from goldenthread.demo.terms import school_day_by
from goldenthread.demo.words import said, sayings, strategy_words, to_try
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.standards.codes.needs import TypeOfNeed
from goldenthread.support.onepage import PlanWords
from goldenthread.thread.toolkit import phase_on

FIRST_REVIEW: Final = timedelta(weeks=5)
CYCLE: Final = timedelta(weeks=11)
STAGES: Final = {"planning": 6, "with family": 5, "trying": 19, "one": 38, "two": 22, "three": 10}
"""Where SEN support stands among pupils who have it, in 100: an assumption, nothing is published."""
CYCLES: Final = {"trying": 0, "one": 1, "two": 2, "three": 3}
MISSED, LATE = 0.08, 0.12
RESULTS: Final = {Result.MET: 20, Result.PARTLY: 55, Result.NOT_MET: 18, Result.NEED_CHANGED: 7}


@dataclass(slots=True, kw_only=True)
class AtSchool:
    """One pupil’s support being told."""

    pupil: Pupil
    roll: Roll
    story: Story
    parent: Someone
    told_before: str = ""

    def day(self, day: date, after: int = 0) -> date:
        return school_day_by(self.roll.school.calendar, day + timedelta(days=after))

    @property
    def need(self) -> TypeOfNeed:
        return told(self.pupil.need)

    def first_response(self, begins: date, *, is_planned: bool = True) -> Support:
        """Tell from the concern to the signed plan; what lies after today is left out."""
        roll, contact = self.roll, self.roll.contact(self.pupil, begins)
        support = Support(story=self.story, school=roll.school, contact=contact, parent=self.parent)
        told = sayings(roll.dice, self.need, self.pupil.given_name)
        support.concern(
            self.day(begins), by=contact, seen=told.seen, where=["In class"], area=self.need.area or "",
            good_at=said(roll.dice, "good_at"),
        )  # fmt: skip
        if is_planned:
            self.plan(support, self.day(begins, 6), self.day(begins, 8), self.day(begins, 12), FIRST_REVIEW)
        return support

    def plan(self, support: Support, written: date, shared: date, agreed: date, length: timedelta) -> None:
        """Tell of a plan being written, shared and signed."""
        support.write(written, self.words(agreed, agreed + length))
        support.share(shared)
        support.agree(agreed)

    def words(self, starts: date, review: date) -> PlanWords:
        """Return what the one page says."""
        dice, pupil = self.roll.dice, self.pupil
        told = sayings(dice, self.need, pupil.given_name, other_than=self.told_before)
        self.told_before = told.need
        choice = to_try(self.need, phase_on(pupil.born, starts))
        chosen = dice.sample(choice, min(len(choice), dice.choice((2, 2, 3))))
        assistant = dice.choice(self.roll.school.assistants)
        by = (assistant.name, "Class teacher", "Everyone in class")
        return PlanWords(
            good_at=said(dice, "good_at"), says=said(dice, "says"), need=told.need, area=self.need.area or "",
            change=told.change, baseline=told.now, measure=told.measure,
            strategies=tuple(
                strategy_words(each, who=by[place], times=dice.choice((2, 3, 5)), minutes=dice.choice((10, 15, 20)),
                               group=3 if place == 0 else None)
                for place, each in enumerate(chosen)
            ),
            starts_on=starts, review_on=review,
        )  # fmt: skip

    def cycle_after(self, support: Support, day: date, *, length: timedelta = CYCLE) -> Support:
        """Tell of a review and of the cycle that follows from it."""
        dice, when = self.roll.dice, self.day(day)
        follows = support.review(
            when, result=drawn(dice, RESULTS), next_step=dice.choice((NextStep.GO_ON, NextStep.NEW_CYCLE)),
            what_changed=said(dice, "changed"), family_view=said(dice, "family_view"),
        )  # fmt: skip
        support.decide_more_help(self.day(day, 5), NextStep.SPECIALIST)
        follows.contact = self.roll.contact(self.pupil, when)
        self.plan(follows, self.day(day, 4), self.day(day, 6), self.day(day, 10), length)
        return follows

    def sessions(self, support: Support, since: date) -> None:
        """Tell which sessions of the running plan were given in recent weeks."""
        roll = self.roll
        first = max(since, roll.on - timedelta(weeks=roll.size.weeks))
        assistant = roll.dice.choice(roll.school.assistants)
        for place in range(2):
            for day in self._days(first):
                missed = said(roll.dice, "missed") if roll.dice.random() < MISSED else ""
                support.session(day, place, by=assistant, missed=missed)

    def _days(self, first: date) -> Iterator[date]:
        weekdays = self.roll.dice.sample(range(5), 2)
        day = first
        while day <= self.roll.until:
            if day.weekday() in weekdays and self.roll.school.calendar.is_school_day(day):
                yield day
            day += timedelta(days=1)


def tell_support(pupil: Pupil, roll: Roll) -> None:
    """Tell the story of a pupil with SEN support, at a stage drawn by chance."""
    stage, is_late = drawn(roll.dice, STAGES), roll.dice.random() < LATE
    begins = _begins(pupil, roll, stage, is_late=is_late)
    parent = roll.parent(pupil)
    story = story_of(pupil, roll, parent, opened=min(pupil.since, begins))
    told = AtSchool(pupil=pupil, roll=roll, story=story, parent=parent)
    support = told.first_response(begins, is_planned=not (is_late and stage == "planning"))
    if stage in CYCLES:
        _cycles(told, support, told.day(begins, 12), most=CYCLES[stage] if is_late else None)
    story.tell()


def _cycles(told: AtSchool, support: Support, since: date, *, most: int | None) -> None:
    """Tell of cycle after cycle until today; with a most, the last one is still waiting for its review."""
    cycles, length = 0, FIRST_REVIEW
    while since + length <= told.roll.until and (most is None or cycles < most):
        support, since = told.cycle_after(support, since + length), told.day(since + length, 10)
        cycles, length = cycles + 1, CYCLE
    if since <= told.roll.until:
        told.sessions(support, since)


def _begins(pupil: Pupil, roll: Roll, stage: str, *, is_late: bool) -> date:
    """Return the day of the concern, so that today the pupil stands at the stage that was drawn."""
    dice = roll.dice
    if stage == "planning":
        back = dice.randint(15, 30) if is_late else dice.randint(1, 7)
    elif stage == "with family":
        back = dice.randint(9, 12)
    else:
        cycles = CYCLES[stage]
        running = CYCLE.days if cycles else FIRST_REVIEW.days
        now = running + dice.randint(1, 20) if is_late else dice.randint(1, running)
        whole = (FIRST_REVIEW.days + 10 if cycles else 0) + max(0, cycles - 1) * (CYCLE.days + 10)
        back = 13 + whole + now
    earliest = max(pupil.since + timedelta(days=7), pupil.born + timedelta(days=900))
    return max(min(earliest, roll.until), roll.until - timedelta(days=back))
