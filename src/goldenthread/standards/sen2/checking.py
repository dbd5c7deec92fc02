"""Runs the checks of a year over a header and over one person at a time."""

from typing import Any

from goldenthread.standards.sen2.elements import (
    ACTIVE_PLAN,
    ASSESSMENT,
    HEADER,
    NAMED_PLAN,
    NEED,
    PERSON,
    PLACEMENT,
    PLAN_DETAIL,
    REQUEST,
)
from goldenthread.standards.sen2.errors import Finding
from goldenthread.standards.sen2.rules.book import (
    Around,
    Rule,
    Verdict,
    YearRules,
    elements_at_fault,
    finding,
)
from goldenthread.standards.sen2.shapes import ActivePlan, Assessment, Header, NamedPlan, Person, Request

_ELEMENTS = {
    "Header": HEADER,
    "Person": PERSON,
    "Requests": REQUEST,
    "Assessment": ASSESSMENT,
    "NamedPlan": NAMED_PLAN,
    "PlanDetail": PLAN_DETAIL,
    "ActivePlans": ACTIVE_PLAN,
    "PlacementDetail": PLACEMENT,
    "SENneed": NEED,
}


class Checker:
    """Holds the checks of a year and what they may look around at."""

    def __init__(self, rules: YearRules, around: Around) -> None:
        self.rules = rules
        self.around = around
        self._findings: list[Finding] = []
        self._unread: dict[int, set[str]] = {}
        self._of = {subject: tuple(rules.by_subject.get(subject, ())) for subject in _ELEMENTS}

    def header(self, header: Header, unread: dict[int, set[str]]) -> list[Finding]:
        """Check the header."""
        self._findings = []
        self._unread = unread
        self._judge("Header", header, 0)
        return self._findings

    def person(self, person: Person, unread: dict[int, set[str]]) -> None:
        """Check one person and everything under them, and add the findings to theirs.

        An element whose text could not be read has its finding already: no check may call it missing as well.
        """
        self._findings = person.findings
        self._unread = unread
        self.around.person = person
        self._judge("Person", person, person.number)
        for request in person.requests:
            self._request(request, person.number)

    def _request(self, request: Request, number: int) -> None:
        around = self.around
        around.request = request
        around.assessment = request.assessment
        around.plan = request.plan
        around.active = request.active
        self._judge("Requests", request, number)
        if request.assessment:
            self._assessment(request.assessment, number)
        if request.active:
            self._active(request.active, number)

    def _assessment(self, assessment: Assessment, number: int) -> None:
        self._judge("Assessment", assessment, number)
        if assessment.plan:
            self._plan(assessment.plan, number)

    def _plan(self, plan: NamedPlan, number: int) -> None:
        self._judge("NamedPlan", plan, number)
        for detail in plan.details:
            self._judge("PlanDetail", detail, number)

    def _active(self, active: ActivePlan, number: int) -> None:
        self._judge("ActivePlans", active, number)
        for placement in active.placements:
            self._judge("PlacementDetail", placement, number)
        for need in active.needs:
            self._judge("SENneed", need, number)

    def _judge(self, subject: str, node: Any, number: int) -> None:
        around = self.around
        for judge, rule in self._of[subject]:
            verdict = judge(node, around)
            if verdict:
                self._write(rule, verdict, subject, node, number)

    def _write(self, rule: Rule, verdict: Verdict, subject: str, node: Any, number: int) -> None:
        severity = self.rules.severity(rule)
        unread = self._unread.get(id(node), ())
        renamed = self.rules.profile.renamed
        for named in elements_at_fault(rule, verdict):
            element = renamed.get(named, named)
            if element in unread:
                continue
            known = _ELEMENTS[subject].get(element)
            value = getattr(node, known.name) if known else None
            self._findings.append(
                finding(rule, severity, person=number, line=node.line, element=element, value=value)
            )
