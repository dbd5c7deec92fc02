"""What the pages of this room show, ready to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from goldenthread.access.actors import Actor
from goldenthread.record.models import Case, Deadline
from goldenthread.record.pages.now import NowCase, now_of
from goldenthread.support import policies
from goldenthread.support.onepage import PlanWords, StrategyWords, at_home
from goldenthread.support.printing import TITLES, how_often
from goldenthread.support.queries import Support, setting_name
from goldenthread.thread.models import Delivery, PlanVersion, Signature
from goldenthread.thread.snapshots import Difference, compare
from goldenthread.thread.strands import Provision, Thread, Voice
from goldenthread.thread.toolkit import Phase, Strategy, every_strategy, strategies

WRITING = frozenset({"planning", "with_family"})
RUNNING = frozenset({"trying", "doing"})


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done next, and where."""

    words: str
    url: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that is tried, in the words of the plan, with what the toolkit says about it."""

    words: StrategyWords
    how: str
    toolkit: Strategy | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One case of support, as one reader sees it today."""

    support: Support
    title: str
    now: tuple[NowCase, ...]
    words: PlanWords | None
    tried: tuple[Tried, ...]
    at_home: tuple[Voice, ...]
    signatures: tuple[Signature, ...]
    main: Way | None
    ways: tuple[Way, ...]
    may_acknowledge: bool

    @property
    def version(self) -> PlanVersion | None:
        return self.support.latest


Ways = Callable[[Support, Actor], Iterable[Way]]
MORE_WAYS: list[Ways] = []


def adds_ways(ways: Ways) -> Ways:
    """Register what a later room lets people do from here, such as asking for an assessment of needs."""
    MORE_WAYS.append(ways)
    return ways


def plan_page(support: Support, deadlines: Iterable[Deadline], reader: Actor) -> PlanPage:
    """Compose the page of a plan."""
    case, words = support.case, support.words
    now = tuple(replace(each, act=None) for each in now_of([case], deadlines, reader, setting_name(case)))
    ways = list(_ways(support, reader))
    main = next((each for each in ways if each.is_main), None)
    return PlanPage(
        support=support,
        title=TITLES[case.process],
        now=now,
        words=words,
        tried=tuple(_tried(each) for each in words.strategies) if words else (),
        at_home=at_home(support.thread, case.pk),
        signatures=support.signed(support.latest) if support.latest else (),
        main=main,
        ways=tuple(each for each in ways if each is not main),
        may_acknowledge=policies.may_acknowledge(reader, case).allowed,
    )


def _tried(words: StrategyWords) -> Tried:
    return Tried(words, how_often(words), every_strategy().get(words.toolkit))


def _ways(support: Support, reader: Actor) -> Iterable[Way]:
    """List what this reader can do now. It is nobody's main thing to do while it is another's turn."""
    case = support.case
    for more in MORE_WAYS:
        yield from more(support, reader)
    if reader.capacity.is_family:
        yield from _ways_of_family(support, reader)
    if policies.may_write_plan(reader, case).allowed:
        yield from _ways_of_planners(support, reader)
    if case.state in RUNNING and policies.may_log_delivery(reader).allowed:
        yield Way(
            "Write down the help given", reverse("support:delivery", args=[case.child_id]), is_main=True
        )
    if case.state in RUNNING and policies.may_review(reader, case).allowed:
        yield Way("Review it with the family", _to("review", case))
    if case.state == "deciding" and policies.may_decide_more_help(reader, case).allowed:
        yield Way("Decide about more help", _to("more-help", case), is_main=True)
    if not case.ended and policies.may_name_contact(reader, case).allowed:
        yield Way("Change the family’s contact", _to("contact", case))


def _ways_of_family(support: Support, reader: Actor) -> Iterable[Way]:
    case = support.case
    if support.latest and case.state in RUNNING | {"with_family"}:
        own = [
            each for each in support.signed(support.latest) if each.person_id == reader.person and each.agreed
        ]
        if not own:
            yield Way("Agree the plan, or say what you would change", _to("signature", case), is_main=True)
        yield Way("Add what works at home", _to("at-home", case))


