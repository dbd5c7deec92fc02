"""What the pages of an assessment show, for one reader on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.access.actors import Actor
from goldenthread.assessments import policies, queries
from goldenthread.assessments.hearing import Hearing, NoDuty, hearing_from, no_duty_from
from goldenthread.assessments.models import Advice, LocalHelp, Submission
from goldenthread.directory.models import Post
from goldenthread.record.explaining import Explaining
from goldenthread.record.models import Case, Child, Deadline, Document
from goldenthread.record.pages.dates import Line
from goldenthread.record.pages.now import NowCase, now_of
from goldenthread.rulebook.advice import Needed, bodies_needed, body_words
from goldenthread.rulebook.deadline import Deadline as Running
from goldenthread.rulebook.process import Right
from goldenthread.rulebook.standing import Standing
from goldenthread.rulebook.time import how_long
from goldenthread.standards.codes.needs import TypeOfNeed
from goldenthread.thread.strands import Thread

SENSORY = frozenset(
    {TypeOfNeed.HEARING_IMPAIRMENT, TypeOfNeed.VISION_IMPAIRMENT, TypeOfNeed.MULTI_SENSORY_IMPAIRMENT}
)
STAGES = (
    ("Request", ("requested", "brought_to_attention")),
    ("Decision whether to assess", ("agreed_to_assess", "refused_to_assess", "no_duty_found")),
    ("Advice", ("advice_given",)),
    ("Decision about a plan", ("agreed_plan", "refused_plan", "draft_served")),
    ("Draft plan", ("draft_served",)),
    ("Final plan", ("finalised",)),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage on the way, and how it stands."""

    name: str
    on: date | None
    is_now: bool
    words: str


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One body asked, what became of it, and whether this reader may answer."""

    advice: Advice
    words: str
    due: date | None
    how_late: str
    may_give: bool


APPEAL: Final = "CLK-21"
"""The clock until whose day a family can appeal to the Tribunal."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something the reader may do now: where, and in which words."""

    url_name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPage:
    """Where an assessment is: what happens, whose turn, by when, what may be done and how to disagree."""

    case: Case
    child: Child
    today: date
    says: str
    now: tuple[NowCase, ...]
    stages: tuple[Stage, ...]
    dates: tuple[Line, ...]
    advice: tuple[AdviceLine, ...]
    documents: tuple[Document, ...]
    help_at_hand: tuple[tuple[str, LocalHelp | None], ...]
    acts: tuple[Act, ...]
    is_family: bool
    can_disagree: bool
    appeal_by: date | None
    submission: Submission | None
    hearing: Hearing
    no_duty: NoDuty | None
    rights: tuple[Right, ...]

    @property
    def main_act(self) -> Act | None:
        """The one act that moves the case on, where the reader may take it: a button above the others."""
        assessing = "plan-decision" if self.advice else "ask-for-advice"
        wanted = (
            "plans:answer",
            "plans:final",
            "plans:draft",
            "assessments:decision",
            f"assessments:{assessing}",
        )
        known = {act.url_name: act for act in self.acts}
        return next((known[name] for name in wanted if name in known), None)

    @property
    def other_acts(self) -> tuple[Act, ...]:
        return tuple(act for act in self.acts if act != self.main_act)


Acts = Callable[[Case, Standing, Actor], Iterable[Act]]
MORE_ACTS: list[Acts] = []


def adds_acts(acts: Acts) -> Acts:
    """Register what a later room lets people do in an assessment, such as writing the draft plan."""
    MORE_ACTS.append(acts)
    return acts


def assessment_page(case: Case, *, reader: Actor) -> AssessmentPage:
    """Gather the page of an assessment."""
    today = reader.today
    events = queries.happened_in(case)
    standing = queries.standing_from(case, events)
    rows = queries.deadlines_in(case)
    explaining = Explaining([case], today)
    lines = [Line(explaining.explain(row)) for row in rows]
    submission = queries.submission_of(case)
    return AssessmentPage(
        case=case,
        child=case.child,
        today=today,
        says=standing.state.says,
        now=tuple(_now(case, rows, reader)),
        stages=tuple(_stages(standing)),
        dates=tuple(sorted(lines, key=lambda line: (line.is_over, line.told.row.due, line.told.row.clock))),
        advice=tuple(_advice(case, standing, reader)),
        documents=tuple(queries.letters_in(case, reader)),
        help_at_hand=tuple(_help(queries.local_help(case.authority_id))),
        acts=tuple(_acts(case, standing, reader, submission)),
        is_family=reader.capacity.is_family,
        can_disagree=any(line.told.row.clock == APPEAL and not line.is_over for line in lines),
        appeal_by=max((line.told.row.due for line in lines if line.told.row.clock == APPEAL), default=None),
        submission=submission,
        hearing=hearing_from(case, events, standing, reader=reader),
        no_duty=no_duty_from(events, standing),
        rights=standing.state.rights,
    )


