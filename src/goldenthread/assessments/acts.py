"""What meets each deadline of an assessment, and where it is done; and the way to it from a review of support."""

from collections.abc import Iterable

from django.urls import reverse

from goldenthread.access.actors import Actor
from goldenthread.assessments import policies, queries
from goldenthread.record.acts import next_act
from goldenthread.support.pages import Way, adds_ways
from goldenthread.support.queries import Support

PROCESS = "needs_assessment"

next_act(PROCESS, "CLK-01", "Decide whether to assess", "assessments:decision")
next_act(PROCESS, "CLK-02", "Decide whether to assess", "assessments:decision")
next_act(PROCESS, "CLK-03", "Give or record advice", "assessments:assessment")
next_act(PROCESS, "CLK-04", "Gather advice, then decide about a plan", "assessments:assessment")
next_act(PROCESS, "CLK-09", "Decide about a plan", "assessments:plan-decision")
next_act(PROCESS, "CLK-41b", "Decide about a plan", "assessments:plan-decision")
next_act(PROCESS, "CLK-20", "How to disagree", "assessments:assessment")
next_act(PROCESS, "CLK-21", "How to disagree", "assessments:assessment")


@adds_ways
def from_support(support: Support, reader: Actor) -> Iterable[Way]:
    """Lead from the decision to ask for more help straight to the request, which sends what is known already."""
    decided = support.told("more_help_agreed")
    if decided is None or not queries.chose_assessment(decided):
        return
    child = support.case.child
    if policies.may_request(reader, child).allowed and not queries.asked_since(child, decided.happened_on):
        yield Way(
            "Ask for an EHC needs assessment",
            reverse("assessments:request", args=[child.pk]),
            is_main=reader.capacity.is_setting,
        )
