"""The processes this edition knows, one file each. A new one is declared in its file and listed here."""

from goldenthread.rulebook.process import Clock, Process
from goldenthread.rulebook.processes.annual_review import AnnualReview
from goldenthread.rulebook.processes.first_response import FirstResponse
from goldenthread.rulebook.processes.needs_assessment import NeedsAssessment
from goldenthread.rulebook.processes.support_cycle import SupportCycle

PROCESSES: dict[str, type[Process]] = {
    process.name: process for process in (FirstResponse, SupportCycle, NeedsAssessment, AnnualReview)
}


def every_clock() -> list[tuple[type[Process], Clock]]:
    """Return each clock with the process that declares it, in the order of the child's journey."""
    return [(process, clock) for process in PROCESSES.values() for clock in process.clocks]