def _now(case: Case, rows: Iterable[Deadline], reader: Actor) -> Iterable[NowCase]:
    """Say where the case stands, without a button that would lead to the page it stands on."""
    here = reverse("assessments:assessment", args=[case.pk])
    for each in now_of([case], rows, reader):
        yield replace(each, act=None) if each.act and each.act.url == here else each


def _help(known: dict[str, LocalHelp]) -> Iterable[tuple[str, LocalHelp | None]]:
    for kind in LocalHelp.Kind:
        yield kind.label, known.get(kind)


def _stages(standing: Standing) -> Iterable[Stage]:
    done = {event.name: event.on for event in standing.events}
    reached = [max((done[name] for name in names if name in done), default=None) for _, names in STAGES]
    if standing.state.name in ("drafting", "draft_with_family", "final"):
        # Advice may still be coming in; the stage is over once the authority has decided about a plan.
        reached[2] = reached[2] or reached[3]
    over = standing.state.ends or standing.state.name.startswith("refused")
    now = next((place for place, on in enumerate(reached) if on is None), len(STAGES))
    if standing.state.name == "assessing":
        now = 2
    for place, (name, _) in enumerate(STAGES):
        on = reached[place] if over or place != now else None
        yield _stage(name, on, is_now=place == now and not over, over=over)


def _stage(name: str, on: date | None, *, is_now: bool, over: bool) -> Stage:
    if on:
        return Stage(name, on, False, f"done on {on:%-d %B %Y}")
    if is_now:
        return Stage(name, None, True, "this is where we are")
    return Stage(name, None, False, "not reached" if over else "to come")


def _advice(case: Case, standing: Standing, reader: Actor) -> Iterable[AdviceLine]:
    clocks = {each.key: each for each in standing.deadlines if each.clock.id == "CLK-03"}
    for each in queries.advice_in(case):
        clock = clocks.get(each.body)
        ruling = policies.may_give_advice(
            reader, case.child, standing, body=each.body, adviser=str(each.adviser_id or "")
        )
        yield AdviceLine(
            advice=each,
            words=body_words(each.body),
            due=clock.due if clock else None,
            how_late=_how_late(clock, reader.today) if clock else "",
            may_give=ruling.allowed and each.given_on is None,
        )


def _how_late(clock: Running, today: date) -> str:
    days = clock.days_late(today)
    return how_long(clock.due, days) if days else ""


_AUTHORITY_ACTS = (
    ("agreed_to_assess", "decision", "Decide whether to assess"),
    ("views_invited", "invitation", "Ask the family for their views"),
    ("no_duty_found", "no-duty", "Find that there is no duty to decide"),
    ("advice_asked", "ask-for-advice", "Ask for advice"),
    ("agreed_plan", "plan-decision", "Decide about a plan"),
    ("exception_claimed", "exception", "Record an exception to a time limit"),
)


def _acts(case: Case, standing: Standing, reader: Actor, submission: Submission | None) -> Iterable[Act]:
    for more in MORE_ACTS:
        yield from more(case, standing, reader)
    for step, name, words in _AUTHORITY_ACTS:
        if policies.may_act_for_the_authority(reader, case, standing, step).allowed:
            yield Act(f"assessments:{name}", words)
    # The family finds this as a button of its own, above the list.
    if reader.capacity.is_authority and policies.may_give_views(reader, case, standing).allowed:
        yield Act("assessments:views", "Write down the family’s views")
    asked_as = submission.asked_as if submission else ""
    if policies.may_withdraw(reader, case.child, standing, asked_as=asked_as).allowed:
        yield Act("assessments:withdrawal", "Withdraw the request")


def needed_here(case: Case, thread: Thread, *, on: date) -> tuple[Needed, ...]:
    """Return whose advice this assessment must have."""
    types = {need.census_type for need in thread.needs}
    return bodies_needed(born=case.child.born, on=on, hears_or_sees_less=bool(types & SENSORY))


def by_body(posts: Iterable[Post]) -> dict[str, list[tuple[str, str]]]:
    """Group advisers by the body they answer for, as choices of a form."""
    found: dict[str, list[tuple[str, str]]] = {}
    for post in posts:
        found.setdefault(post.body, []).append(
            (str(post.person_id), f"{post.person.name}, {post.organisation}")
        )
    return found
