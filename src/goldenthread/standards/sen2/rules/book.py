"""The book of checks: how one is written down, and how it is found again.

A check is a small function that is true of what is wrong. Its docstring is the message people read. The numbers are
those of this product; DfE numbers its own checks differently, so never show ours as DfE's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from goldenthread.standards.sen2.errors import Finding, Severity
from goldenthread.standards.sen2.profiles import Profile
from goldenthread.standards.sen2.shapes import ActivePlan, Assessment, NamedPlan, Person, Request

Verdict = bool | tuple[str, ...]
Judge = Callable[[Any, "Around"], Verdict]


@dataclass(slots=True)
class Around:
    """What a check may look at beside its own subject: the census, and what the subject stands in."""

    profile: Profile
    census_day: date
    first_day: date
    last_day: date
    authority: str | None
    today: date | None = None
    sender: str | None = None
    person: Person = field(init=False)
    request: Request = field(init=False)
    assessment: Assessment | None = field(init=False, default=None)
    plan: NamedPlan | None = field(init=False, default=None)
    active: ActivePlan | None = field(init=False, default=None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: our number for it, how much it matters, what it is about, and what to do."""

    number: str
    severity: Severity
    subject: str
    at: tuple[str, ...]
    message: str
    remedy: str
    judge: Judge | None = None


ALL: Final[list[Rule]] = []


def error(number: str, subject: str, *at: str, remedy: str) -> Callable[[Judge], Judge]:
    """Enter a check that stops a return from being sent."""
    return _enter(number, Severity.ERROR, subject, at, remedy)


def query(number: str, subject: str, *at: str, remedy: str) -> Callable[[Judge], Judge]:
    """Enter a check that asks for a note."""
    return _enter(number, Severity.QUERY, subject, at, remedy)


def entry(number: str, severity: Severity, *at: str, message: str, remedy: str) -> Rule:
    """Enter a check that is made elsewhere: while reading, or over the whole file."""
    rule = Rule(number, severity, "", at, message, remedy)
    ALL.append(rule)
    return rule


def _enter(
    number: str, severity: Severity, subject: str, at: tuple[str, ...], remedy: str
) -> Callable[[Judge], Judge]:
    def enter(judge: Judge) -> Judge:
        message = " ".join((judge.__doc__ or "").split())
        ALL.append(Rule(number, severity, subject, at, message, remedy, judge))
        return judge

    return enter


@dataclass(frozen=True, slots=True)
class YearRules:
    """The checks of one year, by subject; those about items the year does not have are left out."""

    profile: Profile
    by_subject: dict[str, list[tuple[Judge, Rule]]]

    @classmethod
    def of(cls, profile: Profile) -> "YearRules":
        """Choose the checks that can be made on a return of this year."""
        by_subject: dict[str, list[tuple[Judge, Rule]]] = {}
        for rule in ALL:
            if rule.judge is not None and profile.elements.issuperset(rule.at):
                by_subject.setdefault(rule.subject, []).append((rule.judge, rule))
        return cls(profile, by_subject)

    def severity(self, rule: Rule) -> Severity:
        """Say how much a check matters in this year."""
        return Severity.QUERY if rule.number in self.profile.queries else rule.severity


def numbered(number: str, element: str) -> Rule:
    """Return the check of this number that speaks of this element, or its first one."""
    found = [rule for rule in ALL if rule.number == number]
    return next((rule for rule in found if element in rule.at), found[0])


def finding(
    rule: Rule,
    severity: Severity,
    *,
    person: int,
    line: int,
    element: str,
    value: object = None,
    about: str = "",
) -> Finding:
    """Write down that a check found something here."""
    shown = "" if value is None else str(int(value) if isinstance(value, bool) else value)
    message = f"{rule.message} {about}".rstrip()
    return Finding(
        rule=rule.number,
        severity=severity,
        person=person,
        line=line,
        element=element,
        value=shown,
        message=message,
        remedy=rule.remedy,
    )


def elements_at_fault(rule: Rule, verdict: Verdict) -> Sequence[str]:
    """Return the elements a verdict speaks of: those it names, or the first that the check is about."""
    return verdict if isinstance(verdict, tuple) else rule.at[:1]
