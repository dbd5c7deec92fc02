"""Checks that need the whole file: people given twice, and codes given too often. They keep counts, never people."""

from collections import Counter
from typing import Final

from goldenthread.standards.codes import CeaseReason, RequestSource
from goldenthread.standards.identifiers import NO_ULN_YET, tidy
from goldenthread.standards.sen2.errors import Finding, Severity
from goldenthread.standards.sen2.fingerprints import Sightings
from goldenthread.standards.sen2.rules.book import Rule, entry, finding
from goldenthread.standards.sen2.shapes import Person

_TOO_OFTEN: Final = 0.05

HOLDS_NOBODY: Final = entry(
    "S2-H09",
    Severity.ERROR,
    "Person",
    message="The return holds no person.",
    remedy="Export the return again with its people.",
)

NUMBERED_AS_ANOTHER: Final = entry(
    "S2-P19",
    Severity.ERROR,
    "UPN",
    "UniqueLearnerNumber",
    message="An earlier person in this file has the same number:",
    remedy="Give each person one record, or correct the number.",
)

NAMED_AS_ANOTHER: Final = entry(
    "S2-P20",
    Severity.QUERY,
    "Surname",
    message="An earlier person in this file has the same name and birth date:",
    remedy="Check whether it is one person given twice; note if they are two.",
)

ENDS_FOR_OTHER_REASONS: Final = entry(
    "S2-N23",
    Severity.QUERY,
    "CeaseReason",
    message="More than 5 in 100 plans ended for another reason (9).",
    remedy="Use the other reasons where they fit, and note what the rest are.",
)

ASKED_BY_OTHERS: Final = entry(
    "S2-N23",
    Severity.QUERY,
    "RequestSource",
    message="More than 5 in 100 requests came from another source (5).",
    remedy="Use the other sources where they fit, and note what the rest are.",
)


class WholeFile:
    """What has been seen of a file so far."""

    def __init__(self) -> None:
        self.persons = 0
        self._numbers = {"UPN": Sightings(), "UniqueLearnerNumber": Sightings()}
        self._names = Sightings()
        self._reasons: Counter[CeaseReason] = Counter()
        self._sources: Counter[RequestSource] = Counter()

    def see(self, person: Person) -> None:
        """Take note of a person, and add to their findings whom they seem to be."""
        self.persons += 1
        for element, given in (("UPN", person.upn), ("UniqueLearnerNumber", person.uln)):
            number = tidy(given or "")
            if number and number != NO_ULN_YET:
                self._compare(person, NUMBERED_AS_ANOTHER, element, number, self._numbers[element])
        if person.surname and person.forename and person.born:
            who = (person.surname.casefold(), person.forename.casefold(), person.born)
            self._compare(person, NAMED_AS_ANOTHER, "Surname", who, self._names)
        for request in person.requests:
            if request.source:
                self._sources[request.source] += 1
            if request.plan and request.plan.cease_reason:
                self._reasons[request.plan.cease_reason] += 1

    def _compare(self, person: Person, rule: Rule, element: str, shown: object, seen: Sightings) -> None:
        earlier = seen.first(shown, row=person.number)
        if earlier is None:
            return
        value = shown if isinstance(shown, str) else f"{person.surname}, {person.forename}, {person.born}"
        person.findings.append(
            finding(
                rule,
                rule.severity,
                person=person.number,
                line=person.line,
                element=element,
                value=value,
                about=f"person {earlier}.",
            )
        )

    def close(self) -> list[Finding]:
        """Return what can only be said at the end of the file."""
        others = self._reasons[CeaseReason.OTHER]
        askers = self._sources[RequestSource.OTHER]
        said = (
            (HOLDS_NOBODY, self.persons == 0, None),
            (ENDS_FOR_OTHER_REASONS, others > _TOO_OFTEN * self._reasons.total(), others),
            (ASKED_BY_OTHERS, askers > _TOO_OFTEN * self._sources.total(), askers),
        )
        return [
            finding(rule, rule.severity, person=0, line=0, element=rule.at[0], value=value)
            for rule, is_so, value in said
            if is_so
        ]
