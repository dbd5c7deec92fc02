"""Write the one-page plan, share it, add to it, sign it, and start it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import Change, OutOfTurn, change
from goldenthread.record.models import Case
from goldenthread.record.queries import case_for
from goldenthread.rulebook.plans import earliest_review, latest_cycle_review, latest_review
from goldenthread.rulebook.time import long_date
from goldenthread.support import events, policies, queries
from goldenthread.support.onepage import MOST_STRATEGIES, PlanWords, one_page_written, part_of, words_of
from goldenthread.thread.events import issue_plan, sign_plan, write_voice
from goldenthread.thread.models import Plan, PlanVersion, Strand
from goldenthread.thread.outcomes import refuse_provision
from goldenthread.thread.snapshots import Snapshot, digest_of, snapshot_of
from goldenthread.thread.strands import Topic, Voice, strand_of, thread_of


class ReviewOutOfTime(Refused):
    """The review is too early or too late."""


class NothingToTry(Refused):
    """A plan says at least one thing to try, and at most three. Choose from the list or write your own."""


class AlreadySigned(Refused):
    """Your name is under this version already. There is nothing more to do."""


def write_plan(
    *, case: UUID, words: PlanWords, seen: int, by: Actor, on: date, key: UUID | None = None
) -> None:
    """Write the one-page plan, or write it again as long as the family has not agreed it."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_write_plan(by, held).or_refuse()
        _may(writing, case, "plan_shared")
        plan = queries.plan_of(case)
        if plan is not None:
            now = words_of(thread_of(writing.child), plan.content)
            writing.check_version(plan.version, now.told() if now else {}, words.told(), seen)
        check_words(held.process, words)
        one_page_written(
            writing, case=case, kind=events.PLAN_KINDS[held.process], words=words,
            plan=plan.pk if plan else None, before=plan.content if plan else queries.begun_with(case),
        )  # fmt: skip


def check_words(process: str, words: PlanWords) -> None:
    """Refuse a plan that names help as its outcome, that tries nothing, or whose review falls out of time."""
    refuse_provision(words.change)
    if not 1 <= len(words.strategies) <= MOST_STRATEGIES:
        raise NothingToTry
    wrong = review_out_of_time(process, words.starts_on, words.review_on)
    if wrong and not words.review_reason:
        raise ReviewOutOfTime(f"{wrong} Choose a day in that time, or say why another is better.")


def review_out_of_time(process: str, starts: date, review: date) -> str:
    """Say between which days the review should fall, where it does not; else nothing. Practice and the Code 6.65."""
    first_response = process == events.FIRST_RESPONSE
    first = earliest_review(starts) if first_response else starts
    last = latest_review(starts) if first_response else latest_cycle_review(starts)
    if first <= review <= last:
        return ""
    return f"The review should fall between {long_date(first)} and {long_date(last)}."


