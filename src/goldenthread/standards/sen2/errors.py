"""What stops a return from being read at all, and what a reader can say about one that was read."""

from dataclasses import dataclass
from enum import StrEnum


class Sen2Error(ValueError):
    """This file cannot be read as a SEN2 return. The message says where, why and what to do."""

    def __init__(
        self, file: str, problem: str, remedy: str, *, line: int = 0, person: int = 0, element: str = ""
    ) -> None:
        self.file = file
        self.problem = problem
        self.remedy = remedy
        self.line = line
        self.person = person
        self.element = element
        super().__init__(f"{place(file=file, person=person, line=line, element=element)}: {problem} {remedy}")


class Severity(StrEnum):
    """How much a finding matters: an error stops a return from being sent, a query asks for a note."""

    ERROR = "E"
    QUERY = "Q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong or odd in a return. The rule's number is ours, never one of DfE's."""

    rule: str
    severity: Severity
    person: int
    line: int
    element: str
    value: str
    message: str
    remedy: str

    @property
    def is_error(self) -> bool:
        """Say whether this must be mended before the return can be sent."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Return the finding as one line for a person to read."""
        where = place(person=self.person, line=self.line, element=self.element)
        shown = f" {self.value!r}" if self.value else ""
        return f"{where}{shown}: {self.message} {self.remedy} (our check {self.rule})"


def place(*, file: str = "", person: int = 0, line: int = 0, element: str = "") -> str:
    """Return where something stands, in words."""
    parts = (file, f"person {person}" if person else "", f"line {line}" if line else "", element)
    return ", ".join(filter(None, parts)) or "the file"
