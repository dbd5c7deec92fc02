"""After a review of support: what it found, what may come next, and when to suggest asking for more help. Practice."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from goldenthread.rulebook.rule import practice

SOURCE = practice("Support cycle, when to ask for more help")


class Result(StrEnum):
    """What a review found."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NEED_CHANGED = "need_changed"

    @property
    def words(self) -> str:
        return _RESULTS[self]


class NextStep(StrEnum):
    """What a review decides to do next."""

    STOP = "stop"
    GO_ON = "go_on"
    NEW_CYCLE = "new_cycle"
    SPECIALIST = "specialist"
    ASSESSMENT = "assessment"

    @property
    def words(self) -> str:
        return _NEXT_STEPS[self]

    @property
    def keeps_support(self) -> bool:
        """Help goes on unless people stop it: waiting for a specialist is no reason for a gap."""
        return self is not NextStep.STOP

    @property
    def asks_for_more(self) -> bool:
        return self in (NextStep.SPECIALIST, NextStep.ASSESSMENT)


_RESULTS = {
    Result.MET: "Met: the change we hoped for has come",
    Result.PARTLY: "Partly met: some of it has come",
    Result.NOT_MET: "Not met yet",
    Result.NEED_CHANGED: "The need has changed, or is a different one",
}
_NEXT_STEPS = {
    NextStep.STOP: "Stop: this help is no longer needed",
    NextStep.GO_ON: "Go on with the same help",
    NextStep.NEW_CYCLE: "Plan a new cycle with different help",
    NextStep.SPECIALIST: "Ask a specialist to advise",
    NextStep.ASSESSMENT: "Ask for an education, health and care needs assessment",
}


def reasons_for_more_help(
    results: Sequence[Result], chosen: NextStep, *, given: int = 0, planned: int = 0
) -> list[str]:
    """Say in words why the SENCO should think about more help; empty where there is no reason yet.

    `results` are those of every review so far, latest last. Help that was mostly not given says nothing about the
    child, so a second “not met” counts only where at least half of what was logged was given.
    """
    reasons = []
    if chosen.asks_for_more:
        reasons.append(f"The review chose: {chosen.words[0].lower()}{chosen.words[1:]}.")
    if list(results[-2:]) == [Result.NOT_MET, Result.NOT_MET] and 2 * given >= planned:
        reasons.append("Two reviews running found that the change had not come.")
    if results and results[-1] is Result.NEED_CHANGED:
        reasons.append("The review found that the need has changed.")
    return reasons
