"""Children whose stories one can follow, one at each stage of the main journey. Every day is counted from today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from goldenthread.demo.lives import BODIES
from goldenthread.demo.telling import Life, Written
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support.events import FIRST_RESPONSE, SUPPORT_CYCLE

Tell = Callable[["Story"], None]


@dataclass(slots=True)
class Story:
    """One life and the day it is told on."""

    life: Life
    today: date

    def ago(self, days: int) -> date:
        """Return the day so many days ago, or the Friday before where that is a weekend."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def first_response(self, began: int, *, review_in: int, signed: bool = True) -> Written:
        """A concern so many days ago, and a plan that the family has signed or still reads."""
        life = self.life
        case = life.concern(self.ago(began))
        review = self.today + timedelta(days=review_in)
        plan = life.write_plan(FIRST_RESPONSE, case, self.ago(began - 3), review_on=review)
        life.share(plan, self.ago(began - 4))
        if signed:
            life.agree(plan, self.ago(began - 6), at_home=life.words.at_home)
        return plan

    def cycles(self, *begins: int) -> None:
        """Cycles of support that were begun so many days ago, each reviewed when the next began; the last is running."""
        ends = [*begins[1:], 0]
        for began, ended in zip(begins, ends, strict=True):
            case = self.life.open_cycle(self.ago(began))
            review = self.ago(ended) if ended else self.today + timedelta(days=40)
            plan = self.life.write_plan(SUPPORT_CYCLE, case, self.ago(began - 2), review_on=review)
            self.life.share(plan, self.ago(began - 3))
            self.life.agree(plan, self.ago(began - 6), at_home=self.life.words.at_home)
            self.life.sessions(plan, self.ago(began - 8), self.ago(max(ended, 1) + 1), every=4)
            if ended:
                self.life.review(plan, self.ago(ended), Result.PARTLY, NextStep.NEW_CYCLE)

    def assessment(self, asked: int, decided: int) -> tuple[object, dict[str, object]]:
        """An assessment asked for and agreed to so many days ago, with everyone asked for advice."""
        case = self.life.request(self.ago(asked))
        self.life.decide(case, self.ago(decided), will=True)
        advice = self.life.ask_advice(case, self.ago(decided - 3), BODIES)
        return case, dict(advice)


def concern_under_way(story: Story) -> None:
    """A concern four days old; the plan is being written."""
    story.life.concern(story.ago(4))


def plan_to_sign(story: Story) -> None:
    """The one-page plan waits for the parent."""
    story.first_response(9, review_in=36, signed=False)


def being_tried(story: Story) -> None:
    """Three things are being tried, and most of it happens."""
    plan = story.first_response(28, review_in=17)
    story.life.sessions(plan, story.ago(20), story.ago(1), every=2)


def review_due(story: Story) -> None:
    """The review falls in three days."""
    plan = story.first_response(47, review_in=3)
    story.life.sessions(plan, story.ago(40), story.ago(1), every=3)


def second_cycle(story: Story) -> None:
    """First Response was not enough; the second cycle of support is running."""
    plan = story.first_response(210, review_in=-165)
    story.life.review(plan, story.ago(165), Result.PARTLY, NextStep.NEW_CYCLE)
    story.cycles(160, 60)


def request_waiting(story: Story) -> None:
    """The school has asked for an assessment; it is day 30 of 42."""
    story.cycles(330, 210, 100)
    story.life.request(story.ago(30))


def request_late(story: Story) -> None:
    """The parent has asked for an assessment, and the authority is ten days late."""
    story.cycles(280, 150)
    story.life.request(story.ago(52), story.life.cast.family)


def advice_missing(story: Story) -> None:
    """Everyone has given advice but one."""
    story.cycles(300, 170)
    case, advice = story.assessment(88, 52)
    for place, (body, asked) in enumerate(advice.items()):
        if body != "psychology":
            story.life.give_advice(case, body, asked, story.ago(30 - 3 * place))  # type: ignore[arg-type]


def draft_with_family(story: Story) -> None:
    """The draft went to the family six days ago."""
    case = _assessed(story, 112, 75)
    plan, content = story.life.begin_draft(case, story.ago(12))  # type: ignore[arg-type]
    story.life.send_draft(case, plan, content, story.ago(6))  # type: ignore[arg-type]


def plan_in_force(story: Story) -> None:
    """A final plan whose first yearly review is due in three weeks."""
    _final(story, issued=344)


def refused(story: Story) -> None:
    """The authority will not assess; the family can still appeal."""
    story.cycles(260, 140)
    case = story.life.request(story.ago(62), story.life.cast.family)
    story.life.decide(case, story.ago(24), will=False)


def two_homes(story: Story) -> None:
    """Mother and father live apart; both read and sign."""
    story.cycles(150, 45)


def year_late(story: Story) -> None:
    """Asked for seventeen months ago, and still only a draft."""
    story.cycles(700, 600)
    case = _assessed(story, 515, 430)
    story.life.begin_draft(case, story.ago(20))  # type: ignore[arg-type]


def young_person(story: Story) -> None:
    """A young person at college with a plan, who acts for himself."""
    _final(story, issued=300)


def _assessed(story: Story, asked: int, decided: int) -> object:
    story.cycles(asked + 250, asked + 120)
    case, advice = story.assessment(asked, decided)
    for place, (body, about) in enumerate(advice.items()):
        story.life.give_advice(case, body, about, story.ago(decided - 25 - 3 * place))  # type: ignore[arg-type]
    return case


def _final(story: Story, *, issued: int) -> None:
    case = _assessed(story, issued + 138, issued + 100)
    plan, content = story.life.begin_draft(case, story.ago(issued + 30))  # type: ignore[arg-type]
    story.life.send_draft(case, plan, content, story.ago(issued + 25))  # type: ignore[arg-type]
    story.life.finalise(case, plan, content, story.ago(issued))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Told:
    """Who a story is about: name, sex, age in whole years, type of need, and whose child they are."""

    given: str
    family: str
    sex: str
    age: int
    need: str
    ethnicity: str
    tell: Tell
    parents: tuple[str, ...] = ()


STORIES: Final = (
    Told("Amara", "Okoye", "F", 7, "SLCN", "BAFR", concern_under_way, ("parent",)),
    Told("Leo", "Johnson", "M", 6, "ASD", "MWBC", plan_to_sign),
    Told("Zara", "Khan", "F", 7, "SPLD", "APKN", being_tried),
    Told("Ben", "Hardy", "M", 6, "SEMH", "WBRI", review_due),
    Told("Maya", "Thomas", "F", 7, "SLCN", "MWBC", second_cycle),
    Told("Noah", "Fletcher", "M", 8, "ASD", "WBRI", request_waiting),
    Told("Ella", "Doyle", "F", 9, "SEMH", "WIRI", request_late),
    Told("Yusuf", "Rahman", "M", 8, "ASD", "ABAN", advice_missing),
    Told("Freya", "Holmes", "F", 6, "SLCN", "WBRI", draft_with_family),
    Told("Kai", "Okoye", "M", 10, "ASD", "BAFR", plan_in_force, ("parent",)),
    Told("Isla", "Barker", "F", 9, "SPLD", "WBRI", refused),
    Told("Jack", "Ellis", "M", 8, "SEMH", "WBRI", two_homes, ("mother", "father")),
    Told("Sofia", "Horvat", "F", 10, "ASD", "WOTH", year_late),
    Told("Tomasz", "Nowak", "M", 17, "MLD", "WOTH", young_person, ("young-person",)),
)