def share_plan(*, case: UUID, seen: int, by: Actor, on: date, key: UUID | None = None) -> None:
    """Share the plan with the family, under the name of whoever shares it. What they read never changes."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_write_plan(by, held).or_refuse()
        plan = _plan(case)
        writing.check_version(plan.version, {}, {}, seen)
        _may(writing, case, "plan_shared")
        version = _version(writing, held, plan, "shared")
        events.shared(writing, held.process, case, plan_version=version)


def add_at_home(*, case: UUID, words: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Add what works at home. Each person of the family has one place for it, which they may write again."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_add_at_home(by).or_refuse()
        own = [each for each in _at_home(writing, case) if each.whose == by.name]
        write_voice(
            writing, words=words, whose=by.name, topic=Topic.WORKS_AT_HOME.value, case=case,
            id=own[0].id if own else None,
        )  # fmt: skip


def acknowledge(*, case: UUID, voice: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Acknowledge what the family added, so that they know it was read."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_acknowledge(by, held).or_refuse()
        added = next((each for each in _at_home(writing, case) if each.id == voice), None)
        if added is None:
            raise Refused("This was changed or taken back by the family. Read the plan again.")
        write_voice(
            writing, words=added.words, whose=added.whose, topic=added.topic.value, acknowledged_by=by.name,
            case=case, id=added.id, begins=added.begins,
        )  # fmt: skip


def sign(
    *, case: UUID, agrees: bool, seen: int, by: Actor, on: date, words: str = "", key: UUID | None = None
) -> None:
    """Sign the plan for the family, or say why not. A disagreement stays with the plan for good."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_sign(by).or_refuse()
        _may(writing, case, "plan_agreed")
        plan = _plan(case)
        writing.check_version(plan.version, {}, {}, seen)
        if not agrees:
            sign_plan(writing, case=case, plan_version=_latest(plan).pk, agreed=False, words=words)
            return
        version = _version(writing, held, plan, "agreed")
        _not_twice(writing, version)
        review_on = date.fromisoformat(plan.content["review_on"])
        events.agreed(writing, held.process, case, plan_version=version, review_on=review_on, words=words)


def co_sign(*, case: UUID, by: Actor, on: date, key: UUID | None = None) -> None:
    """Add a name of the setting under the version that stands."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_co_sign(by, held).or_refuse()
        version = _latest(_plan(case))
        _not_twice(writing, version.pk)
        sign_plan(writing, case=case, plan_version=version.pk, agreed=True)


def start_unsigned(*, case: UUID, reason: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Start the support before the family has signed, with the reason. They may sign, or disagree, at any time."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_write_plan(by, held).or_refuse()
        plan = _plan(case)
        _version(writing, held, plan, "started")
        writing.step(case, "started_unsigned", reason=reason, review_on=plan.content["review_on"])


def plan_snapshot(case: Case, plan: Plan, thread: Any) -> Snapshot:
    """Write down what the plan says now, as it would be issued."""
    also = {name: plan.content.get(name, "") for name in ("starts_on", "review_on", "review_reason")}
    return snapshot_of(
        part_of(thread, plan.content, case.pk), purpose=plan.kind, child=case.child.full_name,
        also=also | {"contact": case.lead_name},
    )  # fmt: skip


def _version(writing: Change, case: Case, plan: Plan, status: str) -> UUID:
    """Return the version that says what the plan says now: the latest one, or a new one."""
    snapshot = plan_snapshot(case, plan, thread_of(writing.child))
    digest = digest_of(snapshot)
    latest = PlanVersion.objects.filter(plan_id=plan.pk).order_by("-number").first()
    if latest is not None and latest.digest == digest:
        return latest.pk
    number = plan.issued + 1
    return issue_plan(
        writing, case=case.pk, plan=plan.pk, number=number, status=status, snapshot=snapshot, digest=digest
    )


def _plan(case: UUID) -> Plan:
    plan = queries.plan_of(case)
    if plan is None or not plan.content.get("need"):
        raise queries.NoPlanYet
    return plan


def _latest(plan: Plan) -> PlanVersion:
    latest = PlanVersion.objects.filter(plan_id=plan.pk).order_by("-number").first()
    if latest is None:
        raise queries.NoPlanYet
    return latest


def _at_home(writing: Change, case: UUID) -> list[Voice]:
    rows = Strand.objects.filter(child=writing.child, case_id=case, kind=Strand.Kind.VOICE).order_by("pk")
    voices = [strand_of(row) for row in rows]
    return [each for each in voices if isinstance(each, Voice) and each.topic is Topic.WORKS_AT_HOME]


def _may(writing: Change, case: UUID, step: str) -> None:
    standing = writing.standing(case)
    if standing.may(step) is None:
        raise OutOfTurn(f"This cannot be done now. {standing.state.says}")


def _not_twice(writing: Change, version: UUID) -> None:
    if queries.has_signed(version, writing.by.person):
        raise AlreadySigned
