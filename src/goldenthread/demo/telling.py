"""The life of one made-up child, told step by step through the rooms' own events, each by whoever would take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.assessments import events as assessing
from goldenthread.assessments.models import Advice
from goldenthread.assessments.sending import PURPOSE
from goldenthread.demo.dice import Dice
from goldenthread.demo.needs import NeedWords
from goldenthread.demo.places import School, Staff
from goldenthread.placements.events import Place as Placed
from goldenthread.placements.events import name_place
from goldenthread.plans import events as planning
from goldenthread.plans.content import Content, Place, first_content, plan_snapshot
from goldenthread.record.changes import Change
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support import events as supporting
from goldenthread.support.onepage import PlanWords, StrategyWords, one_page_written, part_of
from goldenthread.thread import events as thread
from goldenthread.thread.models import Strand
from goldenthread.thread.snapshots import Snapshot, digest_of, snapshot_of
from goldenthread.thread.strands import Thread, woven

SCHOOL_DAY = time(14, 20)


@dataclass(slots=True)
class Parent:
    """Someone in the family, ready to act on any day."""

    person: UUID
    name: str
    capacity: Capacity = Capacity.PARENT

    def at(self, instant: datetime) -> Actor:
        """Return them acting at an instant."""
        return Actor(person=self.person, name=self.name, capacity=self.capacity, at=instant)


@dataclass(slots=True, kw_only=True)
class Cast:
    """Who acts in a child's life."""

    school: School
    teacher: Staff
    family: Parent
    caseworker: Staff
    psychologist: Staff


@dataclass(slots=True)
class Written:
    """A plan of support as it was written: its case, its row and what it holds."""

    process: str
    case: UUID
    plan: UUID
    content: dict[str, Any]
    review_on: date
    versions: int = 0

    @property
    def provisions(self) -> list[UUID]:
        return [UUID(each) for each in self.content["provisions"]]


