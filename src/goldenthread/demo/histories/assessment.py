"""An EHC needs assessment, its plan and the plan's annual reviews, told as the verbs of their rooms write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from goldenthread.assessments import events as assessments
from goldenthread.assessments.models import Advice
from goldenthread.assessments.sending import as_sent
from goldenthread.demo.acting import Someone
from goldenthread.demo.histories.papers import Papers
from goldenthread.demo.histories.support import thread_so_far
from goldenthread.demo.telling import Story, told
from goldenthread.placements.events import Place as Taken
from goldenthread.placements.events import name_place
from goldenthread.plans import events as plans
from goldenthread.plans.content import Content, Place, first_content, plan_snapshot
from goldenthread.record.changes import Change
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.thread.events import write_need, write_outcome, write_provision
from goldenthread.thread.models import Delivery, Plan
from goldenthread.thread.snapshots import Snapshot, digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A need of the plan with the change hoped for and what is given for it."""

    need: str
    area: BroadArea | None
    change: str
    by_when: date
    measure: str
    help: str
    who: str
    times: int
    minutes: int


@dataclass(slots=True, kw_only=True)
class Assessment:
    """One assessment being told: the family or the setting asks, the authority’s caseworker leads it."""

    story: Story
    caseworker: Someone
    papers: Papers | None = None
    case: UUID | None = None
    asked: dict[str, UUID] = field(default_factory=dict)
    plan: UUID | None = None
    content: Content = field(default_factory=Content)
    reviews: UUID | None = None

    def request(self, day: date, *, by: Someone, why_now: str) -> None:
        """Someone asks for an assessment; the thread goes with the request as it stands."""

        def write(writing: Change) -> None:
            snapshot = _known(writing)
            self.case = assessments.open_request(
                writing, snapshot=snapshot, digest=digest_of(snapshot), why_now=why_now, asked_by=by.name,
                asked_as=by.capacity.value,
            )  # fmt: skip
            if self.papers:
                self.papers.requested(writing, self._case)

        self.story.on(day, by, write)

    def step(self, day: date, name: str, *, by: Someone | None = None, **fields: Any) -> None:
        """Someone takes a step of the process."""
        self.story.on(day, by or self.caseworker, lambda writing: writing.step(self._case, name, **fields))

    def take_on(self, day: date) -> None:
        """The caseworker takes the case on."""
        self.step(day, "caseworker_named", lead=self.caseworker.person, lead_name=self.caseworker.name)

    def agree(self, day: date, *, reasons: str) -> None:
        """The authority will assess."""

        def write(writing: Change) -> None:
            lead, name = self.caseworker.person, self.caseworker.name
            writing.step(self._case, "agreed_to_assess", reasons=reasons, lead=lead, lead_name=name)
            if self.papers:
                self.papers.agreed(writing, self._case)

        self.story.on(day, self.caseworker, write)

    def refuse(self, day: date, *, has_needs: str, necessary: str, evidence: str) -> None:
        """The authority will not assess."""
        why = {"has_needs": has_needs, "necessary": necessary, "evidence": evidence}

        def write(writing: Change) -> None:
            writing.step(self._case, "refused_to_assess", **why)
            if self.papers:
                self.papers.refused(writing, self._case, **why)

        self.story.on(day, self.caseworker, write)

    def ask(self, day: date, bodies: Sequence[tuple[str, Someone | None]]) -> None:
        """The authority asks for advice."""

        def write(writing: Change) -> None:
            for body, adviser in bodies:
                self.asked[body] = assessments.ask_body(
                    writing, case=self._case, body=body, adviser=adviser.person if adviser else None,
                    adviser_name=adviser.name if adviser else "",
                )  # fmt: skip

        self.story.on(day, self.caseworker, write)

    def advise(self, day: date, body: str, *, by: Someone, needs: str, provision: str, outcomes: str) -> None:
        """A body answers."""
        self.story.on(
            day,
            by,
            lambda writing: assessments.give_advice(
                writing, case=self._case, advice=self.asked[body], body=body, given_by=by.name,
                role=by.capacity.words, needs=needs, provision=provision, outcomes=outcomes,
            ),
        )  # fmt: skip

    def draft(self, day: date, lines: Sequence[Line]) -> None:
        """The plan is drafted from the thread: needs, changes and help are strands like any other."""

        def write(writing: Change) -> None:
            self.content = first_content(_advice(writing))
            self.plan = plans.write_content(writing, case=self._case, content=self.content)
            for line in lines:
                self._write_line(writing, line)
            plans.write_content(writing, case=self._case, content=self.content, plan=self.plan)

        self.story.on(day, self.caseworker, write)

    def serve(self, day: date) -> None:
        """The draft goes to the family, Section I blank."""

        def write(writing: Change) -> None:
            plan, snapshot = self._plan(writing), self._snapshot(writing)
            number = plan.issued + 1
            plans.serve_draft(writing, case=self._case, plan=plan.pk, number=number, snapshot=snapshot)
            if self.papers:
                self.papers.drafted(writing, self._case, snapshot, number)

        self.story.on(day, self.caseworker, write)

    def consult(self, day: date, setting: UUID, name: str) -> None:
        """A setting is asked whether it can meet the needs."""
        self.story.on(
            day,
            self.caseworker,
            lambda writing: plans.consult(writing, case=self._case, setting=setting, name=name),
        )

    def finalise(self, day: date, place: Place) -> None:
        """The final plan is issued and its year begins; the place it names is on the record."""

        def write(writing: Change) -> None:
            self.content = Content(texts=self.content.texts, sources=self.content.sources, place=place)
            plan, snapshot = self._plan(writing), self._snapshot(writing)
            number = plan.issued + 1
            self.reviews = plans.finalise(
                writing, case=self._case, plan=plan.pk, number=number, content=self.content,
                snapshot=snapshot, lead=self.caseworker.person, lead_name=self.caseworker.name,
            )  # fmt: skip
            if self.papers:
                self.papers.finalised(writing, self._case, snapshot, number, place.words)
            setting = UUID(place.setting) if place.setting else None
            name_place(writing, Taken(setting=setting, place=place.words[:200]))

        self.story.on(day, self.caseworker, write)

    def meet(self, day: date, *, by: Someone, words: str) -> None:
        """The annual review meeting is held."""
        self.story.on(day, by, lambda writing: writing.step(self._reviews, "meeting_held", words=words))

    def decide(self, day: date, *, outcome: str, reasons: str) -> None:
        """The authority decides after the annual review."""
        self.story.on(
            day,
            self.caseworker,
            lambda writing: writing.step(self._reviews, "decided", outcome=outcome, reasons=reasons),
        )

    def _write_line(self, writing: Change, line: Line) -> None:
        case = self._case
        need = write_need(writing, words=line.need, area=line.area or "", case=case)
        outcome = write_outcome(
            writing, need=need, change=line.change, for_whom=writing.child.first_name, by_when=line.by_when,
            measure=line.measure, case=case,
        )  # fmt: skip
        write_provision(
            writing, outcome=outcome, kind="provision", what=line.help, who=line.who, times_a_week=line.times,
            minutes=line.minutes, case=case,
        )  # fmt: skip

    def _snapshot(self, writing: Change) -> Snapshot:
        thread = thread_so_far(writing).current(writing.on)
        return plan_snapshot(thread, self.content, _advice(writing), child=writing.child.full_name)

    def _plan(self, writing: Change) -> Plan:
        return told(writing.rows.get(Plan, told(self.plan)))

    @property
    def _case(self) -> UUID:
        return told(self.case)

    @property
    def _reviews(self) -> UUID:
        return told(self.reviews)


def _advice(writing: Change) -> list[Advice]:
    return sorted(writing.rows.all_of(Advice), key=attrgetter("pk"))


def _known(writing: Change) -> Snapshot:
    sessions = Counter((each.provision_id, each.happened) for each in writing.rows.all_of(Delivery))
    reviews = [event for event in writing.events if event.name == "reviewed"]
    thread = thread_so_far(writing).current(writing.on)
    return as_sent(writing.child, thread, sessions, reviews, on=writing.on)
