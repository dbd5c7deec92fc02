"""Who may do what in an annual review, and why."""

from __future__ import annotations

from datetime import date

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Ruling
from goldenthread.assessments.policies import LEADS_SEN, OTHERS_DECIDE, is_responsible
from goldenthread.record.models import Case
from goldenthread.rulebook.standing import Standing
from goldenthread.rulebook.time import lodging, long_date, months

APPEAL = lodging(months(2))


def may_hold(actor: Actor, case: Case, standing: Standing) -> Ruling:
    """Say whether someone may write down the meeting: the setting that holds it, or the authority. Regs 20, 21."""
    if standing.may("meeting_held") is None:
        return Ruling(False, f"There is no review to hold. {standing.state.says}")
    return holds_meetings(actor, case.authority_id)


def holds_meetings(actor: Actor, authority: str) -> Ruling:
    """Say whether someone is of those who hold review meetings, wherever the review stands. Regs 20, 21."""
    if actor.capacity in LEADS_SEN or is_responsible(actor, authority):
        return Ruling(True, "The setting, or the authority, holds the meeting.")
    return Ruling(
        False,
        "The head, the SENCO or the authority writes down the meeting. Tell them if something is missing.",
    )


def may_decide(actor: Actor, case: Case, standing: Standing) -> Ruling:
    """Say whether someone may decide after the review: the authority, once a meeting was held. Reg 20(10)."""
    if not is_responsible(actor, case.authority_id):
        return Ruling(False, OTHERS_DECIDE)
    if not waits_for_decision(standing):
        return Ruling(False, "A decision follows a review meeting. Write down the meeting first.")
    return Ruling(True, "The authority decides after the meeting.")


def may_end(actor: Actor, case: Case, standing: Standing) -> Ruling:
    """Say whether the plan may end: after a decision to end it, when the time to appeal is over. CFA 2014, s.45(4)."""
    if not is_responsible(actor, case.authority_id):
        return Ruling(False, OTHERS_DECIDE)
    decided = decided_to_end(standing)
    if decided is None:
        return Ruling(False, "Nobody has decided to end this plan.")
    last = APPEAL.last_day(decided, None)
    if actor.today <= last:
        return Ruling(
            False, f"The plan stays in force until the time to appeal is over, on {long_date(last)}."
        )
    return Ruling(True, "The time to appeal is over.")


def waits_for_decision(standing: Standing) -> bool:
    """Say whether a meeting was held since the last decision."""
    names = [event.name for event in standing.events if event.name in ("meeting_held", "decided")]
    return standing.may("decided") is not None and bool(names) and names[-1] == "meeting_held"


def decided_to_end(standing: Standing) -> date | None:
    """Return the day of the last decision if it was to end the plan."""
    last = next((event for event in reversed(standing.events) if event.name == "decided"), None)
    if last is None or last.fields.get("outcome") != "cease" or standing.may("ceased") is None:
        return None
    return last.on
