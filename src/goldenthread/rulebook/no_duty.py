"""When an authority that is asked for an assessment need not decide. Children and Families Act 2014, s.36(6)."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.rulebook.rule import act
from goldenthread.rulebook.time import long_date, months

SOURCE = act("s.36(6)")
ASSESSED, HAS_PLAN = "assessed", "plan"
REASONS = {
    ASSESSED: "There was an assessment in the six months before this request",
    HAS_PLAN: "There is an EHC plan already",
}
SIX_MONTHS = months(6)


def is_no_ground(reason: str, *, earlier_on: date, asked_on: date, today: date) -> str | None:
    """Say why an earlier assessment or plan does not free the authority from deciding; None where it does."""
    if reason == HAS_PLAN:
        return (
            None
            if earlier_on <= today
            else "A plan that is not made yet is no reason. Decide whether to assess."
        )
    if earlier_on > asked_on:
        return f"The earlier assessment must be before this request, which came on {long_date(asked_on)}."
    if SIX_MONTHS.last_day(earlier_on) < asked_on:
        return (
            f"An assessment finished on {long_date(earlier_on)} is more than six months before this request, "
            f"which came on {long_date(asked_on)}. Decide whether to assess."
        )
    return None


def after_six_months(earlier_on: date) -> date:
    """Return the first day on which a request would have to be decided again after an assessment."""
    return SIX_MONTHS.last_day(earlier_on) + timedelta(days=1)
