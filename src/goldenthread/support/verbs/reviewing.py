"""Review support with the family, open the next cycle from it, and decide whether to ask for more help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.record.changes import Change, OutOfTurn, change
from goldenthread.record.models import Case
from goldenthread.record.queries import case_for
from goldenthread.rulebook.next_steps import NextStep, Result, reasons_for_more_help
from goldenthread.support import events, policies, queries
from goldenthread.thread.events import write_plan


def review(
    *,
    case: UUID,
    result: Result,
    next_step: NextStep,
    by: Actor,
    on: date,
    what_changed: str = "",
    family_view: str = "",
    child_view: str = "",
    key: UUID | None = None,
) -> UUID | None:
    """Close a cycle with what it found and what comes next; return the case of the next cycle, if there is one.

    Unless the help is stopped the next cycle opens at once, from the same strands, so that nothing is typed again.
    """
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return queries.cycle_after(held)
        policies.may_review(by, held).or_refuse()
        _may_review_now(writing, case)
        results = [*queries.results_of(writing.child), result]
        events.reviewed(
            writing, held.process, case, result=result, next_step=next_step, what_changed=what_changed,
            family_view=family_view, child_view=child_view,
            ends=() if next_step.keeps_support else _provisions(case),
        )  # fmt: skip
        _suggest_more_help(writing, held, results, next_step)
        return _open_next(writing, held) if next_step.keeps_support else None


def agree_more_help(*, case: UUID, step: NextStep, by: Actor, on: date, key: UUID | None = None) -> None:
    """Decide to ask for more help: a specialist's advice, or a needs assessment."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_decide_more_help(by, held).or_refuse()
        writing.step(case, "more_help_agreed", step=step.value)


def decline_more_help(*, case: UUID, reason: str, by: Actor, on: date, key: UUID | None = None) -> None:
    """Decide not to ask for more help yet, with the reason the family will read."""
    held = case_for(reader=by, case=case)
    with change(held.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return
        policies.may_decide_more_help(by, held).or_refuse()
        writing.step(case, "more_help_declined", reason=reason)


def _may_review_now(writing: Change, case: UUID) -> None:
    standing = writing.standing(case)
    if standing.may("reviewed") is None:
        raise OutOfTurn(f"There is no support to review yet. {standing.state.says}")


def _suggest_more_help(writing: Change, case: Case, results: list[Result], chosen: NextStep) -> None:
    logged = queries.sessions_of(writing.child, since=case.opened_on, until=writing.on)
    given = sum(each.happened for each in logged)
    reasons = reasons_for_more_help(results, chosen, given=given, planned=len(logged))
    if reasons:
        writing.step(case.pk, "more_help_suggested", reason=" ".join(reasons))


def _open_next(writing: Change, case: Case) -> UUID:
    holder = replace(
        queries.holder_for(writing.child, writing.on), lead=case.lead_id, lead_name=case.lead_name
    )
    opened = events.cycle(writing, holder=holder, follows=case.pk)
    plan = queries.plan_of(case.pk)
    if plan is not None:
        write_plan(writing, case=opened, kind="support", content=plan.content)
    return opened


def _provisions(case: UUID) -> list[UUID]:
    plan = queries.plan_of(case)
    return [UUID(each) for each in plan.content.get("provisions", ())] if plan else []