class Life:
    """Writes what happens to one child."""

    def __init__(self, writing: Change, cast: Cast, words: NeedWords, dice: Dice) -> None:
        self.writing = writing
        self.cast = cast
        self.words = words
        self.dice = dice

    def by(self, who: Staff | Parent, on: date) -> Change:
        """Have someone act on a day."""
        instant = datetime.combine(on, SCHOOL_DAY, UTC) + timedelta(minutes=self.writing.child.chain_length)
        self.writing.by, self.writing.on = who.at(instant), on
        return self.writing

    # Support

    def concern(self, on: date, who: Staff | Parent | None = None) -> UUID:
        """Someone raises a concern; the class teacher is the family's contact."""
        return supporting.concern(
            self.by(who or self.cast.teacher, on),
            seen=self.words.seen,
            holder=self._holder(),
            where=["in class"],
            tried="Sitting near the front, and saying it again.",
            good_at=self.words.good_at,
            area=self.words.area,
        )

    def open_cycle(self, on: date, *, follows: UUID | None = None) -> UUID:
        """The SENCO opens a cycle of support."""
        return supporting.cycle(self.by(self.cast.school.senco, on), holder=self._holder(), follows=follows)

    def write_plan(self, process: str, case: UUID, on: date, *, review_on: date) -> Written:
        """The class teacher writes the one page."""
        words = self._page(on, review_on)
        writing = self.by(self.cast.teacher, on)
        plan = one_page_written(writing, case=case, kind=supporting.PLAN_KINDS[process], words=words)
        return Written(process, case, plan, dict(writing.events[-1].fields["content"]), review_on)

    def share(self, plan: Written, on: date) -> UUID:
        """The class teacher shares the plan, under their name."""
        writing = self.by(self.cast.teacher, on)
        version = self._version(plan, "shared")
        supporting.shared(writing, plan.process, plan.case, plan_version=version)
        return version

    def agree(self, plan: Written, on: date, *, at_home: str = "") -> UUID:
        """The family adds what works at home, if anything, and signs."""
        writing = self.by(self.cast.family, on)
        if at_home:
            thread.write_voice(writing, words=at_home, whose=writing.by.name, topic="works_at_home", case=plan.case)
        version = self._version(plan, "agreed")
        supporting.agreed(writing, plan.process, plan.case, plan_version=version, review_on=plan.review_on)
        return version

    def sessions(self, plan: Written, first: date, last: date, *, every: int = 3) -> None:
        """The teaching assistant or teacher writes down help that was given or missed."""
        day = first
        while day <= last:
            if day.weekday() < 5:  # noqa: PLR2004  Monday to Friday
                self._session(plan, day)
            day += timedelta(days=every)

    def _session(self, plan: Written, day: date) -> None:
        writing = self.by(self.cast.teacher, day)
        provision = self.dice.choice(plan.provisions)
        if self.dice.happens(0.85):
            thread.give_session(
                writing, provision=provision, given_by=writing.by.name, minutes=self.dice.choice((10, 15, 20))
            )
        else:
            reason = self.dice.choice(("Trip to the museum", "I was covering another class", "Away ill"))
            thread.miss_session(writing, provision=provision, reason=reason)

    def review(self, plan: Written, on: date, result: Result, next_step: NextStep) -> None:
        """School and family review what was tried."""
        supporting.reviewed(
            self.by(self.cast.school.senco, on),
            plan.process,
            plan.case,
            result=result,
            next_step=next_step,
            what_changed="We saw it on some days of the week.",
            family_view="Mornings at home are easier.",
            ends=plan.provisions if next_step is NextStep.STOP else (),
        )

    # Assessment

    def request(self, on: date, who: Staff | Parent | None = None) -> UUID:
        """The SENCO or the family asks for an assessment; the thread goes with it."""
        writing = self.by(who or self.cast.school.senco, on)
        snapshot = snapshot_of(self.thread(on), purpose=PURPOSE, child=writing.child.full_name, also={"known_on": on})
        return assessing.open_request(
            writing,
            snapshot=snapshot,
            digest=digest_of(snapshot),
            why_now="Help of every kind has been tried for a year and more is needed.",
            asked_by=writing.by.name,
            asked_as=writing.by.capacity.value,
            consent="" if writing.by.capacity.is_family else "The family has read this and agrees.",
        )

    def decide(self, case: UUID, on: date, *, will: bool) -> None:
        """The caseworker tells the family whether there will be an assessment."""
        writing = self.by(self.cast.caseworker, on)
        lead = {"lead": self.cast.caseworker.person, "lead_name": self.cast.caseworker.name}
        if will:
            writing.step(case, "agreed_to_assess", reasons="The child may have needs that call for a plan.", **lead)
        else:
            reasons = "The school can meet these needs with the money and skills it has."
            writing.step(case, "refused_to_assess", reasons=reasons, **lead)

    def ask_advice(self, case: UUID, on: date, bodies: tuple[str, ...]) -> dict[str, UUID]:
        """The caseworker asks these bodies for advice."""
        writing = self.by(self.cast.caseworker, on)
        asked = {}
        for body in bodies:
            known = {"adviser": self.cast.psychologist.person, "adviser_name": self.cast.psychologist.name}
            asked[body] = assessing.ask_body(writing, case=case, body=body, **(known if body == "psychology" else {}))
        return asked

    def give_advice(self, case: UUID, body: str, advice: UUID, on: date) -> None:
        """A body answers."""
        who = self.cast.psychologist if body == "psychology" else self.cast.caseworker
        writing = self.by(who, on)
        given_by = {"psychology": who.name, "education": self.cast.school.senco.name, "family": self.cast.family.name}
        assessing.give_advice(
            writing,
            case=case,
            advice=advice,
            body=body,
            given_by=given_by.get(body, "The health and care team"),
            needs=self.words.need,
            provision=self.words.provision_words,
            outcomes=self.words.change,
        )

    def no_plan(self, case: UUID, on: date) -> None:
        """The caseworker tells the family that there will be no plan."""
        writing = self.by(self.cast.caseworker, on)
        writing.step(case, "refused_plan", reasons="The advice shows that the school can meet these needs.")

    def withdraw(self, case: UUID, on: date) -> None:
        """The family takes the request back."""
        self.by(self.cast.family, on).step(case, "withdrawn")

    # The plan

    def begin_draft(self, case: UUID, on: date) -> tuple[UUID, Content]:
        """The caseworker begins the plan from the thread and adds what the advice calls for."""
        writing = self.by(self.cast.caseworker, on)
        content = first_content(self._advice())
        need = self._first(Strand.Kind.NEED) or thread.write_need(
            writing, words=self.words.need, area=self.words.area, census_type=self.words.census_type, case=case
        )
        year = on + timedelta(days=365)
        outcome = thread.write_outcome(
            writing, need=need, change=self.words.change, for_whom=writing.child.first_name, baseline=self.words.baseline,
            by_when=year, measure=self.words.measure, case=case,
        )  # fmt: skip
        what, times, minutes = self.words.plan
        thread.write_provision(
            writing, outcome=outcome, kind="provision", what=what, who="A trained teaching assistant", times_a_week=times,
            minutes=minutes, group_size=1, place="In school", funded_by="The school and the local authority", case=case,
        )  # fmt: skip
        plan = planning.write_content(writing, case=case, content=content)
        return plan, content

    def send_draft(self, case: UUID, plan: UUID, content: Content, on: date) -> None:
        """The caseworker sends the draft."""
        writing = self.by(self.cast.caseworker, on)
        planning.serve_draft(writing, case=case, plan=plan, number=1, snapshot=self._ehc(content, on))

    def finalise(self, case: UUID, plan: UUID, content: Content, on: date) -> UUID:
        """The caseworker issues the final plan, which names the school; return the case of its reviews."""
        writing = self.by(self.cast.caseworker, on)
        school = self.cast.school
        final = Content(
            texts=content.texts, place=Place(name=school.name, type="School or college", setting=str(school.id))
        )
        reviews = planning.finalise(
            writing, case=case, plan=plan, number=2, content=final, snapshot=self._ehc(final, on),
            lead=self.cast.caseworker.person, lead_name=self.cast.caseworker.name,
        )  # fmt: skip
        name_place(writing, Placed(setting=school.id, place=school.name))
        return reviews

    def yearly_review(self, reviews: UUID, meeting: date, decided: date, outcome: str) -> None:
        """The school holds the review and the caseworker writes with the decision."""
        self.by(self.cast.school.senco, meeting).step(reviews, "meeting_held")
        self.by(self.cast.caseworker, decided).step(reviews, "decided", outcome=outcome)

    # What the steps share

    def thread(self, on: date) -> Thread:
        """Return the thread as it stands."""
        kept = self.writing.rows.kept.get(Strand, {})
        return woven(kept[key] for key in sorted(kept)).current(on)  # type: ignore[misc]  # kept under its model

    def _holder(self) -> supporting.Holder:
        teacher = self.cast.teacher
        return supporting.Holder(setting=self.cast.school.id, lead=teacher.person, lead_name=teacher.name)

    def _page(self, on: date, review_on: date) -> PlanWords:
        words = self.words
        who = "Class teacher"
        tried = [
            StrategyWords(what=each.what, who=who, times=5, minutes=10, home=each.home, toolkit=each.key)
            for each in words.strategies
        ]
        _, times, minutes = words.plan
        group = "A small group with the teaching assistant"
        own = StrategyWords(what=group, who="Teaching assistant", times=min(times, 3), minutes=minutes, group=3)
        return PlanWords(
            good_at=words.good_at, says=words.says, need=words.need, area=words.area, change=words.change,
            baseline=words.baseline, measure=words.measure, strategies=(*tried[:2], own), starts_on=on,
            review_on=review_on,
        )  # fmt: skip

    def _version(self, plan: Written, status: str) -> UUID:
        plan.versions += 1
        snapshot = self._support(plan)
        return thread.issue_plan(
            self.writing, case=plan.case, plan=plan.plan, number=plan.versions, status=status, snapshot=snapshot,
            digest=digest_of(snapshot),
        )  # fmt: skip

    def _support(self, plan: Written) -> Snapshot:
        also = {name: plan.content.get(name, "") for name in ("starts_on", "review_on", "review_reason")}
        kept = part_of(self.thread(self.writing.on), plan.content, plan.case)
        return snapshot_of(
            kept,
            purpose=supporting.PLAN_KINDS[plan.process],
            child=self.writing.child.full_name,
            also=also | {"contact": self.cast.teacher.name},
        )

    def _ehc(self, content: Content, on: date) -> Snapshot:
        return plan_snapshot(self.thread(on), content, self._advice(), child=self.writing.child.full_name)

    def _advice(self) -> list[Advice]:
        kept = self.writing.rows.kept.get(Advice, {})
        return [kept[key] for key in sorted(kept)]  # type: ignore[misc]  # kept under its model

    def _first(self, kind: Strand.Kind) -> UUID | None:
        kept = self.writing.rows.kept.get(Strand, {})
        return next((key for key in sorted(kept) if kept[key].kind == kind and kept[key].ends is None), None)  # type: ignore[attr-defined]
