"""Who may do what with an EHC plan, and why."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Ruling
from goldenthread.assessments.policies import LEADS_SEN, OTHERS_DECIDE, is_responsible, speaks_for_the_family
from goldenthread.record.models import Case, Child
from goldenthread.rulebook.standing import Standing

WRITING_TIME = ("drafting", "draft_with_family")


def may_write(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may write the working copy: the responsible authority, until the plan is final."""
    if not is_responsible(actor, case.authority_id):
        return Ruling(False, OTHERS_DECIDE)
    if case.state not in WRITING_TIME:
        return Ruling(
            False, "A plan is written once the authority has agreed to make one, and until it is final."
        )
    return Ruling(True, "The responsible authority writes the plan.")


def may_answer(actor: Actor, child: Child, standing: Standing) -> Ruling:
    """Say whether someone may comment on the draft, ask for a setting or a meeting. Reg 13(1)(a); CFA 2014, s.38(2)."""
    if standing.may("views_given") is None:
        return Ruling(False, f"There is no draft to answer. {standing.state.says}")
    return speaks_for_the_family(actor, child)


def may_reply(actor: Actor, *, setting: UUID) -> Ruling:
    """Say whether someone may answer for a setting that is consulted: its head or SENCO, never the authority."""
    if actor.capacity in LEADS_SEN and actor.setting == setting:
        return Ruling(True, "The setting answers for itself.")
    return Ruling(False, "Only the head or the SENCO of the setting that was asked can answer.")
