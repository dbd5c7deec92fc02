"""What can have happened in this room, as functions that write it. Verbs check before they call; loaders need not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.record.changes import Change
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.thread.events import end_strand, sign_plan, write_voice

FIRST_RESPONSE, SUPPORT_CYCLE = "first_response", "support_cycle"
PLAN_KINDS = {FIRST_RESPONSE: "first_response", SUPPORT_CYCLE: "support"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a case: the setting, whose calendar counts, and the family's named contact there."""

    setting: UUID | None = None
    lead: UUID | None = None
    lead_name: str = ""


def concern(
    writing: Change,
    *,
    seen: str,
    holder: Holder,
    where: Sequence[str] = (),
    tried: str = "",
    good_at: str = "",
    area: str = "",
    case: UUID | None = None,
) -> UUID:
    """Write that someone raises a concern: it opens a First Response and returns its case."""
    case = case or writing.new_id()
    writing.add(
        FIRST_RESPONSE, "concern_raised", case=case, held_by=holder.setting, lead=holder.lead,
        lead_name=holder.lead_name, seen=seen, where=list(where), tried=tried, area=area,
    )  # fmt: skip
    if good_at:
        whose = "family" if writing.by.capacity.is_family else "school"
        write_voice(writing, words=good_at, whose=whose, topic="good_at", case=case)
    return case


def cycle(
    writing: Change,
    *,
    holder: Holder,
    follows: UUID | None = None,
    review_on: date | None = None,
    case: UUID | None = None,
) -> UUID:
    """Write that a cycle of SEN support opens, perhaps after another case, and return its case."""
    case = case or writing.new_id()
    writing.add(
        SUPPORT_CYCLE, "opened", case=case, held_by=holder.setting, lead=holder.lead, lead_name=holder.lead_name,
        follows=follows, review_on=review_on,
    )  # fmt: skip
    return case


def shared(writing: Change, process: str, case: UUID, *, plan_version: UUID) -> None:
    """Write that a plan is with the family, under the name of whoever shares it."""
    sign_plan(writing, case=case, plan_version=plan_version, agreed=True)
    writing.add(process, "plan_shared", case=case, plan_version=plan_version)


def agreed(
    writing: Change, process: str, case: UUID, *, plan_version: UUID, review_on: date, words: str = ""
) -> None:
    """Write that the family agrees a plan and signs it."""
    sign_plan(writing, case=case, plan_version=plan_version, agreed=True, words=words)
    writing.add(process, "plan_agreed", case=case, plan_version=plan_version, review_on=review_on)


def reviewed(
    writing: Change,
    process: str,
    case: UUID,
    *,
    result: Result,
    next_step: NextStep,
    what_changed: str = "",
    family_view: str = "",
    child_view: str = "",
    ends: Sequence[UUID] = (),
) -> None:
    """Write what a review found and chose, with the family's and the child's own words."""
    if family_view:
        write_voice(writing, words=family_view, whose="family", topic="family_view", case=case)
    if child_view:
        write_voice(writing, words=child_view, whose="child", topic="says", case=case)
    writing.add(
        process, "reviewed", case=case, result=result.value, next_step=next_step.value, what_changed=what_changed,
        family_view=family_view,
    )  # fmt: skip
    for strand in ends:
        end_strand(writing, strand, why="The review ended it.")