def _ways_of_planners(support: Support, reader: Actor) -> Iterable[Way]:
    case = support.case
    if case.state not in WRITING:
        if case.state in RUNNING and support.latest and not _has_signed(support, reader):
            yield Way("Sign for the school", _to("co-signature", case))
        return
    if support.words is None:
        yield Way("Write the plan", _to("words", case), is_main=True)
    else:
        if support.is_ahead:
            again = " again" if support.latest else ""
            yield Way(f"Share it with the family{again}", _to("share", case), is_main=True)
        yield Way("Change the plan", _to("words", case))
        yield Way("Start before the family has signed", _to("start", case))
        if support.latest and not _has_signed(support, reader):
            yield Way("Sign for the school", _to("co-signature", case))
    if case.process == "first_response":
        yield Way("Close the concern without a plan", _to("closing", case))


def _has_signed(support: Support, reader: Actor) -> bool:
    return any(
        each.person_id == reader.person for each in (support.signed(support.latest) if support.latest else ())
    )


def _to(name: str, case: Case) -> str:
    return reverse(f"support:{name}", args=[case.pk])


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of help this week: how often it was given of what was planned."""

    provision: Provision
    how: str
    done: int
    planned: int
    missed: tuple[Delivery, ...]
    latest: Delivery | None


def delivery_lines(thread: Thread, sessions: Iterable[Delivery], on: date) -> list[Line]:
    """Return each kind of help that holds today, with what was given of it since Monday."""
    monday = on - timedelta(days=on.weekday())
    by_provision: dict[UUID, list[Delivery]] = {}
    for each in sessions:
        by_provision.setdefault(each.provision_id, []).append(each)
    return [_line(each, by_provision.get(each.id, []), monday) for each in thread.current(on).provisions]


def _line(provision: Provision, sessions: list[Delivery], monday: date) -> Line:
    week = [each for each in sessions if each.day >= monday]
    done = sum(each.happened for each in week)
    words = StrategyWords(
        what=provision.words, who=provision.who, times=provision.times_a_week, minutes=provision.minutes,
        group=provision.group_size,
    )  # fmt: skip
    return Line(
        provision=provision,
        how=how_often(words),
        done=done,
        planned=max(provision.times_a_week or 0, done),
        missed=tuple(each for each in week if not each.happened),
        latest=sessions[0] if sessions else None,
    )


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """The versions of a plan, and how two of them differ."""

    versions: tuple[PlanVersion, ...]
    older: PlanVersion | None
    newer: PlanVersion | None
    differences: tuple[Difference, ...]


def versions_page(versions: tuple[PlanVersion, ...], older: int | None, newer: int | None) -> VersionsPage:
    """Compare two versions: those asked for, else the last two."""
    by_number = {each.number: each for each in versions}
    after = by_number.get(newer or len(versions))
    before = by_number.get(older or (after.number - 1 if after else 0))
    found = compare(before.snapshot, after.snapshot) if before and after else []
    return VersionsPage(versions, before, after, tuple(found))


def form_words(support: Support, on: date, next_review: date) -> dict[str, object]:
    """Return the words of the plan by the names of its form, with new days where a new cycle has only old ones."""
    words = support.words
    if words is None:
        return {}
    told: dict[str, object] = {**words.told(), "starts_on": words.starts_on, "review_on": words.review_on}
    if support.plan and not support.plan.issued and words.review_on <= on:
        told |= {"starts_on": on, "review_on": next_review, "review_reason": ""}
    return told


def catalogue(support: Support, phase: Phase) -> list[Strategy]:
    """Return what suits the child's age, and what the plan tries already whatever the age it was meant for."""
    suits = strategies(phase=phase)
    tried = [each.toolkit for each in support.words.strategies] if support.words else []
    known = every_strategy()
    return suits + [known[key] for key in tried if key in known and known[key] not in suits]
