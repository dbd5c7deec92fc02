"""First Response and cycles of support, told as the support room's verbs write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from goldenthread.demo.acting import School, Someone
from goldenthread.demo.telling import Story, told
from goldenthread.record.changes import Change
from goldenthread.record.models import Case
from goldenthread.rulebook.next_steps import NextStep, Result, reasons_for_more_help
from goldenthread.support import events
from goldenthread.support.events import FIRST_RESPONSE, PLAN_KINDS, SUPPORT_CYCLE, Holder
from goldenthread.support.onepage import PlanWords, one_page_written
from goldenthread.support.verbs.planning import plan_snapshot
from goldenthread.thread.events import (
    give_session,
    issue_plan,
    miss_session,
    sign_plan,
    write_plan,
    write_voice,
)
from goldenthread.thread.models import Delivery, Plan, Strand
from goldenthread.thread.snapshots import digest_of
from goldenthread.thread.strands import Thread, woven


def thread_so_far(writing: Change) -> Thread:
    """Return the thread of a child whose record is being told."""
    return woven(sorted(writing.rows.all_of(Strand), key=attrgetter("begins", "pk")))


@dataclass(slots=True)
class Results:
    """What the reviews of one child have found so far: they decide when to think of more help."""

    found: list[Result] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Support:
    """One First Response or one cycle of support being told; `contact` is the family’s named contact."""

    story: Story
    school: School
    contact: Someone
    parent: Someone
    results: Results = field(default_factory=Results)
    process: str = FIRST_RESPONSE
    case: UUID | None = None
    plan: UUID | None = None
    version: UUID | None = None
    digest: str = ""
    opened_on: date = date.min
    latest: date = date.min
    started: date = date.min

    def _on(self, day: date, who: Someone, write: Callable[[Change], object]) -> None:
        """Say what happens next in this support: on that day, or with what came before it where holidays moved both."""
        self.latest = max(self.latest, day)
        self.story.on(self.latest, who, write)

    def concern(self, day: date, *, by: Someone, seen: str, **fields: Any) -> None:
        """Someone says what they have seen."""

        def write(writing: Change) -> None:
            self.opened_on = day
            self.case = events.concern(writing, seen=seen, holder=self._holder(), **fields)

        self._on(day, by, write)

    def write(self, day: date, words: PlanWords, *, by: Someone | None = None) -> None:
        """The plan is written, or written again."""

        def write(writing: Change) -> None:
            before = self._plan(writing).content if self.plan else None
            self.plan = one_page_written(
                writing,
                case=self._case,
                kind=PLAN_KINDS[self.process],
                words=words,
                plan=self.plan,
                before=before,
            )

        self._on(day, by or self.contact, write)

    def share(self, day: date, *, by: Someone | None = None) -> None:
        """The plan goes to the family under a name of the setting."""

        def write(writing: Change) -> None:
            version = self._issued(writing, "shared")
            events.shared(writing, self.process, self._case, plan_version=version)

        self._on(day, by or self.contact, write)

    def add_at_home(self, day: date, words: str, *, by: Someone | None = None) -> None:
        """Someone of the family adds what works at home."""
        who = by or self.parent
        self._on(
            day,
            who,
            lambda writing: write_voice(
                writing, words=words, whose=who.name, topic="works_at_home", case=self._case
            ),
        )

    def agree(self, day: date, *, words: str = "", by: Someone | None = None) -> None:
        """The family signs."""

        def write(writing: Change) -> None:
            version = self._issued(writing, "agreed")
            review_on = date.fromisoformat(self._plan(writing).content["review_on"])
            events.agreed(
                writing, self.process, self._case, plan_version=version, review_on=review_on, words=words
            )

        self._on(day, by or self.parent, write)
        self.started = self.latest

    def co_sign(self, day: date, *, by: Someone) -> None:
        """Someone of the setting adds their name."""
        self._on(
            day,
            by,
            lambda writing: sign_plan(writing, case=self._case, plan_version=self._version, agreed=True),
        )

    def start_unsigned(self, day: date, *, reason: str) -> None:
        """Support starts before the family has signed."""

        def write(writing: Change) -> None:
            self._issued(writing, "started")
            review_on = self._plan(writing).content["review_on"]
            writing.step(self._case, "started_unsigned", reason=reason, review_on=review_on)

        self._on(day, self.contact, write)
        self.started = self.latest

    def session(self, day: date, place: int, *, by: Someone, note: str = "", missed: str = "") -> None:
        """One session of the nth thing that is tried was given, or missed and why."""

        def write(writing: Change) -> None:
            provision = UUID(self._plan(writing).content["provisions"][place])
            if missed:
                miss_session(writing, provision=provision, reason=missed)
                return
            body = told(writing.rows.get(Strand, provision)).body
            give_session(
                writing, provision=provision, given_by=by.name, minutes=body.get("minutes"),
                group_size=body.get("group_size"), note=note,
            )  # fmt: skip

        self.story.on(max(day, self.started), by, write)

    def sessions(self, days: Iterable[date], place: int, *, by: Someone) -> None:
        """Sessions were given on these days."""
        for day in days:
            self.session(day, place, by=by)

    def review(
        self,
        day: date,
        *,
        result: Result,
        next_step: NextStep,
        by: Someone | None = None,
        what_changed: str = "",
        family_view: str = "",
        child_view: str = "",
    ) -> Support:
        """The support is reviewed; return the cycle that opens from it, where help goes on."""
        follows = Support(
            story=self.story, school=self.school, contact=self.contact, parent=self.parent, results=self.results,
            process=SUPPORT_CYCLE, opened_on=day, latest=max(self.latest, day),
        )  # fmt: skip

        def write(writing: Change) -> None:
            self.results.found.append(result)
            content = self._plan(writing).content
            ends = () if next_step.keeps_support else [UUID(each) for each in content["provisions"]]
            events.reviewed(
                writing, self.process, self._case, result=result, next_step=next_step, what_changed=what_changed,
                family_view=family_view, child_view=child_view, ends=ends,
            )  # fmt: skip
            self._suggest_more_help(writing, next_step)
            if next_step.keeps_support:
                follows.case = events.cycle(writing, holder=self._holder(), follows=self.case)
                follows.plan = write_plan(writing, case=follows.case, kind="support", content=content)

        self._on(day, by or self.contact, write)
        return follows

    def decide_more_help(self, day: date, step: NextStep, *, declined: str = "") -> None:
        """The SENCO decides on asking for more help, where a review suggested it."""

        def write(writing: Change) -> None:
            if writing.standing(self._case).may("more_help_agreed") is None:
                return
            if declined:
                writing.step(self._case, "more_help_declined", reason=declined)
            else:
                writing.step(self._case, "more_help_agreed", step=step.value)

        self._on(day, self.school.senco, write)

    def _suggest_more_help(self, writing: Change, chosen: NextStep) -> None:
        logged = [each for each in writing.rows.all_of(Delivery) if self.opened_on <= each.day <= writing.on]
        given = sum(each.happened for each in logged)
        reasons = reasons_for_more_help(self.results.found, chosen, given=given, planned=len(logged))
        if reasons:
            writing.step(self._case, "more_help_suggested", reason=" ".join(reasons))

    def _issued(self, writing: Change, status: str) -> UUID:
        """Return the version that says what the plan says now: the latest one, or a new one."""
        plan = self._plan(writing)
        case = Case(id=self._case, child=writing.child, lead_name=self.contact.name)
        snapshot = plan_snapshot(case, plan, thread_so_far(writing))
        digest = digest_of(snapshot)
        if digest != self.digest:
            self.version = issue_plan(
                writing, case=self._case, plan=plan.pk, number=plan.issued + 1, status=status, snapshot=snapshot,
                digest=digest,
            )  # fmt: skip
            self.digest = digest
        return self._version

    def _holder(self) -> Holder:
        return Holder(setting=self.school.id, lead=self.contact.person, lead_name=self.contact.name)

    def _plan(self, writing: Change) -> Plan:
        return told(writing.rows.get(Plan, told(self.plan)))

    @property
    def _case(self) -> UUID:
        return told(self.case)

    @property
    def _version(self) -> UUID:
        return told(self.version)
